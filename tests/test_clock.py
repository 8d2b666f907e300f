"""The computer's own clock."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import timedelta

import pytest

from trustjournal.clock import SystemClock


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    with monkeypatch.context() as patch:
        yield patch
    SystemClock().now()  # back to where the tests run


@pytest.mark.skipif(sys.platform == "win32", reason="the zone is not in the environment")
def test_a_change_of_the_time_zone_is_seen_while_the_program_runs(
    zone: pytest.MonkeyPatch,
) -> None:
    for name, hours in (("JST-9", 9), ("EST5", -5), ("UTC0", 0)):
        zone.setenv("TZ", name)
        assert SystemClock().now().utcoffset() == timedelta(hours=hours)

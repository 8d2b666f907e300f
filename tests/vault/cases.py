"""How many cases a test tries; apart from `helpers`, which child processes import."""

from __future__ import annotations

import pytest


def times(name: str, few: int, full: int) -> pytest.MarkDecorator:
    """Give a test `few` cases as its argument `name`, and the full number under `soak`."""
    cases = [few, pytest.param(full, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
    return pytest.mark.parametrize(name, cases)

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.conftest import FixedClock
from trustjournal.journal.disclosure_log import DisclosureEvent
from ui.widgets.due_words import due_words, moment_near


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "today, 09:26"),
        (1, "tomorrow, 09:26"),
        (-1, "yesterday, 09:26"),
        (3, "Tuesday, 09:26"),
        (-3, "Wednesday, 09:26"),
        (7, "Saturday 21 March, 09:26"),
        (-300, "Sunday 18 May 2025, 09:26"),
    ],
)
def test_near_moments_go_by_name(clock: FixedClock, days: int, words: str) -> None:
    moment = clock.now() + timedelta(days=days)
    assert moment_near(moment, clock.now().date()) == words


def event(clock: FixedClock, within: int | None, **ago: float) -> DisclosureEvent:
    happened = clock.now() - timedelta(**ago)
    return DisclosureEvent.new(clock, what="x", happened_at=happened, within_hours=within)


def test_until_when_is_said_without_a_countdown(clock: FixedClock) -> None:
    now = clock.now()
    assert due_words(event(clock, 24, hours=5), now) == "To be told by tomorrow, 04:26"
    assert due_words(event(clock, None, hours=5), now) == "No time was agreed"


def test_after_the_time_telling_still_counts(clock: FixedClock) -> None:
    said = due_words(event(clock, 24, hours=30), clock.now())
    assert said == "The agreed time was today, 03:26. Telling it late is still telling it."

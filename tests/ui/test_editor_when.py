"""Days and times as people type them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.widgets.when_text import moved, read_day, read_time

TODAY = date(2026, 6, 19)
WORDS = {"today": 0, "yesterday": 1}
SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


def at_home(naive: datetime) -> datetime:
    """A computer whose summer time lasts from April to October."""
    return naive.replace(tzinfo=SUMMER if 4 <= naive.month <= 10 else WINTER)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("19/6/2026", TODAY),
        ("19.6.26", TODAY),
        ("2026-06-19", TODAY),
        ("19 6 2026", TODAY),
        (" Yesterday ", date(2026, 6, 18)),
        ("today", TODAY),
        ("15/6", date(2026, 6, 15)),
        ("20/6", date(2025, 6, 20)),
        ("29/2/2024", date(2024, 2, 29)),
    ],
)
def test_days(typed: str, day: date) -> None:
    assert read_day(typed, TODAY, WORDS) == day


@pytest.mark.parametrize("typed", ["", "soon", "31/2/2026", "6/19/2026", "0/0", "2026-13-01", "19"])
def test_no_days(typed: str) -> None:
    assert read_day(typed, TODAY, WORDS) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_it_is_shown_is_read_back(day: date) -> None:
    assert read_day(f"{day.day}/{day.month}/{day.year}", TODAY, WORDS) == day
    assert read_day(day.isoformat(), TODAY, WORDS) == day


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("19:05", time(19, 5)),
        ("1905", time(19, 5)),
        ("7.05 pm", time(19, 5)),
        ("7pm", time(19)),
        ("12 am", time(0)),
        ("12pm", time(12)),
        ("9", time(9)),
        ("0:00", time(0)),
    ],
)
def test_times(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize("typed", ["", "25:00", "7:60", "13 pm", "0 am", "seven", "19:5"])
def test_no_times(typed: str) -> None:
    assert read_time(typed) is None


@given(st.text(max_size=12))
def test_nothing_typed_does_harm(typed: str) -> None:
    read_day(typed, TODAY, WORDS)
    read_time(typed)


def test_an_untouched_time_keeps_its_seconds() -> None:
    before = datetime(2026, 6, 19, 19, 5, 42, 7, tzinfo=SUMMER)
    assert moved(before, before.date(), time(19, 5), at_home) is before


def test_an_entry_from_here_follows_summer_time() -> None:
    before = datetime(2026, 6, 19, 19, 5, tzinfo=SUMMER)
    after = moved(before, date(2026, 1, 10), time(8, 0), at_home)
    assert after == datetime(2026, 1, 10, 8, 0, tzinfo=WINTER)
    assert after.utcoffset() == timedelta(hours=1)


def test_an_entry_from_elsewhere_keeps_its_offset() -> None:
    elsewhere = timezone(timedelta(hours=-5))
    before = datetime(2026, 6, 19, 19, 5, tzinfo=elsewhere)
    after = moved(before, date(2026, 1, 10), time(8, 0), at_home)
    assert after.utcoffset() == timedelta(hours=-5)
    assert (after.day, after.hour) == (10, 8)

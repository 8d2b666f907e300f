"""Dates and times as people type them; decides without a widget."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

_DAY = re.compile(r"(\d{1,4})[-./ ](\d{1,2})(?:[-./ ](\d{1,4}))?[.]?")
_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(am|pm)?", re.IGNORECASE)


def read_day(typed: str, today: date, words: dict[str, int]) -> date | None:
    """Return the day somebody typed, None when it is none.

    Takes year-month-day, day/month/year, and day/month for the latest such day that is not to
    come. `words` are others for days before today ("yesterday": 1).
    """
    text = " ".join(typed.casefold().split())
    if text in words:
        return today - timedelta(days=words[text])
    found = _DAY.fullmatch(text)
    if not found:
        return None
    first, second, third = (int(part) if part else None for part in found.groups())
    if first is None or second is None:
        return None
    if len(found.group(1)) == 4:
        return _day(first, second, third)
    if third is not None:
        return _day(third if third > 99 else 2000 + third, second, first)
    this_year = _day(today.year, second, first)
    return this_year if this_year and this_year <= today else _day(today.year - 1, second, first)


def read_coming_day(typed: str, today: date) -> date | None:
    """Return the day somebody typed, None when it is none.

    As `read_day`, but day/month alone is the next such day, today included.
    """
    text = " ".join(typed.casefold().split())
    found = _DAY.fullmatch(text)
    if not found or found.group(3) or len(found.group(1)) == 4:
        return read_day(text, today, {})
    day, month = int(found.group(1)), int(found.group(2))
    years = range(today.year, today.year + 9)  # 29 February may be that far away
    coming = (_day(year, month, day) for year in years)
    return next((each for each in coming if each and each >= today), None)


def read_time(typed: str) -> time | None:
    """Return the time of day somebody typed ("19:05", "1905", "7.05 pm", "7pm"), else None."""
    found = _TIME.fullmatch(typed.strip())
    if not found:
        return None
    hour, minute = int(found.group(1)), int(found.group(2) or 0)
    half = (found.group(3) or "").casefold()
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def moved(before: datetime, day: date, at: time, local: Callable[[datetime], datetime]) -> datetime:
    """Return `before` on another day and at another time of its own wall clock.

    `local` gives a naive time its offset at this computer. An entry written at this computer
    follows its summer time; one that came from elsewhere keeps the offset it has.
    """
    naive = before.replace(tzinfo=None)
    wanted = datetime.combine(day, at)
    if wanted == naive.replace(second=0, microsecond=0):
        return before
    offset = before.utcoffset() or timedelta()
    if local(naive).utcoffset() == offset:
        return local(wanted)
    return wanted.replace(tzinfo=timezone(offset))


def _day(year: int, month: int | None, day: int | None) -> date | None:
    try:
        return date(year, month or 0, day or 0)
    except ValueError:
        return None

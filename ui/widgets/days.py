"""Days and times in words: "Today", "Yesterday", "Sunday 15 June"."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale


def day_in_words(day: date, today: date) -> str:
    """Return a day as a heading: near days by name, days of another year with the year."""
    near = near_day(day, today)
    return near or full_day(day, today)


def near_day(day: date, today: date) -> str:
    """Return "Today" or "Yesterday", empty for any other day."""
    if day == today:
        return QCoreApplication.translate("days", "Today")
    if day == today - timedelta(days=1):
        return QCoreApplication.translate("days", "Yesterday")
    return ""


def full_day(day: date, today: date) -> str:
    """Return "Sunday 15 June", with the year where it is another than today's."""
    shape = "dddd d MMMM" if day.year == today.year else "dddd d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)


def time_of(moment: datetime) -> str:
    """Return the time of day as the person's wall clock said it."""
    return f"{moment:%H:%M}"


def lately(moment: datetime, today: date) -> str:
    """Return "Yesterday, 21:40"; within a week the weekday alone, before that the date."""
    day = moment.date()
    near = near_day(day, today)
    if not near and timedelta(0) < today - day < timedelta(days=7):
        near = QLocale().dayName(day.isoweekday())
    return f"{near or full_day(day, today)}, {time_of(moment)}"


def short_day(day: date, today: date) -> str:
    """Return "14 July", with the year where it is another than today's."""
    shape = "d MMMM" if day.year == today.year else "d MMMM yyyy"
    return QLocale().toString(QDate(day.year, day.month, day.day), shape)

"""Until when something is to be told, in quiet words."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QLocale

from trustjournal import texts
from trustjournal.journal.disclosure_log import DisclosureEvent
from ui.widgets.days import full_day

_WEEK = timedelta(days=7)


def moment_near(moment: datetime, today: date) -> str:
    """Return "today, 18:00", "tomorrow, 18:00", "Thursday, 18:00" within a week, else the date."""
    translate = QCoreApplication.translate
    day = moment.date()
    names = {
        today: translate("DueWords", "today"),
        today + timedelta(days=1): translate("DueWords", "tomorrow"),
        today - timedelta(days=1): translate("DueWords", "yesterday"),
    }
    name = names.get(day)
    if name is None and -_WEEK < day - today < _WEEK:
        name = QLocale().dayName(day.isoweekday())
    return f"{name or full_day(day, today)}, {moment:%H:%M}"


def due_words(event: DisclosureEvent, now: datetime) -> str:
    """Return until when it is to be told; once that has passed, that telling still counts."""
    words: dict[str, str] = texts.load("disclosure_page")["log"]
    if event.due_at is None:
        return words["no_time"]
    moment = moment_near(event.due_at.astimezone(now.tzinfo), now.date())
    passed = event.due_at < now
    return words["overdue" if passed else "due"].format(moment=moment)

"""What the screens of a check-in call people, ways and rhythms."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLocale

from trustjournal.journal.checkin_records import KeptAnswer
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.formats import Cadence, Format, Way
from trustjournal.journal.schedules import Schedule

translate = QCoreApplication.translate


def seat_name(seat: Seat, name: str) -> str:
    """Return what somebody is called: what they typed, else by their place."""
    if name.strip():
        return name.strip()
    if seat is Seat.FIRST:
        return translate("CheckIns", "The first of you")
    return translate("CheckIns", "The other one")


def answered_by(kept: KeptAnswer, name: str, me: str) -> str:
    """Return whose answer it is: by their id where that is kept (each wrote their own side), else
    by the `name` at the table. `me` is the id of the one who reads."""
    if kept.person:
        mine = kept.person == me
        return (
            translate("CheckIns", "From me") if mine else translate("CheckIns", "From my partner")
        )
    return seat_name(kept.seat, name)


def name_in(session: CheckInSession, seat: Seat) -> str:
    """Return what somebody is called at this check-in."""
    return seat_name(seat, session.name_of(seat))


def cadence_words(form: Format) -> str:
    """Return how often a format is meant."""
    return {
        Cadence.DAILY: translate("CheckIns", "Daily"),
        Cadence.WEEKLY: translate("CheckIns", "Weekly"),
        Cadence.ANY: translate("CheckIns", "Whenever you like"),
    }[form.cadence]


def length_words(form: Format) -> str:
    """Return about how long a format takes."""
    if Way.SPOKEN in form.ways:
        return translate("CheckIns", "{n} minutes each").format(n=form.minutes_each)
    return translate("CheckIns", "{n} minutes").format(n=form.minutes_each)


def about(form: Format) -> str:
    """Return the line below a format's title."""
    return " · ".join((cadence_words(form), length_words(form)))


def rhythm_words(schedule: Schedule | None) -> str:
    """Return a rhythm in words, "" for none."""
    if schedule is None:
        return ""
    at = f"{schedule.at:%H:%M}"
    if not schedule.days:
        return translate("CheckIns", "Every day at {time}").format(time=at)
    days = ", ".join(QLocale().dayName(day + 1) for day in sorted(schedule.days))
    if schedule.weeks == 1:
        return translate("CheckIns", "{days} at {time}").format(days=days, time=at)
    return translate("CheckIns", "Every {n} weeks: {days} at {time}").format(
        n=schedule.weeks, days=days, time=at
    )

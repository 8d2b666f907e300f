"""The JSON form of a check-in under way: all of it, so that nothing else is needed to go on."""

from __future__ import annotations

from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members, reading
from trustjournal.journal.answers import Answer
from trustjournal.journal.checkins import MOST_SECONDS, CardId, CheckInSession, Seat
from trustjournal.journal.entries import LONGEST_NAME
from trustjournal.journal.formats import Format, Way
from trustjournal.journal.moments import moment_from_text, with_fixed_offset


def to_json(session: CheckInSession) -> dict[str, Any]:
    """Return everything about a session, its format included: changing that changes nothing."""
    answers = sorted(session.answers, key=lambda each: session.plan.index(each[0]))
    return {
        "id": session.uid,
        "format": session.format.to_json(),
        "way": session.way.value,
        "started": session.started.isoformat(),
        "plan": [[seat.value, key] for seat, key in session.plan],
        "at": session.at,
        "answers": [[seat.value, key, said.to_json()] for (seat, key), said in answers],
        "skipped": sorted([seat.value, key] for seat, key in session.skipped),
        "people": list(session.people),
        "names": list(session.names),
        "paused": session.paused,
        "timer": session.timer,
        "spent": list(session.spent),
    }


def from_json(data: object) -> CheckInSession:
    """Return the session that `data` describes. Raises EntryInvalid or FormatInvalid."""
    record = members.record("checkin", data)
    form = Format.from_json(record.get("format"))
    plan = tuple(_card_id(each, form) for each in members.items("plan", record.get("plan")))
    if not plan or len(set(plan)) != len(plan):
        raise EntryInvalid("plan", "twice" if plan else "missing")
    answers = members.items("answers", record.get("answers", []))
    skipped = members.items("skipped", record.get("skipped", []))
    spent = [
        reading.number({"spent": each}, "spent", 0, MOST_SECONDS)
        for each in _pair(record, "spent", 0)
    ]
    return CheckInSession(
        uid=reading.name(record, "id"),
        format=form,
        way=reading.word(record, "way", Way),
        started=with_fixed_offset(moment_from_text("started", record.get("started"))),
        plan=plan,
        at=reading.number(record, "at", 0, len(plan)),
        answers=tuple(_answer(each, form) for each in answers),
        skipped=frozenset(_card_id(each, form) for each in skipped),
        people=_names(record, "people"),
        names=_names(record, "names"),
        paused=reading.yes_or_no({"paused": False} | record, "paused"),
        timer=reading.yes_or_no({"timer": True} | record, "timer"),
        spent=(spent[0], spent[1]),
    )


def _card_id(data: object, form: Format) -> CardId:
    listed = members.items("plan", data)
    if len(listed) != 2 or form.section(str(listed[1])) is None:
        raise EntryInvalid("plan", "not_a_choice")
    return reading.word({"plan": listed[0]}, "plan", Seat), str(listed[1])


def _answer(data: object, form: Format) -> tuple[CardId, Answer]:
    listed = members.items("answers", data)
    if len(listed) != 3:
        raise EntryInvalid("answers", "not_a_choice")
    return _card_id(listed[:2], form), Answer.from_json(listed[2])


def _pair(record: dict[str, Any], field: str, usual: object) -> list[Any]:
    listed = members.items(field, record.get(field, [usual, usual]))
    if len(listed) != 2:
        raise EntryInvalid(field, "not_enough")
    return listed


def _names(record: dict[str, Any], field: str) -> tuple[str, str]:
    first, second = _pair(record, field, "")
    for name in (first, second):
        members.text(field, name)
        if len(name) > LONGEST_NAME:
            raise EntryInvalid(field, "too_long")
    return first, second

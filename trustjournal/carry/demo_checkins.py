"""The check-ins of the demo's couple, held as the app holds them; words in `demo_checkins.toml`."""

from __future__ import annotations

from copy import deepcopy
from datetime import datetime
from typing import Any

from trustjournal import texts
from trustjournal.carry.demo import moment_of
from trustjournal.clock import Clock
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_keeping import record_of
from trustjournal.journal.checkin_records import Commitment
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.formats import Format, Way, shipped
from trustjournal.journal.schedules import Schedule
from trustjournal.vault.database import Database


class _At:
    """A clock that tells when something of the demo was done."""

    def __init__(self, moment: datetime) -> None:
        self._moment = moment

    def now(self) -> datetime:
        """Return that moment."""
        return self._moment


def hold_alone(private: Database, clock: Clock, who: int, language: str = "en") -> None:
    """Hold one person's weekly pulses; `who` counts from 0. `clock` tells the demo's present."""
    for record in _script(language)["pulse"]:
        if record.pop("who") - 1 == who:
            at = _At(moment_of(record, clock.now()))
            session = CheckInSession.begin(_format("weekly_pulse"), Way.SOLO, at)
            _keep(private, at, _answered(session, record))


def hold_together(shared: Database, clock: Clock, person: str, language: str = "en") -> None:
    """Hold what the two held together, with its rhythm and what they will come back to."""
    script = _script(language)
    names = (script["names"]["first"], script["names"]["second"])
    for held in script["held"]:
        at = _At(moment_of(held, clock.now()))
        session = CheckInSession.begin(_format(held["format"]), Way.WRITTEN, at, names=names)
        cards = {(Seat(card.pop("seat")), card.pop("key")): card for card in held["card"]}
        while (card := session.card) is not None:
            said = cards.get(card.id)
            session = session.said(_answer(card.section.type, said) if said else None).next()
        _keep(shared, at, session, person)
    for each in script["come_back"]:
        at = _At(moment_of(each, clock.now()))
        seat = Seat(each["seat"])
        commitment = Commitment.new(
            at,
            words=each["words"],
            form=each["format"],
            seat=seat,
            name=names[0 if seat is Seat.FIRST else 1],
        )
        CheckIns(shared, at, person).commitments.save(commitment)
    for rhythm in script["rhythm"]:
        begun = moment_of(rhythm, clock.now())
        schedule = Schedule(
            rhythm["format"], begun.time().replace(tzinfo=None), begun.date(), remind=False
        )
        CheckIns(shared, _At(begun), person).rhythms.keep(schedule)


def _script(language: str) -> dict[str, Any]:
    return deepcopy(texts.load("demo_checkins", language))


def _format(name: str) -> Format:
    return next(form for form in shipped() if form.id == name)


def _answered(session: CheckInSession, said: dict[str, Any]) -> CheckInSession:
    while (card := session.card) is not None:
        value = said.get(card.section.key)
        answer = None if value is None else Answer(card.section.type, value)
        session = session.skip() if answer is None else session.said(answer).next()
    return session


def _answer(kind: AnswerType, said: dict[str, Any]) -> Answer:
    if kind is AnswerType.FEELINGS:
        return Answer(kind, tuple(FeltFeeling.from_json(felt) for felt in said["feelings"]))
    return Answer(kind, said["text"])


def _keep(database: Database, at: _At, session: CheckInSession, person: str = "") -> None:
    keep = frozenset(card for card, _ in session.answers)
    CheckIns(database, at, person).finish(record_of(session, at.now(), keep))

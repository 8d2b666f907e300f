"""Plays what the demo's couple did, from `demo_couple.toml`, into a new data folder.

Each step is done as the app does it, by the stores and with both people's signatures, at the
time that the file tells.
"""

from __future__ import annotations

from copy import deepcopy
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from trustjournal import texts
from trustjournal.carry.demo import DemoPerson, demo_people, entry_of, moment_of
from trustjournal.carry.demo_checkins import hold_alone, hold_together
from trustjournal.clock import Clock
from trustjournal.errors import NoSpace
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Deed, Terms
from trustjournal.journal.answers_read import AnswersRead
from trustjournal.journal.boundaries import Boundary, BoundaryStore
from trustjournal.journal.disclosure import DisclosureRule
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog, ToldBy
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.outcomes import Outcome, OutcomeStore
from trustjournal.journal.requests import Answer, RequestStore
from trustjournal.journal.roles import Role, set_role
from trustjournal.journal.statements import Landing, StatementAnswerStore, StatementStore
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import check_agreements
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.people import Presence
from trustjournal.vault.vault import SecondPerson, Session, Vault

ROLES = (Role.HURT, Role.BROKE_TRUST)
_SIGNED = {Deed.CONFIRM, Deed.PAUSE, Deed.RESUME, Deed.RETIRE}


class ScriptClock:
    """Tells the time at which the step being played was done."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """Return that moment."""
        return self.moment


def write_demo(
    folder: Path, clock: Clock, kdf: KdfParameters, language: str = "en"
) -> list[DemoPerson]:
    """Make the couple's journals and shared space in an empty folder; return the two people.

    Raises what creating a journal raises; KeyError or EntryInvalid when a file has a mistake
    (a test holds it).
    """
    people = demo_people(clock, language)
    script = deepcopy(texts.load("demo_couple", language))
    play = _Play(folder, clock.now(), people, script, kdf)
    play.run()
    return people


class _Play:
    """The steps still to be played, and the ids of what has a key."""

    def __init__(
        self,
        folder: Path,
        now: datetime,
        people: list[DemoPerson],
        script: dict[str, Any],
        kdf: KdfParameters,
    ) -> None:
        self._now = now
        self._people = people
        self._script = script
        self._kdf = kdf
        self._clock = ScriptClock(now - timedelta(days=32))
        self._vault = Vault(folder, self._clock, kdf_floor=kdf)
        self._ids: dict[str, str] = {}
        self._persons: list[str] = []
        self._rules: dict[str, tuple[DisclosureRule, str]] = {}

    def run(self) -> None:
        """Play everything: the two sit down in turn until nothing is left."""
        first, second = self._people
        session = self._vault.create(
            first.passphrase, None, second=SecondPerson(second.passphrase), kdf=self._kdf
        )
        self._persons = [session.person]
        self._persons += [m.person for m in session.members if m.person != session.person]
        turn, left = 0, True
        while left:
            try:
                if turn < len(self._people):
                    self._alone(session, turn)
                left = self._agreements(session, turn % 2) or turn == 0
                if turn == 1:
                    self._log(session)
                elif turn > 1:
                    self._read_answers(session)
                self._clock.moment = self._now
            finally:
                session.lock()
            turn += 1
            if left:
                session = self._vault.unlock(self._people[turn % 2].passphrase)

    # --- what one person does --------------------------------------------------------------

    def _alone(self, session: Session, who: int) -> None:
        vocabulary = Vocabulary.load()
        with EntryStore(session.private, self._clock, vocabulary).writing() as writer:
            for entry in self._people[who].entries:
                writer.write(entry)
        set_role(session.private, ROLES[who])
        us = EntryStore(_us(session), self._clock, vocabulary, session.person)
        for number, record in enumerate(self._mine("shared", who)):
            us.save(entry_of(record, self._now, f"shared/{who}/{number}"))
        self._boundaries(session, who)
        for record in self._mine("draft", who):
            self._at(record)
            drafts = self._store(session).drafts()
            drafts.save(drafts.new(terms=self._terms(record["terms"])))
        hold_alone(session.private, ScriptClock(self._now), who)
        if who == 1:
            hold_together(_us(session), ScriptClock(self._now), session.person)
            self._requests(session)
            self._talk(session)
            self._statements(session)

    def _boundaries(self, session: Session, who: int) -> None:
        for record in self._mine("boundary", who):
            store = BoundaryStore(*self._place(session, record))
            self._at(record)
            key = record.pop("key")
            made = store.new(**Boundary.read_fields(self._dated(record)))
            store.save(made)
            self._ids[key] = made.uid

    def _requests(self, session: Session) -> None:
        for record in self._script["request"]:
            asker = record.pop("who") - 1
            answer = record.pop("answer", None)
            store = RequestStore(_us(session), self._clock, self._persons[asker])
            self._at(record)
            key = record.pop("key", "")
            made = store.new(asked_on=self._clock.now().date(), **record)
            store.save(made)
            self._ids[key] = made.uid
            if answer:
                other = RequestStore(_us(session), self._clock, self._persons[1 - asker])
                self._at(answer)
                words, counter = answer.get("words", ""), answer.get("counter", "")
                other.answer(made.uid, Answer(answer["answer"]), words, counter)

    def _read_answers(self, session: Session) -> None:
        """What was offered instead is left for whoever looks at the demo."""
        for request in RequestStore(_us(session), self._clock, session.person).all():
            if request.author == session.person and request.answer is not Answer.COUNTER:
                AnswersRead(session.private).note(request)

    def _talk(self, session: Session) -> None:
        store = SpokenAnswerStore(_us(session), self._clock, session.person)
        for record in self._mine("answer", 1):
            self._at(record)
            speaker = self._persons[record["speaker"] - 1]
            store.save(
                store.new(question=record["question"], words=record["words"], speaker=speaker)
            )

    def _statements(self, session: Session) -> None:
        for record in self._script["statement"]:
            speaker = record["who"] - 1
            shared = record["space"] == "shared"
            database = _us(session) if shared else session.private
            store = StatementStore(database, self._clock, self._persons[speaker] if shared else "")
            self._at(record)
            (uid,) = store.keep(record["text"], record["level"]).uids
            if answer := record.get("answer"):
                other = self._persons[1 - speaker]
                self._at(answer)
                StatementAnswerStore(_us(session), self._clock, other).answer(
                    uid, Landing(answer["landing"]), answer.get("would_have_helped", "")
                )

    def _log(self, session: Session) -> None:
        store = DisclosureLog(session.private, self._clock)
        for record in self._mine("event", 1):
            told = record.pop("told", None)
            self._at(record)
            values = {"what": record["what"], "happened_at": self._clock.now()}
            values["next_step"] = record.get("next_step", "")
            rule, agreement = self._rules.get(record.get("rule", ""), (None, ""))
            made = store.under(rule, agreement, 1, **values) if rule else store.new(**values)
            store.save(made)
            if told:
                self._at(told)
                whom = DisclosureEvent.read_fields({"told_whom": told["whom"]})["told_whom"]
                store.mark_told(made.uid, whom, ToldBy(told["by"]))

    # --- what takes two --------------------------------------------------------------------

    def _agreements(self, session: Session, who: int) -> bool:
        """Play each agreement on until a step that the other has to do alone; say whether any
        steps are left."""
        self._see(session)
        presences = [session.presence(person.passphrase) for person in self._people]
        store = self._store(session)
        left = False
        for record in self._script["agreement"]:
            uid = self._ids.get(record["key"], "")
            while record["steps"]:
                step = record["steps"][0]
                doer, deed = step["who"] - 1, Deed(step["do"])
                if deed not in _SIGNED and doer != who:
                    left = True
                    break
                self._at(step)
                uid = self._do(store, uid, deed, step, presences[doer], record)
                self._ids[record["key"]] = uid
                record["steps"].pop(0)
        if not left:
            self._outcomes(session)
        self._see(session)
        return left

    def _do(
        self,
        store: AgreementStore,
        uid: str,
        deed: Deed,
        step: dict[str, Any],
        presence: Presence,
        record: dict[str, Any],
    ) -> str:
        words = step.get("words", "")
        match deed:
            case Deed.PROPOSE:
                terms = self._terms(step["terms"], self._ids.get(record.get("request", ""), ""))
                (uid,) = store.propose(terms, uid).uids
                for rule in terms.rules:
                    self._rules[rule.id] = (rule, uid)
            case Deed.CONFIRM:
                store.confirm(uid, presence)
            case Deed.DECLINE:
                store.decline(uid, words)
            case Deed.REVIEW:
                store.review(uid)
            case Deed.PAUSE:
                store.pause(uid, presence, words)
            case Deed.RETIRE:
                store.retire(uid, presence, words)
        return uid

    def _outcomes(self, session: Session) -> None:
        for record in self._script["outcome"]:
            if record["space"] == "private" and self._persons[record["who"] - 1] != session.person:
                raise ValueError("a private outcome belongs into its owner's last session")
            database, clock, author = self._place(session, record)
            person = self._persons[record["who"] - 1] if author else ""
            store = OutcomeStore(database, clock, person)
            self._at(record)
            fields = {name: record[name] for name in record.keys() - {"who", "space", "of"}}
            made = Outcome.read_fields(fields)
            store.save(store.new(subject=self._ids[record["of"]], on=clock.now().date(), **made))

    # --- helpers ---------------------------------------------------------------------------

    def _see(self, session: Session) -> None:
        check_agreements(session.private, _us(session), session.members, session.person)

    def _store(self, session: Session) -> AgreementStore:
        return AgreementStore(
            _us(session), session.private, self._clock, session.person, session.members
        )

    def _mine(self, table: str, who: int) -> list[dict[str, Any]]:
        """The records of one person, without `who`."""
        return [
            {name: value for name, value in record.items() if name != "who"}
            for record in self._script[table]
            if record["who"] == who + 1
        ]

    def _place(self, session: Session, record: dict[str, Any]) -> tuple[Database, Clock, str]:
        """The database and author that a record's `space` names."""
        if record.pop("space") == "private":
            return session.private, self._clock, ""
        return _us(session), self._clock, session.person

    def _at(self, record: dict[str, Any]) -> None:
        self._clock.moment = moment_of(record, self._now)

    def _terms(self, record: dict[str, Any], request: str = "") -> Terms:
        origin = {"request": request} if request else {}
        return Terms.from_json(self._dated(dict(record)) | origin)

    def _dated(self, record: dict[str, Any]) -> dict[str, Any]:
        for name, into in (("review_in", "review_on"), ("start_in", "start")):
            if name in record:
                record[into] = self._day(record.pop(name))
        return record

    def _day(self, days: int) -> str:
        day: date = (self._now + timedelta(days=days)).date()
        return day.isoformat()


def _us(session: Session) -> Database:
    if session.shared is None:
        raise session.shared_problem or NoSpace
    return session.shared

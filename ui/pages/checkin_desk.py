"""What the check-ins page works with in one space: its stores, and one's own for what is alone."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

from trustjournal.clock import Clock
from trustjournal.errors import CheckInGone, EntryGone
from trustjournal.journal.agreement_drafts import AgreementDraftStore
from trustjournal.journal.checkin_records import OwnFormat
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.comebacks import Comebacks
from trustjournal.journal.entries import Changed
from trustjournal.journal.formats import Format, Way, shipped
from trustjournal.journal.requests import RequestStore
from trustjournal.journal.schedules import Due, Schedule, due, wall
from trustjournal.journal.sealed import SealedRound, SealedRounds
from trustjournal.journal.sealed_drafts import SealedDrafts
from trustjournal.journal.state import StateStore
from trustjournal.vault.session import Session
from ui.theme import Space

_NAMES = "checkin.names"
_LATELY = 5
OFFERED = {
    Space.PRIVATE: (Way.SOLO, Way.SPOKEN),
    Space.SHARED: (Way.SPOKEN, Way.WRITTEN, Way.SEALED),
}
"""The ways that a space offers. What two people write goes where both can read it."""


@dataclass(frozen=True, slots=True, repr=False)
class DueLine:
    """A format that is meant for today: when, whether that time has come, and the id of the
    check-in of it that is under way ("" for none)."""

    format: str
    when: str
    has_come: bool
    running: str


@dataclass(frozen=True, slots=True, repr=False)
class SealedLine:
    """A sealed check-in that is open: its id and title, and how far it is for this person."""

    uid: str
    title: str
    mine_done: bool
    both_done: bool


class CheckInDesk:
    """One space's check-ins. What somebody writes alone is kept in their own database."""

    def __init__(self, session: Session, space: Space, *, writable: bool = True) -> None:
        """`writable` is False for a space that was closed: then it is only looked back.

        Raises ValueError for the shared space of somebody who has none.
        """
        self.writable = writable
        shared = space is Space.SHARED
        database = session.shared if shared else session.private
        if database is None:
            raise ValueError("space")
        self.space = space
        self.person: str = session.person
        self.clock: Clock = session.clock
        self.here = CheckIns(database, session.clock, session.person if shared else "")
        self.own = CheckIns(session.private, session.clock) if shared else self.here
        self.presence: Callable[[str], Any] = session.presence
        self._session = session
        self._state = StateStore(database)
        self._rounds: SealedRounds | None = None
        people = sorted(member.person for member in session.members if not member.left)
        if session.shared is not None and len(people) == 2:
            pair = (people[0], people[1])
            self._rounds = SealedRounds(session.shared, session.clock, session.person, pair)
        two = self._rounds is not None and not session.space_closed
        self.comebacks = Comebacks(
            self.here,
            RequestStore(database, session.clock, session.person if shared else ""),
            AgreementDraftStore(session.private, session.clock) if two else None,
            session.clock,
        )
        state = StateStore(session.private)
        self.drafts = SealedDrafts(self.own.running, state, self._rounds)

    @property
    def where(self) -> str:
        """Who reads what is kept here: "private", "shared", or "lone" where the other has left."""
        if self.space is Space.PRIVATE:
            return "private"
        return "shared" if self._rounds is not None else "lone"

    # --- formats ---------------------------------------------------------------------------

    def formats(self) -> list[Format]:
        """Return the formats that can be held here: own ones first, then those of the app."""
        own = self.here.formats.formats()
        taken = {form.id for form in own}
        every = [*own, *(form for form in shipped() if form.id not in taken)]
        return [form for form in every if self.ways(form)]

    def format(self, uid: str) -> Format | None:
        """Return one of them, or None."""
        return next((form for form in self.formats() if form.id == uid), None)

    def own_format(self, uid: str) -> OwnFormat | None:
        """Return a format of one's own as it is kept, None for one of the app's."""
        with suppress(EntryGone):
            return self.here.formats.get(uid)
        return None

    def schedule(self, form: str) -> Schedule | None:
        """Return a format's rhythm, None where it has none."""
        found = (each for each in self.here.rhythms.schedules() if each.format == form)
        return next(found, None)

    def ways(self, form: Format) -> list[Way]:
        """Return the ways to hold a format here."""
        offered = list(OFFERED[self.space]) if self.writable else []
        if self.space is Space.SHARED and self._rounds is None:
            offered.remove(Way.SEALED)
        return [way for way in offered if way in form.ways]

    def names(self) -> tuple[str, str]:
        """Return what the two were called the last time."""
        kept = self._state.get(_NAMES)
        if isinstance(kept, list) and len(kept) == 2 and all(isinstance(n, str) for n in kept):
            return kept[0], kept[1]
        named = (each for each in self.here.held.newest(_LATELY) if each.first or each.second)
        last = next(named, None)
        return (last.first, last.second) if last else ("", "")

    def remember_names(self, names: tuple[str, str]) -> None:
        """Keep what the two are called."""
        self._state.set(_NAMES, list(names))

    # --- under way -------------------------------------------------------------------------

    def store_for(self, way: Way) -> CheckIns:
        """Return where a check-in of this way is kept."""
        return self.own if way in (Way.SOLO, Way.SEALED) else self.here

    def running(self) -> list[CheckInSession]:
        """Return what can be taken up again here, the last one first."""
        if not self.writable:
            return []
        found = [each for each in self.here.running.all() if each.way is not Way.SEALED]
        sealed = self.drafts.all()
        rounds, lone = self._rounds, self.lone()
        if self.space is Space.PRIVATE:
            return found + [replace(each, way=Way.SOLO) for each in sealed if each.uid in lone]
        if rounds is not None:
            mine = {each.uid for each in rounds.all() if not rounds.mine_is_sealed(each.uid)}
            found += [each for each in sealed if each.uid in mine]
        return found

    def lone(self) -> frozenset[str]:
        """Return the ids of one's own sides that will never be sealed: the other put the round
        away, or the space was left or closed. The words are still mine, so Only me has them."""
        sealed = {each.uid for each in self.drafts.all()}
        if self._rounds is None or not sealed or self._session.space_closed:
            return frozenset(sealed)
        return frozenset(sealed - {each.uid for each in self._rounds.all()})

    def find_running(self, uid: str) -> CheckInSession:
        """Return one of them; raises CheckInGone."""
        for each in self.running():
            if each.uid == uid:
                return each
        raise CheckInGone

    # --- due -------------------------------------------------------------------------------

    def due_lines(self, texts: dict[str, Any]) -> list[DueLine]:
        """Return the formats that are due now or later today."""
        now, words = wall(self.clock.now()), texts["due"]
        found = self._due()
        under_way = {each.format.id: each.uid for each in self.running()} if found else {}
        return [
            DueLine(
                format=each.format,
                when=words["today" if each.at.date() == now.date() else "open"].format(
                    time=f"{each.at:%H:%M}"
                ),
                has_come=each.at <= now,
                running=under_way.get(each.format, ""),
            )
            for each in found
        ]

    def is_due(self, form: str) -> bool:
        """Tell whether a format is due now or later today."""
        return any(each.format == form for each in self._due())

    def put_away(self, form: str) -> Changed:
        """Let a format that is due pass this time; its next time comes up again."""
        away = [each.key for each in self._due() if each.format == form]
        self.here.let_pass(away)
        return Changed(frozenset({"schedule"}), frozenset({form}))

    def _due(self) -> list[Due]:
        now = wall(self.clock.now())
        return due(self.here.rhythms.schedules(), self.here.held.done(), now, self.here.put_away())

    # --- sealed ----------------------------------------------------------------------------

    @property
    def rounds(self) -> SealedRounds:
        """The sealed check-ins of the two; raises CheckInGone where there are none."""
        if self._rounds is None:
            raise CheckInGone
        return self._rounds

    def sealed_lines(self) -> list[SealedLine]:
        """Return the sealed check-ins that are open, without those that wait to be taken up."""
        if self._rounds is None or self.space is Space.PRIVATE or not self.writable:
            return []
        begun = {each.uid for each in self.running()}
        return [
            SealedLine(
                each.uid,
                each.format.title if each.format else "",
                self._rounds.mine_is_sealed(each.uid),
                self._rounds.both_are_sealed(each.uid),
            )
            for each in self._rounds.all()
            if each.uid not in begun
        ]

    def begin_sealed(self, form: Format, *, mine: bool) -> tuple[SealedRound, Changed]:
        """Open a sealed check-in for both; what is for one is `mine`, or the other's."""
        return self.rounds.begin(form, mine=mine)

    def sealed_is_mine_to_write(self, uid: str) -> bool:
        """Tell whether one's own side is still to be written."""
        return not self.rounds.mine_is_sealed(uid)

    def sealed_session(self, uid: str) -> CheckInSession:
        """Return one's own side: as it was left, or a new one; raises CheckInGone."""
        with suppress(CheckInGone):
            return self.own.running.get(uid).resume()
        return self.rounds.session(uid, self.clock)

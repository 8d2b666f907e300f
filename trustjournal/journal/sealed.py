"""Sealed check-ins: each writes alone, and both sides open together or not at all.

A side is sealed under its owner's own key (`Presence.seal`), which neither the shared space nor
the other's keys can open. It is opened when both sides are there and both people are present with
their passphrases. What a side says when it was sealed is nobody's business, so no time is kept.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, ClassVar, Protocol

from trustjournal.clock import Clock
from trustjournal.errors import (
    AlreadySealed,
    CheckInGone,
    EntryGone,
    EntryInvalid,
    HistoryMismatch,
    NotBothSealed,
    SealBroken,
)
from trustjournal.journal import fields, members, thing_rows
from trustjournal.journal.checkin_keeping import kept_answers
from trustjournal.journal.checkin_records import FORMAT_FORM, CheckIn, KeptAnswer
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CardId, CheckInSession, Seat
from trustjournal.journal.entries import Changed
from trustjournal.journal.formats import Format, Way
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

LONGEST_BOX = 1 << 22


class Sealer(Protocol):
    """Somebody who has just typed their passphrase (a `Presence`)."""

    @property
    def person(self) -> str:
        """The person's id."""
        ...

    def seal(self, purpose: str, plain: bytes) -> bytes:
        """Return `plain` sealed for this purpose under the person's own key."""
        ...

    def unseal(self, purpose: str, box: bytes) -> bytes | None:
        """Return what `seal` was given; None for anything else."""
        ...


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SealedRound(Thing):
    """A sealed check-in that is open for both; `concerns` is whom sections for one are for."""

    KIND: ClassVar[str] = "sealed"

    format: Format | None = field(default=None, metadata={"form": FORMAT_FORM})
    concerns: str = fields.reference()

    @property
    def is_empty(self) -> bool:
        """Whether there is no format in it."""
        return self.format is None


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SealedSide(Thing):
    """One side of a round, as it was sealed; its author is whose side it is."""

    KIND: ClassVar[str] = "sealed_side"

    round: str = fields.reference()
    box: bytes = field(
        default=b"",
        metadata={
            "form": fields.Form(
                lambda name, value: value,
                lambda value: b64encode(value).decode(),
                lambda name, value: _unpacked(name, value),
            )
        },
    )

    @property
    def belongs_to(self) -> str:
        """The id of its round."""
        return self.round

    @property
    def is_empty(self) -> bool:
        """Whether nothing is in it."""
        return not self.box


class SealedRounds:
    """The sealed check-ins of a shared space, seen by one of its two people.

    `person` is whose session it is and `people` are both ids, as pinned in their own keybag.
    """

    def __init__(
        self, shared: Database, clock: Clock, person: str, people: tuple[str, str]
    ) -> None:
        self._clock = clock
        self._person = person
        self._people = people
        self._shared = shared
        self._rounds = _Eithers(SealedRound, shared, clock, person)
        self._sides = ThingStore(SealedSide, shared, clock, person)
        self._checkins = CheckIns(shared, clock, person)

    def begin(self, form: Format, *, mine: bool = True) -> tuple[SealedRound, Changed]:
        """Open a round for both; sections for one are for oneself if they are `mine`, else for
        the other. Raises ValueError for a format that cannot be sealed."""
        if Way.SEALED not in form.ways:
            raise ValueError("way")
        me, other = self._person, next(p for p in self._people if p != self._person)
        made = self._rounds.new(format=form, concerns=me if mine else other)
        return made, self._rounds.save(made)

    def all(self) -> list[SealedRound]:
        """Return the rounds that are open, the newest first."""
        return self._rounds.all()

    def mine_is_sealed(self, uid: str) -> bool:
        """Say whether one's own side is sealed. Of the other's nothing is said alone."""
        return self._person in self._sealed(uid)

    def was_sealed(self, uid: str) -> bool:
        """Say whether one's own side was ever sealed, also when the round is over since."""
        return self._shared.knows(SealedSide.KIND, f"{uid}.{self._person}")

    def both_are_sealed(self, uid: str) -> bool:
        """Say whether both sides are sealed, so that they can be opened together."""
        return set(self._people) <= self._sealed(uid).keys()

    def session(self, uid: str, clock: Clock, *, timer: bool = False) -> CheckInSession:
        """Return a session in which a person writes their own side; raises CheckInGone.

        It is kept in their private database, never in the shared one.
        """
        found = self._round(uid)
        assert found.format is not None  # noqa: S101 - an empty round is refused when it is read
        return CheckInSession.begin(
            found.format,
            Way.SEALED,
            clock,
            uid=uid,
            people=(self._person, ""),
            concerns=Seat.FIRST if found.concerns in ("", self._person) else Seat.SECOND,
            timer=timer,
        )

    def seal(self, session: CheckInSession, keep: frozenset[CardId], presence: Sealer) -> Changed:
        """Seal one's own side: the answers on the cards in `keep`.

        Raises CheckInGone, AlreadySealed, and NotBothSealed when somebody else is present.
        """
        self._round(session.uid)
        if presence.person != self._person:
            raise NotBothSealed
        if self.mine_is_sealed(session.uid):
            raise AlreadySealed
        answers = kept_answers(session, keep)
        plain = json.dumps(
            {
                "round": session.uid,
                "person": self._person,
                "kept": [answer.filled_in() for answer in answers],
            }
        )
        box = presence.seal(_purpose(session.uid), plain.encode())
        created = self._round(session.uid).created
        side = SealedSide(
            uid=f"{session.uid}.{self._person}",
            created=created,
            author=self._person,
            round=session.uid,
            box=box,
        )
        # With the round's own time: when somebody sealed is nobody's business.
        return ThingStore(SealedSide, self._shared, _Still(created), self._person).save(side)

    def open_together(self, uid: str, presences: Sequence[Sealer]) -> CheckIn:
        """Open both sides, keep them as a check-in that both can read, and return it.

        `presences` are both people, each with their passphrase. Raises CheckInGone, NotBothSealed
        when a side or a person is missing, SealBroken when a side is not what its owner sealed;
        nothing is opened then.
        """
        sealed = self._round(uid)
        sides = self._sealed(uid)
        here = {presence.person: presence for presence in presences}
        if not set(self._people) <= sides.keys() or not set(self._people) <= here.keys():
            raise NotBothSealed
        # All before the first word is kept or shown.
        kept = [
            each
            for seat, person in zip(Seat, self._people, strict=True)
            for each in _opened(uid, seat, person, here[person], sides[person])
        ]
        form = sealed.format
        record = CheckIn(
            uid=uid,
            created=sealed.created,
            form=form.id if form else "",
            title=form.title if form else "",
            way=Way.SEALED,
            finished=self._clock.now(),
            whole=True,
            kept=tuple(kept),
        )
        self._checkins.finish(record)
        self.put_away(uid)
        return record

    def put_away(self, uid: str) -> Changed:
        """Erase a round and both its sides for good; either of the two may."""
        with self._shared.transaction():
            for side in self._sides.all(uid):
                _erase(self._shared, SealedSide, side.uid)
            _erase(self._shared, SealedRound, uid)
        self._shared.checkpoint()
        return Changed(frozenset({SealedRound.KIND}), frozenset({uid}))

    def _round(self, uid: str) -> SealedRound:
        try:
            return self._rounds.get(uid)
        except EntryGone:
            raise CheckInGone from None

    def _sealed(self, uid: str) -> dict[str, SealedSide]:
        return {side.author: side for side in self._sides.all(uid)}


@dataclass(frozen=True)
class _Still:
    """A clock that tells one moment."""

    moment: datetime

    def now(self) -> datetime:
        """Return it."""
        return self.moment


class _Eithers(ThingStore[SealedRound]):
    """A round is both people's."""

    def _refuse_others(self, thing: SealedRound) -> None:
        """Neither is refused."""


def _opened(
    uid: str, seat: Seat, person: str, presence: Sealer, side: SealedSide
) -> list[KeptAnswer]:
    plain = presence.unseal(_purpose(uid), side.box)
    if plain is None:
        raise SealBroken
    try:
        data = json.loads(plain)
        if (data["round"], data["person"]) != (uid, person):
            raise SealBroken
        listed = [KeptAnswer(**KeptAnswer.read_fields(each)) for each in data["kept"]]
        return [each.edited(seat=seat, person=person) for each in listed]
    except (EntryInvalid, ValueError, TypeError, KeyError, RecursionError):
        raise SealBroken from None


def _purpose(uid: str) -> str:
    return f"checkin/{uid}"


def _unpacked(name: str, value: Any) -> bytes:
    members.text(name, value)
    try:
        if len(value) > LONGEST_BOX:
            raise EntryInvalid(name, "too_long")
        return b64decode(value, validate=True)
    except ValueError:
        raise EntryInvalid(name, "not_text") from None


def _erase(database: Database, kind: type[Thing], uid: str) -> None:
    with suppress(EntryGone, HistoryMismatch):
        thing_rows.delete(database, kind, uid, database.clock.now())
        thing_rows.erase(database, kind.KIND, uid)

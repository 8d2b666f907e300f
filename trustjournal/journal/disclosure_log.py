"""The private log of what happened and when it was told. Nobody but its owner sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any, ClassVar

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid
from trustjournal.journal import fields
from trustjournal.journal.disclosure import MOST_HOURS, Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.entries import Changed
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

_OF_THE_RULE = (
    "behaviour", "kind", "couple_label", "tell", "within_hours", "setting", "detail",
    "support_first",
)  # fmt: skip


class ToldBy(StrEnum):
    """How the partner came to know."""

    SELF = "self"
    DISCOVERED = "discovered"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DisclosureEvent(Thing):
    """Something that happened, and the telling of it.

    `agreement`, `version` and `rule` name the rule that it falls under ("" and None: none). The
    rule itself is kept along, field by field, so that the log can be read without the shared
    space. Raises EntryInvalid without a time.
    """

    KIND: ClassVar[str] = "disclosure_event"

    agreement: str = fields.reference()
    version: int | None = fields.count(1, 1_000_000)
    rule: str = fields.reference()
    behaviour: str = fields.text()
    kind: Circle | None = fields.choice(Circle)
    couple_label: str = fields.text()
    tell: tuple[Listener, ...] = fields.choices(Listener)
    within_hours: int | None = fields.count(0, MOST_HOURS)
    setting: str = fields.text()
    detail: Detail | None = fields.choice(Detail)
    support_first: bool = fields.flag()
    what: str = fields.text()
    happened_at: datetime | None = fields.moment()
    told_at: datetime | None = fields.moment()
    told_whom: tuple[Listener, ...] = fields.choices(Listener)
    by: ToldBy | None = fields.choice(ToldBy)
    next_step: str = fields.text()

    def __post_init__(self) -> None:
        Thing.__post_init__(self)
        if self.happened_at is None:
            raise EntryInvalid("happened_at", "missing")

    @property
    def belongs_to(self) -> str:
        """The id of the disclosure agreement, or ""."""
        return self.agreement

    @property
    def is_told(self) -> bool:
        """Say whether it has been told."""
        return self.told_at is not None

    @property
    def due_at(self) -> datetime | None:
        """When the agreed time ends; None when it is told already, or no time was agreed."""
        if self.happened_at is None or self.within_hours is None or self.is_told:
            return None
        return self.happened_at + timedelta(hours=self.within_hours)

    def in_time(self, told: datetime) -> bool:
        """Say whether telling it at that moment is telling it within what was agreed."""
        if not self.agreement or self.happened_at is None:
            return False
        hours = self.within_hours
        return hours is None or told <= self.happened_at + timedelta(hours=hours)

    def left(self, now: datetime) -> timedelta | None:
        """Return the time until `due_at`, negative after it; None as `due_at`."""
        return None if self.due_at is None else self.due_at - now


class DisclosureLog(ThingStore[DisclosureEvent]):
    """The log in one's private database; never hand it a shared one."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(DisclosureEvent, database, clock)

    def under(
        self, rule: DisclosureRule, agreement: str, version: int, **values: Any
    ) -> DisclosureEvent:
        """Return a new event that falls under a rule of that version, not kept yet."""
        return self.new(
            agreement=agreement,
            version=version,
            rule=rule.id,
            **{name: getattr(rule, name) for name in _OF_THE_RULE},
            **values,
        )

    def open(self) -> list[DisclosureEvent]:
        """Return what is not told yet, whose time ends first at the front."""
        waiting = [event for event in self.all() if not event.is_told]
        return sorted(waiting, key=lambda e: (e.due_at is None, e.due_at or e.created))

    def mark_told(
        self, uid: str, whom: tuple[Listener, ...], by: ToldBy, at: datetime | None = None
    ) -> Changed:
        """Note that it was told, when (now), to whom and how; raises EntryGone."""
        told = self.get(uid).edited(told_at=at or self._clock.now(), told_whom=whom, by=by)
        return self.save(told)

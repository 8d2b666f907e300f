"""A boundary: what I will do, about my own action. Nobody else confirms it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.journal import fields
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


class BoundaryStatus(StrEnum):
    """Where a boundary stands; letting one go is no failure."""

    ACTIVE = "active"
    PAUSED = "paused"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Boundary(Thing):
    """A boundary in the five moves of its wizard: what I saw, thought and felt → what I need,
    measurably → what lies in my power → what I will do → when I look back.

    `area` is an id from `boundaries.toml`, or "". A boundary may be kept half-done.
    """

    KIND: ClassVar[str] = "boundary"

    area: str = fields.reference()
    saw: str = fields.text()
    thought: str = fields.text()
    felt: str = fields.text()
    need: str = fields.text()
    in_my_power: str = fields.text()
    i_will: str = fields.text()
    review_on: date | None = fields.day()
    status: BoundaryStatus = fields.choice(BoundaryStatus, BoundaryStatus.ACTIVE)

    @property
    def title(self) -> str:
        """The words to know it by: what I will do, else the first that is there."""
        return next(filter(None, (self.i_will, self.need, self.saw, self.in_my_power)), "")

    @property
    def is_whole(self) -> bool:
        """Say whether it has what makes it a boundary: a need, and what I will do."""
        return bool(self.need.strip() and self.i_will.strip())

    def is_due(self, today: date) -> bool:
        """Say whether the day to look back at it has come."""
        waiting = self.status is BoundaryStatus.ACTIVE and self.review_on is not None
        return waiting and self.review_on <= today  # type: ignore[operator]


class BoundaryStore(ThingStore[Boundary]):
    """The boundaries in an open database."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(Boundary, database, clock, person)

"""How it went: one line of a diary for an agreement or a boundary. Nothing adds these up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid
from trustjournal.journal import fields
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


class Result(StrEnum):
    """How it went, as its author tells it."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    NO_OCCASION = "no_occasion"


class Then(StrEnum):
    """What somebody may do after a boundary was crossed."""

    ASK_AGAIN = "ask_again"
    ASK_REPAIR = "ask_repair"
    ACT = "act"
    START_OVER = "start_over"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Outcome(Thing):
    """How an agreement or a boundary went on one day.

    `subject` is the id of the boundary or agreement. Raises EntryInvalid without a day, a
    subject or a result.
    """

    KIND: ClassVar[str] = "outcome"

    subject: str = fields.reference()
    on: date | None = fields.day()
    result: Result | None = fields.choice(Result)
    note: str = fields.text()
    repair: str = fields.text()
    then: Then | None = fields.choice(Then)

    def __post_init__(self) -> None:
        Thing.__post_init__(self)
        for needed in ("subject", "on", "result"):
            if not getattr(self, needed):
                raise EntryInvalid(needed, "missing")

    @property
    def belongs_to(self) -> str:
        """The id of the boundary or agreement."""
        return self.subject

    @property
    def is_empty(self) -> bool:
        """Never: a result is enough."""
        return False


class OutcomeStore(ThingStore[Outcome]):
    """The outcomes in an open database; `all(subject)` are those of one agreement or boundary."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(Outcome, database, clock, person)

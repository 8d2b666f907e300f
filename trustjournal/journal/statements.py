"""Statements that a person saved for themselves or offered to the other, and the other's answer.

An answer is information for the one who wrote the statement. It is its author's own, to change or
to withdraw; nothing counts or compares answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid, MoveRefused
from trustjournal.journal import fields
from trustjournal.journal.entries import Changed
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


class Landing(StrEnum):
    """How a statement arrived, as the one who heard it says."""

    LANDED = "landed"
    PARTLY = "partly"
    MISSED = "missed"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SavedStatement(Thing):
    """Words that validate; `level` 1..6 where they came from a suggestion, else None."""

    KIND: ClassVar[str] = "statement"

    text: str = fields.text()
    level: int | None = fields.count(1, 6)


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class StatementAnswer(Thing):
    """How a statement arrived. `subject` is the statement's id, `to` its words at that time.

    Raises EntryInvalid without a subject or a landing.
    """

    KIND: ClassVar[str] = "statement_answer"

    subject: str = fields.reference()
    to: str = fields.text()
    landing: Landing | None = fields.choice(Landing)
    would_have_helped: str = fields.text()

    def __post_init__(self) -> None:
        Thing.__post_init__(self)
        for needed in ("subject", "landing"):
            if not getattr(self, needed):
                raise EntryInvalid(needed, "missing")

    @property
    def belongs_to(self) -> str:
        """The id of the statement."""
        return self.subject

    @property
    def is_empty(self) -> bool:
        """Never: a landing is enough."""
        return False

    def searchable(self) -> str:
        """Return the answerer's own words; the statement is found by itself."""
        return self.would_have_helped


class StatementStore(ThingStore[SavedStatement]):
    """The statements in an open database: saved (private), or offered (shared)."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(SavedStatement, database, clock, person)

    def keep(self, text: str, level: int | None = None) -> Changed:
        """Keep new words; raises EntryInvalid when there are none."""
        return self.save(self.new(text=text.strip(), level=level))


class StatementAnswerStore(ThingStore[StatementAnswer]):
    """The answers in a shared database, at most one a person and statement."""

    def __init__(self, database: Database, clock: Clock, person: str) -> None:
        super().__init__(StatementAnswer, database, clock, person)
        self._statements = StatementStore(database, clock, person)

    def of(self, statement: SavedStatement) -> StatementAnswer | None:
        """Return the other's answer to a statement, or None."""
        return next((a for a in self.all(statement.uid) if a.author != statement.author), None)

    def answer(self, uid: str, landing: Landing, would_have_helped: str = "") -> Changed:
        """Answer the other's statement, or change one's answer.

        Raises EntryGone, and MoveRefused("own_statement") for one's own.
        """
        statement = self._statements.get(uid)
        if statement.author == self._person:
            raise MoveRefused("own_statement")
        before = next((a for a in self.all(uid) if a.author == self._person), None)
        words = {
            "to": statement.text,
            "landing": landing,
            "would_have_helped": would_have_helped.strip(),
        }
        if before is None:
            return self.save(self.new(subject=uid, **words))
        changed = self.save(before.edited(**words))
        with self._database.transaction():  # what one said first is nobody's to look up
            self._database.execute(
                "DELETE FROM thing_versions WHERE kind = ? AND uid = ?",
                (StatementAnswer.KIND, before.uid),
            )
        self._database.checkpoint()
        return changed

    def withdraw(self, uid: str) -> Changed:
        """Take one's own answer to a statement back; nothing of it stays, not in the bin either.
        Without one of one's own, nothing happens."""
        changed = Changed()
        for answer in self.all(uid):
            if answer.author == self._person:
                self.delete(answer.uid)
                changed = self.erase(answer.uid)
        return changed

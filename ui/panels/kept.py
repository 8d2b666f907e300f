"""Where words from the panel are kept: in the open space's database, and nowhere unasked."""

from __future__ import annotations

from dataclasses import dataclass

from trustjournal.clock import Clock
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.statements import (
    SavedStatement,
    StatementAnswerStore,
    StatementStore,
)
from trustjournal.vault.vault import Session
from ui.space_desk import SpaceDesk
from ui.theme import Space


@dataclass(frozen=True)
class Kept:
    """`store` keeps statements of the open space, `drafts` what is being typed.

    In Us `answers` has what was answered; in Only me `offered` takes a copy to Us, where there is
    a partner to read it. `me` is the person.
    """

    store: StatementStore
    clock: Clock
    drafts: FormDrafts
    answers: StatementAnswerStore | None = None
    offered: StatementStore | None = None
    me: str = ""
    writable: bool = True
    """False for a space that was closed: what was offered there is only read."""

    @classmethod
    def of(cls, session: Session, desk: SpaceDesk) -> Kept:
        """Return what the open space of a session keeps words in."""
        clock, me, shared = session.clock, session.person, session.shared
        drafts = FormDrafts(session.private, clock, desk.space.value)
        if desk.space is Space.SHARED and shared is not None:
            return cls(
                StatementStore(shared, clock, me),
                clock,
                drafts,
                StatementAnswerStore(shared, clock, me),
                me=me,
                writable=desk.writable,
            )
        others = any(member.person != me and not member.left for member in session.members)
        open_to_both = shared is not None and others and not session.space_closed
        offered = StatementStore(shared, clock, me) if shared and open_to_both else None
        return cls(StatementStore(session.private, clock), clock, drafts, offered=offered, me=me)

    @property
    def in_us(self) -> bool:
        """Whether what is kept here can be read by both."""
        return self.answers is not None

    def is_mine(self, statement: SavedStatement) -> bool:
        """Tell whether a statement is this person's own."""
        return not self.in_us or statement.author == self.me

    def offer(self, statement: SavedStatement) -> Changed:
        """Put a copy into Us; raises what saving raises. Without a partner nothing happens."""
        if self.offered is None:
            return Changed()
        return self.offered.keep(statement.text, statement.level)

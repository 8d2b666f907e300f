"""The guided conversation about disclosure, in which both speak."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.journal import fields
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class SpokenAnswer(Thing):
    """What one of the two said in the guided conversation.

    `question` is an id from `disclosure.toml`; `speaker` the person who said it, whoever of the
    two typed it in.
    """

    KIND: ClassVar[str] = "disclosure_answer"

    question: str = fields.reference()
    words: str = fields.text()
    speaker: str = fields.reference()


class SpokenAnswerStore(ThingStore[SpokenAnswer]):
    """What was said in the guided conversation, in the shared space."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(SpokenAnswer, database, clock, person)

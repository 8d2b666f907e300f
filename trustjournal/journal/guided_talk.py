"""The guided conversation: a few questions, to which both speak, one after the other.

It knows no screen: `Talk` decides what is asked next and whose turn it is, `Spoken` keeps what
was said in the shared space.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from trustjournal.journal.disclosure_talk import SpokenAnswer, SpokenAnswerStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.practice_words import Question, questions


class Turn(StrEnum):
    """Who speaks, seen from the person whose passphrase opened the journal."""

    ME = "me"
    PARTNER = "partner"

    @property
    def other(self) -> Turn:
        """Whoever listens meanwhile."""
        return Turn.PARTNER if self is Turn.ME else Turn.ME


@dataclass(frozen=True, slots=True)
class Talk:
    """Where the two are. `at` counts questions from 0, and is their number at the end.

    `spoken` tells that the first of the two has had their turn with this question. Who begins
    changes from question to question, so that nobody always has to go first.
    """

    questions: tuple[Question, ...]
    first: Turn = Turn.ME
    at: int = 0
    spoken: bool = False

    @classmethod
    def load(cls) -> Talk:
        """Return a conversation at its beginning, with the questions of `disclosure.toml`."""
        return cls(questions())

    @property
    def is_over(self) -> bool:
        """Say whether every question has been passed."""
        return self.at >= len(self.questions)

    @property
    def question(self) -> Question | None:
        """The question that is open; None at the end."""
        return None if self.is_over else self.questions[self.at]

    @property
    def turn(self) -> Turn:
        """Who speaks now."""
        begins = self.first if self.at % 2 == 0 else self.first.other
        return begins.other if self.spoken else begins

    def passed_on(self) -> Talk:
        """Return the talk after somebody has spoken, or does not want to: the other's turn, then
        the next question."""
        if self.is_over:
            return self
        if not self.spoken:
            return replace(self, spoken=True)
        return self.skipped()

    def skipped(self) -> Talk:
        """Return the talk at the next question, whoever has spoken to this one."""
        return self if self.is_over else replace(self, at=self.at + 1, spoken=False)

    def back(self) -> Talk:
        """Return the talk one turn earlier; at the beginning it stays."""
        if self.spoken:
            return replace(self, spoken=False)
        return replace(self, at=self.at - 1, spoken=True) if self.at else self

    def place(self) -> dict[str, Any]:
        """Return where the two are, as JSON values."""
        question = self.question
        return {"question": question.id if question else "", "spoken": self.spoken}

    def returned_to(self, place: dict[str, Any]) -> Talk:
        """Return the talk where `place()` was; a question that is gone means the beginning."""
        if place.get("question") == "":
            return replace(self, at=len(self.questions), spoken=False)
        for at, question in enumerate(self.questions):
            if question.id == place.get("question"):
                return replace(self, at=at, spoken=place.get("spoken") is True)
        return self


class Spoken:
    """What the two have said so far, seen from one of them: `people` are the ids of me and my
    partner. The newest answer of each counts."""

    def __init__(self, store: SpokenAnswerStore, people: dict[Turn, str]) -> None:
        self._store = store
        self._people = people

    def by(self, question: str, turn: Turn) -> SpokenAnswer | None:
        """Return what one of them said to a question, or None."""
        speaker = self._people[turn]
        return next(
            (a for a in self._store.all() if (a.question, a.speaker) == (question, speaker)), None
        )

    def is_empty(self) -> bool:
        """Say whether nobody has said anything yet."""
        return not self._store.all()

    def say(self, question: str, turn: Turn, words: str) -> Changed:
        """Keep what was said, in place of what this speaker had said before.

        Whose words the other typed in are kept beside them; without words, one's own go.
        """
        before = self.by(question, turn)
        own = before is not None and before.author == self._people[Turn.ME]
        if before is not None and before.words == words:
            return Changed()
        if before is not None and own:
            if not words:
                return self._store.delete(before.uid)
            return self._store.save(before.edited(words=words))
        if not words:
            return Changed()
        speaker = self._people[turn]
        return self._store.save(self._store.new(question=question, words=words, speaker=speaker))

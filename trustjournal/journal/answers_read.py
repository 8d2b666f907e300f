"""Which answers to their requests one person has opened: remembered in their private journal."""

from __future__ import annotations

import hashlib
import json

from trustjournal.journal.requests import Request
from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database

_NAME = "answers_read"


class AnswersRead:
    """What the asker has read. The one who answered cannot see it."""

    def __init__(self, private: Database) -> None:
        """`private` is the asker's own database."""
        self._state = StateStore(private)

    def is_news(self, request: Request) -> bool:
        """Say whether there is an answer, or another answer, that was not opened so far."""
        if request.answer is None or request.withdrawn_on is not None:
            return False
        return self._all().get(request.uid) != _mark(request)

    def note(self, request: Request) -> None:
        """Remember that the request was opened as it is. Raises what the database raises."""
        if self.is_news(request):
            self._state.set(_NAME, {**self._all(), request.uid: _mark(request)})

    def _all(self) -> dict[str, str]:
        kept = self._state.get(_NAME, {})
        return kept if isinstance(kept, dict) else {}


def _mark(request: Request) -> str:
    """Tell this answer from any other one, without keeping its words."""
    said = [request.answer, request.counter, request.answer_words, str(request.answered_on)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()

"""Decides when the words on screen go into the encrypted draft. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed, Entry

QUIET = 1.2
"""Seconds after the last keystroke until the draft is kept."""
LATEST = 4.0
"""Seconds for which words may wait while somebody types without a pause."""


class DraftKeeper:
    """Keeps one entry's draft no more often than it needs to.

    Two seconds is what the journal promises between the last keystroke and the disk; the rest
    of them is left for a slow one.
    """

    def __init__(self, drafts: DraftStore, monotonic: Callable[[], float]) -> None:
        """`monotonic` counts seconds and is not moved by changes of the wall clock."""
        self._drafts = drafts
        self._monotonic = monotonic
        self._unchanged: Entry | None = None
        self._is_new = True
        self._last: Entry | None = None
        self._first_touch: float | None = None
        self._last_touch = 0.0

    def begin(self, entry: Entry, *, is_new: bool, draft: Draft | None = None) -> None:
        """Start with an entry as the editor shows it before anything is typed.

        `draft` is the one that it was opened from, if there is one.
        """
        self._unchanged = entry
        self._is_new = is_new
        self._last = draft.entry if draft else None
        self._first_touch = None

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft of this entry on the disk."""
        return self._last is not None

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._first_touch is not None

    def touched(self) -> float:
        """Something was typed: return the seconds from now at which `keep` is due."""
        now = self._monotonic()
        if self._first_touch is None:
            self._first_touch = now
        self._last_touch = now
        return self.due_in()

    def due_in(self) -> float:
        """Return the seconds until `keep` is due; 0 when it is overdue."""
        if self._first_touch is None:
            return 0.0
        due = min(self._last_touch + QUIET, self._first_touch + LATEST)
        return max(0.0, due - self._monotonic())

    def keep(self, entry: Entry, cursor: int) -> Changed:
        """Keep the draft of `entry` as it stands; nothing is written when nothing is new.

        A draft that says no more than what is kept already, or nothing at all, is dropped. What
        the store raises goes on to the caller, and the words count as waiting still.
        """
        if self._says_nothing_new(entry):
            change = self._drop(entry.uid)
        elif entry == self._last:
            change = Changed()
        else:
            change = self._drafts.keep_now(entry, cursor, is_new=self._is_new)
            self._last = entry
        self._first_touch = None
        return change

    def _drop(self, uid: str) -> Changed:
        change = self._drafts.discard(uid) if self.has_draft else Changed()
        self._last = None
        return change

    def _says_nothing_new(self, entry: Entry) -> bool:
        if self._is_new:
            return entry.is_empty and not entry.needs and not entry.tags
        return entry == self._unchanged

"""Decides when the words on screen go into the encrypted draft. Knows no widget."""

from __future__ import annotations

from collections.abc import Callable

from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed, Entry
from ui.pages.draft_pace import DraftPace


class DraftKeeper(DraftPace):
    """Keeps one entry's draft no more often than it needs to."""

    def __init__(self, drafts: DraftStore, monotonic: Callable[[], float]) -> None:
        """`monotonic` as for `DraftPace`."""
        super().__init__(monotonic)
        self._drafts = drafts
        self._unchanged: Entry | None = None
        self._is_new = True
        self._last: Entry | None = None

    def begin(self, entry: Entry, *, is_new: bool, draft: Draft | None = None) -> None:
        """Start with an entry as the editor shows it before anything is typed.

        `draft` is the one that it was opened from, if there is one.
        """
        self._unchanged = entry
        self._is_new = is_new
        self._last = draft.entry if draft else None
        self.rest()

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft of this entry on the disk."""
        return self._last is not None

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
        self.rest()
        return change

    def _drop(self, uid: str) -> Changed:
        change = self._drafts.discard(uid) if self.has_draft else Changed()
        self._last = None
        return change

    def _says_nothing_new(self, entry: Entry) -> bool:
        if self._is_new:
            return entry.is_empty and not entry.needs and not entry.tags
        return entry == self._unchanged

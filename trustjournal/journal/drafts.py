"""Unsaved words: every keystroke reaches a draft within two seconds, and survives a lock."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, replace
from datetime import datetime

from trustjournal.clock import Clock
from trustjournal.journal import cells, rows
from trustjournal.journal.entries import Changed, Entry
from trustjournal.vault.database import Database


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """An entry as it stands in the editor; `cursor` counts characters into its text."""

    entry: Entry
    cursor: int
    saved_at: datetime
    is_new: bool

    def __repr__(self) -> str:
        return f"<Draft of {self.entry.uid!r}>"


_SHARED = "us/"
"""Before the id of an entry of the shared space: its drafts lie in the private database too."""


class DraftStore:
    """The drafts in an open database, at most one an entry.

    They are not part of the history of changes, since one is written every few seconds;
    `EntryStore.save` drops a draft in the transaction that keeps its entry.

    Words for the shared space are one's own until they are kept there: their drafts lie in the
    private database as well, and `of` is the shared one, which holds the entries.
    """

    def __init__(self, database: Database, clock: Clock, of: Database | None = None) -> None:
        self._database = database
        self._clock = clock
        self._of = of or database
        self._before = _SHARED if of else ""

    def keep_now(self, entry: Entry, cursor: int, *, is_new: bool) -> Changed:
        """Keep what the editor shows at this moment."""
        return self.keep(Draft(entry, cursor, self._clock.now(), is_new))

    def keep(self, draft: Draft) -> Changed:
        """Keep a draft in place of the one before it."""
        with self._database.transaction():
            self._write(draft)
        return _changed(draft.entry.uid)

    def get(self, uid: str) -> Draft | None:
        """Return an entry's draft, or None; raises HistoryMismatch when it is unreadable."""
        row = self._database.row(
            "SELECT saved_at, document FROM drafts WHERE uid = ?", (self._before + uid,)
        )
        return _draft(*row) if row else None

    def all(self) -> list[Draft]:
        """Return all drafts, the last kept first; one that is unreadable must not hide the rest.

        The draft of an entry in the bin waits there, and is back when the entry is.
        """
        binned = {uid for (uid,) in self._of.rows("SELECT uid FROM bin")}
        found = self._database.rows(
            "SELECT saved_at, document FROM drafts WHERE (substr(uid, 1, ?) = ?) = ?",
            (len(_SHARED), _SHARED, bool(self._before)),
        )
        drafts = cells.readable(self._database, found, _draft)
        waiting = [
            draft for draft in drafts if draft.entry.uid not in binned and self._has_entry(draft)
        ]
        return sorted(waiting, key=lambda draft: (draft.saved_at, draft.entry.uid), reverse=True)

    def _has_entry(self, draft: Draft) -> bool:
        """Tell whether there still is what a draft is to change: erasing an entry of a shared
        space can't reach the private database of its author."""
        if draft.is_new or not self._before or self._of is self._database:
            return True
        found = self._of.row("SELECT 1 FROM entries WHERE uid = ?", (draft.entry.uid,))
        return found is not None

    def discard(self, uid: str) -> Changed:
        """Forget an entry's draft, if there is one."""
        with self._database.transaction():
            gone = self._database.execute("DELETE FROM drafts WHERE uid = ?", (self._before + uid,))
        return _changed(uid) if gone else Changed()

    def bring_home(self) -> Changed:
        """Make private drafts of those for a shared space that is no longer there.

        Each becomes the draft of a new entry: what it was to change may be gone.
        """
        homeless = DraftStore(self._database, self._clock, of=self._database).all()
        uids = set()
        with self._database.transaction():
            for draft in homeless:
                entry = draft.entry.edited(uid=uuid.uuid4().hex)
                self._write(replace(draft, entry=entry, is_new=True))
                self._database.execute(
                    "DELETE FROM drafts WHERE uid = ?", (_SHARED + draft.entry.uid,)
                )
                uids.add(entry.uid)
        return Changed(frozenset({"draft"}), frozenset(uids)) if uids else Changed()

    def _write(self, draft: Draft) -> None:
        document = rows.as_json(
            {"entry": draft.entry.to_json(), "cursor": draft.cursor, "is_new": draft.is_new}
        )
        self._database.execute(
            "INSERT OR REPLACE INTO drafts(uid, saved_at, document) VALUES (?,?,?)",
            (self._before + draft.entry.uid, draft.saved_at.isoformat(), document),
        )


def _draft(saved_at: str, document: str) -> Draft:
    with cells.reading():
        read = cells.parsed(document)
        return Draft(
            Entry.from_json(read["entry"], unfinished=True),
            int(read["cursor"]),
            cells.moment(saved_at),
            bool(read["is_new"]),
        )


def _changed(uid: str) -> Changed:
    return Changed(frozenset({"draft"}), frozenset({uid}))

"""Changes to entries inside one transaction: the rules of versions, bin and history."""

from __future__ import annotations

from contextlib import suppress

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, EntryInvalid, HistoryMismatch, NotYours
from trustjournal.journal import cells, rows
from trustjournal.journal.entries import Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.vault.database import Database


class Writer:
    """What can be done to entries inside one transaction, for stores and for files coming in."""

    def __init__(
        self, database: Database, clock: Clock, vocabulary: Vocabulary, person: str = ""
    ) -> None:
        self._database = database
        self._now = clock.now().isoformat()
        self._vocabulary = vocabulary
        self._person = person

    def uids(self) -> set[str]:
        """Return the ids of all entries, those in the bin included."""
        return {
            uid
            for (uid,) in self._database.rows("SELECT uid FROM entries UNION SELECT uid FROM bin")
        }

    def holds(self, entry: Entry) -> bool:
        """Say whether the entry is in the list, word for word."""
        row = self._database.row(
            f"SELECT {rows.COLUMNS} FROM entries WHERE uid = ?",  # noqa: S608
            (entry.uid,),
        )
        try:
            return row is not None and rows.content_of(rows.document_from(row)) == entry.canonical()
        except HistoryMismatch:
            return False

    def binned(self, uid: str) -> Entry | None:
        """Return the entry as it lies in the bin, or None; raises HistoryMismatch."""
        row = self._database.row("SELECT document FROM bin WHERE uid = ?", (uid,))
        if row is None:
            return None
        if not self._database.matches("bin", uid, cells.content(row[0])):
            raise HistoryMismatch
        return rows.from_document(row[0])

    def add(self, entry: Entry) -> None:
        """Write an entry whose id is not among `uids`: without a look at what might be there.

        Raises EntryInvalid when it is empty, DatabaseConflict when the id was there after all.
        """
        if entry.is_empty:
            raise EntryInvalid("text", "empty")
        rows.insert(self._database, self._vocabulary, entry, 1, self._now)

    def write(self, entry: Entry) -> bool:
        """Make `entry` the newest version of itself; False when nothing about it is new.

        Words that lie in the bin under the same id become an earlier version. Raises
        EntryInvalid when it is empty, NotYours for words of the other person.
        """
        if entry.is_empty:
            raise EntryInvalid("text", "empty")
        entry = self.own(entry)
        self._refuse_others(entry.author)
        if self.binned(entry.uid):
            self.put_back(entry.uid)
        row = self._database.row(
            f"SELECT version, {rows.COLUMNS} FROM entries WHERE uid = ?",  # noqa: S608
            (entry.uid,),
        )
        version = 1
        if row:
            before = rows.entry_from(row[1:])
            self._refuse_others(before.author)
            if before.canonical() == entry.canonical():
                return False
            self._keep_version(before, row[0])
            rows.remove(self._database, entry.uid)
            version = cells.number(row[0]) + 1
        rows.insert(self._database, self._vocabulary, entry, version, self._now)
        return True

    def delete(self, uid: str) -> None:
        """Move an entry to the bin, where its draft waits with it; raises EntryGone, NotYours."""
        row = self._database.row(
            f"SELECT version, {rows.COLUMNS} FROM entries WHERE uid = ?",  # noqa: S608
            (uid,),
        )
        if row is None:
            raise EntryGone
        entry = rows.entry_from(row[1:])
        self._refuse_others(entry.author)
        document = rows.document(entry)
        rows.remove(self._database, uid)
        self._database.execute(
            "INSERT INTO bin(uid, deleted_at, document) VALUES (?,?,?)", (uid, self._now, document)
        )
        self._database.record("entry", uid, None)
        self._database.record("bin", uid, document.encode())

    def put_back(self, uid: str) -> None:
        """Take an entry out of the bin, into the list and the search index.

        Raises EntryGone, NotYours.
        """
        entry = self.binned(uid)
        if entry is None:
            raise EntryGone
        self._refuse_others(entry.author)
        newest = self._database.row("SELECT max(version) FROM versions WHERE uid = ?", (uid,))
        version = cells.number(newest[0] or 0) + 1 if newest else 1
        self._empty_bin(uid)
        rows.insert(self._database, self._vocabulary, entry, version, self._now)

    def erase(self, uid: str) -> bool:
        """Remove what bin, earlier versions and drafts hold of an entry that is in the bin.

        Says whether it was there. What it says is not looked at, so damage cannot keep it.
        """
        if not self._empty_bin(uid):
            return False
        self._database.execute("DELETE FROM versions WHERE uid = ?", (uid,))
        self.drop_draft(uid)
        return True

    def own(self, entry: Entry) -> Entry:
        """Return the entry with this person as its author, if it has none."""
        return entry if entry.author or not self._person else entry.edited(author=self._person)

    def refuse_erasing(self, uid: str) -> None:
        """Raise NotYours when what lies in the bin is the other person's. Damage is no reason."""
        with suppress(HistoryMismatch):
            binned = self.binned(uid)
            if binned:
                self._refuse_others(binned.author)

    def _refuse_others(self, author: str) -> None:
        if self._person and author != self._person:
            raise NotYours

    def drop_draft(self, uid: str) -> bool:
        """Forget an unsaved draft; says whether there was one."""
        return self._database.execute("DELETE FROM drafts WHERE uid = ?", (uid,)) > 0

    def _empty_bin(self, uid: str) -> bool:
        if not self._database.execute("DELETE FROM bin WHERE uid = ?", (uid,)):
            return False
        self._database.record("bin", uid, None)
        return True

    def _keep_version(self, entry: Entry, version: int) -> None:
        self._database.execute(
            "INSERT INTO versions(uid, version, replaced_at, document) VALUES (?,?,?,?)",
            (entry.uid, version, self._now, rows.document(entry)),
        )

"""The entries of one journal: saving, finding, going back, and the bin.

Each method that writes is one transaction and answers with what it changed.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, HistoryMismatch
from trustjournal.journal import cells, members, rows, search
from trustjournal.journal.contents import documents
from trustjournal.journal.entries import LONGEST_NAME, Changed, Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.search import Narrow, Page, Summary
from trustjournal.journal.writer import Writer
from trustjournal.vault.database import Database

__all__ = ["BIN_DAYS", "Binned", "EntryStore", "Narrow", "Page", "Summary", "Version"]

BIN_DAYS = 30
"""How long a deleted entry can be put back."""


@dataclass(frozen=True, slots=True, repr=False)
class Version:
    """How an entry was until `replaced_at`; `version` counts from 1."""

    version: int
    replaced_at: datetime
    entry: Entry

    def __repr__(self) -> str:
        return f"<Version {self.version}>"


@dataclass(frozen=True, slots=True, repr=False)
class Binned:
    """A deleted entry, and the local day on which it will be erased."""

    uid: str
    deleted_at: datetime
    entry: Entry
    erased_on: date

    def __repr__(self) -> str:
        return f"<Binned {self.uid!r}>"


class EntryStore:
    """The entries in an open database.

    `author` is the person in whose name this store writes: "" in a private journal. In a shared
    space, what is new is theirs, and nobody else's words can be changed, deleted or erased.
    """

    def __init__(
        self, database: Database, clock: Clock, vocabulary: Vocabulary, author: str = ""
    ) -> None:
        self._database = database
        self._clock = clock
        self._vocabulary = vocabulary
        self.author = author

    @property
    def database(self) -> Database:
        """The database that it is about."""
        return self._database

    @property
    def folder(self) -> Path:
        """The folder of the journal's own files, where nothing else may be written."""
        return self._database.path.parent

    @property
    def writable(self) -> bool:
        """Whether anything can be written; not into a space that was closed."""
        return not self._database.frozen

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Give a Writer whose work is kept if the block ends well, and undone if it raises."""
        with self._database.transaction():
            yield Writer(self._database, self._clock, self._vocabulary, self.author)

    def save(self, entry: Entry) -> Changed:
        """Keep an entry, the version before it, and drop its draft, all or nothing.

        An entry that has not changed gains no version. Raises EntryInvalid when it is empty,
        NotYours.
        """
        with self.writing() as writer:
            kinds = {"entry"} if writer.write(entry) else set()
            if writer.drop_draft(entry.uid):
                kinds.add("draft")
        return _changed(kinds, entry.uid)

    def get(self, uid: str) -> Entry:
        """Return an entry. Raises EntryGone, or HistoryMismatch when its words are not those
        that were last saved."""
        row = self._database.row(
            f"SELECT {rows.COLUMNS} FROM entries WHERE uid = ?",  # noqa: S608
            (uid,),
        )
        if row is None:
            raise EntryGone
        entry = rows.entry_from(row)
        if not self.is_as_saved(entry):
            raise HistoryMismatch
        return entry

    def versions(self, uid: str) -> list[Version]:
        """Return how an entry was before each edit, the latest first; the present one is `get`."""
        found = self._database.rows(
            "SELECT version, replaced_at, document FROM versions WHERE uid = ?"
            " ORDER BY version DESC",
            (uid,),
        )
        return cells.readable(self._database, found, _version)

    def newest(
        self, limit: int = 50, before: int | None = None, narrow: Narrow | None = None
    ) -> Page:
        """Return the newest entries older than the row id `before`, as `narrow` leaves them."""
        return search.page(self._database, self._vocabulary, limit, before, narrow or Narrow())

    def documents(self) -> Iterator[tuple[dict[str, Any], bool] | None]:
        """Yield the JSON form of every entry, oldest first, without holding them all, and
        whether its words are those that were last saved; None for one that cannot be read."""
        return documents(self._database, of_two=bool(self.author))

    def is_as_saved(self, entry: Entry) -> bool:
        """Say whether an entry's words are those that were last saved under its id."""
        return self._database.matches("entry", entry.uid, entry.canonical())

    def count(self) -> int:
        """Return how many entries there are (the bin not included)."""
        row = self._database.row("SELECT count(*) FROM entries")
        return int(row[0]) if row else 0

    def days(self, first: date, last: date) -> dict[date, int]:
        """Return how many entries each local day from `first` to `last` has; no empty days."""
        found = self._database.rows(
            "SELECT day, count(*) FROM entries WHERE day BETWEEN ? AND ? GROUP BY day",
            (first.isoformat(), last.isoformat()),
        )
        return dict(cells.readable(self._database, found, _day))

    def tags(self) -> list[tuple[str, int]]:
        """Return the tags in use with the number of their entries, the commonest first."""
        found = self._database.rows(
            "SELECT tag, count(*) AS n FROM entry_tags GROUP BY tag ORDER BY n DESC, tag"
        )
        return cells.readable(self._database, found, _tag)

    def delete(self, uid: str) -> Changed:
        """Move an entry to the bin, where it stays for 30 days; raises EntryGone, NotYours."""
        with self.writing() as writer:
            writer.delete(uid)
        return _changed({"entry", "bin"}, uid)

    def binned(self) -> list[Binned]:
        """Return what is in the bin, the last deleted first."""
        found = self._database.rows("SELECT uid, deleted_at, document FROM bin")
        lying = cells.readable(self._database, found, _binned)
        return sorted(lying, key=lambda each: (each.deleted_at, each.uid), reverse=True)

    def put_back(self, uid: str) -> Changed:
        """Take an entry out of the bin again; raises EntryGone, NotYours."""
        with self.writing() as writer:
            writer.put_back(uid)
        return _changed({"entry", "bin"}, uid)

    def erase(self, uid: str) -> Changed:
        """Erase an entry that lies in the bin, its versions and its draft with it.

        Raises EntryGone when it is not in the bin, NotYours.
        """
        with self.writing() as writer:
            writer.refuse_erasing(uid)
            if not writer.erase(uid):
                raise EntryGone
        self._database.checkpoint()  # the write-ahead log still held the words
        return _changed({"bin", "draft"}, uid)

    def erase_expired(self) -> Changed:
        """Erase what has been in the bin for 30 days."""
        found = self._database.rows("SELECT uid, deleted_at FROM bin")
        limit = self._clock.now() - timedelta(days=BIN_DAYS)
        lying = cells.readable(self._database, found, lambda uid, at: (uid, cells.moment(at)))
        expired = [uid for uid, at in lying if at <= limit]
        if not expired:
            return Changed()
        with self.writing() as writer:
            for uid in expired:
                writer.erase(uid)
        self._database.checkpoint()
        return _changed({"bin", "draft"}, *expired)


def _binned(uid: str, deleted_at: str, document: str) -> Binned:
    deleted = cells.moment(deleted_at)
    with cells.reading():
        erased_on = (deleted + timedelta(days=BIN_DAYS)).date()
    return Binned(cells.text(uid), deleted, rows.from_document(document), erased_on)


def _version(version: int, replaced_at: str, document: str) -> Version:
    written = rows.from_document(document)
    return Version(cells.number(version), cells.moment(replaced_at), written)


def _day(day: str, count: int) -> tuple[date, int]:
    with cells.reading():
        return date.fromisoformat(day), count


def _tag(tag: str, count: int) -> tuple[str, int]:
    with cells.reading():
        members.name("tags", tag, LONGEST_NAME)
    return tag, count


def _changed(kinds: set[str], *uids: str) -> Changed:
    return Changed(frozenset(kinds), frozenset(uids)) if kinds else Changed()

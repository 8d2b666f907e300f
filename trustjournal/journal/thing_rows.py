"""Things as rows: put into the tables, the search and the history, and taken out of them.

Everything that writes expects an open transaction of the database it is handed.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, TypeVar

from trustjournal.errors import EntryGone, EntryInvalid, HistoryMismatch
from trustjournal.journal import cells
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

T = TypeVar("T", bound=Thing)

BIN = ":bin"
"""Ends the kind under which the history knows a thing that lies in the bin."""


def read(kind: type[T], uid: str, document: str) -> T:
    """Return the thing that lies under an id; raises HistoryMismatch when it cannot be it."""
    with cells.reading():
        found = kind.from_json(cells.parsed(document))
    if found.uid != uid:
        raise HistoryMismatch
    return found


def held(database: Database, kind: type[T], uid: str) -> T | None:
    """Return a thing as it is kept, or None; raises HistoryMismatch when it was altered."""
    row = _row(database, kind.KIND, uid)
    if row is None:
        return None
    if not database.matches(kind.KIND, uid, cells.content(row[0])):
        raise HistoryMismatch
    return read(kind, uid, row[0])


def in_bin(database: Database, kind: type[T], uid: str) -> T | None:
    """Return a thing as it lies in the bin, or None; raises HistoryMismatch."""
    row = database.row(
        "SELECT document FROM thing_bin WHERE kind = ? AND uid = ?", (kind.KIND, uid)
    )
    if row is None:
        return None
    if not database.matches(kind.KIND + BIN, uid, cells.content(row[0])):
        raise HistoryMismatch
    return read(kind, uid, row[0])


def put(database: Database, thing: Thing, now: datetime) -> bool:
    """Make `thing` the newest version of itself; False when nothing about it is new.

    What lies in the bin under the same id becomes an earlier version. Raises EntryInvalid when
    it is empty.
    """
    if thing.is_empty:
        raise EntryInvalid(thing.KIND, "blank")
    if in_bin(database, type(thing), thing.uid):
        put_back(database, type(thing), thing.uid, now)
    document = thing.canonical().decode()
    row = _row(database, thing.KIND, thing.uid)
    version = 1
    if row:
        if row[0] == document:
            return False
        version = cells.number(row[1]) + 1
        _keep_version(database, thing.KIND, thing.uid, row[1], now, row[0])
        database.execute("DELETE FROM things WHERE kind = ? AND uid = ?", (thing.KIND, thing.uid))
    _insert(database, thing, version, now, document)
    return True


def delete(database: Database, kind: type[T], uid: str, now: datetime) -> None:
    """Move a thing to the bin; raises EntryGone when it is not there."""
    row = _row(database, kind.KIND, uid)
    if row is None:
        raise EntryGone
    database.execute("DELETE FROM things WHERE kind = ? AND uid = ?", (kind.KIND, uid))
    unindex(database, kind.KIND, uid)
    database.execute(
        "INSERT INTO thing_bin(kind, uid, deleted_at, document) VALUES(?,?,?,?)",
        (kind.KIND, uid, now.isoformat(), row[0]),
    )
    database.record(kind.KIND, uid, None)
    database.record(kind.KIND + BIN, uid, cells.content(row[0]))


def put_back(database: Database, kind: type[T], uid: str, now: datetime) -> None:
    """Take a thing out of the bin again; raises EntryGone, HistoryMismatch."""
    thing = in_bin(database, kind, uid)
    if thing is None:
        raise EntryGone
    _empty_bin(database, kind.KIND, uid)
    newest = database.row(
        "SELECT max(version) FROM thing_versions WHERE kind = ? AND uid = ?", (kind.KIND, uid)
    )
    version = cells.number(newest[0] or 0) + 1 if newest else 1
    _insert(database, thing, version, now, thing.canonical().decode())


def erase(database: Database, kind: str, uid: str) -> bool:
    """Erase a thing that lies in the bin, its versions with it; says whether it was there."""
    if not _empty_bin(database, kind, uid):
        return False
    database.execute("DELETE FROM thing_versions WHERE kind = ? AND uid = ?", (kind, uid))
    return True


def remove(database: Database, kind: str, uid: str) -> None:
    """Take a thing and its versions away at once, past the bin; raises EntryGone."""
    if not database.execute("DELETE FROM things WHERE kind = ? AND uid = ?", (kind, uid)):
        raise EntryGone
    database.execute("DELETE FROM thing_versions WHERE kind = ? AND uid = ?", (kind, uid))
    unindex(database, kind, uid)
    database.record(kind, uid, None)


def index(database: Database, kind: str, uid: str, moment: int, words: str) -> None:
    """Let the search find something by these words, in place of those before."""
    unindex(database, kind, uid)
    database.execute(
        "INSERT INTO findable(kind, uid, moment, words) VALUES(?,?,?,?)",
        (kind, uid, moment, words),
    )


def unindex(database: Database, kind: str, uid: str) -> None:
    """Let the search find something no more."""
    database.execute("DELETE FROM findable WHERE kind = ? AND uid = ?", (kind, uid))


def _row(database: Database, kind: str, uid: str) -> tuple[Any, ...] | None:
    return database.row(
        "SELECT document, version FROM things WHERE kind = ? AND uid = ?", (kind, uid)
    )


def _insert(database: Database, thing: Thing, version: int, now: datetime, document: str) -> None:
    database.execute(
        "INSERT INTO things(kind, uid, author, subject, moment, version, modified, document)"
        " VALUES(?,?,?,?,?,?,?,?)",
        (
            thing.KIND, thing.uid, thing.author, thing.belongs_to, thing.moment, version,
            now.isoformat(), document,
        ),
    )  # fmt: skip
    index(database, thing.KIND, thing.uid, thing.moment, thing.searchable())
    database.record(thing.KIND, thing.uid, document.encode())


def _keep_version(
    database: Database, kind: str, uid: str, version: int, now: datetime, document: str
) -> None:
    database.execute(
        "INSERT INTO thing_versions(kind, uid, version, replaced_at, document) VALUES(?,?,?,?,?)",
        (kind, uid, version, now.isoformat(), document),
    )


def _empty_bin(database: Database, kind: str, uid: str) -> bool:
    if not database.execute("DELETE FROM thing_bin WHERE kind = ? AND uid = ?", (kind, uid)):
        return False
    database.record(kind + BIN, uid, None)
    return True

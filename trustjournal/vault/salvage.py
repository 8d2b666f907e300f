"""Saves what can still be read of a damaged database into a new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from ..clock import Clock
from ..errors import DatabaseConflict, VaultError
from .bundle import making_folder
from .database import Database, DatabaseKey, remove_database
from .files import typed_file_errors
from .history import Head
from .leaves import Cell, Leaves
from .pages import wal_path
from .space_events import recorded_events
from .verify import Contents

ENTRY_COLUMNS = 14
FIRST_ENTRY_COLUMNS = 13
"""An entry that was written before entries had an author."""
THING = [str, str, str, str, int, int, str, str]
ACT = [str, int, str, str]
"""The types of these tables' columns behind the id."""
CHANGE_COLUMNS = 5
OTHERS = (
    "entry_feelings", "entry_tags", "versions", "bin", "drafts", "state",
    "things", "thing_versions", "thing_bin", "acts", "seen", "findable",
    "space_events", "running",
)  # fmt: skip


@dataclass(frozen=True)
class SalvageReport:
    """How many rows of each table were saved, and which pages were damaged."""

    rows: dict[str, int]
    damaged_pages: tuple[int, ...]


def salvage(
    source: Path, key: DatabaseKey, target: Path, clock: Clock, contents: Contents | None = None
) -> SalvageReport:
    """Write what is readable of `source` (left untouched) to a new database at `target`.

    The new one has the same key and a new history that starts with what was last recorded of
    each thing; with `contents`, things whose record was lost are recorded as they are found.
    Raises JournalExists when `target` is there, DiskFull, FolderNotWritable.
    """
    with making_folder(target.parent) as making:
        copy = making / source.name
        with typed_file_errors(source):
            shutil.copyfile(source, copy)
            if wal_path(source).exists():
                shutil.copyfile(wal_path(source), wal_path(copy))
        with suppress(VaultError):  # opening and closing moves the log into the main file
            Database.open(copy, key, clock, migrate=False).close()
        leaves = Leaves(copy, key.raw)
        found = list(leaves.rows())
        database = Database.create(target, key, clock)
        try:
            saved = _save_leaves(database, found)
            for table, rows in _save_others(database, copy, key, clock).items():
                saved[table] = saved.get(table, 0) + rows
            _save_history(database, found, contents)
        except BaseException:
            database.close()
            remove_database(target)
            raise
        database.close()
    return SalvageReport(saved, tuple(leaves.damaged))


def _save_leaves(database: Database, found: list[tuple[int, list[Cell]]]) -> dict[str, int]:
    """Save the rows of the tables that hold what people wrote, page by page."""
    saved = dict.fromkeys(("entries", "things", "acts"), 0)
    with database.transaction():
        for rowid, values in found:
            table = _table_of(values)
            if table is None:
                continue
            author = ("",) if len(values) == FIRST_ENTRY_COLUMNS else ()
            row = (rowid, *values[1:], *author)
            marks = ", ".join("?" * len(row))
            with suppress(DatabaseConflict):
                saved[table] += database.execute(f"INSERT INTO {table} VALUES({marks})", row)
    return saved


def _table_of(values: list[Cell]) -> str | None:
    """Tell a table by the shape of a row, since the schema's page may be the damaged one."""
    if values[0] is not None:
        return None
    kinds = [type(value) for value in values[1:]]
    if len(values) in (FIRST_ENTRY_COLUMNS, ENTRY_COLUMNS) and kinds[0] is str:
        return "entries"
    if kinds == THING:
        return "things"
    return "acts" if kinds == ACT else None


def _save_others(database: Database, copy: Path, key: DatabaseKey, clock: Clock) -> dict[str, int]:
    saved = dict.fromkeys(OTHERS, 0)
    try:
        damaged = Database(copy, key, clock)
    except VaultError:
        return saved
    try:
        for table in OTHERS:
            with database.transaction():
                for row in _readable(damaged, table):
                    marks = ", ".join("?" * len(row))
                    statement = f"INSERT OR IGNORE INTO {table} VALUES({marks})"
                    saved[table] += database.execute(statement, row)
    finally:
        damaged.close()
    return saved


def _readable(damaged: Database, table: str) -> Iterator[tuple[str | int, ...]]:
    """Yield rows from the front until a damaged page, then from the back."""
    keys = {
        "versions": "uid, version", "entry_feelings": "feeling", "entry_tags": "tag",
        "thing_versions": "kind, uid, version", "thing_bin": "kind, uid",
        "seen": "agreement, seq",
    }  # fmt: skip
    order = keys.get(table, "rowid")
    for direction in ("ASC", "DESC"):
        ordered = ", ".join(f"{column} {direction}" for column in order.split(", "))
        try:
            yield from damaged.stream(f"SELECT * FROM {table} ORDER BY {ordered}")  # noqa: S608
        except VaultError:
            continue
        return


def _save_history(
    database: Database, found: list[tuple[int, list[Cell]]], contents: Contents | None
) -> None:
    newest: dict[tuple[str, str], bytes] = {}
    for _, values in sorted(found, key=lambda row: row[0]):
        if len(values) == CHANGE_COLUMNS and values[0] is None:
            _, kind, uid, digest, mac = values
            fits = isinstance(mac, bytes) and len(mac) == len(Head().mac)
            if fits and isinstance(kind, str) and isinstance(uid, str):
                newest[kind, uid] = digest if isinstance(digest, bytes) else b""
    lost = [
        (kind, uid, content)
        for kind, uid, content in chain(
            contents(database) if contents else (), recorded_events(database)
        )
        if not newest.get((kind, uid))
    ]
    with database.transaction():
        for (kind, uid), digest in newest.items():
            database.record_digest(kind, uid, digest)
        for kind, uid, content in lost:
            database.record(kind, uid, content)

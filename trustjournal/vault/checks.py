"""Checks of one database. No single one is enough, so every backup passes all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..clock import Clock
from ..errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseFault,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseTruncated,
)
from .database import Database, DatabaseKey
from .history import Head

UNSOUND = (
    DatabaseMissing,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseTruncated,
    DatabaseDamaged,
    DatabaseTooNew,
    DatabaseFault,
)
"""What opening a database raises when something is wrong with the file itself."""


class ProblemKind(StrEnum):
    """What a check found; the words are in `messages.toml`."""

    UNREADABLE = "unreadable"
    PAGE_DAMAGED = "page_damaged"
    STRUCTURE = "structure"
    SEARCH_INDEX = "search_index"
    HISTORY_BROKEN = "history_broken"
    OLDER_COPY = "older_copy"
    CONTENT_CHANGED = "content_changed"
    CONTENT_MISSING = "content_missing"
    CONTENT_UNRECORDED = "content_unrecorded"
    COUNT = "count"
    LEFT_OUT = "left_out"


@dataclass(frozen=True)
class Problem:
    """One finding. `where` is a page, link number, table or uid, or an error's code; no words.

    `shared` tells that it is about the shared space.
    """

    kind: ProblemKind
    where: str = ""
    shared: bool = False


def counts(database: Database) -> dict[str, int]:
    """Return table → rows for every table that holds something of its own."""
    tables = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        " AND name NOT LIKE '%\\_fts%' ESCAPE '\\' ORDER BY name"
    )
    return {
        name: int(database.rows(f'SELECT count(*) FROM "{name}"')[0][0])  # noqa: S608
        for (name,) in tables
    }


def page_problems(database: Database, *, indexes: bool = False) -> Iterator[Problem]:
    """Check every page's tag, then the structure of the trees.

    `indexes` also compares each index with its table, which shows an old index page put back; a
    backup need not, since it builds its indexes anew.
    """
    for (message,) in database.rows("PRAGMA cipher_integrity_check"):
        yield Problem(ProblemKind.PAGE_DAMAGED, str(message).rsplit(" ", 1)[-1])
    try:
        # The engine's sentences may name rows, so they are counted, not passed on.
        found = database.rows(f"PRAGMA {'integrity_check' if indexes else 'quick_check'}")
    except DatabaseDamaged:
        found = [("damaged",)]
    if found != [("ok",)]:
        yield Problem(ProblemKind.STRUCTURE, str(len(found)))


def index_problems(database: Database) -> Iterator[Problem]:
    """Check the full-text indexes against the entries and what else can be found."""
    for (index,) in database.rows(
        "SELECT name FROM sqlite_schema WHERE name IN ('entries_fts', 'findable_fts')"
    ):
        check = f"INSERT INTO {index}({index}, rank) VALUES('integrity-check', 1)"
        try:
            with database.thawed():
                database.execute(check)
        except (DatabaseDamaged, DatabaseFault):
            yield Problem(ProblemKind.SEARCH_INDEX)


def chain_problems(database: Database) -> Iterator[Problem]:
    """Walk the whole chain of changes."""
    try:
        broken = database.chain.first_break(Head(), database.links())
    except (DatabaseDamaged, DatabaseFault):
        broken = 0
    if broken is not None:
        yield Problem(ProblemKind.HISTORY_BROKEN, str(broken))


def problems(
    path: Path, key: DatabaseKey, clock: Clock, rows: Mapping[str, int], head: Head
) -> list[Problem]:
    """Open a copy and check everything, against the counts and head it should have.

    Raises what says nothing about the copy: DiskFull, FolderNotWritable, NotEnoughMemory.
    """
    try:
        database = Database.open(path, key, clock, migrate=False)
    except UNSOUND as error:  # a full disk, say, tells nothing about the copy
        return [Problem(ProblemKind.UNREADABLE, error.code)]
    try:
        found = [*page_problems(database), *index_problems(database), *chain_problems(database)]
        if not found:
            present = counts(database)
            different = {name for name in {*rows, *present} if rows.get(name) != present.get(name)}
            found += [Problem(ProblemKind.COUNT, name) for name in sorted(different)]
            if database.head() != head:
                found.append(Problem(ProblemKind.OLDER_COPY, str(database.head().seq)))
    except DatabaseDamaged as error:
        return [Problem(ProblemKind.UNREADABLE, error.code)]
    finally:
        database.close()
    return found

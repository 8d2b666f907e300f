"""A shared database in the hands of somebody with its key, a script, and no good will.

The demo's couple has everything that can be kept in Us. Beside each row lie copies of it, each
with one cell that no version of the app has ever written; the history of changes records what it
can of them, as somebody with the key can make it do.
"""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.carry.test_checkin_lists import fill
from tests.fixed import FixedClock
from trustjournal.carry.demo_couple import write_demo
from trustjournal.errors import TrustJournalError
from trustjournal.journal import act_rows
from trustjournal.journal.boundaries import Boundary, BoundaryStore
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Way, shipped
from trustjournal.journal.sealed import SealedRounds
from trustjournal.journal.store import EntryStore
from trustjournal.journal.thing_rows import BIN
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault

FAST = KdfParameters.fast_for_tests()
NO_TEXT = b"\xff\xfe\xc3"
CELLS: tuple[Any, ...] = (
    None, 7, -(2**63), 2.5, b"", b"\x00\xff", "", " ", "no JSON", "[]", "{}", "null", "[7]",
    '{"a": 1}', "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59", "2026-13-45T00:00Z",
    "[" * 2000, "\x00", "\u202e", "%s{}", "x" * 300,
)  # fmt: skip
"""What a cell may hold instead; broken UTF-8 comes beside these, since no parameter can be that."""
ALONE: tuple[Any, ...] = (None, -7, b"\x00\xff", "", "{}", CELLS[15], "[" * 2000, NO_TEXT)
"""Those that are also tried one column at a time, over all of its rows."""
MEMBERS: tuple[Any, ...] = (
    None, 7, -1, 1e300, True, "", "x", "no-such", "\ud800", [], [None], {}, {"x": []}, "0" * 32,
    "0001-01-01T00:00:00+00:00", "9999-12-31T23:59:59-23:59", "9999-12-31", "0001-01-01",
)  # fmt: skip
"""What a member of a document may be instead."""

_TABLES = (
    "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE '%\\_fts%' ESCAPE '\\' AND name <> 'changes'"
)
_STATE = ("unopened", "checkin.names", "checkin.away", "no.such")


@dataclass(frozen=True)
class World:
    """A folder with the two people's passphrases, and what opens their shared file."""

    folder: Path
    passphrases: tuple[str, str]
    file: str
    key: DatabaseKey
    columns: tuple[tuple[str, str], ...]

    def opened(self, folder: Path) -> Database:
        """Open the shared file of a copy of the folder, as a script does."""
        return Database.open(folder / self.file, self.key, FixedClock())


def world(folder: Path) -> World:
    """Make the demo's couple, with something of every kind in Us."""
    clock = FixedClock()
    first, second = (each.passphrase for each in write_demo(folder, clock, FAST))
    session = Vault(folder, clock, kdf_floor=FAST).unlock(first)
    shared = session.shared
    assert shared
    _fill(session, shared)
    key = session._keys.databases()[shared.path.name]
    columns = tuple(columns_of(shared))
    session.lock()
    return World(folder, (first, second), shared.path.name, key, columns)


def _fill(session: Session, shared: Database) -> None:
    clock, person = session.clock, session.person
    fill(shared)
    entries = EntryStore(shared, clock, Vocabulary.load(), person)
    for number in range(3):
        entry = Entry.new(clock, Kind.FREE).edited(text=f"Readable {number}", tags=("kitchen",))
        entries.save(entry)
        entries.save(entry.edited(text=f"Readable {number}, and changed"))
    entries.delete(entry.uid)
    boundaries = BoundaryStore(shared, clock, person)
    for words in ("Evenings", "Gone"):
        boundary = Boundary.new(clock, author=person, need=words)
        boundaries.save(boundary)
        boundaries.save(boundary.edited(need=words + " again"))
    boundaries.delete(boundary.uid)
    other = next(each.person for each in session.members if each.person != person)
    form = next(form for form in shipped() if Way.SEALED in form.ways)
    SealedRounds(shared, clock, person, (person, other)).begin(form)
    CheckIns(shared, clock, person).running.keep(CheckInSession.begin(form, form.ways[0], clock))


# --- forging -----------------------------------------------------------------------------------


def loosen(database: Database) -> dict[str, list[str]]:
    """Take every rule off the tables, as a script may; return table → columns."""
    triggers = database.rows("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
    columns = {}
    with database.transaction():
        for (name,) in database.rows(_TABLES):
            info = database.rows(f"PRAGMA table_info({name})")
            columns[name] = [row[1] for row in info]
            keep = [f"{c} INTEGER PRIMARY KEY" if c == "id" else c for c in columns[name]]
            database.execute(f"CREATE TABLE fresh({', '.join(keep)})")
            database.execute(f"INSERT INTO fresh SELECT {', '.join(columns[name])} FROM {name}")
            database.execute(f"DROP TABLE {name}")
            database.execute(f"ALTER TABLE fresh RENAME TO {name}")
        for (sql,) in triggers:
            database.execute(re.sub("CREATE TRIGGER", "CREATE TRIGGER IF NOT EXISTS", sql))
    return columns


def forgeries(
    database: Database, columns: dict[str, list[str]], every: int = 1
) -> Iterator[tuple[str, str, Any]]:
    """Yield (table, column, cell or `NO_TEXT`) of every column there is; documents also with a
    member of theirs changed, `every` so many of these."""
    documents = []
    for table, names in columns.items():
        for column in names:
            if column == "id":
                continue
            for cell in (*CELLS, NO_TEXT):
                yield table, column, cell
        if "document" in names:
            documents += [(table, "document", d) for d in _documents(database, table, names)]
    yield from documents[::every]


def _documents(database: Database, table: str, names: list[str]) -> Iterator[str]:
    group = "kind" if "kind" in names else "json_extract(document, '$.act')"
    for (document,) in database.rows(f"SELECT min(document) FROM {table} GROUP BY {group}"):
        whole = json.loads(document)
        for member in whole:
            for value in MEMBERS:
                yield json.dumps(whole | {member: value})


def forge(
    database: Database, table: str, column: str, cell: Any, names: list[str], number: int
) -> None:
    """Put a copy of a row beside the others, with another id and this one cell."""
    kept = [name for name in names if name != "id"]
    row = None
    if column == "document" and isinstance(cell, str) and cell.startswith('{"'):
        row = _like(database, table, kept, cell)
    row = row or database.row(f"SELECT {', '.join(kept)} FROM {table} LIMIT 1 OFFSET {number % 3}")
    row = row or database.row(f"SELECT {', '.join(kept)} FROM {table} LIMIT 1")
    values = dict(zip(kept, row or [""] * len(kept), strict=True))
    fresh = uuid.uuid4().hex
    if "uid" in values:
        values["uid"] = fresh
    if table == "acts":
        values["agreement"], values["seq"] = fresh, 1
    if isinstance(values.get("document"), str) and '"id"' in values["document"]:
        with suppress(ValueError):
            values["document"] = json.dumps(json.loads(values["document"]) | {"id": fresh})
    values[column] = cell
    if table == "entries":
        values = {"id": 1_790_000_000_000_000 + number, **values}
    marks = ", ".join(
        f"CAST(x'{NO_TEXT.hex()}' AS TEXT)" if value == NO_TEXT else "?"
        for value in values.values()
    )
    parameters = [value for value in values.values() if value != NO_TEXT]
    database.execute(f"INSERT INTO {table}({', '.join(values)}) VALUES({marks})", parameters)
    _record(database, table, values)


def _like(database: Database, table: str, kept: list[str], document: str) -> Any:
    """A row of the same kind as a document that stands for one."""
    members = sorted(json.loads(document))
    for row in database.rows(f"SELECT {', '.join(kept)} FROM {table}"):
        written = row[kept.index("document")]
        with suppress(ValueError, TypeError):
            if sorted(json.loads(written)) == members:
                return row
    return None


def _record(database: Database, table: str, values: dict[str, Any]) -> None:
    """Let the history say that it was written so, where it can be said."""
    with suppress(TypeError, AttributeError, ValueError, TrustJournalError):
        document = values.get("document")
        match table:
            case "things":
                database.record(values["kind"], values["uid"], document.encode())
            case "thing_bin":
                database.record(values["kind"] + BIN, values["uid"], document.encode())
            case "bin":
                database.record("bin", values["uid"], document.encode())
            case "acts":
                content = act_rows.content(document, values["signature"])
                place = act_rows.place_of(values["agreement"], values["seq"])
                database.record("acts", place, content)


def forge_all(database: Database, every: int = 1) -> None:
    """Put everything that `forgeries` knows into the file, beside what was there."""
    columns = loosen(database)
    with database.transaction():
        for number, (table, column, cell) in enumerate(list(forgeries(database, columns, every))):
            forge(database, table, column, cell, columns[table], number)
        for name in _STATE:
            database.execute("DELETE FROM state WHERE name = ?", (name,))
            database.execute("INSERT INTO state(name, value) VALUES(?, ?)", (name, '{"x": [7]}'))


def overwrite(database: Database, table: str, column: str, cell: Any) -> None:
    """Write one cell over a whole column, with what rules the table has."""
    value = f"CAST(x'{NO_TEXT.hex()}' AS TEXT)" if cell == NO_TEXT else "?"
    parameters = [] if cell == NO_TEXT else [cell]
    with suppress(TrustJournalError):  # a rule of the table that forbids just this
        database.execute(f"UPDATE OR IGNORE {table} SET {column} = {value}", parameters)


def columns_of(database: Database) -> list[tuple[str, str]]:
    """Return (table, column) of everything, the search's own tables and the history included."""
    tables = database.rows(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        " AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
    )
    return [
        (name, row[1])
        for (name,) in tables
        if database.row(f"SELECT 1 FROM {name} LIMIT 1")
        for row in database.rows(f"PRAGMA table_info({name})")
    ]

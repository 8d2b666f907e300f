"""What a journal holds, in the form in which its history recorded it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import cells, rows
from trustjournal.journal.act_rows import ACTS, SEEN, content, place_of
from trustjournal.journal.thing_rows import BIN
from trustjournal.vault.database import Database


def recorded_contents(database: Database) -> Iterator[tuple[str, str, bytes]]:
    """Yield `(kind, uid, content)` of everything that is recorded, for `verify`: entries, what a
    couple keeps, acts of agreements, and everything in the bins.

    What cannot be read any more has an empty content, which matches no record. Where two people
    have the key, one may have recorded anything, so that every entry is looked into.
    """
    of_two = database.row("SELECT 1 FROM space_events LIMIT 1") is not None
    for row in database.stream(f"SELECT {rows.COLUMNS} FROM entries"):  # noqa: S608
        try:
            if of_two:
                rows.entry_from(row)
            yield "entry", str(row[0]), rows.content_of(rows.document_from(row))
        except HistoryMismatch:
            yield "entry", str(row[0]), b""
    for uid, document in database.stream("SELECT uid, document FROM bin"):
        yield "bin", str(uid), _content(document)
    for kind, uid, document in database.stream("SELECT kind, uid, document FROM things"):
        yield str(kind), str(uid), _content(document)
    for kind, uid, document in database.stream("SELECT kind, uid, document FROM thing_bin"):
        yield str(kind) + BIN, str(uid), _content(document)
    for table in (ACTS, SEEN):
        for uid, seq, document, signature in database.stream(
            f"SELECT agreement, seq, document, signature FROM {table}"  # noqa: S608
        ):
            yield table, place_of(uid, seq), content(document, signature)


def documents(
    database: Database, *, of_two: bool = False
) -> Iterator[tuple[dict[str, Any], bool] | None]:
    """Yield the JSON form of every entry, oldest first, and whether it is as it was last saved;
    None for an entry that cannot be read as one.

    What fits its record was checked before it was saved, so only the rest is checked here; where
    the database is `of_two`, one of them may have recorded anything.
    """
    recorded = database.newest_digests("entry")
    for row in rows.oldest_first(database):
        try:
            yield _document(database, row, recorded, trusting=not of_two)
        except HistoryMismatch:
            yield None


def _document(
    database: Database, row: tuple[Any, ...], recorded: dict[str, bytes], *, trusting: bool
) -> tuple[dict[str, Any], bool]:
    document = rows.document_from(row)
    if trusting:
        digest = database.chain.digest("entry", row[0], rows.content_of(document))
        if digest == recorded.get(row[0]):
            return document, True
    # Altered, or saved while we were on our way here, or not to be trusted.
    entry = rows.entry_from(row)
    return entry.to_json(), database.matches("entry", entry.uid, entry.canonical())


def _content(document: object) -> bytes:
    try:
        return cells.content(document)
    except HistoryMismatch:
        return b""

"""What a journal holds, in the form in which its history recorded it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import rows
from trustjournal.journal.act_rows import ACTS, SEEN, content, place_of
from trustjournal.journal.thing_rows import BIN
from trustjournal.vault.database import Database


def recorded_contents(database: Database) -> Iterator[tuple[str, str, bytes]]:
    """Yield `(kind, uid, content)` of everything that is recorded, for `verify`: entries, what a
    couple keeps, acts of agreements, and everything in the bins.

    What cannot be read as an entry any more has an empty content, which matches no record.
    """
    for row in database.stream(f"SELECT {rows.COLUMNS} FROM entries"):  # noqa: S608
        try:
            yield "entry", row[0], rows.content_of(rows.document_from(row))
        except HistoryMismatch:
            yield "entry", row[0], b""
    for uid, document in database.stream("SELECT uid, document FROM bin"):
        yield "bin", uid, document.encode()
    for kind, uid, document in database.stream("SELECT kind, uid, document FROM things"):
        yield kind, uid, document.encode()
    for kind, uid, document in database.stream("SELECT kind, uid, document FROM thing_bin"):
        yield kind + BIN, uid, document.encode()
    for table in (ACTS, SEEN):
        for uid, seq, document, signature in database.stream(
            f"SELECT agreement, seq, document, signature FROM {table}"  # noqa: S608
        ):
            yield table, place_of(uid, seq), content(document, signature)


def documents(database: Database) -> Iterator[tuple[dict[str, Any], bool]]:
    """Yield the JSON form of every entry, oldest first, and whether it is as it was last saved.

    What fits its record was checked before it was saved, so only the rest is checked here.
    Raises HistoryMismatch for an entry that cannot be read as one.
    """
    recorded = database.newest_digests("entry")
    for row in rows.oldest_first(database):
        document = rows.document_from(row)
        digest = database.chain.digest("entry", row[0], rows.content_of(document))
        if digest == recorded.get(row[0]):
            yield document, True
        else:  # altered, or saved while we were on our way here
            entry = rows.entry_from(row)
            yield entry.to_json(), database.matches("entry", entry.uid, entry.canonical())

"""What a journal holds, in the form in which its history recorded it."""

from __future__ import annotations

from collections.abc import Iterator

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import rows
from trustjournal.vault.database import Database


def recorded_contents(database: Database) -> Iterator[tuple[str, str, bytes]]:
    """Yield `(kind, uid, content)` of every entry and everything in the bin, for `verify`.

    What cannot be read as an entry any more has an empty content, which matches no record.
    """
    for row in database.stream(f"SELECT {rows.COLUMNS} FROM entries"):  # noqa: S608
        try:
            yield "entry", row[0], rows.entry_from(row).canonical()
        except HistoryMismatch:
            yield "entry", row[0], b""
    for uid, document in database.stream("SELECT uid, document FROM bin"):
        yield "bin", uid, document.encode()

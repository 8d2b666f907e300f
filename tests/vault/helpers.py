"""What several of the vault's tests need."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from trustjournal.vault.database import Database

COLUMNS = "id, uid, created, kind, happened, text, feelings, needs, tags, labels, day, version"


def texts(count: int, first: int = 0) -> list[str]:
    """Return what `put` writes into `text`."""
    return [f"number {number} lantern" for number in range(first, first + count)]


def put(database: Database, count: int = 1, first: int = 0, extra: str = "") -> None:
    """Write entries, each with its change recorded, each in its own transaction."""
    for number, text in enumerate(texts(count, first), start=first):
        with database.transaction():
            database.execute(
                f"INSERT INTO entries({COLUMNS}, modified) "
                "VALUES(?, ?, 'c', 'free', 'h', ?, '[]', '[]', '[]', '', '2026-03-14', 1, 'm')",
                (number, f"{number:032x}", text + extra),
            )
            database.record("entry", f"{number:032x}", (text + extra).encode())


def present(database: Database) -> list[str]:
    """Return the texts that are there."""
    return [row[0] for row in database.rows("SELECT text FROM entries ORDER BY id")]


def contents(database: Database) -> Iterator[tuple[str, str, bytes]]:
    """Yield what `put` recorded, from the entries themselves."""
    for uid, text in database.stream("SELECT uid, text FROM entries"):
        yield "entry", uid, text.encode()


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder but the lock."""
    return {
        str(file.relative_to(folder)): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file() and file.name != "lock"
    }


def flip(path: Path, position: int, bit: int = 0) -> None:
    """Turn one bit of a file round."""
    content = bytearray(path.read_bytes())
    content[position] ^= 1 << bit
    path.write_bytes(content)

"""Reads table rows straight out of single pages, so that one damaged page costs its own rows only.

The engine gives up a whole branch when a page above it is damaged. The layout is SQLite's
(https://www.sqlite.org/fileformat2.html), inside SQLCipher pages with 80 reserved bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from .pages import PAGE, RESERVED, PageReader

USABLE = PAGE - RESERVED
LEAF = 0x0D
Cell = None | int | float | str | bytes


class Leaves:
    """The intact pages of one database file."""

    def __init__(self, path: Path, raw_key: bytes) -> None:
        self._reader = PageReader(raw_key)
        self._content = path.read_bytes()
        self.damaged: list[int] = []

    def rows(self) -> Iterator[tuple[int, list[Cell]]]:
        """Yield `(rowid, values)` of every row in every intact table leaf, of whatever table."""
        for number in range(1, len(self._content) // PAGE + 1):
            page = self._page(number)
            if page is None:
                self.damaged.append(number)
                continue
            start = 100 if number == 1 else 0
            if page[start] != LEAF:
                continue
            for place in range(int.from_bytes(page[start + 3 : start + 5], "big")):
                at = start + 8 + 2 * place
                row = self._row(page, int.from_bytes(page[at : at + 2], "big"))
                if row:
                    yield row

    def _page(self, number: int) -> bytes | None:
        page = self._content[(number - 1) * PAGE : number * PAGE]
        return self._reader.plain(page, number) if self._reader.intact(page, number) else None

    def _row(self, page: bytes, at: int) -> tuple[int, list[Cell]] | None:
        """Return the row of one cell, or None when a page it continues on is damaged."""
        try:
            size, at = _varint(page, at)
            rowid, at = _varint(page, at)
            payload = self._payload(page, at, size)
            return None if payload is None else (rowid, _values(payload))
        except (IndexError, UnicodeDecodeError):
            return None

    def _payload(self, page: bytes, at: int, size: int) -> bytes | None:
        most = USABLE - 35
        if size <= most:
            return page[at : at + size]
        least = (USABLE - 12) * 32 // 255 - 23
        local = least + (size - least) % (USABLE - 4)
        local = local if local <= most else least
        payload = page[at : at + local]
        following = int.from_bytes(page[at + local : at + local + 4], "big")
        while following and len(payload) < size:
            next_page = self._page(following)
            if next_page is None:
                return None
            payload += next_page[4:USABLE]
            following = int.from_bytes(next_page[:4], "big")
        return payload[:size] if len(payload) >= size else None


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    for count in range(9):
        byte = data[at + count]
        if count == 8:
            return value << 8 | byte, at + 9
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            break
    return value, at + count + 1


_INTEGER_SIZES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _values(payload: bytes) -> list[Cell]:
    end, at = _varint(payload, 0)
    kinds = []
    while at < end:
        kind, at = _varint(payload, at)
        kinds.append(kind)
    values: list[Cell] = []
    for kind in kinds:
        if kind in _INTEGER_SIZES:
            size = _INTEGER_SIZES[kind]
            values.append(int.from_bytes(payload[at : at + size], "big", signed=True))
        elif kind >= 12:
            size = (kind - 12) // 2
            raw = payload[at : at + size]
            values.append(raw.decode() if kind % 2 else raw)
        else:
            size = 8 if kind == 7 else 0
            values.append({8: 0, 9: 1}.get(kind))
        at += size
    return values

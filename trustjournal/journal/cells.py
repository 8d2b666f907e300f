"""Cells of a row as what they must be: whoever has a database's key may have put anything there.

All that turns a row into something to work with goes through here, so that what does not fit is
one typed error, and one such row hides no other.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any, TypeVar

from trustjournal.errors import EntryInvalid, FormatInvalid, HistoryMismatch
from trustjournal.journal.moments import EPOCH, MICROSECOND, moment_from_text, with_fixed_offset
from trustjournal.vault.database import Database

T = TypeVar("T")

_UNFIT = (
    EntryInvalid,
    FormatInvalid,
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    OverflowError,
    RecursionError,
)


@contextmanager
def reading() -> Iterator[None]:
    """Raise HistoryMismatch for whatever shows that a row is none that the app has written."""
    try:
        yield
    except _UNFIT:
        raise HistoryMismatch from None


def readable(
    database: Database, found: Iterable[tuple[Any, ...]], read: Callable[..., T]
) -> list[T]:
    """Return what `read(*row)` makes of each row. One for which it raises HistoryMismatch must
    not hide the rest: it is left out, and `database.unread` tells that there was one."""
    kept: list[T] = []
    for row in found:
        try:
            kept.append(read(*row))
        except HistoryMismatch:
            database.unread.note()
    return kept


def text(cell: object) -> str:
    """Return a cell that holds text; raises HistoryMismatch."""
    if not isinstance(cell, str):
        raise HistoryMismatch
    return cell


def number(cell: object) -> int:
    """Return a cell that holds a whole number; raises HistoryMismatch."""
    if not isinstance(cell, int):
        raise HistoryMismatch
    return cell


def content(cell: object) -> bytes:
    """Return the bytes that stand for a document in the history; raises HistoryMismatch."""
    with reading():
        return text(cell).encode()


def parsed(cell: object) -> Any:
    """Return the JSON value in a cell; raises HistoryMismatch."""
    with reading():
        return json.loads(text(cell))


def moment(cell: object) -> datetime:
    """Return the time in a cell, with its offset; raises HistoryMismatch."""
    with reading():
        return with_fixed_offset(moment_from_text("at", cell))


def local_moment(cell: object) -> datetime:
    """Return the time that a cell counts in microseconds from 1970, in this computer's zone;
    raises HistoryMismatch."""
    with reading():
        return with_fixed_offset(EPOCH + number(cell) * MICROSECOND).astimezone()

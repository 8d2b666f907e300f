"""Acts as rows: in a shared database what was done, in a private one what has been seen."""

from __future__ import annotations

from collections import defaultdict

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import cells
from trustjournal.journal.agreements import Act
from trustjournal.journal.entries import canonical
from trustjournal.vault.database import Database

ACTS, SEEN = "acts", "seen"
"""The two tables; the same word names their changes in the history."""

_WIDEST_GAP = 100

Stored = dict[str, dict[int, Act | None]]
"""Agreement → seq → act; None for one that cannot be read."""


def all_acts(database: Database, table: str = ACTS) -> Stored:
    """Return everything in one of the two tables."""
    found: Stored = defaultdict(dict)
    rows = database.rows(
        f"SELECT agreement, seq, document, signature FROM {table} ORDER BY agreement, seq"  # noqa: S608
    )
    for uid, seq, act in cells.readable(database, rows, _placed):
        found[uid][seq] = act
    return dict(found)


def acts_of(database: Database, uid: str, table: str = ACTS) -> dict[int, Act | None]:
    """Return the acts of one agreement."""
    columns = "agreement, seq, document, signature"
    rows = database.rows(
        f"SELECT {columns} FROM {table} WHERE agreement = ? ORDER BY seq",  # noqa: S608
        (uid,),
    )
    return {seq: act for _, seq, act in cells.readable(database, rows, _placed)}


def fits(uid: str, seq: int, document: str, signature: str) -> bool:
    """Say whether a row holds an act that can be read, and belongs where it lies."""
    act = _act(document, signature)
    return act is not None and (act.agreement, act.seq) == (uid, seq)


def in_order(acts: dict[int, Act | None]) -> list[Act | None]:
    """Return the acts from 1 on; a gap stands as one that cannot be read.

    Where numbers run far ahead, the gap at the end stands for what is out there.
    """
    last = min(max(acts, default=0), len(acts) + _WIDEST_GAP)
    return [acts.get(seq) for seq in range(1, last + 1)]


def put(database: Database, act: Act, table: str = ACTS) -> None:
    """Write an act at its place, and its record in the history, inside a transaction."""
    document = canonical(act.to_json()).decode()
    database.execute(
        f"DELETE FROM {table} WHERE agreement = ? AND seq = ?",  # noqa: S608
        (act.agreement, act.seq),
    )
    database.execute(
        f"INSERT INTO {table}(agreement, seq, document, signature) VALUES(?,?,?,?)",
        (act.agreement, act.seq, document, act.signature),
    )
    database.record(table, place_of(act.agreement, act.seq), content(document, act.signature))


def remove(database: Database, uid: str, seq: int, table: str = ACTS) -> None:
    """Take an act away, inside a transaction."""
    database.execute(
        f"DELETE FROM {table} WHERE agreement = ? AND seq = ?",  # noqa: S608
        (uid, seq),
    )
    database.record(table, place_of(uid, seq), None)


def place_of(uid: str, seq: int) -> str:
    """Return the name of an act's place in the history."""
    return f"{uid}/{seq}"


def content(document: str, signature: str) -> bytes:
    """Return the bytes that stand for a row in the history."""
    return f"{document}\n{signature}".encode()


def _placed(uid: str, seq: int, document: str, signature: str) -> tuple[str, int, Act | None]:
    if cells.number(seq) < 1:
        raise HistoryMismatch
    return cells.text(uid), seq, _act(document, signature)


def _act(document: str, signature: str) -> Act | None:
    try:
        with cells.reading():
            return Act.from_json(cells.parsed(document), signature)
    except HistoryMismatch:
        return None

"""The part of a database that keeps the chain of changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

from .history import Chain, Head, HeadFile, Link

Value = None | int | float | str | bytes
"""What a statement's parameters may be."""


class Recorded:
    """Appends to the chain and answers from it; `Database` supplies the statements."""

    chain: Chain
    _guard: threading.RLock
    _writing: bool
    _head: Head | None
    _head_file: HeadFile

    def execute(self, sql: str, params: Sequence[Value] = ()) -> int:
        """Run one statement; return how many rows it changed."""
        raise NotImplementedError

    def row(self, sql: str, params: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        raise NotImplementedError

    def stream(self, sql: str, params: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query in batches."""
        raise NotImplementedError

    def record(self, kind: str, uid: str, content: bytes | None) -> None:
        """Append a change to the chain, inside a transaction; None says that it was erased."""
        self.record_digest(kind, uid, self.chain.digest(kind, uid, content))

    def record_digest(self, kind: str, uid: str, digest: bytes) -> None:
        """Append a change of which only the digest is known (see `salvage`)."""
        if not self._writing:
            raise RuntimeError("a change is recorded inside its transaction")
        link = self.chain.link(self.head(), kind, uid, digest)
        self.execute(
            "INSERT INTO changes(seq, kind, uid, digest, mac) VALUES(?, ?, ?, ?, ?)",
            (link.seq, link.kind, link.uid, link.digest, link.mac),
        )
        self._head = Head(link.seq, link.mac)

    def knows(self, kind: str, uid: str) -> bool:
        """Tell whether something was ever recorded under this id, gone since or not."""
        found = self.row("SELECT 1 FROM changes WHERE kind = ? AND uid = ? LIMIT 1", (kind, uid))
        return found is not None

    def matches(self, kind: str, uid: str, content: bytes) -> bool:
        """Tell whether `content` is what was recorded last for this thing."""
        newest = self.row(
            "SELECT digest FROM changes WHERE kind = ? AND uid = ? ORDER BY seq DESC LIMIT 1",
            (kind, uid),
        )
        return newest is not None and bool(newest[0] == self.chain.digest(kind, uid, content))

    def newest_digests(self, kind: str) -> dict[str, bytes]:
        """Return uid → the digest recorded last (b"" = erased) of all things of one kind.

        For going through everything: one pass over the table instead of a search for each.
        """
        query = "SELECT uid, digest FROM changes WHERE +kind = ? ORDER BY seq"
        return dict(self.stream(query, (kind,)))

    def head(self) -> Head:
        """Return the last link of the chain."""
        with self._guard:
            if self._head is None:
                last = self.row("SELECT seq, mac FROM changes ORDER BY seq DESC LIMIT 1")
                self._head = Head(max(0, last[0]), _bytes(last[1])) if last else Head()
            return self._head

    def mac_at(self, seq: int) -> bytes | None:
        """Return the MAC of one link, or None when there is no such link."""
        found = self.row("SELECT mac FROM changes WHERE seq = ?", (seq,))
        return _bytes(found[0]) if found else None

    def links(self, after: int = 0) -> Iterator[Link]:
        """Yield the changes after number `after`, in order.

        What whoever has the key has put there instead of one fits no chain.
        """
        query = "SELECT seq, kind, uid, digest, mac FROM changes WHERE seq > ? ORDER BY seq"
        for seq, kind, uid, digest, mac in self.stream(query, (after,)):
            yield Link(seq, str(kind), str(uid), _bytes(digest), _bytes(mac))

    def head_file(self) -> HeadFile:
        """Return what remembers the head beside this database while it is open."""
        return self._head_file


def _bytes(value: object) -> bytes:
    """Return the bytes in a cell; nothing, which no link has, for anything else."""
    return value if isinstance(value, bytes) else b""

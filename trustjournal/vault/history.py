"""The chain of changes: which words were last saved, and whether any change is missing.

Each change adds a link whose MAC covers the link before it. SQLite's own checks pass an older
file put back, a spliced old page and a deleted write-ahead log; the chain does not, as long as
its head is remembered elsewhere (in the keybag, and in a small sealed file beside a database
while it is open).
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from ..errors import Notice
from .files import typed_file_errors
from .sealing import derive

START = b"\0" * 32
HEAD_AAD = b"trustjournal-head/1"


@dataclass(frozen=True)
class Head:
    """The last link of a chain: its number (0 = none yet) and MAC."""

    seq: int = 0
    mac: bytes = START


@dataclass(frozen=True)
class Link:
    """One change: what kind of thing, which one, and the digest of its content (b"" = erased)."""

    seq: int
    kind: str
    uid: str
    digest: bytes
    mac: bytes


class Chain:
    """Computes links for one database, with keys derived from the database's own key."""

    def __init__(self, raw_key: bytes) -> None:
        self._link_key = derive(raw_key, "trustjournal/1/chain/link")
        self._content_key = derive(raw_key, "trustjournal/1/chain/content")
        self._head_key = derive(raw_key, "trustjournal/1/chain/head")

    def digest(self, kind: str, uid: str, content: bytes | None) -> bytes:
        """Return the keyed digest of a content, or b"" for one that is erased."""
        if content is None:
            return b""
        message = _framed(kind.encode(), uid.encode(), content)
        return hmac.digest(self._content_key, message, "sha256")

    def link(self, before: Head, kind: str, uid: str, digest: bytes) -> Link:
        """Return the link that follows `before`."""
        seq = before.seq + 1
        message = _framed(before.mac, seq.to_bytes(8, "big"), kind.encode(), uid.encode(), digest)
        mac = hmac.digest(self._link_key, message, "sha256")
        return Link(seq, kind, uid, digest, mac)

    def first_break(self, start: Head, links: Iterable[Link]) -> int | None:
        """Return the number of the first link that does not follow, or None if all do."""
        head = start
        for link in links:
            right = self.link(head, link.kind, link.uid, link.digest)
            if link.seq != right.seq or not hmac.compare_digest(link.mac, right.mac):
                return right.seq
            head = Head(link.seq, link.mac)
        return None

    def seal_head(self, head: Head) -> bytes:
        """Return a head as 68 sealed bytes for the file beside the database."""
        nonce = os.urandom(12)
        plain = head.seq.to_bytes(8, "big") + head.mac
        return nonce + ChaCha20Poly1305(self._head_key).encrypt(nonce, plain, HEAD_AAD)

    def open_head(self, sealed: bytes) -> Head | None:
        """Return the head in a sealed file, or None when it is not whole or not ours."""
        try:
            plain = ChaCha20Poly1305(self._head_key).decrypt(sealed[:12], sealed[12:], HEAD_AAD)
        except (InvalidTag, ValueError):
            return None
        return Head(int.from_bytes(plain[:8], "big"), plain[8:])


def worse_than_remembered(
    chain: Chain, present: Head, at_known: bytes | None, known: Head, tail: Iterable[Link]
) -> Notice | None:
    """Compare a chain with the head that was remembered of it; None when all is well.

    `at_known` is the MAC that the database holds at `known.seq`, `tail` the links after it.
    """
    if present.seq < known.seq:
        return Notice.OLDER_COPY
    if (at_known if known.seq else START) != known.mac:
        return Notice.HISTORY_GAP
    return Notice.HISTORY_GAP if chain.first_break(known, tail) is not None else None


class HeadFile:
    """Remembers the head after each commit, in `<database>.head` beside an open database.

    It is overwritten in place and not flushed: after a killed process it is exact, after a
    power cut it may name an earlier head, never a later one than the database has.
    """

    def __init__(self, database: Path, chain: Chain) -> None:
        self.path = database.with_suffix(".head")
        self._chain = chain
        self._descriptor: int | None = None

    def read(self) -> Head | None:
        """Return the remembered head; None when there is none or it is not whole."""
        try:
            return self._chain.open_head(self.path.read_bytes())
        except OSError:
            return None

    def start(self, head: Head) -> None:
        """Create the file, on disk for certain, and keep it open for `write`.

        Raises DiskFull or FolderNotWritable.
        """
        self.stop()
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with typed_file_errors(self.path):
            self._descriptor = os.open(self.path, flags, 0o600)
            os.write(self._descriptor, self._chain.seal_head(head))
            os.fsync(self._descriptor)

    def write(self, head: Head) -> None:
        """Remember `head`; a failure only makes a later check weaker, so it is not raised."""
        if self._descriptor is None:
            return
        try:
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, self._chain.seal_head(head))
        except OSError:
            return

    def stop(self, *, remove: bool = False) -> None:
        """Close the file, and with `remove` delete it."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
        if remove:
            self.path.unlink(missing_ok=True)


def _framed(*parts: bytes) -> bytes:
    """Join parts so that no two lists of parts give the same bytes."""
    return b"".join(len(part).to_bytes(8, "big") + part for part in parts)

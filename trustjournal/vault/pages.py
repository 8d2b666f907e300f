"""Looks at a database file as bytes: is it ours, whole, and not newer than we can read?

All of it happens before the database engine touches the file, since merely opening one may
write to it, and a refused file must stay as it is. The page layout is SQLCipher 4's (4,096-byte
pages, AES-256-CBC, HMAC-SHA512 over page, IV and page number); `docs/file-format.md` tells it.
"""

from __future__ import annotations

import hashlib
import hmac
import stat
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from ..errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseTruncated,
)

PAGE = 4096
SALT = 16
IV = 16
TAG = 64
RESERVED = IV + TAG
PLAIN_MAGIC = b"SQLite format 3\0"
WAL_HEADER = 32
FRAME_HEADER = 24
SAMPLE = 64
"""How many pages are tried before a file whose first page fails is called foreign."""


@dataclass(frozen=True)
class Header:
    """What the first page of a database says about the rest."""

    page_count: int
    user_version: int
    application_id: int


@dataclass
class WalContents:
    """The pages that a write-ahead log would add to its database."""

    pages: set[int] = field(default_factory=set)
    page_count: int = 0
    first_page: bytes | None = None


class PageReader:
    """Checks and decrypts single pages with a raw 48-byte key (32 key, 16 salt)."""

    def __init__(self, raw_key: bytes) -> None:
        self._key = raw_key[:32]
        self.salt = raw_key[32:]
        mac_salt = bytes(byte ^ 0x3A for byte in self.salt)
        self._mac_key = hashlib.pbkdf2_hmac("sha512", self._key, mac_salt, 2, 32)

    def intact(self, page: bytes, number: int) -> bool:
        """Tell whether `page` (4,096 bytes) carries the right tag for page `number` (from 1)."""
        if len(page) != PAGE:
            return False
        body = page[SALT if number == 1 else 0 : PAGE - TAG]
        message = body + number.to_bytes(4, "little")
        tag = hmac.new(self._mac_key, message, "sha512").digest()
        return hmac.compare_digest(tag, page[PAGE - TAG :])

    def plain(self, page: bytes, number: int) -> bytes:
        """Decrypt an intact page; the reserved bytes are left out."""
        cipher = Cipher(algorithms.AES(self._key), modes.CBC(page[PAGE - RESERVED : PAGE - TAG]))
        first = number == 1
        plain = cipher.decryptor().update(page[SALT if first else 0 : PAGE - RESERVED])
        return PLAIN_MAGIC + plain if first else plain

    def header(self, page: bytes) -> Header:
        """Decrypt an intact first page and read its header."""
        plain = self.plain(page, 1)
        return Header(
            page_count=int.from_bytes(plain[28:32], "big"),
            user_version=int.from_bytes(plain[60:64], "big"),
            application_id=int.from_bytes(plain[68:72], "big"),
        )


def wal_path(path: Path) -> Path:
    """Return where the write-ahead log of a database lies."""
    return path.with_name(path.name + "-wal")


def probe(path: Path, raw_key: bytes, *, application_id: int, newest: int) -> Header:
    """Return the header of the database at `path`, reading only.

    Raises DatabaseMissing, DatabaseEmpty, DatabaseForeign, DatabaseDamaged, DatabaseTruncated,
    or DatabaseTooNew when its schema is above `newest`.
    """
    size = _size(path)
    reader = PageReader(raw_key)
    wal = _wal_contents(wal_path(path), reader)
    first = wal.first_page or _first_page(path, size, reader)
    header = reader.header(first)
    if header.application_id != application_id or header.user_version < 1:
        raise DatabaseForeign
    if header.user_version > newest:
        raise DatabaseTooNew
    held = size // PAGE
    needed = wal.page_count or header.page_count
    if any(number not in wal.pages for number in range(held + 1, needed + 1)):
        raise DatabaseTruncated
    return header


def _size(path: Path) -> int:
    try:
        found = path.stat()
    except FileNotFoundError:
        raise DatabaseMissing from None
    if not stat.S_ISREG(found.st_mode):
        raise DatabaseForeign
    if found.st_size == 0:
        raise DatabaseEmpty
    return found.st_size


def _first_page(path: Path, size: int, reader: PageReader) -> bytes:
    """Return the intact first page, or raise what its failing means.

    The key comes out of an authenticated box, so a page that fails is damage or another file,
    never a wrong key.
    """
    with path.open("rb") as file:
        first = file.read(PAGE)
        if reader.intact(first, 1):
            return first
        if first[:SALT] == reader.salt[: len(first)]:
            raise DatabaseTruncated if size < PAGE else DatabaseDamaged
        for number in range(2, SAMPLE + 2):
            if reader.intact(file.read(PAGE), number):
                raise DatabaseDamaged
    raise DatabaseForeign


def _wal_contents(path: Path, reader: PageReader) -> WalContents:
    """Return the committed pages of a write-ahead log; an absent or foreign one has none."""
    committed = WalContents()
    try:
        file = path.open("rb")
    except OSError:
        return committed
    with file:
        salts = file.read(WAL_HEADER)[16:24]
        pending = WalContents()
        while len(head := file.read(FRAME_HEADER)) == FRAME_HEADER and head[8:16] == salts:
            page = file.read(PAGE)
            number = int.from_bytes(head[:4], "big")
            if len(page) != PAGE:
                break
            pending.pages.add(number)
            if number == 1 and reader.intact(page, 1):
                pending.first_page = page
            if page_count := int.from_bytes(head[4:8], "big"):  # set on a commit's last frame
                committed.pages |= pending.pages
                committed.page_count = page_count
                committed.first_page = pending.first_page or committed.first_page
                pending = WalContents()
    return committed

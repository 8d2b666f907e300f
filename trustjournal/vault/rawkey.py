"""The raw key of one database."""

from __future__ import annotations

import secrets

LENGTH = 48


class DatabaseKey:
    """A raw database key: 32 key bytes and the file's 16-byte salt. Its repr shows neither.

    `chain` is what the keys of the history come from: the raw key itself, or after re-keying
    still that of the first key, so that a history stays as it is when its file gets a new key.
    """

    __slots__ = ("chain", "raw")

    def __init__(self, raw: bytes, chain: bytes | None = None) -> None:
        if len(raw) != LENGTH or len(chain or raw) != LENGTH:
            raise ValueError("a database key has 48 bytes")
        self.raw = raw
        self.chain = chain or raw

    @classmethod
    def generate(cls) -> DatabaseKey:
        """Return a new random key."""
        return cls(secrets.token_bytes(LENGTH))

    def successor(self) -> DatabaseKey:
        """Return a new random key under which the same history goes on."""
        return DatabaseKey(secrets.token_bytes(LENGTH), self.chain)

    def hex96(self) -> str:
        """Return the key as the 96 hexadecimal digits that the engine takes."""
        return self.raw.hex()

    def __repr__(self) -> str:
        return "DatabaseKey(…)"

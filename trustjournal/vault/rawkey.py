"""The raw key of one database."""

from __future__ import annotations

import secrets


class DatabaseKey:
    """A raw database key: 32 key bytes and the file's 16-byte salt. Its repr shows neither."""

    __slots__ = ("raw",)

    def __init__(self, raw: bytes) -> None:
        if len(raw) != 48:
            raise ValueError("a database key has 48 bytes")
        self.raw = raw

    @classmethod
    def generate(cls) -> DatabaseKey:
        """Return a new random key."""
        return cls(secrets.token_bytes(48))

    def hex96(self) -> str:
        """Return the key as the 96 hexadecimal digits that the engine takes."""
        return self.raw.hex()

    def __repr__(self) -> str:
        return "DatabaseKey(…)"

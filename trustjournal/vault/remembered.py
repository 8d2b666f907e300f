"""The secret that a keyring holds for a journal."""

from __future__ import annotations

from .sealing import derive


class RememberedSecret:
    """32 random bytes, which no person knows. Its repr does not show them."""

    __slots__ = ("_secret",)

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    def root(self, salt: bytes) -> bytes:
        """Return the root key. No slow derivation: 256 random bits need none."""
        return derive(self._secret, "trustjournal/1/keyring-root", salt)

    def __repr__(self) -> str:
        return "RememberedSecret(…)"

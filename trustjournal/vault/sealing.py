"""The few cryptographic pieces everything else is made of."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY = 32
NONCE = 12


def derive(secret: bytes, info: str, salt: bytes | None = None) -> bytes:
    """Return a 32-byte key: HKDF-SHA256 of `secret` for the purpose named by `info`."""
    return HKDF(algorithm=SHA256(), length=KEY, salt=salt, info=info.encode()).derive(secret)


def seal(key: bytes, plain: bytes, label: str) -> tuple[bytes, bytes]:
    """Return `(nonce, box)`: `plain` under ChaCha20-Poly1305, bound to `label`."""
    nonce = os.urandom(NONCE)
    return nonce, ChaCha20Poly1305(key).encrypt(nonce, plain, label.encode())


def unseal(key: bytes, nonce: bytes, box: bytes, label: str) -> bytes | None:
    """Return what was sealed, or None when key, label or any byte is not the right one."""
    try:
        return ChaCha20Poly1305(key).decrypt(nonce, box, label.encode())
    except (InvalidTag, ValueError):
        return None

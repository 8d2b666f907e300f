"""The recovery key: 140 random bits that a person can print, copy by hand and type again.

Eight groups of five symbols of Crockford's base32. The fifth symbol of each group checks that
group and its place; the eighth group checks the other seven. Weights and constants in GF(32)
are chosen so that one wrong symbol, two neighbouring symbols swapped (also across groups), and
two groups swapped are always caught, before any key is derived.
"""

from __future__ import annotations

import hashlib
import secrets

from ..errors import RecoveryKeyMistyped
from .sealing import derive

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUPS = 8
PAYLOAD = 4
SYMBOLS = GROUPS * (PAYLOAD + 1)
SECRET_SYMBOLS = (GROUPS - 1) * PAYLOAD
_LOOKALIKES = str.maketrans("OIL", "011")
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive: the powers of 2 are all 31 non-zero elements
_POWERS = [1]
for _ in range(30):
    _next = _POWERS[-1] << 1
    _POWERS.append(_next ^ _POLYNOMIAL if _next & 32 else _next)


class RecoveryKey:
    """A recovery key that is whole. Its repr does not show it."""

    __slots__ = ("_symbols",)

    def __init__(self, secret_symbols: str) -> None:
        """Build the key of 28 secret symbols (see `generate` and `parse`)."""
        if len(secret_symbols) != SECRET_SYMBOLS or not set(secret_symbols) <= set(ALPHABET):
            raise ValueError("a recovery key has 28 secret symbols")
        self._symbols = secret_symbols

    @classmethod
    def generate(cls) -> RecoveryKey:
        """Return a new random key."""
        return cls("".join(secrets.choice(ALPHABET) for _ in range(SECRET_SYMBOLS)))

    @classmethod
    def parse(cls, text: str) -> RecoveryKey:
        """Read a typed key: case, spaces, hyphens, O for 0 and I or L for 1 do not matter.

        Raises RecoveryKeyMistyped, with the first group that cannot be right where one shows.
        """
        symbols = _symbols(text)
        if len(symbols) != SYMBOLS:
            raise RecoveryKeyMistyped
        groups = _split(symbols)
        for index, group in enumerate(groups):
            if not _group_fits(group, index):
                raise RecoveryKeyMistyped(group=index + 1)
        key = cls("".join(group[:PAYLOAD] for group in groups[:-1]))
        if key._whole_check() != groups[-1][:PAYLOAD]:
            raise RecoveryKeyMistyped
        return key

    @classmethod
    def recognised(cls, text: str) -> RecoveryKey | None:
        """Return the key if `text` is one, None if it must be meant as a passphrase.

        Raises RecoveryKeyMistyped when most groups fit: no passphrase looks so by chance.
        """
        symbols = _symbols(text)
        if len(symbols) != SYMBOLS:
            return None
        fitting = sum(_group_fits(group, index) for index, group in enumerate(_split(symbols)))
        return cls.parse(text) if fitting >= GROUPS // 2 else None

    @property
    def text(self) -> str:
        """The key as it is shown and printed."""
        return "-".join(self.groups())

    def groups(self) -> list[str]:
        """Return the eight groups of five symbols."""
        payload = self._symbols + self._whole_check()
        parts = [payload[start : start + PAYLOAD] for start in range(0, len(payload), PAYLOAD)]
        return [part + _check_symbol(part, index) for index, part in enumerate(parts)]

    def root(self, salt: bytes) -> bytes:
        """Return the 32-byte root key. No slow derivation: 140 random bits need none."""
        return derive(self._symbols.encode(), "trustjournal/1/recovery-root", salt)

    def _whole_check(self) -> str:
        digest = hashlib.sha256(b"trustjournal/1/recovery-check" + self._symbols.encode()).digest()
        bits = int.from_bytes(digest[:3], "big") >> 4
        return "".join(ALPHABET[bits >> shift & 31] for shift in (15, 10, 5, 0))

    def __repr__(self) -> str:
        return "RecoveryKey(…)"


def _symbols(text: str) -> str:
    return "".join(text.upper().split()).replace("-", "").translate(_LOOKALIKES)


def _split(symbols: str) -> list[str]:
    return [symbols[start : start + PAYLOAD + 1] for start in range(0, SYMBOLS, PAYLOAD + 1)]


def _group_fits(group: str, index: int) -> bool:
    return set(group) <= set(ALPHABET) and _check_symbol(group[:PAYLOAD], index) == group[PAYLOAD]


def _check_symbol(payload: str, index: int) -> str:
    """Return the fifth symbol: a weighted sum in GF(32), offset by the group's place."""
    total = _POWERS[index]
    for place, symbol in enumerate(payload, start=1):
        value = ALPHABET.index(symbol)
        if value:
            total ^= _POWERS[(_POWERS.index(value) + place) % 31]
    return ALPHABET[total]

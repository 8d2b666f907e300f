"""From a passphrase to a root key: Argon2id, its cost, and the bounds that are accepted."""

from __future__ import annotations

import math
import os
import time
import unicodedata
from dataclasses import dataclass, replace
from typing import ClassVar

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from ..errors import NotEnoughMemory, PassphraseEmpty

SALT = 16
ROOT = 32
STEP_KIB = 64 * 1024
MOST_KIB = 1024 * 1024
MOST_ITERATIONS = 16
MOST_LANES = 16
SLOWEST = 1.0
QUICKEST = 0.5


@dataclass(frozen=True)
class KdfParameters:
    """What one derivation costs (memory in KiB), and the salt."""

    memory_kib: int
    iterations: int
    lanes: int
    salt: bytes

    FLOOR: ClassVar[KdfParameters]
    """The least that is created, and the least that is accepted from a file."""

    @classmethod
    def floor(cls) -> KdfParameters:
        """Return the least cost, with a new salt."""
        return replace(cls.FLOOR, salt=os.urandom(SALT))

    @classmethod
    def fast_for_tests(cls) -> KdfParameters:
        """Return a cost that protects nothing, with a new salt, to keep tests quick.

        A file made with it is refused by `Vault` unless that is told so by an argument.
        """
        return cls(memory_kib=64, iterations=1, lanes=1, salt=os.urandom(SALT))

    @classmethod
    def calibrated(cls, seconds: float = 0.7) -> KdfParameters:
        """Return a cost that takes about `seconds` on this computer, with a new salt.

        At least the floor, at most 1 GiB, and no more than a quarter of the memory there is.
        """
        most = min(MOST_KIB, max(STEP_KIB, _physical_memory_kib() // 4))
        chosen = cls.floor()
        took = chosen._seconds()
        steps = max(1, min(int(seconds / took), most // STEP_KIB))
        if steps > 1:
            chosen = replace(chosen, memory_kib=steps * STEP_KIB)
            took = chosen._seconds()
        while took > SLOWEST and chosen.memory_kib > STEP_KIB:
            halved = max(STEP_KIB, chosen.memory_kib // 2 // STEP_KIB * STEP_KIB)
            chosen = replace(chosen, memory_kib=halved)
            took = chosen._seconds()
        if took < QUICKEST:
            more = max(chosen.iterations, math.ceil(chosen.iterations * seconds / took))
            chosen = replace(chosen, iterations=min(MOST_ITERATIONS, more))
        return chosen

    def accepted(self, floor: KdfParameters) -> bool:
        """Tell whether these are within bounds: not below `floor`, not absurdly high."""
        return (
            len(self.salt) == SALT
            and floor.memory_kib <= self.memory_kib <= MOST_KIB
            and floor.iterations <= self.iterations <= MOST_ITERATIONS
            and floor.lanes <= self.lanes <= MOST_LANES
            and self.memory_kib >= 8 * self.lanes
        )

    def root(self, passphrase: str) -> bytes:
        """Return the 32-byte root key of a passphrase.

        The passphrase is NFKC-normalised, so that it does not matter how a keyboard composes
        its letters. Raises PassphraseEmpty and NotEnoughMemory.
        """
        secret = normalised(passphrase)
        try:
            return Argon2id(
                salt=self.salt,
                length=ROOT,
                iterations=self.iterations,
                lanes=self.lanes,
                memory_cost=self.memory_kib,
            ).derive(secret)
        except MemoryError:
            raise NotEnoughMemory(mebibytes=self.memory_kib // 1024) from None

    def _seconds(self) -> float:
        """Measure one derivation; one that finds no memory counts as far too slow."""
        start = time.perf_counter()
        try:
            self.root("calibration")
        except NotEnoughMemory:
            if self.memory_kib <= STEP_KIB:
                raise
            return math.inf
        return max(time.perf_counter() - start, 1e-3)


KdfParameters.FLOOR = KdfParameters(STEP_KIB, 3, 4, b"")


def normalised(passphrase: str) -> bytes:
    """Return the bytes of a passphrase that count. Raises PassphraseEmpty for a blank one."""
    text = unicodedata.normalize("NFKC", passphrase)
    if not text.strip():
        raise PassphraseEmpty
    # Lone surrogates reach us from terminals with odd encodings; they must not crash.
    return text.encode("utf-8", "surrogatepass")


def _physical_memory_kib() -> int:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, ValueError, OSError):
        return 4 * MOST_KIB

"""The keys file changed by accident or on purpose: never a wrong opening, never a crash."""

from __future__ import annotations

import json
import random
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.cases import times
from tests.vault.helpers import bytes_of, flip, present, put, texts
from tests.vault.test_keyfile import FLOOR, OUT_OF_RANGE
from trustjournal.errors import KeysDamaged, Notice
from trustjournal.vault.keyfile import COPY, NAME, canonical, checksum
from trustjournal.vault.vault import Session, Vault

EVERY = 1_000_000
chance = random.Random(4)


@pytest.fixture
def folder(session: Session) -> Path:
    put(session.private, 5)
    session.lock()
    return session.folder


@times("cases", 30, EVERY)
def test_every_byte(vault: Vault, folder: Path, cases: int) -> None:
    """With a whole copy the journal opens and the file is mended; without one it is refused."""
    size = (folder / NAME).stat().st_size
    positions = range(size) if cases == EVERY else [0, size - 1, *chance.sample(range(size), cases)]
    for position in positions:
        bit = chance.randrange(8)
        flip(folder / NAME, position, bit)
        session = vault.unlock(PASSPHRASE)
        assert session.notices == (Notice.KEYS_FROM_COPY,), position
        assert present(session.private) == texts(5)
        session.lock()
        assert (folder / NAME).read_bytes() == (folder / COPY).read_bytes()
        flip(folder / NAME, position, bit)
        shutil.copy(folder / NAME, folder / COPY)
        before = bytes_of(folder)
        with pytest.raises(KeysDamaged):
            vault.unlock(PASSPHRASE)
        assert bytes_of(folder) == before
        flip(folder / NAME, position, bit)
        flip(folder / COPY, position, bit)


@pytest.mark.parametrize("wrong", OUT_OF_RANGE, ids=str)
def test_costs_out_of_range_are_refused_before_any_derivation(
    folder: Path, clock: FixedClock, wrong: dict[str, Any]
) -> None:
    members = json.loads((folder / NAME).read_bytes())
    members["kdf"] = {**FLOOR, **wrong}
    for name in (NAME, COPY):
        (folder / name).write_bytes(canonical({**members, "sum": checksum(members)}))
    before = bytes_of(folder)
    took = []
    for _ in range(3):
        start = time.perf_counter()
        with pytest.raises(KeysDamaged):
            Vault(folder, clock).unlock(PASSPHRASE)
        took.append(time.perf_counter() - start)
    assert min(took) < 0.05
    assert bytes_of(folder) == before


@times("cases", 10, 300)
def test_a_byte_of_a_couples_keys(vault: Vault, couple: Session, cases: int) -> None:
    """With a whole copy each opens their own and what they share; without one neither opens."""
    assert couple.shared
    put(couple.private, 5)
    put(couple.shared, 2)
    couple.lock()
    vault.unlock(OTHER_PASSPHRASE).lock()
    people = {PASSPHRASE: texts(5), OTHER_PASSPHRASE: []}
    size = (vault.folder / NAME).stat().st_size
    for position in chance.sample(range(size), cases):
        bit, whole = chance.randrange(8), (vault.folder / NAME).read_bytes()
        for secret, words in people.items():
            flip(vault.folder / NAME, position, bit)
            session = vault.unlock(secret)
            assert session.shared, position
            assert (present(session.private), present(session.shared)) == (words, texts(2))
            session.lock()
            (vault.folder / NAME).write_bytes(whole)
            (vault.folder / COPY).write_bytes(whole)
        for name in (NAME, COPY):
            flip(vault.folder / name, position, bit)
        for secret in people:
            with pytest.raises(KeysDamaged):
                vault.unlock(secret)
        for name in (NAME, COPY):
            (vault.folder / name).write_bytes(whole)

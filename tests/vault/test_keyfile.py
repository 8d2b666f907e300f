from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.errors import KeysDamaged, KeysMissing, KeysTooNew
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.keyfile import COPY, NAME, KeyFile, canonical, checksum, read_keys

FAST = KdfParameters.fast_for_tests()
MASTER, ROOT = bytes(range(32)), bytes(32)


def a_file() -> KeyFile:
    file = KeyFile.new(FAST).with_slot(ROOT, MASTER)
    return file.with_keybag("ab", MASTER, {"v": 1, "later": {"kept": True}})


def changed(file: KeyFile, **members: Any) -> bytes:
    content = {**json.loads(file.to_bytes()), **members}
    return canonical({**content, "sum": checksum(content)})


def test_what_was_written_is_read() -> None:
    file = KeyFile.from_bytes(a_file().to_bytes(), FAST)
    assert file.open_slot(ROOT) == (file.slots[0].id, MASTER)
    assert file.open_keybag(MASTER) == ("ab", {"v": 1, "later": {"kept": True}})
    assert file.open_slot(b"x" * 32) is None
    assert file.open_keybag(ROOT) is None


def test_several_people_lie_in_one_file_and_unknown_members_stay() -> None:
    second = b"2" * 32
    file = a_file().with_slot(second, second).with_keybag("cd", second, {"v": 1})
    file = KeyFile.from_bytes(changed(file, later=[1]), FAST).with_keybag("cd", second, {"v": 2})
    again = KeyFile.from_bytes(file.to_bytes(), FAST)
    assert again.extra == {"later": [1]}
    assert again.open_keybag(MASTER) == ("ab", {"v": 1, "later": {"kept": True}})
    assert again.open_keybag(second) == ("cd", {"v": 2})


def test_sizes_tell_nothing() -> None:
    small = a_file().with_keybag("ab", MASTER, {})
    large = a_file().with_keybag("ab", MASTER, {"backups": ["x" * 3000]})
    assert len(small.to_bytes()) == len(large.to_bytes())


def test_a_slot_moved_to_another_file_does_not_open() -> None:
    other = KeyFile.new(FAST)
    assert replace(other, slots=a_file().slots).open_slot(ROOT) is None


def test_every_flipped_byte_is_damage_or_harmless() -> None:
    content = a_file().to_bytes()
    for position in range(len(content)):
        damaged = bytearray(content)
        damaged[position] ^= 1 << position % 8
        with pytest.raises(KeysDamaged):
            KeyFile.from_bytes(bytes(damaged), FAST)


@given(st.binary(max_size=300) | st.recursive(st.none() | st.integers(), st.lists).map(canonical))
def test_any_bytes_are_refused_without_a_crash(content: bytes) -> None:
    with pytest.raises(KeysDamaged):
        KeyFile.from_bytes(content)


FLOOR = {"alg": "argon2id", "m": 65536, "t": 3, "p": 4, "salt": "00" * 16}
OUT_OF_RANGE: list[dict[str, Any]] = [
    *({"m": memory} for memory in (0, -1, 64, 65535, 1048577, 2**31, 2**64, 65536.0, "65536")),
    *({"t": iterations} for iterations in (0, 1, 2, 17, 2**32, True, None)),
    *({"p": lanes} for lanes in (0, 3, 17, 2**32)),
    *({"salt": salt} for salt in ("", "00" * 15, "00" * 17, "zz")),
    {"alg": "argon2i"},
]


@pytest.mark.parametrize("wrong", OUT_OF_RANGE, ids=str)
def test_costs_out_of_range_are_refused_at_once(wrong: dict[str, Any]) -> None:
    content = changed(a_file(), kdf={**FLOOR, **wrong})
    start = time.perf_counter()
    with pytest.raises(KeysDamaged):
        KeyFile.from_bytes(content)
    assert time.perf_counter() - start < 0.05
    KeyFile.from_bytes(changed(a_file(), kdf=FLOOR))


def test_a_newer_file_is_told_apart(tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(changed(a_file(), v=2))
    with pytest.raises(KeysTooNew):
        read_keys(tmp_path, FAST)


def test_missing_and_damaged_files_and_the_copy(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        read_keys(tmp_path, FAST)
    (tmp_path / NAME).write_bytes(b"{}")
    with pytest.raises(KeysDamaged):
        read_keys(tmp_path, FAST)
    (tmp_path / COPY).write_bytes(a_file().to_bytes())
    assert read_keys(tmp_path, FAST)[1] is True

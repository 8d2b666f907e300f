from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trustjournal.errors import RecoveryKeyMistyped
from trustjournal.vault.recovery import ALPHABET, GROUPS, SECRET_SYMBOLS, RecoveryKey

keys = st.text(ALPHABET, min_size=SECRET_SYMBOLS, max_size=SECRET_SYMBOLS).map(RecoveryKey)


@given(keys, st.randoms())
def test_reading_is_tolerant_of_how_people_type(key: RecoveryKey, chance: random.Random) -> None:
    alike = {"0": "0oO", "1": "1iIlL"}
    typed = "".join(
        chance.choice(alike.get(symbol, symbol + symbol.lower())) + chance.choice(["", " ", "-"])
        for symbol in key.text.replace("-", "")
    )
    assert RecoveryKey.parse(typed).text == key.text


@settings(max_examples=4)
@given(keys)
def test_one_substitution_is_always_caught_and_its_group_named(key: RecoveryKey) -> None:
    symbols = key.text.replace("-", "")
    for position, right in enumerate(symbols):
        for wrong in set(ALPHABET) - {right}:
            with pytest.raises(RecoveryKeyMistyped) as caught:
                RecoveryKey.parse(symbols[:position] + wrong + symbols[position + 1 :])
            assert caught.value.group == position // 5 + 1


@settings(max_examples=30)
@given(keys)
def test_swapping_neighbours_or_groups_is_always_caught(key: RecoveryKey) -> None:
    symbols = key.text.replace("-", "")
    for position in range(len(symbols) - 1):
        left, right = symbols[position : position + 2]
        if left != right:
            with pytest.raises(RecoveryKeyMistyped):
                RecoveryKey.parse(symbols[:position] + right + left + symbols[position + 2 :])
    for first in range(GROUPS):
        for second in range(first + 1, GROUPS):
            groups = key.groups()
            groups[first], groups[second] = groups[second], groups[first]
            if groups != key.groups():
                with pytest.raises(RecoveryKeyMistyped):
                    RecoveryKey.parse(" ".join(groups))


@pytest.mark.parametrize("text", ["", "ABC", "0" * 39, "0" * 41, "U" * 40, "ä" * 40])
def test_what_is_no_recovery_key_is_refused(text: str) -> None:
    with pytest.raises(RecoveryKeyMistyped):
        RecoveryKey.parse(text)


def test_a_passphrase_of_the_same_shape_stays_a_passphrase() -> None:
    assert RecoveryKey.recognised("da39a3ee5e6b4b0d3255bfef95601890afd80709") is None
    assert RecoveryKey.recognised("a lamp in the window") is None


def test_a_key_with_a_slip_is_recognised_as_one() -> None:
    key = RecoveryKey.generate()
    last = ALPHABET[(ALPHABET.index(key.text[-1]) + 1) % 32]
    with pytest.raises(RecoveryKeyMistyped):
        RecoveryKey.recognised(key.text[:-1] + last)


def test_keys_differ_and_do_not_show() -> None:
    key = RecoveryKey.generate()
    assert len({RecoveryKey.generate().text for _ in range(50)}) == 50
    assert key.groups()[0] not in repr(key)

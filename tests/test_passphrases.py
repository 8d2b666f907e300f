from __future__ import annotations

import itertools
import math
import random
import re
import sys

import pytest

from trustjournal import texts
from trustjournal.passphrases import LONGEST_ESTIMATED, Strength, load_words, strength, suggest

WORDS = load_words()
PAINFUL = re.compile(
    r"love|lover|kiss|sex|nude|naked|body|affair|cheat|lie|lies|liar|secret|trust|betray|kill|"
    r"murder|knife|gun|blood|pain|hurt|wound|dead|death|die|grave|hate|rage|fight|divorce|"
    r"wedding|bride|groom|wife|husband|spouse|phone|hotel|motel|text|pregnan|baby|child|rape|"
    r"drug|beer|wine|vodka|whisky|rum|gin|slut|whore|bitch|damn|hell|fat|ugly|stupid|idiot"
)


def test_the_words_are_short_plain_and_distinct() -> None:
    assert len(WORDS) >= 1300
    assert len(set(WORDS)) == len(WORDS)
    assert all(re.fullmatch(r"[a-z]{3,8}", word) for word in WORDS)
    assert [word for word in WORDS if PAINFUL.fullmatch(word)] == []


def test_no_word_begins_another() -> None:
    ordered = sorted(WORDS)
    for before, after in itertools.pairwise(ordered):
        assert not after.startswith(before)


def test_every_theme_has_a_name_and_words() -> None:
    for theme in texts.load("passphrase_words")["theme"]:
        assert theme["name"].strip()
        assert theme["words"].split()


def test_five_words_by_chance_are_very_hard_to_guess() -> None:
    assert math.comb(len(WORDS), 5) * math.factorial(5) > 10**15
    rng = random.Random(20)
    for _ in range(40):
        suggested = suggest(WORDS, rng=rng)
        assert len(set(suggested.split("-"))) == 5
        assert strength(suggested) == Strength(4, "centuries")


def test_suggestions_come_from_the_secure_source_and_differ() -> None:
    assert len({suggest(WORDS) for _ in range(50)}) == 50
    assert suggest(WORDS, count=7).count("-") == 6


def test_too_few_words_is_an_error() -> None:
    with pytest.raises(ValueError, match="Sample"):
        suggest(["one", "two"])


@pytest.mark.parametrize(
    ("passphrase", "score"),
    [("", 0), ("password", 0), ("12345678", 0), ("monkey1", 1)],
)
def test_weak_ones_are_called_weak(passphrase: str, score: int) -> None:
    assert strength(passphrase).score <= score


def test_own_words_count_as_known() -> None:
    assert strength("zorblatt", ["Zorblatt"]).score < strength("zorblatt").score


def test_crack_times_grow_and_have_sentences() -> None:
    names = list(texts.load("first_run")["passphrase"]["crack_time"])
    typed = [
        "a",
        "lantern",
        "lantern otter",
        "lantern otter plum",
        "lantern-otter-plum-drift-copper",
    ]
    places = [names.index(strength(one).crack_time) for one in typed]
    assert places == sorted(places)
    assert places[0] == 0
    assert places[-1] == len(names) - 1


def test_a_very_long_passphrase_is_estimated_by_its_beginning() -> None:
    assert strength("a" * 5000) == strength("a" * LONGEST_ESTIMATED)
    assert strength("ünï ☃ 日本語 " * 50).score >= 0


def test_the_estimator_is_not_imported_before_it_is_needed() -> None:
    import subprocess

    code = "import sys, trustjournal.passphrases; sys.exit('zxcvbn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0

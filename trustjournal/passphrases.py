"""Suggests passphrases, and says how hard one would be to guess. Nothing is kept or logged."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from trustjournal import texts

LONGEST_ESTIMATED = 72
"""Characters. The estimator's work grows with the square of the length; what comes after the
first 72 can only make a passphrase harder to guess."""

_PER_SECOND = 10_000
"""Guesses a second against a slow key derivation, on hardware worth thousands."""

_HOUR = 3600
_CRACK_TIMES = (
    (_HOUR, "moments"),
    (24 * _HOUR, "hours"),
    (60 * 24 * _HOUR, "days"),
    (2 * 365 * 24 * _HOUR, "months"),
    (100 * 365 * 24 * _HOUR, "years"),
)


@dataclass(frozen=True, slots=True)
class Strength:
    """How hard a passphrase is to guess.

    `score` is zxcvbn's, 0 (very easy) to 4 (very hard); `crack_time` names a sentence in
    `first_run.toml` (moments, hours, days, months, years, centuries).
    """

    score: int
    crack_time: str


def load_words(language: str = "en") -> tuple[str, ...]:
    """Return the words that suggestions are made of."""
    data = texts.load("passphrase_words", language)
    return tuple(word for theme in data["theme"] for word in theme["words"].split())


def suggest(words: Sequence[str], count: int = 5, rng: Random | None = None) -> str:
    """Return `count` different words picked by chance, joined by hyphens.

    `rng` is the operating system's secure source unless a test hands in another one. Raises
    ValueError when `words` holds fewer than `count`.
    """
    return "-".join((rng or secrets.SystemRandom()).sample(list(words), count))


def strength(passphrase: str, own_words: Sequence[str] = ()) -> Strength:
    """Return an estimate for `passphrase`; `own_words` (names, the computer's user) count as known.

    The estimator is imported on first use, since its word lists take a moment to load.
    """
    if not passphrase:
        return Strength(0, "moments")
    from zxcvbn import zxcvbn

    result = zxcvbn(passphrase[:LONGEST_ESTIMATED], user_inputs=list(own_words))
    return Strength(int(result["score"]), _crack_time(int(result["guesses"])))


def _crack_time(guesses: int) -> str:
    seconds = guesses / 2 / _PER_SECOND
    for limit, name in _CRACK_TIMES:
        if seconds < limit:
            return name
    return "centuries"

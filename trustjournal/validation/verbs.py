"""What kinds of words there are, and the verbs that make a clause of them."""

from __future__ import annotations

import re
from enum import Enum, auto

from trustjournal.validation import english

_TOKEN = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*|\d+\w*")
SUBJECTS = english.PRONOUNS | english.CONTRACTED
_VERBS_AFTER_A_THING = (
    english.AUXILIARIES | english.PAST_VERBS | english.EVENT_VERBS | english.PRESENT_VERBS
)
_FINITE = english.AUXILIARIES | english.PAST_VERBS | english.EVENT_VERBS


class Guess(Enum):
    """What the words are."""

    CLAUSE = auto()  # "I lied"
    LACKS_I = auto()  # "lied"
    ACTION = auto()  # "lying", "not telling you"
    THING = auto()  # "the texts", "what I did"
    LACKS_ARTICLE = auto()  # "affair"
    LACKS_BE = auto()  # "unfaithful", "in contact with her", "a coward"
    UNKNOWN = auto()


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, with straight apostrophes."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def counted(words: list[str], otherwise: Guess) -> Guess:
    """Weigh the verbs after a first group of words.

    Each "I", "you", "that", "what" inside takes one verb for itself ("the texts I sent"). A verb
    left over makes a clause ("my phone was locked"); if that is not sure, the answer is UNKNOWN.
    """
    takers = 0
    for at, word in enumerate(words):
        that_one = word == "that" and otherwise is Guess.THING  # "that money was for the kids"
        if (at == 0 and (that_one or word not in english.RELATIVES)) or word in english.CONTRACTED:
            continue
        if _takes_a_verb(words, at):
            takers += 1
        elif word in _VERBS_AFTER_A_THING:
            if _is_help(words, at):
                if word in english.BE and not takers and otherwise is Guess.THING and at <= 3:
                    return Guess.CLAUSE  # "the phone is unlocked"
                continue
            if takers:
                takers -= 1
                continue
            return _leftover(words, at, otherwise)
        elif word.endswith("ed") and word not in english.NOT_PAST and takers == 0:
            return Guess.UNKNOWN if otherwise is Guess.THING and at > 1 else otherwise
        elif word.endswith("ed") and takers:
            takers -= 1
    return otherwise


def _takes_a_verb(words: list[str], at: int) -> bool:
    """Tell a subject inside; "it" and "you" only before a verb, "what" only before none."""
    word, following = words[at], words[at + 1] if at + 1 < len(words) else ""
    if word in english.RELATIVES:
        return following not in SUBJECTS
    if word in {"it", "you"}:
        return is_finite(following)
    return word in english.PRONOUNS


def _leftover(words: list[str], at: int, otherwise: Guess) -> Guess:
    word = words[at]
    if "and" in words[:at] or "or" in words[:at]:
        return otherwise if {"i", "you"} & set(words[:at]) else Guess.UNKNOWN
    if at == len(words) - 1 and word not in english.EVENT_VERBS:
        return Guess.UNKNOWN
    if at == len(words) - 1 and otherwise is Guess.THING:
        return Guess.CLAUSE  # "the letter from the bank arrived"
    if word in english.AUXILIARIES or (otherwise is Guess.THING and at <= 3):
        return Guess.CLAUSE
    return Guess.UNKNOWN


def _is_help(words: list[str], at: int) -> bool:
    """Tell a helping verb whose main verb comes next: "was sending", "had hidden", "did send"."""
    if words[at] not in english.AUXILIARIES or at + 1 >= len(words):
        return False
    following = words[at + 1]
    return (is_finite(following) or following.endswith("ed")) and following not in english.BE


def is_adverb(word: str) -> bool:
    """Tell a word that may stand before a verb: "never", "secretly"."""
    return word in english.ADVERBS or (word.endswith("ly") and len(word) > 4)


def is_past(word: str) -> bool:
    """Tell a past form: "lied", "went"."""
    if word in english.PAST_VERBS:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in english.NOT_PAST


def is_finite(word: str) -> bool:
    """Tell a verb that makes a clause: "lied", "was", "knows"."""
    return word in _FINITE or is_past(word) or word in english.PRESENT_VERBS

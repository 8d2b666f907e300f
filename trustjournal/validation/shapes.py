"""Guesses what kind of words somebody typed; a guess that is not safe is `Guess.UNKNOWN`."""

from __future__ import annotations

import re
from enum import Enum, auto

from trustjournal.validation import english

_TOKEN = re.compile(r"[^\W\d_]+(?:['\-][^\W\d_]+)*|\d+\w*")
_MAIN_CLAUSE_LAST = re.compile(
    r"(?:when|after|before|while|since|until|once|if|although|though|as)\b[^,]+, *"
    r"(?:i|you|we|he|she|they|it)\b",
    re.IGNORECASE,
)
_SUBJECTS = english.PRONOUNS | english.CONTRACTED
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
    UNKNOWN = auto()


def words_of(text: str) -> list[str]:
    """Return the words of `text` in lower case, with straight apostrophes."""
    return _TOKEN.findall(text.lower().replace("’", "'"))


def opens_with_condition(text: str) -> bool:
    """Tell whether `text` is a clause behind another: "when I was away, I lied"."""
    return _MAIN_CLAUSE_LAST.match(text) is not None


def guess(text: str, *, mine: bool = True) -> Guess:
    """Return what `text` is; `mine` says that a missing subject is the writer."""
    words = words_of(text)
    if not words:
        return Guess.UNKNOWN
    if _is_name_with_verb(text, words) or opens_with_condition(text):
        return Guess.CLAUSE
    for ask in (_after_a_time, _pronoun_first, _verb_first, _action_first, _thing_first):
        answer = ask(words)
        if answer is not None:
            if answer is Guess.LACKS_I and not mine:
                return Guess.UNKNOWN
            return answer
    return _bare_thing(words)


def _is_name_with_verb(text: str, words: list[str]) -> bool:
    """Tell "Sam texted me", "Anna and I kissed": a capital that is no usual word, then a verb."""
    first = words[0]
    if not text[0].isupper() or first in english.KNOWN or first == "i" or len(words) < 2:
        return False
    if first.endswith(("ed", "ing", "ly", "'s")):
        return False
    if words[1] == "and" and len(words) > 3:
        return words[2] in {"i", "you", "me"} and _past(words[3])
    return words[1] in _FINITE


def _after_a_time(words: list[str]) -> Guess | None:
    """Tell "For two years I hid things": a time, then a whole clause."""
    first = words[0]
    if first not in english.TIME_OPENERS or first in english.PLAIN_DETERMINERS | {"when"}:
        return None
    if first in english.SUBORDINATE - {"once", "since"}:
        return None
    at = _subject_with_verb(words)
    before = words[:at]
    if not at or not english.TIMES & set(before) or before[-1] == "that":
        return None
    if set(before) & (english.RELATIVES - {"that"}) or _SUBJECTS & set(before):
        return None
    if {"time", "times"} & set(before) or first == "all":
        return None
    return Guess.CLAUSE


def _subject_with_verb(words: list[str]) -> int:
    """Return where a subject has its verb next to it, 0 where there is none."""
    for at, word in enumerate(words[1:-1], start=1):
        if word == "i" or (word in english.PRONOUNS and _finite(words[at + 1])):
            return at
        if word in english.CONTRACTED:
            return at
    return 0


def _pronoun_first(words: list[str]) -> Guess | None:
    first = words[0]
    if first in english.CONTRACTED:
        return Guess.CLAUSE if len(words) > 1 else Guess.UNKNOWN
    if first not in english.PRONOUNS:
        return None
    if first == "i" and len(words) > 1 and words[1] in english.DETERMINERS:  # "I, the liar"
        return Guess.UNKNOWN
    if len(words) == 1:
        return Guess.UNKNOWN if first == "i" else Guess.THING
    if words[1] in {"and", "or"}:
        if any(_past(w) for w in words[3:]):
            return Guess.CLAUSE
        return Guess.THING if len(words) == 3 else Guess.UNKNOWN
    return Guess.CLAUSE


def _verb_first(words: list[str]) -> Guess | None:
    at = 0
    while at < len(words) - 1 and _is_adverb(words[at]):
        at += 1
    if words[: at + 1] in (["no", "longer"], ["no"]) and len(words) > 2 and words[1] == "longer":
        at = 2
    verb, rest = words[at], words[at + 1 :]
    if at and verb in _SUBJECTS:
        return Guess.CLAUSE if rest and words[0] not in {"not", "only", "just", "even"} else None
    if verb in english.DETERMINERS or verb in english.WH_WORDS:
        return None
    if _past(verb) or verb in english.AUXILIARIES - {"may", "might", "will"}:
        return _with_past(verb, rest)
    followed = bool(rest) and rest[0] in english.COMPLEMENTS
    if verb in english.BASE_OR_NOUN:
        return Guess.LACKS_I if followed else None
    if verb in english.BASE_VERBS and (rest or at or verb in english.ALONE_VERBS):
        return Guess.LACKS_I
    return None


def _with_past(verb: str, rest: list[str]) -> Guess:
    """A past verb without "I"; "did I lie", "are you" and "is wrong" are something else."""
    if rest and rest[0] in _SUBJECTS and verb in english.AUXILIARIES:
        return Guess.UNKNOWN
    if verb in {"is", "are", "has", "does", "were", "isn't", "aren't", "hasn't", "doesn't"}:
        return Guess.UNKNOWN
    if verb in english.AUXILIARIES and not rest:
        return Guess.UNKNOWN
    if verb in {"left", "lost", "hurt", "found", "put", "felt"} and not rest:
        return Guess.UNKNOWN
    return Guess.LACKS_I


def _action_first(words: list[str]) -> Guess | None:
    at = 0
    if words[0] in english.KINDS and len(words) == 2 and words[1].endswith("s"):
        return Guess.LACKS_ARTICLE
    while at < len(words) - 1 and _is_adverb(words[at]):
        at += 1
    verb = words[at]
    if not verb.endswith("ing") or verb in english.NOT_ACTIONS or len(verb) < 5:
        return None
    if at == 0 and verb in english.THINGS and len(words) == 1:
        return Guess.ACTION
    if verb in english.SAYING:  # "pretending nothing was wrong": the clause is what was said
        return Guess.ACTION
    return _counted(words[at:], Guess.ACTION)


def _thing_first(words: list[str]) -> Guess | None:
    first = words[0]
    if first in english.SUBORDINATE or first in {"to", "of", "or", "not", "no"}:
        return Guess.UNKNOWN
    if first == "when" and sum(map(_finite, words)) > 1:
        return Guess.UNKNOWN
    if first in english.WH_WORDS:
        return _counted(words, Guess.THING)
    if first in {"me", "us", "myself", "him", "them"} or words == ["her"]:
        return _counted(words, Guess.THING)
    if first in {"so", "too"} and words[1:2] and words[1] in {"many", "much"}:
        return _counted(words, Guess.THING)
    if first not in english.DETERMINERS and not first[0].isdigit():
        return None
    if len(words) == 1 and first not in {"this", "that", "all"}:
        return Guess.UNKNOWN
    return _counted(words, Guess.THING)


def _counted(words: list[str], otherwise: Guess) -> Guess:
    """Weigh the verbs after a first group of words.

    Each "I", "you", "that", "what" inside takes one verb for itself ("the texts I sent"). A verb
    left over makes a clause ("my phone was locked"); if that is not sure, the answer is UNKNOWN.
    """
    takers = 0
    for at, word in enumerate(words):
        if (at == 0 and word not in english.RELATIVES) or word in english.CONTRACTED:
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
        return following not in _SUBJECTS
    if word in {"it", "you"}:
        return _finite(following)
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
    return (_finite(following) or following.endswith("ed")) and following not in english.BE


def _bare_thing(words: list[str]) -> Guess:
    """Tell "secret account", "texts to Sam": words before the first break, without a determiner."""
    group: list[str] = []
    for word in words:
        if word in english.BREAKS and word not in {"it"}:
            break
        group.append(word)
    narrowed = words[len(group) : len(group) + 1] == ["i"]  # "promises I broke": those ones
    if not group or _counted(["the", *words], Guess.THING) is not Guess.THING:
        return Guess.UNKNOWN
    last = group[-1]
    if len(words) == 1 and last in english.TAKE_THE:
        return Guess.LACKS_ARTICLE
    if len(group) > 4 or last in english.NOT_PLURAL:
        return Guess.UNKNOWN
    if last in english.APPS:
        return Guess.THING
    if narrowed and last.endswith("s"):
        return Guess.LACKS_ARTICLE
    if last in english.THINGS or (last.endswith("s") and not last.endswith("ss") and len(last) > 3):
        return Guess.THING
    return Guess.LACKS_ARTICLE if last in english.ONE_THING else Guess.UNKNOWN


def _is_adverb(word: str) -> bool:
    return word in english.ADVERBS or (word.endswith("ly") and len(word) > 4)


def _past(word: str) -> bool:
    if word in english.PAST_VERBS:
        return True
    return word.endswith("ed") and len(word) > 3 and word not in english.NOT_PAST


def _finite(word: str) -> bool:
    return word in _FINITE or _past(word) or word in english.PRESENT_VERBS

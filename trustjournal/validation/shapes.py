"""Guesses what kind of words somebody typed; a guess that is not safe is `Guess.UNKNOWN`."""

from __future__ import annotations

import re

from trustjournal.validation import english, lexicon
from trustjournal.validation.names import is_known_name
from trustjournal.validation.verbs import (
    SUBJECTS,
    Guess,
    counted,
    is_adverb,
    is_finite,
    is_past,
    words_of,
)

_MAIN_CLAUSE_LAST = re.compile(
    r"(?:when|whenever|after|before|while|since|until|once|if|although|though|as)\b[^,]+, *"
    r"(?:i|you|we|he|she|they|it)\b",
    re.IGNORECASE,
)
_MONEY = re.compile(r"(?:[£$€]\s?[\d.,]+k?|[\d.,]+k? ?(?:pounds|euros?|dollars|quid))$", re.I)
_TO_YOU = frozenset(("you", "your"))
_OTHERS = frozenset(("you", "him", "her", "them", "us", "she", "he", "they", "your"))
_ANYBODY = frozenset(("someone", "somebody", "anyone", "anybody", "no-one", "nobody"))
_UN_DEEDS = frozenset(
    ("unblocked", "unlocked", "unfriended", "unfollowed", "unmatched", "uninstalled", "undid")
)
_NO_SUBJECT = frozenset(("that", "what", "who", "which", "not", "and", "or", "there", "if", "as"))
_HOW_MUCH = frozenset(
    ("very", "too", "so", "more", "less", "quite", "pretty", "rather", "a", "bit")
)
_AFTER_A_STATE = (
    english.BREAKS
    | english.TIMES
    | {"again", "all", "enough", "every", "home", "twice", "about", "this", "last", "-"}
) - {"i", "we", "he", "she", "they", "you"}


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
    if _MONEY.match(text):
        return Guess.LACKS_ARTICLE
    if is_known_name(text) and counted(["the", *words], Guess.THING) is Guess.THING:
        return Guess.THING
    for ask in (
        _after_a_time, _someone_first, _pronoun_first, _state, _verb_first, _action_first,
        _thing_first,
    ):  # fmt: skip
        answer = ask(words)
        if answer is not None:
            if answer is Guess.LACKS_I and not mine:
                # Who does something to "you" is the writer.
                return answer if _TO_YOU & set(words[1:]) else Guess.UNKNOWN
            return Guess.UNKNOWN if answer is Guess.LACKS_BE and not mine else answer
    return _bare_thing(words)


def _is_name_with_verb(text: str, words: list[str]) -> bool:
    """Tell "Sam texted me", "Anna and I kissed": a capital that is no usual word, then a verb."""
    first = words[0]
    if not text[0].isupper() or first in english.KNOWN or first == "i" or len(words) < 2:
        return False
    if first.endswith(("ed", "ing", "ly", "'s")):
        return False
    if words[1] == "and" and len(words) > 3:
        return words[2] in {"i", "you", "me"} and is_past(words[3])
    return is_finite(words[1])


def _someone_first(words: list[str]) -> Guess | None:
    """Tell what somebody else did, or how a thing is: "my mother knew", "the apps are gone",
    "you asking again", "someone else"."""
    first, second = words[0], words[1] if len(words) > 1 else ""
    if first in _ANYBODY and second == "else":
        return Guess.THING if len(words) == 2 else Guess.UNKNOWN
    if first in _OTHERS and second.endswith("ing") and second not in english.NOT_ACTIONS:
        return Guess.THING
    if first in {"something", "nothing", "everything"} and is_finite(second):
        return Guess.CLAUSE
    if second in english.BE and not (is_adverb(first) or first in _NO_SUBJECT):
        return Guess.CLAUSE
    if first == "no" and second == "one":
        return Guess.CLAUSE if is_finite("".join(words[2:3])) else None
    at = next((n for n, word in enumerate(words[:3]) if word in lexicon.PEOPLE), -1)
    if at < 0 or (at and first not in english.DETERMINERS) or at + 1 >= len(words):
        return None
    return Guess.CLAUSE if is_finite(words[at + 1]) else None


def _state(words: list[str]) -> Guess | None:
    """Tell what somebody is: "unfaithful", "never there", "in contact with her", "a coward"."""
    at = 0
    while at < len(words) - 1 and (is_adverb(words[at]) or words[at] in _HOW_MUCH):
        at += 1
    rest = words[at + 1 :]
    if at and words[at] in {"on", "off", "in"} and rest[:1] == ["my"]:
        return Guess.LACKS_BE  # "always on my phone"
    if words[at] in {"in", "on"}:
        told = [word for word in rest[:2] if word not in {"a", "the"}]
        return Guess.LACKS_BE if told and told[0] in lexicon.STATE_NOUNS else None
    if words[at] in lexicon.STATES:
        if rest and rest[0] in {"you", "him", "her", "them", "me", "us"} and words[at][-2:] == "ed":
            return None
        goes_on = not rest or rest[0] in _AFTER_A_STATE or rest[0] in lexicon.STATES
        return Guess.LACKS_BE if goes_on else None
    if words[-1] in lexicon.SELVES and len(words) <= 4:
        article = words[0] in {"a", "an", "such"}
        alone = words[-1] in lexicon.NAMED_ALONE and len(words) < 3 and words[0][-3:] != "ing"
        return Guess.LACKS_BE if article or alone else None
    return None


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
    if set(before) & (english.RELATIVES - {"that"}) or SUBJECTS & set(before):
        return None
    if {"time", "times"} & set(before) or first == "all":
        return None
    return Guess.CLAUSE


def _subject_with_verb(words: list[str]) -> int:
    """Return where a subject has its verb next to it, 0 where there is none."""
    for at, word in enumerate(words[1:-1], start=1):
        if word == "i" or (word in english.PRONOUNS and is_finite(words[at + 1])):
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
        if any(is_past(w) for w in words[3:]):
            return Guess.CLAUSE
        return Guess.THING if len(words) == 3 else Guess.UNKNOWN
    return Guess.CLAUSE


def _verb_first(words: list[str]) -> Guess | None:
    at = 0
    while at < len(words) - 1 and is_adverb(words[at]):
        at += 1
    if _is_untold(words):
        return None
    if words[: at + 1] in (["no", "longer"], ["no"]) and len(words) > 2 and words[1] == "longer":
        at = 2
    verb, rest = words[at], words[at + 1 :]
    if at and verb in SUBJECTS:
        return Guess.CLAUSE if rest and words[0] not in {"not", "only", "just", "even"} else None
    if verb in english.DETERMINERS or verb in english.WH_WORDS:
        return None
    if is_past(verb) or verb in english.AUXILIARIES - {"may", "might", "will"}:
        return _with_past(verb, rest)
    followed = bool(rest) and rest[0] in english.COMPLEMENTS
    if verb in english.BASE_OR_NOUN:
        place = rest[:1] and rest[0] in {"on", "in", "at", "off", "up", "out", "after"}
        return Guess.LACKS_I if followed and not (place and verb in english.NOUNISH) else None
    if verb in english.BASE_VERBS and (rest or at or verb in english.ALONE_VERBS):
        return Guess.LACKS_I
    return None


def _is_untold(words: list[str]) -> bool:
    """Tell "unopened letters" and "shared account", which are no deeds."""
    first, last = words[0], words[-1]
    if first.startswith("un") and first.endswith("ed"):
        return first not in _UN_DEEDS
    return (
        len(words) > 1
        and first.endswith("ed")
        and last in english.ONE_THING
        and not any(word in english.COMPLEMENTS | english.DETERMINERS for word in words[1:])
    )


def _with_past(verb: str, rest: list[str]) -> Guess:
    """A past verb without "I"; "did I lie", "are you" and "is wrong" are something else."""
    if rest and rest[0] in SUBJECTS and verb in english.AUXILIARIES:
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
    if words[0] in english.KINDS and (
        (words[1:2] and words[1] in lexicon.KIND_HEADS)
        or (len(words) == 2 and words[1].endswith("s"))
    ):
        return Guess.LACKS_ARTICLE
    while at < len(words) - 1 and is_adverb(words[at]):
        at += 1
    verb = words[at]
    if not verb.endswith("ing") or verb in english.NOT_ACTIONS or len(verb) < 5:
        return None
    if at == 0 and verb in english.THINGS and len(words) == 1:
        return Guess.ACTION
    if verb == "being" and words[at + 1 : at + 2] and is_past(words[at + 1]):
        return counted(["being", *words[at + 2 :]], Guess.ACTION)  # "being told"
    if verb in english.SAYING:  # "pretending nothing was wrong": the clause is what was said
        return Guess.ACTION
    return counted(words[at:], Guess.ACTION)


def _thing_first(words: list[str]) -> Guess | None:
    first = words[0]
    if first in english.SUBORDINATE or first in {"to", "of", "or", "not", "no"}:
        return Guess.UNKNOWN
    if first == "when" and sum(map(is_finite, words)) > 1:
        return Guess.UNKNOWN
    if first in english.WH_WORDS:
        return counted(words, Guess.THING)
    if first in {"me", "us", "myself", "him", "them"} or words == ["her"]:
        return counted(words, Guess.THING)
    if first in {"so", "too"} and words[1:2] and words[1] in {"many", "much"}:
        return counted(words, Guess.THING)
    if first not in english.DETERMINERS and not first[0].isdigit():
        return None
    if len(words) == 1 and first not in {"this", "that", "all"}:
        return Guess.UNKNOWN
    return counted(words, Guess.THING)


def _bare_thing(words: list[str]) -> Guess:
    """Tell "secret account", "texts to Sam": words before the first break, without a determiner."""
    group: list[str] = []
    for word in words:
        if word in english.BREAKS and word not in {"it"}:
            break
        group.append(word)
    narrowed = words[len(group) : len(group) + 1] == ["i"] and group[-1:] and group[-1][-1] == "s"
    if not group or counted(["the", *words], Guess.THING) is not Guess.THING:
        return Guess.UNKNOWN
    last = group[-1]
    if len(group) > 4 or last in english.NOT_PLURAL:
        return Guess.UNKNOWN
    if last in english.APPS or group[0] in lexicon.QUANTITIES or _is_whole(words, group):
        return Guess.THING
    plural = last.endswith("s") and not last.endswith("ss") and len(last) > 3
    deed = len(group) > 1 and last.endswith("ing") and last not in english.NOT_ACTIONS
    named = last in english.THINGS | english.ONE_THING | english.PERSONS
    return Guess.LACKS_ARTICLE if plural or deed or named or narrowed else Guess.UNKNOWN


def _is_whole(words: list[str], group: list[str]) -> bool:
    """Tell "everything", "nothing but lies", "lie after lie", which take no article."""
    repeated = len(words) == 3 and words[0] == words[2]
    return repeated or bool(english.BY_ITSELF & {group[0], group[-1]})

"""How typed words begin: with a joiner that a statement brings itself, with a when or a where,
with a question, or with words to the partner."""

from __future__ import annotations

import re

from trustjournal.validation import english, lexicon
from trustjournal.validation.verbs import is_finite, words_of

_OPENING = re.compile(
    r"^(?:(?:and|so(?!\s+(?:many|much|few)\b)|well|but|because of|because|cos|due to|by"
    r"|it['’]s that|it is that|yeah|yes|ok|okay|honestly|basically|actually|to be honest|tbh"
    r"|um|hmm|i mean|like(?=\s+i\b))\s*,?\s+)+",
    re.IGNORECASE,
)
_THAT = re.compile(
    r"^that\s+(?=(?:i|we|you|he|she|they|it|i'm|i've|i’m|i’ve|i'd|i’d)\b)", re.IGNORECASE
)
_FOR = re.compile(
    r"^for\s+(?=(?:the|my|our|what|how|all|everything|me|not|never)\b|\w+ing\b)", re.IGNORECASE
)
_ME = re.compile(r"^me\s+(?=(?:not |never |always |secretly )?(?!nothing\b)\w{2,}ing\b)", re.I)
_AFTER_A_DEED = re.compile(
    r"^(?:right |just |ever |only )?(?:after|when|whenever|since|once|as)\s+"
    r"(?=(?:i|we|you|my (?:wife|husband|partner|girlfriend|boyfriend))\b(?!['’]))",
    re.IGNORECASE,
)
_AFTER_DOING = re.compile(r"^(?:right |just )?after\s+(?=(?!nothing|everything)\w{2,}ing\b)", re.I)
_ASKS = re.compile(
    r"^(?:(?:why|how|what|where|when|who)(?: \w+)? )?"
    r"(?:did|do|does|was|were|am|are|is|can|could|have|has|had|would|should|will)(?:n['’]t)? "
    r"(?:i|you|we|he|she|they|it|that|this)\b",
    re.IGNORECASE,
)
_TELLS_PARTNER = re.compile(
    r"^(?:please|tell me|let me know|ask me|show me|call me|text me|let us|let['’]s|help me)\b",
    re.IGNORECASE,
)

_AHEAD = re.compile(
    r"\b(?:will|won['’]?t|never|promise|swear|vow)\b|['’]ll\b|\bno longer\b.*\bever\b", re.I
)
_SUBJECTS = (english.PRONOUNS | english.CONTRACTED) - {"it", "there", "someone", "somebody"}
_BEFORE_A_DEED = frozenset(("when", "after", "since", "whenever"))
_BEFORE_A_CLAUSE = _BEFORE_A_DEED | {"before", "until", "while"}
_DOES_NOT = frozenset(("without",))


def stripped(text: str, *, mine: bool) -> str:
    """Take away an opening that a statement brings itself: "because", "that", "for".

    With `mine` also a "when" or "after" that only leads to what somebody did: "after I lied to
    you" tells of the same deed as "I lied to you".
    """
    patterns = [_OPENING, _THAT, _FOR, _ME]
    if mine and "," not in text and not is_setting(text):
        patterns += [_AFTER_A_DEED, _AFTER_DOING]
    for pattern in patterns:
        shorter = pattern.sub("", text)
        if words_of(shorter):
            text = shorter
    return text


def is_question(text: str) -> bool:
    """Tell a question that was typed without its mark: "why did I lie"."""
    return _ASKS.match(text) is not None


def tells_partner(text: str) -> bool:
    """Tell words to the partner, which are no deed of one's own: "tell me what you need"."""
    return _TELLS_PARTNER.match(text) is not None


def looks_ahead(text: str) -> bool:
    """Tell words about what is to come, "I will never lie again", from what is done now."""
    return _AHEAD.search(text) is not None


def is_setting(text: str, *, mine: bool = True) -> bool:
    """Tell a when, a where or a how: "while you were ill", "behind your back", "for two years".

    With `mine` one that leads to a deed of the writer's own is none ("after I lied to you").
    """
    words = words_of(text)
    if words[:1] and words[0] in {"right", "just", "ever"}:
        words = words[1:]
    if len(words) < 2 or "," in text:
        return False
    first, second = words[:2]
    if first in {"in", "on"} and lexicon.STATE_NOUNS & set(words[1:3]):
        return False
    if first in {"last", "this", "that", "every", "all", "next"}:
        return _is_time(words)
    if first not in lexicon.DURING or (first, second) in lexicon.NOT_DURING:
        return False
    if second.endswith("ing") and second not in english.NOT_ACTIONS and first not in _DOES_NOT:
        return False
    if first == "since" and second in _SUBJECTS and not mine:
        return False  # it gives a reason: "since you couldn't sleep"
    if first in _BEFORE_A_CLAUSE:
        return _is_one_clause(words) and not (mine and _leads_to_deed(words))
    # "in 2019 I cheated" says the deed itself.
    return not any(word in _SUBJECTS for word in words[1:])


def _is_one_clause(words: list[str]) -> bool:
    """Tell "when my phone buzzed" from "when my phone buzzed you left the room"."""
    subjects = [at for at, word in enumerate(words) if word in _SUBJECTS]
    verbs = [at for at, word in enumerate(words) if is_finite(word)]
    return not any(verb < subject for verb in verbs[:1] for subject in subjects)


def _leads_to_deed(words: list[str]) -> bool:
    """Tell "after I lied", where the deed comes next; "while I was away" says when."""
    if words[0] not in _BEFORE_A_DEED:
        return False
    at = next((n for n, word in enumerate(words) if word in {"i", "we", "you"}), 0)
    return bool(at) and at + 1 < len(words) and words[at + 1] not in english.BE


def _is_time(words: list[str]) -> bool:
    """Tell "last summer in Spain", "all year": a time, and at most where."""
    rest = [word for word in words[1:] if word not in english.TIMES]
    timed = len(rest) < len(words) - 1
    return timed and (not rest or rest[0] in {"in", "at", "on", "with"})

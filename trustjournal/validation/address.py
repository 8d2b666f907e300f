"""Turns words about somebody into words to them, where only one meaning is possible.

"I lied to my wife" is said to her as "I lied to you". In doubt the words stay as they were typed.
"""

from __future__ import annotations

import re

from trustjournal.validation import english
from trustjournal.validation.verbs import words_of

_PARTNER = (
    r"my (?:dear |own )?(?:wife|husband|spouse|partner|girlfriend|boyfriend|fianc[eé]e?|"
    r"significant other|other half|gf|bf)"
)
_OWNED = re.compile(rf"\b{_PARTNER}['’]s\b", re.IGNORECASE)
_NAMED = re.compile(rf"\b{_PARTNER}\b(?![-'’])", re.IGNORECASE)
_OTHER_PARTNER = re.compile(r"\bpartners? (?:in crime|in business|at work|from work)\b", re.I)
_AGREEING = {
    "is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't",
    "wasn't": "weren't", "hasn't": "haven't", "doesn't": "don't",
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def to_partner(text: str) -> str:
    """Return `text` with "my wife", "my partner" … as "you", where nothing else depends on it."""
    if not _NAMED.search(text) and not _OWNED.search(text):
        return text
    if english.THIRD_PERSON & set(words_of(text)) or _OTHER_PARTNER.search(text):
        return text
    said = _OWNED.sub("your", text)
    parts: list[str] = []
    at = 0
    for match in _NAMED.finditer(said):
        following = _WORD.match(said, match.end() + 1)
        verb = following.group() if following else ""
        agreed = verb
        if _is_subject(said, match.start()):
            agreed = _after_you(verb)
            if not agreed:
                return text
        parts += [said[at : match.start()], "you"]
        at = match.end()
        if agreed != verb and following is not None:
            parts.append(f" {agreed}")
            at = following.end()
    return "".join([*parts, said[at:]])


def _is_subject(text: str, at: int) -> bool:
    """Tell "my wife found it" from "I lied to my wife": nothing stands before it, or a joiner."""
    before = words_of(text[:at])
    return not before or before[-1] in {"and", "but", "when", "that", "because", "so", "then"}


def _after_you(verb: str) -> str:
    """Return a verb as it stands after "you", empty where that is not known."""
    low = verb.lower().replace("’", "'")
    if low in _AGREEING:
        return _AGREEING[low].replace("'", "’") if "’" in verb else _AGREEING[low]
    return verb if low in english.SAME_AFTER_YOU or low.endswith("ed") else ""

"""Puts right what can mean only one thing: a typing slip, a lost apostrophe, a shouted sentence."""

from __future__ import annotations

import re

from trustjournal.validation import english, lexicon
from trustjournal.validation.names import names
from trustjournal.validation.verbs import words_of

_WORD = re.compile(r"(?<![\w.'’-])(?:[A-Za-z]+)(?![\w-]|['’]\w|\.\w)")
_ANY_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_SHOULD_OF = re.compile(r"\b(should|could|would|must|might)(n['’]?t)? of\b", re.IGNORECASE)
_BARE_PHONE = re.compile(
    r"\b(leave|leaving|left|put|putting|keep|keeping|kept|hid|hiding|hide|turn|turned|turning"
    r"|lock|locked|locking|unlock|unlocked|unlocking|hand|handing|check|checking) phone\b",
    re.IGNORECASE,
)
_BARE_PLACE = re.compile(
    r"\b(on|in|at) (table|kitchen|bathroom|bedroom|garage|counter|hallway|living room|car)\b", re.I
)


def mend(text: str) -> str:
    """Return `text` with what is certainly a slip put right, and everything else as it was."""
    text = _quietly(text)
    text = re.sub(r"\s+[&+]\s+", " and ", text)
    text = _SHOULD_OF.sub(r"\1\2 have", text)
    text = _BARE_PHONE.sub(r"\1 my phone", text)
    text = _BARE_PLACE.sub(r"\1 the \2", text)
    text = re.sub(r"\b2 u\b", "to you", text)
    text = re.sub(r"(?<=\s)w/\s?(?=\w)", "with ", text)
    text = re.sub(r"^sorry (?=for|that|about|i\b)", "I’m sorry ", text, flags=re.IGNORECASE)
    return _WORD.sub(_mended, text)


def _mended(match: re.Match[str]) -> str:
    word = match.group()
    if word == "i":
        return "I"
    good = english.APOSTROPHES.get(word.lower()) or lexicon.MISSPELT.get(word.lower())
    if good is None or (word.isupper() and len(word) > 1):
        return word
    return good[0].upper() + good[1:] if word[0].isupper() else good


def _quietly(text: str) -> str:
    """Return a shouted text in small letters; names that are known keep their capital."""
    if not text.isupper():
        return text
    words = words_of(text)
    if len(words) <= 2 and not all(_usual(word) for word in words):
        return text
    return _ANY_WORD.sub(lambda match: _lowered(match.group()), text)


def _usual(word: str) -> bool:
    return word in english.KNOWN or word in lexicon.STATES or word.endswith(("ed", "ing"))


def _lowered(word: str) -> str:
    low = word.lower()
    if low in lexicon.ACRONYMS and low not in {"us", "er"}:
        return word
    if low == "i" or low.startswith(("i'", "i’")):
        return low.capitalize()
    stem, mark, rest = low.partition("'" if "'" in low else "’")
    return f"{stem.capitalize()}{mark}{rest}" if stem in names() else low

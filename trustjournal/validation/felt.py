"""Feelings as words that fit behind "feeling": vocabulary ids, and whatever somebody typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trustjournal.validation import english
from trustjournal.validation.grammar import lower_first
from trustjournal.validation.shapes import words_of

if TYPE_CHECKING:
    from trustjournal.validation.words import Words

LONGEST_WORD = 6
"""Words. A longer own word is a sentence of its own and is quoted."""

_LEAD = re.compile(
    r"^(?:(?:i|you|he|she|they|we)(?:'m|'re|'s|’m|’re|’s|\s+(?:am|are|is|was|feel|feels|felt))?\s+)?"
    r"(?:feeling|feel|feels)\s+(?=\S)",
    re.IGNORECASE,
)
_LEAD_BE = re.compile(
    r"^(?:i\s+am|i['’]m|you\s+are|you['’]re|she\s+is|he\s+is|they\s+are)\s+(?=\S)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Felt:
    """One feeling: `adjective` fits after "feeling", `noun` after "this" (empty: there is none)."""

    adjective: str
    noun: str
    tone: str

    def __repr__(self) -> str:
        return f"Felt(tone={self.tone!r})"


def felt(feelings: Sequence[str], words: Words) -> list[Felt]:
    """Return what was given as words that fit, without repetitions and empty ones."""
    found: list[Felt] = []
    for given in feelings:
        one = _felt(" ".join(given.split()), words)
        if one and all(one.adjective.casefold() != known.adjective.casefold() for known in found):
            found.append(one)
    return found


def _felt(given: str, words: Words) -> Felt | None:
    known = words.vocabulary.find(given)
    if known is not None and given.casefold() in {known.id, known.label.casefold()}:
        noun = "" if known.id in words.stiff_nouns else known.noun
        return Felt(words.behind_feeling.get(known.id, known.label), noun, _tone(known.id, words))
    own = _own(given, words)
    if not own:
        return None
    near = words.vocabulary.find(own)
    if near and own == near.noun:
        return Felt(near.label if " " in own else own, own, _tone(near.id, words))
    return Felt(own, "", _tone(near.id, words) if near else "hard")


def _own(given: str, words: Words) -> str:
    """Return an own word so that it fits after "feeling": a lead like "I feel" is left out."""
    text = re.sub(r"^[\s\"“”'.,;:!?…\-–—]+|[\s\"“”.,;:!?…\-–—]+$", "", given)
    for lead in (_LEAD, _LEAD_BE):
        text = lead.sub("", text)
    parts = words_of(text)
    if not parts:
        return ""
    says_subject = parts[0] in english.PRONOUNS | english.CONTRACTED
    of_the_writer = {"my", "me", "i", "i'm", "myself", "mine"} & set(parts)
    tells = parts[0] == "that" or re.search(r"[.!?;:,]\s", text) is not None
    if says_subject or of_the_writer or tells or len(parts) > LONGEST_WORD:
        return words.phrases["joining"]["own_sentence"].format(words=text)
    return lower_first(text) if not words.vocabulary.find(text) else text[0].lower() + text[1:]


def _tone(feeling: str, words: Words) -> str:
    core = words.vocabulary.core_of(feeling)
    ids = {feeling, core.id if core else feeling}
    if ids & words.shame:
        return "shame"
    return "glad" if ids & words.glad else "hard"


def joined(items: Sequence[str], word: str) -> str:
    """Return "a", "a and b" or "a, b and c"; an item with a comma of its own makes it longer."""
    if len(items) < 2:
        return "".join(items)
    *first, last = items
    return f"{', '.join(first)} {word} {last}"

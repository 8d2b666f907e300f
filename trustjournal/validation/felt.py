"""Feelings as words that fit behind "feeling": vocabulary ids, and whatever somebody typed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from trustjournal.validation import english, lexicon, own_words
from trustjournal.validation.grammar import lower_first
from trustjournal.validation.verbs import words_of

if TYPE_CHECKING:
    from trustjournal.validation.words import Words

LONGEST_WORD = 12
"""Words. A longer own word is a text of its own and is quoted as it was typed."""

_NEGATION = frozenset(
    ("not", "never", "no", "nothing", "nobody", "without", "hardly", "can't", "cannot", "don't",
     "doesn't", "isn't", "won't", "less", "afraid", "scared", "fear", "want", "need", "needs")
)  # fmt: skip
_SPEAKS_OF_US = frozenset(("you", "your", "you're", "yourself", "me", "my", "myself"))
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
    """One feeling: `adjective` fits after "feeling", `noun` after "this" (empty: there is none).

    `told` says that it is a clause ("that you can’t breathe") or a quotation; `label` is the
    adjective of a feeling that was named by its noun.
    """

    adjective: str
    noun: str
    tone: str
    told: bool = False
    label: str = ""

    def __repr__(self) -> str:
        return f"Felt(tone={self.tone!r})"


def felt(feelings: Sequence[str], words: Words) -> list[Felt]:
    """Return what was given as words that fit, without repetitions and empty ones."""
    found: list[Felt] = []
    for given in _apart(feelings, words):
        one = _felt(given, words)
        if one and all(one.adjective.casefold() != known.adjective.casefold() for known in found):
            found.append(one)
    if not all(one.label for one in found):  # never "feeling fear and caught out"
        found = [replace(one, adjective=one.label or one.adjective) for one in found]
    return sorted(found, key=lambda one: one.told)


def is_guess(feelings: Sequence[str]) -> bool:
    """Tell whether the feelings were typed as a guess ("maybe sad"), or not at all ("idk")."""
    return any(own_words.is_hedged(one) or own_words.is_no_guess(one) for one in feelings)


def _apart(feelings: Sequence[str], words: Words) -> list[str]:
    """Return each feeling by itself: "hurt and angry" is two, where both are known."""
    found: list[str] = []
    for given in feelings:
        typed = " ".join(own_words.without_face(given).split())
        pieces = own_words.pieces(_without_lead(typed))
        known = [piece for piece in pieces if words.vocabulary.find(piece.replace("’", "'"))]
        if own_words.is_no_guess(typed):
            continue
        several = len(pieces) > 1 and len(known) == len(pieces)
        found += pieces if several else [typed]
    return found


def _felt(given: str, words: Words) -> Felt | None:
    known = words.vocabulary.find(given)
    if known is not None and given.casefold() in {known.id, known.label.casefold()}:
        noun = "" if known.id in words.stiff_nouns else known.noun
        return Felt(words.behind_feeling.get(known.id, known.label), noun, _tone(known.id, words))
    phrase = words.behind_feeling.get(given.casefold().replace("’", "'"))
    known = known or words.vocabulary.find(given.replace("’", "'"))
    if phrase and known is not None:
        return Felt(phrase, "", _tone(known.id, words))
    own = _without_lead(given)
    if not own:
        return None
    bare = own_words.without_article(own)
    own = bare if words.vocabulary.find(bare) else own
    near = words.vocabulary.find(own)
    if near is None:
        other = words.behind_feeling_own.get(own.lower())
        return _own(other or own, words)
    own = own[0].lower() + own[1:] if not own.isupper() else own.lower()
    own, _quoted = own_words.said_to_you(own)  # "on my own with it"
    noun = own if own == near.noun else ""
    adjective = words.behind_feeling.get(own) or (near.label if noun and " " in own else own)
    label = near.label if noun and near.id not in words.behind_feeling else ""
    return Felt(adjective, noun, _tone(near.id, words), label=label)


def _without_lead(given: str) -> str:
    """Leave out marks around an own word, and a lead like "I feel"."""
    text = re.sub(r"^[\s\"“”'.,;:!?…\-–—]+|[\s\"“”.,;:!?…\-–—]+$", "", given)
    for lead in (_LEAD, _LEAD_BE):
        text = lead.sub("", text)
    return text if words_of(text) else ""


def _own(text: str, words: Words) -> Felt:
    """Return an own word so that it fits after "feeling", said to the one who feels it."""
    if text.isupper() and len(text) > 2 and text.lower() not in lexicon.ACRONYMS:
        text = text.lower()
    parts, joining = words_of(text), words.phrases["joining"]
    tone = _own_tone(text, words)
    said, quoted = own_words.said_to_you(lower_first(text))
    if quoted or re.search(r"[.!?;:,…]\s", text) or len(parts) > LONGEST_WORD:
        return Felt(joining["own_sentence"].format(words=text), "", tone, True)
    if parts[0] in english.PRONOUNS | english.CONTRACTED and len(parts) > 1:
        return Felt(joining["own_clause"].format(words=said), "", tone, True)
    said, is_clause = own_words.fitting(said)
    told = is_clause or parts[0] == "that" or bool(_SPEAKS_OF_US & set(words_of(said)))
    return Felt(said, "", tone, told)


def _own_tone(text: str, words: Words) -> str:
    """Return the tone of own words, by the first word in them that is known.

    "a bit hopeful" is light; "not safe" is not.
    """
    said = words_of(text)
    whole = f" {' '.join(said)} "
    if any(f" {phrase} " in whole for phrase in words.shame_words):
        return "shame"
    if _NEGATION & set(said):
        return "hard"
    if any(f" {phrase} " in whole for phrase in words.glad_words):
        return "glad"
    known = (words.vocabulary.find(word) for word in said)
    return next((_tone(one.id, words) for one in known if one is not None), "hard")


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

"""Marks, in one sentence, the phrases that the evidence speaks against."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from trustjournal.validation.review.evidence import Evidence, Hit, gather
from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.rules import Rules
from trustjournal.validation.review.tokens import Sentence
from trustjournal.validation.review.tone import Tone

_CLAUSE_EDGE = frozenset(',.;:!?-"')
_JOINING = frozenset({"and", "but", "so", "or", "because"})
_END = re.compile(r"[.!?…]*")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mark within a sentence; `start` and `end` count from its first character."""

    kind: Kind
    start: int
    end: int
    rewrite: str | None = field(default=None, repr=False)


def weigh(before: str, text: str, after: str, rules: Rules) -> tuple[Marked, ...]:
    """Return the marks of the sentence `text`, which stands between two others ("" for none)."""
    found = gather(before, text, after, rules)
    if not found.sentence.spans:
        return ()
    marks = [
        _mark(kind, found, text, rules.tone)
        for kind in rules.tone.believed(found.known, found.strength)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def _mark(kind: Kind, found: Evidence, text: str, tone: Tone) -> Marked:
    """Where cues were found, they say what to mark; else the clauses that sound most like it."""
    hits = found.hits.get(kind, [])
    if hits:
        firsts, lasts = zip(*(_extent(hit, found.sentence) for hit in hits), strict=True)
        first, last = min(firsts), max(lasts)
    else:
        first, last = _loudest(kind, found, tone)
    begin, end = found.sentence.spans[first][0], found.sentence.spans[last][1]
    end = _with_full_stop(text, end)
    return Marked(kind, begin, end, _rewrite(text[begin:end], hits))


def _loudest(kind: Kind, found: Evidence, tone: Tone) -> tuple[int, int]:
    """Return the first and last word of the neighbouring clauses that speak most for a class."""
    words = found.sentence.words()
    pull = tone.pull(found.known, kind, len(words))
    best, running = float("-inf"), float("-inf")
    place, begin = (0, len(words) - 1), 0
    for first, last in _clauses(words):
        if running <= 0:
            running, begin = 0.0, first
        running += sum(pull[first : last + 1])
        if running > best:
            best, place = running, (begin, last)
    return _trimmed(words, *place, joining=_JOINING if place[0] > 0 else frozenset())


def _clauses(words: list[str]) -> Iterator[tuple[int, int]]:
    """Yield the first and last word of each clause, its closing mark included."""
    begin = 0
    for n, word in enumerate(words):
        closes = word in _CLAUSE_EDGE and any(w not in _CLAUSE_EDGE for w in words[begin:n])
        if closes or n == len(words) - 1:
            yield begin, n
            begin = n + 1


def _rewrite(phrase: str, hits: list[Hit]) -> str | None:
    """The phrase with the first words swapped that a cue offers to swap, and otherwise as typed."""
    for old, new in (hit.cue.rewrite for hit in hits if hit.cue.rewrite[0]):
        swapped = re.sub(rf"\b{re.escape(old)}\b", new, phrase, count=1, flags=re.IGNORECASE)
        if swapped != phrase:
            return swapped
    return None


def _extent(hit: Hit, sentence: Sentence) -> tuple[int, int]:
    """The first and last word to mark: the words themselves, their clause, or more."""
    words = sentence.words()
    first, last = hit.first, hit.last
    if hit.cue.mark == "sentence":
        first, last = 0, len(words) - 1
    elif hit.cue.mark == "to_end":
        last = len(words) - 1
    elif hit.cue.mark == "from":
        while last < len(words) - 1 and words[last + 1] not in _CLAUSE_EDGE:
            last += 1
    elif hit.cue.mark == "clause":
        while first > 0 and words[first - 1] not in _CLAUSE_EDGE:
            first -= 1
        while last < len(words) - 1 and words[last + 1] not in _CLAUSE_EDGE:
            last += 1
    joining = _JOINING if hit.cue.mark == "clause" and hit.first > first else frozenset()
    return _trimmed(words, first, last, joining)


def _trimmed(words: list[str], first: int, last: int, joining: frozenset[str]) -> tuple[int, int]:
    """Leave out marks at both ends, and words that only join at the beginning."""
    while first < last and words[first] in _CLAUSE_EDGE | joining:
        first += 1
    while last > first and words[last] in _CLAUSE_EDGE:
        last -= 1
    return first, last


def _with_full_stop(text: str, end: int) -> int:
    stop = _END.match(text, end)
    return stop.end() if stop is not None and stop.end() == len(text.rstrip("\"”’') ")) else end

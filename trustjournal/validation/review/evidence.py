"""Adds up, for one sentence, what speaks for each class and what speaks against it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.rules import Context, Cue, Rules
from trustjournal.validation.review.tokens import Sentence, read
from trustjournal.validation.review.tone import features

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


@dataclass(frozen=True, slots=True)
class _Hit:
    cue: Cue
    first: int
    last: int


@dataclass(slots=True)
class _Seen:
    """A sentence as the cues see it."""

    sentence: Sentence
    atoms: set[str]


def weigh(before: str, text: str, after: str, rules: Rules) -> tuple[Marked, ...]:
    """Return the marks of the sentence `text`, which stands between two others ("" for none)."""
    here = _see(text, rules)
    if not here.sentence.spans:
        return ()
    places = _places(before, here, after, rules)
    contexts = _contexts(places, rules)
    against = _against(contexts, rules)
    names = {context.name for context in contexts}
    hits: dict[Kind, list[_Hit]] = {}
    for hit in _hits(here, names, rules):
        hits.setdefault(hit.cue.kind, []).append(hit)
    if not hits:
        return ()
    strength = {kind: _strength(found) + against.get(kind, 0.0) for kind, found in hits.items()}
    known = features(here.sentence.words(), _concepts(here, rules), names)
    marks = [
        _mark(kind, hits[kind], here.sentence, text)
        for kind in rules.tone.believed(known, strength)
    ]
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end)))


def sentence_features(before: str, text: str, after: str, rules: Rules) -> list[str]:
    """Return what the tone knows a sentence by, as `weigh` sees it."""
    here = _see(text, rules)
    names = {context.name for context in _contexts(_places(before, here, after, rules), rules)}
    return features(here.sentence.words(), _concepts(here, rules), names)


def _places(before: str, here: _Seen, after: str, rules: Rules) -> dict[str, list[_Seen]]:
    earlier, later = (_see(other, rules) if other else None for other in (before, after))
    return {
        "here": [here],
        "before": [earlier] if earlier else [],
        "near": [seen for seen in (here, earlier, later) if seen],
    }


def _concepts(here: _Seen, rules: Rules) -> list[str]:
    return [
        name
        for name in rules.concepts.names
        if f"<{name}>" in here.atoms and rules.concepts.found(name, here.sentence.plain)
    ]


def _see(text: str, rules: Rules) -> _Seen:
    sentence = read(text, rules.spelling)
    atoms = set(sentence.words())
    for word in tuple(atoms):
        atoms |= rules.concepts.begun_by(word)
    return _Seen(sentence, atoms)


def _contexts(places: Mapping[str, list[_Seen]], rules: Rules) -> list[Context]:
    found = [
        context
        for context in rules.contexts
        if any(_found(context, place) for place in places[context.where])
    ]
    names = {context.name for context in found}
    return [context for context in found if not context.unless & names]


def _found(context: Context, place: _Seen) -> bool:
    return (
        context.pattern.possible(place.atoms)
        and context.pattern.regex.search(place.sentence.plain) is not None
    )


def _against(contexts: list[Context], rules: Rules) -> dict[Kind, float]:
    """The weight of each context counts once, however often it is found."""
    total: dict[Kind, float] = {}
    counted: set[tuple[str, Kind]] = set()
    for context in contexts:
        for kind in context.kinds:
            if (context.name, kind) not in counted:
                counted.add((context.name, kind))
                total[kind] = total.get(kind, 0.0) + context.weight
    return total


def _hits(here: _Seen, names: set[str], rules: Rules) -> Iterator[_Hit]:
    for cue in rules.cues:
        if not cue.pattern.possible(here.atoms):
            continue
        if cue.unless & names or not cue.needs <= names:
            continue
        found = cue.pattern.regex.search(here.sentence.plain)
        if found is not None and found.end() > found.start():
            start = found.start("mark") if "mark" in found.re.groupindex else found.start()
            first = here.sentence.index(start)
            last = here.sentence.index(found.end() - 1)
            yield _Hit(cue, first, last)


def _strength(hits: list[_Hit]) -> float:
    """Cues over the same words say the same thing, so only the strongest of them counts."""
    total = 0.0
    taken: list[_Hit] = []
    for hit in sorted(hits, key=lambda hit: -hit.cue.weight):
        if not any(hit.first <= other.last and other.first <= hit.last for other in taken):
            total += hit.cue.weight
            taken.append(hit)
    return total


def _mark(kind: Kind, hits: list[_Hit], sentence: Sentence, text: str) -> Marked:
    firsts, lasts = zip(*(_extent(hit, sentence) for hit in hits), strict=True)
    first, last = min(firsts), max(lasts)
    begin, end = sentence.spans[first][0], sentence.spans[last][1]
    end = _with_full_stop(text, end)
    return Marked(kind, begin, end, _rewrite(text[begin:end], hits))


def _rewrite(phrase: str, hits: list[_Hit]) -> str | None:
    """The phrase with the first words swapped that a cue offers to swap, and otherwise as typed."""
    for old, new in (hit.cue.rewrite for hit in hits if hit.cue.rewrite[0]):
        swapped = re.sub(rf"\b{re.escape(old)}\b", new, phrase, count=1, flags=re.IGNORECASE)
        if swapped != phrase:
            return swapped
    return None


def _extent(hit: _Hit, sentence: Sentence) -> tuple[int, int]:
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
    while first < last and words[first] in _CLAUSE_EDGE | joining:
        first += 1
    while last > first and words[last] in _CLAUSE_EDGE:
        last -= 1
    return first, last


def _with_full_stop(text: str, end: int) -> int:
    stop = _END.match(text, end)
    return stop.end() if stop is not None and stop.end() == len(text.rstrip("\"”’') ")) else end

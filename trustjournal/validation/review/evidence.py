"""Gathers, for one sentence, what speaks for each class and what speaks against it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.rules import Context, Cue, Rules
from trustjournal.validation.review.tokens import Sentence, read
from trustjournal.validation.review.tone import features


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue that was found, and the first and last word it lies on."""

    cue: Cue
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a sentence: its words; what the tone knows it by; the cues of each class
    that has any, and how strong they are when the contexts have been taken off."""

    sentence: Sentence
    known: Mapping[str, tuple[int, ...]]
    hits: Mapping[Kind, list[Hit]]
    strength: Mapping[Kind, float]


@dataclass(slots=True)
class _Seen:
    """A sentence as the cues see it."""

    sentence: Sentence
    atoms: set[str]


def gather(before: str, text: str, after: str, rules: Rules) -> Evidence:
    """Return the evidence in the sentence `text`, which stands between two others ("" for none)."""
    here = _see(text, rules)
    contexts = _contexts(_places(before, here, after, rules), rules)
    names = {context.name for context in contexts}
    hits: dict[Kind, list[Hit]] = {}
    for hit in _hits(here, names, rules):
        hits.setdefault(hit.cue.kind, []).append(hit)
    against = _against(contexts, rules)
    strength = {kind: _strength(found) + against.get(kind, 0.0) for kind, found in hits.items()}
    known = features(here.sentence.words(), _concepts(here, rules), names)
    return Evidence(here.sentence, known, hits, strength)


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
    """Return the contexts that were found where each is looked for, in their order."""
    numbers: set[int] = set()
    for where, seen in places.items():
        for place in seen:
            for n in rules.context_index.possible(place.atoms):
                context = rules.contexts[n]
                if context.where == where and n not in numbers and _found(context, place):
                    numbers.add(n)
    found = [rules.contexts[n] for n in sorted(numbers)]
    names = {context.name for context in found}
    return [context for context in found if not context.unless & names]


def _found(context: Context, place: _Seen) -> bool:
    return context.pattern.regex.search(place.sentence.plain) is not None


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


def _hits(here: _Seen, names: set[str], rules: Rules) -> Iterator[Hit]:
    for n in rules.cue_index.possible(here.atoms):
        cue = rules.cues[n]
        if cue.unless & names or not cue.needs <= names:
            continue
        found = cue.pattern.regex.search(here.sentence.plain)
        if found is not None and found.end() > found.start():
            start = found.start("mark") if "mark" in found.re.groupindex else found.start()
            first = here.sentence.index(start)
            last = here.sentence.index(found.end() - 1)
            yield Hit(cue, first, last)


def _strength(hits: list[Hit]) -> float:
    """Cues over the same words say the same thing, so only the strongest of them counts."""
    total = 0.0
    taken: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: -hit.cue.weight):
        if not any(hit.first <= other.last and other.first <= hit.last for other in taken):
            total += hit.cue.weight
            taken.append(hit)
    return total

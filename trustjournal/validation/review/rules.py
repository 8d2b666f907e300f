"""Loads and checks the cues of `resources/text/<language>/review/`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.pattern import (
    Concepts,
    Index,
    Pattern,
    PatternInvalid,
    compile_pattern,
)
from trustjournal.validation.review.tone import ANY, Tone

MARKS = ("match", "clause", "from", "to_end", "sentence")
"""How much is marked: the words that match, their clause, on to its end, on to the sentence's
end, all of it."""
PLACES = ("here", "before", "near")
"""Where a context is looked for: the sentence, the one before it, or it and both beside it."""
_CUE_FIELDS = {"weight", "mark", "needs", "unless", "patterns", "rewrite", "note"}
_TONE_FIELDS = {"cue", "each", "least", "behind"}
_CONTEXT_FIELDS = {"name", "weight", "classes", "where", "patterns", "note", "unless"}


class RulesInvalid(TrustJournalError):
    """A record of `review/` that cannot be used; says which record and field."""

    code = "review_invalid"

    def __init__(self, record: str, field: str) -> None:
        self.record = record
        self.field = field
        super().__init__(record=record, field=field)


@dataclass(frozen=True, slots=True)
class Words:
    """What a person reads about a class."""

    name: str
    why: str
    ask: str


@dataclass(frozen=True, slots=True)
class Cue:
    """Evidence for a class. A sentence is marked when what speaks for it reaches 1."""

    kind: Kind
    weight: float
    mark: str
    needs: frozenset[str]
    unless: frozenset[str]
    pattern: Pattern
    rewrite: tuple[str, str]
    """The words to take out, and those to put in their place; empty where nothing safe can."""


@dataclass(frozen=True, slots=True)
class Context:
    """What a sentence is about; its weight is added to the classes it names."""

    name: str
    weight: float
    kinds: frozenset[Kind]
    where: str
    unless: frozenset[str]
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything a check needs to know about one language."""

    words: Mapping[Kind, Words]
    cues: tuple[Cue, ...]
    contexts: tuple[Context, ...]
    spelling: Mapping[str, str]
    concepts: Concepts
    tone: Tone
    cue_index: Index
    context_index: Index

    @classmethod
    @cache
    def load(cls, language: str = "en") -> Rules:
        """Return the rules of `language` (English where there are none), read once.

        Raises RulesInvalid naming the first record that is wrong.
        """
        names = ("concepts", "contexts", "tone", *Kind)
        data = {name: texts.load(f"review/{name}", language) for name in names}
        weights = texts.table("review/tone", language)
        return cls.from_data({**data, "tone": {**data["tone"], "weights": weights}})

    @classmethod
    def from_data(cls, data: Mapping[str, dict[str, Any]]) -> Rules:
        """Return the rules in parsed TOML, one table a file; raises RulesInvalid."""
        concepts = _concepts(data["concepts"])
        contexts = tuple(
            context
            for n, record in enumerate(_list(data["contexts"], "contexts", "context"), 1)
            for context in _context(record, f"context {n}", concepts)
        )
        known = frozenset(context.name for context in contexts)
        cues: list[Cue] = []
        words: dict[Kind, Words] = {}
        for kind in Kind:
            words[kind] = _words(data[kind].get("class"), kind)
            for n, record in enumerate(_list(data[kind], kind, "cue"), 1):
                cues.extend(_cues(record, f"{kind} {n}", kind, concepts, known))
        for context in contexts:
            if not context.unless <= known:
                raise RulesInvalid(context.name, "unless")
        tone = _tone(data["tone"])
        cue_index = Index([cue.pattern for cue in cues])
        context_index = Index([context.pattern for context in contexts])
        return cls(
            words,
            tuple(cues),
            contexts,
            concepts.spelling,
            concepts,
            tone,
            cue_index,
            context_index,
        )


def _concepts(data: dict[str, Any]) -> Concepts:
    lists = data.get("concept")
    if not isinstance(lists, dict):
        raise RulesInvalid("concepts", "concept")
    for name, entries in lists.items():
        if not isinstance(entries, list) or not all(
            isinstance(entry, str) and entry.strip() for entry in entries
        ):
            raise RulesInvalid("concepts", name)
    try:
        return Concepts(lists, _spelling(data))
    except PatternInvalid as error:
        raise RulesInvalid("concepts", str(error)) from error


def _tone(data: dict[str, Any]) -> Tone:
    """Read `tone.toml`, numbers and biases, and the lines of `tone.tsv`: for each feature one as
    "any 0.2 fixing 0.5"."""
    numbers, bias, weights = data.get("tone"), data.get("bias"), data.get("weights")
    if not isinstance(numbers, dict) or set(numbers) != _TONE_FIELDS:
        raise RulesInvalid("tone", "tone")
    if not isinstance(bias, dict) or set(bias) != {ANY, *Kind}:
        raise RulesInvalid("tone", "bias")
    if not isinstance(weights, dict) or not weights:
        raise RulesInvalid("tone", "weights")
    for name, value in (*numbers.items(), *bias.items()):
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise RulesInvalid("tone", name)
    return Tone({name: _by_class(name, line) for name, line in weights.items()}, bias, **numbers)


def _by_class(feature: str, line: object) -> dict[str, float]:
    pieces = line.split() if isinstance(line, str) else []
    try:
        found = dict(zip(pieces[::2], map(float, pieces[1::2]), strict=True))
    except ValueError as error:
        raise RulesInvalid("tone", feature) from error
    if not found or not found.keys() <= {ANY, *Kind}:
        raise RulesInvalid("tone", feature)
    return found


def _spelling(data: dict[str, Any]) -> dict[str, str]:
    table = data.get("spelling", {})
    for short, plain in table.items():
        if not isinstance(plain, str) or not plain or short in plain.split():
            raise RulesInvalid("spelling", short)
    return dict(table)


def _list(data: dict[str, Any], record: str, field: str) -> list[dict[str, Any]]:
    records = data.get(field)
    if not isinstance(records, list) or not records:
        raise RulesInvalid(record, field)
    return records


def _words(table: Any, kind: Kind) -> Words:
    if not isinstance(table, dict):
        raise RulesInvalid(kind, "class")
    for field in ("name", "why", "ask"):
        text = table.get(field)
        if not isinstance(text, str) or not text.strip() or "\n" in text:
            raise RulesInvalid(kind, field)
    if not table["ask"].endswith("?"):
        raise RulesInvalid(kind, "ask")
    return Words(table["name"], table["why"], table["ask"])


def _fields(record: dict[str, Any], name: str, known: set[str]) -> None:
    for field in record:
        if field not in known:
            raise RulesInvalid(name, field)


def _weight(record: dict[str, Any], name: str, default: float) -> float:
    weight = record.get("weight", default)
    if isinstance(weight, bool) or not isinstance(weight, int | float) or abs(weight) > 3:
        raise RulesInvalid(name, "weight")
    return float(weight)


def _names(record: dict[str, Any], name: str, field: str) -> frozenset[str]:
    names = record.get(field, [])
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise RulesInvalid(name, field)
    return frozenset(names)


def _patterns(record: dict[str, Any], name: str, concepts: Concepts) -> list[Pattern]:
    sources = record.get("patterns")
    if not isinstance(sources, list) or not sources:
        raise RulesInvalid(name, "patterns")
    patterns: list[Pattern] = []
    for source in sources:
        try:
            patterns.append(compile_pattern(source, concepts))
        except (PatternInvalid, TypeError) as error:
            raise RulesInvalid(name, str(source)) from error
    return patterns


def _cues(
    record: dict[str, Any], name: str, kind: Kind, concepts: Concepts, known: frozenset[str]
) -> list[Cue]:
    _fields(record, name, _CUE_FIELDS)
    needs, unless = _names(record, name, "needs"), _names(record, name, "unless")
    if not needs <= known or not unless <= known:
        raise RulesInvalid(name, "unless" if needs <= known else "needs")
    mark = record.get("mark", "clause")
    if mark not in MARKS:
        raise RulesInvalid(name, "mark")
    rewrite = record.get("rewrite", ["", ""])
    if not isinstance(rewrite, list) or [type(part) for part in rewrite] != [str, str]:
        raise RulesInvalid(name, "rewrite")
    weight = _weight(record, name, 1.0)
    return [
        Cue(kind, weight, mark, needs, unless, pattern, (rewrite[0], rewrite[1]))
        for pattern in _patterns(record, name, concepts)
    ]


def _context(record: dict[str, Any], name: str, concepts: Concepts) -> list[Context]:
    _fields(record, name, _CONTEXT_FIELDS)
    if not isinstance(record.get("name"), str):
        raise RulesInvalid(name, "name")
    chosen = _names(record, name, "classes")
    if not chosen <= {*Kind, "all"}:
        raise RulesInvalid(name, "classes")
    kinds = frozenset(Kind) if "all" in chosen else frozenset(Kind(one) for one in chosen)
    where = record.get("where", "here")
    if where not in PLACES:
        raise RulesInvalid(name, "where")
    weight = _weight(record, name, 0.0)
    unless = _names(record, name, "unless")
    return [
        Context(record["name"], weight, kinds, where, unless, pattern)
        for pattern in _patterns(record, name, concepts)
    ]

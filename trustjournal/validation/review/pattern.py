"""The small language that cues are written in, made into regular expressions.

    word        that word, in the plain spelling of `tokens.py` ("you are", "do not")
    wor*        any word that begins so
    <concept>   any entry of a concept in `concepts.toml`
    (a b|c|<d>) one of these
    x?          may be missing
    !(a|b)      what follows is none of these
    ~           up to three words between, within the clause
    ~~  ~~~     up to eight / twenty-five words between, within the sentence
    @           the mark begins here
    ^  $        here a clause begins / ends
    ^^  $$      here the sentence begins / ends

Between two words one or two fillers ("really", "honestly") may stand unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from trustjournal.validation.review.tokens import FILLER, FILLERS, read

_FILL = r"(?:\+[^ ]* ){0,2}"
_CLAUSE_END = r'(?=[,.;:!?"-] |$|(?:but|and|\+?so|because|or|\+?then) )'
_CLAUSE_BEGIN = (
    r'(?:(?<=^ )|(?<= [,.;:!?"-] )|(?<= but )|(?<= and )|(?<= \+so )|(?<= or )|(?<= \+then ))'
    r"(?:(?:and|but|\+so|or|well|oh|okay|look|listen|yes|no|anyway|\+then|because) (?:, )?){0,2}"
)
_TOKEN = re.compile(r"~{1,3}|\^{1,2}|\${1,2}|[@!()|?]|<[a-z_]+>|[^\s()<>?|~^$!@]+")
_EDGES = {
    "^": _CLAUSE_BEGIN,
    "$": _CLAUSE_END,
    "^^": "(?<=^ )",
    "$$": r"(?=[.!?\"] |$)",
    "@": "(?P<mark>)",
}
_GAPS = {
    "~": r'(?:[^ .,;:!?"-]+ ){0,3}?',
    "~~": r'(?:[^ .!?"]+ ){0,8}?',
    "~~~": r'(?:[^ .!?"]+ ){0,25}?',
}


class PatternInvalid(ValueError):
    """A pattern that cannot be read; the message is the piece that is wrong."""


class Pattern:
    """A pattern ready to use. `required` holds, one set a piece, what a sentence must have."""

    def __init__(self, source: str, expression: str, required: tuple[frozenset[str], ...]) -> None:
        self.source = source
        self.required = required
        self._expression = expression

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The regular expression. Made when first needed: most are not in most texts, and all of
        them together take a second."""
        return re.compile(self._expression)

    def possible(self, atoms: frozenset[str] | set[str]) -> bool:
        """Whether a sentence with these words and concepts can match at all."""
        return not any(need.isdisjoint(atoms) for need in self.required)


class Index:
    """Finds those of many patterns that a sentence can match, without trying each."""

    def __init__(self, patterns: Sequence[Pattern]) -> None:
        self._patterns = patterns
        self._at: dict[str, list[int]] = {}
        for n, pattern in enumerate(patterns):
            for atom in min(pattern.required, key=len):
                self._at.setdefault(atom, []).append(n)

    def possible(self, atoms: frozenset[str] | set[str]) -> list[int]:
        """Return the numbers, in order, of the patterns that a sentence with these words and
        concepts can match."""
        near = {n for atom in atoms for n in self._at.get(atom, ())}
        return [n for n in sorted(near) if self._patterns[n].possible(atoms)]


class Concepts:
    """Words that mean alike, by name; knows which names a word can begin."""

    def __init__(self, entries: Mapping[str, list[str]], spelling: Mapping[str, str]) -> None:
        """`entries` are lists of words and phrases; an entry may name another concept.

        Raises PatternInvalid for an unknown or circular name or an empty list.
        """
        self.spelling = spelling
        self._entries = entries
        self._phrases = {name: self._spread(name, ()) for name in entries}
        self._regexes: dict[str, str] = {}
        self._searches: dict[str, re.Pattern[str]] = {}
        self._exact: dict[str, set[str]] = {}
        self._prefix: dict[str, set[str]] = {}
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                first = phrase[0]
                store = self._prefix if first.endswith("*") else self._exact
                store.setdefault(first.rstrip("*"), set()).add(f"<{name}>")

    def _spread(self, name: str, inside: tuple[str, ...]) -> list[tuple[str, ...]]:
        if name in inside or not self._entries.get(name):
            raise PatternInvalid(f"<{name}>")
        phrases: list[tuple[str, ...]] = []
        for entry in self._entries[name]:
            if entry.startswith("<"):
                phrases.extend(self._spread(entry[1:-1], (*inside, name)))
            else:
                words = [word for raw in entry.split() for word in self.plain(raw)]
                phrases.append(tuple(words))
        return phrases

    def plain(self, raw: str) -> list[str]:
        """Return a word of a cue in the plain spelling of the sentences it is held against."""
        star = "*" if raw.endswith("*") else ""
        words = list(read(raw.rstrip("*"), self.spelling).words())
        if not words or (star and not raw.rstrip("*")):
            raise PatternInvalid(raw)
        return [*words[:-1], words[-1] + star]

    def atom(self, word: str) -> str:
        """Return what stands for a word of a cue among the words and concepts of a sentence."""
        if word.endswith("*"):
            self._prefix.setdefault(word[:-1], set()).add(word)
        return word

    def begun_by(self, word: str) -> set[str]:
        """Return the names, as `<name>`, of concepts with an entry that begins with `word`."""
        names = set(self._exact.get(word, ()))
        for cut in range(1, len(word) + 1):
            names |= self._prefix.get(word[:cut], set())
        return names

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all lists."""
        return tuple(self._entries)

    def found(self, name: str, plain: str) -> bool:
        """Whether a list has an entry in a plain text."""
        if name not in self._searches:
            self._searches[name] = re.compile("(?<= )" + self.regex(name))
        return self._searches[name].search(plain) is not None

    def regex(self, name: str) -> str:
        """Return a pattern for the plain text; raises PatternInvalid for an unknown name."""
        if name not in self._phrases:
            raise PatternInvalid(f"<{name}>")
        if name not in self._regexes:
            longest_first = sorted(set(self._phrases[name]), key=lambda p: (-len(p), p))
            options = "|".join("".join(map(_word, phrase)) for phrase in longest_first)
            self._regexes[name] = f"(?:{options})"
        return self._regexes[name]


def _word(word: str) -> str:
    if word.endswith("*"):
        return rf"\+?{re.escape(word[:-1])}[^ ]* "
    return re.escape(FILLER + word if word in FILLERS else word) + " "


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a regular expression, and which words or concepts it cannot do without."""

    regex: str
    needs: tuple[frozenset[str], ...] = ()
    fill: bool = True
    """Whether fillers may stand after it."""


def compile_pattern(source: str, concepts: Concepts) -> Pattern:
    """Return the pattern for one line of a cue; raises PatternInvalid."""
    if _TOKEN.sub("", source).strip():
        raise PatternInvalid(source)
    reader = _Reader(_TOKEN.findall(source), concepts)
    whole = reader.sequence()
    if reader.left() or not whole.needs or source.count("@") > 1:
        raise PatternInvalid(source)
    return Pattern(source, "(?<= )" + whole.regex, whole.needs)


class _Reader:
    """Reads the pieces of one pattern from left to right."""

    def __init__(self, pieces: list[str], concepts: Concepts) -> None:
        self._pieces = pieces
        self._concepts = concepts

    def left(self) -> bool:
        return bool(self._pieces)

    def sequence(self) -> _Part:
        """Read up to the end, a bar or a closing parenthesis."""
        regex, joint = "", ""
        needs: list[frozenset[str]] = []
        while self._pieces and self._pieces[0] not in "|)":
            part = self._item()
            regex += (joint if part.fill or part.needs else "") + part.regex
            joint = _FILL if part.fill else ""
            needs.extend(part.needs)
        return _Part(regex, tuple(needs), bool(joint))

    def _item(self) -> _Part:
        piece = self._pieces.pop(0)
        if piece in _GAPS:
            return _Part(_GAPS[piece], fill=False)
        if piece in _EDGES:
            return _Part(_EDGES[piece], fill=False)
        if piece == "!":
            return _Part(f"(?!{self._item().regex})", fill=False)
        part = self._group() if piece == "(" else self._plain(piece)
        if self._pieces and self._pieces[0] == "?":
            self._pieces.pop(0)
            return _Part(f"(?:{part.regex})?")
        return part

    def _group(self) -> _Part:
        options = [self.sequence()]
        while self._pieces and self._pieces[0] == "|":
            self._pieces.pop(0)
            options.append(self.sequence())
        if not self._pieces or self._pieces.pop(0) != ")" or not all(o.regex for o in options):
            raise PatternInvalid("(")
        needs: tuple[frozenset[str], ...] = ()
        if all(option.needs for option in options):
            needs = (frozenset().union(*(option.needs[0] for option in options)),)
        return _Part("(?:" + "|".join(option.regex for option in options) + ")", needs)

    def _plain(self, piece: str) -> _Part:
        if piece.startswith("<"):
            return _Part(self._concepts.regex(piece[1:-1]), (frozenset({piece}),))
        if piece in "?|)":
            raise PatternInvalid(piece)
        words = self._concepts.plain(piece)
        needs = tuple(frozenset({self._concepts.atom(word)}) for word in words)
        return _Part("".join(map(_word, words)), needs)

"""The small language that cues are written in, made into regular expressions.

    word        that word, in the plain spelling of `tokens.py` ("you are", "do not")
    wor*        any word that begins so
    <concept>   any entry of a concept in `concepts.toml`
    (a b|c|<d>) one of these
    x?          may be missing
    !(a|b)      what follows is none of these
    ~  ~~       up to three / up to eight words between, within the clause / the sentence
    ^  $        here a clause begins / ends
    ^^  $$      here the sentence begins / ends

Between two words one or two fillers ("really", "honestly") may stand unseen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

FILLERS = (
    "really|actually|honestly|very|quite|totally|completely|absolutely|literally|basically|"
    "frankly|bloody|fucking|flipping|damn|even|also|simply|probably|clearly|obviously|seriously|"
    "constantly|always|kind of|sort of|kinda|please|bit|a bit|truly|utterly|surely|love|babe|"
    "darling|honey|sweetheart|dear|mate"
)
_FILL = f"(?:(?:{FILLERS}) ){{0,2}}"
_CLAUSE_END = r'(?=[,.;:!?"-] |$|(?:but|and|so|because|or|then) )'
_CLAUSE_BEGIN = (
    r'(?:(?<=^ )|(?<= [,.;:!?"-] )|(?<= but )|(?<= and )|(?<= so )|(?<= or )|(?<= then ))'
    r"(?:(?:and|but|so|or|well|oh|ok|okay|look|listen|yes|no|anyway|then|because) ,? ?){0,2}"
)
_PIECE = re.compile(
    r"(?P<gap>~~|~)|(?P<edge>\^\^|\^|\$\$|\$)|(?P<not>!?)\((?P<options>[^()]*)\)(?P<opt1>\??)"
    r"|<(?P<concept>[a-z_]+)>(?P<opt2>\??)|(?P<word>[^\s()<>?|~^$!*]+)(?P<star>\*?)(?P<opt3>\??)"
)
_EDGES = {"^": _CLAUSE_BEGIN, "$": _CLAUSE_END, "^^": "(?<=^ )", "$$": r"(?=[.!?\"] |$)"}
_GAPS = {"~": r'(?:[^ .,;:!?"-]+ ){0,3}?', "~~": r'(?:[^ .!?"]+ ){0,8}?'}


class PatternInvalid(ValueError):
    """A pattern that cannot be read; the message is the piece that is wrong."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern ready to use. `required` holds, one set a piece, what a sentence must have."""

    source: str
    regex: re.Pattern[str]
    required: tuple[frozenset[str], ...]

    def possible(self, atoms: frozenset[str] | set[str]) -> bool:
        """Whether a sentence with these words and concepts can match at all."""
        return not any(need.isdisjoint(atoms) for need in self.required)


class Concepts:
    """Words that mean alike, by name; knows which names a word can begin."""

    def __init__(self, entries: Mapping[str, list[str]]) -> None:
        """`entries` are lists of words and phrases; an entry may name another concept.

        Raises PatternInvalid for an unknown or circular name or an empty list.
        """
        self._entries = entries
        self._phrases = {name: self._spread(name, ()) for name in entries}
        self._exact: dict[str, set[str]] = {}
        self._prefix: dict[str, set[str]] = {}
        for name, phrases in self._phrases.items():
            for phrase in phrases:
                first = phrase.split()[0]
                store, key = (
                    (self._prefix, first[:-1]) if first.endswith("*") else (self._exact, first)
                )
                store.setdefault(key, set()).add(f"<{name}>")

    def _spread(self, name: str, inside: tuple[str, ...]) -> list[str]:
        if name in inside or not self._entries.get(name):
            raise PatternInvalid(f"<{name}>")
        phrases: list[str] = []
        for entry in self._entries[name]:
            if entry.startswith("<"):
                phrases.extend(self._spread(entry[1:-1], (*inside, name)))
            else:
                phrases.append(entry)
        return phrases

    def begun_by(self, word: str) -> set[str]:
        """Return the names, as `<name>`, of concepts with an entry that begins with `word`."""
        names = set(self._exact.get(word, ()))
        for cut in range(2, len(word) + 1):
            names |= self._prefix.get(word[:cut], set())
        return names

    def regex(self, name: str) -> str:
        """Return a pattern for the plain text; raises PatternInvalid for an unknown name."""
        if name not in self._phrases:
            raise PatternInvalid(f"<{name}>")
        longest_first = sorted(set(self._phrases[name]), key=lambda p: (-len(p.split()), p))
        return "(?:" + "|".join(_phrase(phrase) for phrase in longest_first) + ")"


def _phrase(phrase: str) -> str:
    return "".join(
        re.escape(word[:-1]) + "[^ ]* " if word.endswith("*") else re.escape(word) + " "
        for word in phrase.split()
    )


def compile_pattern(source: str, concepts: Concepts) -> Pattern:
    """Return the pattern for one line of a cue; raises PatternInvalid."""
    parts: list[str] = ["(?<= )"]
    required: list[frozenset[str]] = []
    position = 0
    joint = ""
    while position < len(source):
        if source[position].isspace():
            position += 1
            continue
        found = _PIECE.match(source, position)
        if found is None:
            raise PatternInvalid(source[position:])
        position = found.end()
        if found["gap"]:
            parts.append(_GAPS[found["gap"]])
            joint = ""
        elif found["edge"]:
            parts.append(_EDGES[found["edge"]])
            joint = ""
        else:
            regex, need, ahead = _element(found, concepts)
            parts.append(joint + regex)
            joint = "" if ahead else _FILL
            if need:
                required.append(need)
    if not required:
        raise PatternInvalid(source)
    return Pattern(source, re.compile("".join(parts)), tuple(required))


def _element(found: re.Match[str], concepts: Concepts) -> tuple[str, frozenset[str], bool]:
    optional = bool(found["opt1"] or found["opt2"] or found["opt3"])
    if found["options"] is not None:
        options = [option.split() for option in found["options"].split("|")]
        if not all(options):
            raise PatternInvalid(found.group())
        regex = "(?:" + "|".join(_sequence(option, concepts) for option in options) + ")"
        if found["not"]:
            return f"(?!{regex})", frozenset(), True
        need = frozenset(_atom(option[0]) for option in options)
    elif found["concept"]:
        regex, need = concepts.regex(found["concept"]), frozenset({f"<{found['concept']}>"})
    else:
        word = found["word"] + found["star"]
        regex, need = _phrase(word), frozenset({_atom(word)})
    if "" in need:
        need = frozenset()
    return (f"(?:{regex})?", frozenset(), False) if optional else (regex, need, False)


def _sequence(words: list[str], concepts: Concepts) -> str:
    return "".join(
        concepts.regex(word[1:-1]) if word.startswith("<") else _phrase(word) for word in words
    )


def _atom(word: str) -> str:
    return "" if word.endswith("*") else word

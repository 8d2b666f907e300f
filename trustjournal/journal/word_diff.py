"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|\w+(?:[’'.:-]\w+)*|[^\w\s]")
_MOST_WORDS = 4_000
"""From here on whole lines are compared: word by word could take seconds."""


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """Words that stand together and had the same fate."""

    change: Change
    words: str


def word_diff(before: str, after: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from `before` to `after`.

    Without the removed ones they make up `after`, without the added ones `before`. Where both
    stand in one place, the removed words come first.
    """
    old, new = _split(before, after)
    pieces: list[Piece] = []
    removed = added = ""
    for same, gone, come in _steps(old, new):
        if same and (same.strip() or not (removed or added)):
            pieces += _changes(removed, added)
            pieces.append(Piece(Change.SAME, same))
            removed = added = ""
        else:  # a lone space between two changes belongs to both
            removed, added = removed + same + gone, added + same + come
    pieces += _changes(removed, added)
    return tuple(_joined(pieces))


def _split(before: str, after: str) -> tuple[list[str], list[str]]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) <= _MOST_WORDS:
        return old, new
    return before.splitlines(keepends=True), after.splitlines(keepends=True)


def _steps(old: list[str], new: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (kept, removed, added), of which one stretch has either the first or the others."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        yield (gone, "", "") if tag == "equal" else ("", gone, come)


def _changes(removed: str, added: str) -> Iterator[Piece]:
    """Yield what was removed and what was added; what both begin or end with stays out."""
    trail = ""
    if removed and added and removed[-1] == added[-1] and removed[-1].isspace():
        trail, removed, added = removed[-1], removed[:-1], added[:-1]
    if removed:
        yield Piece(Change.REMOVED, removed)
    if added:
        yield Piece(Change.ADDED, added)
    if trail:
        yield Piece(Change.SAME, trail)


def _joined(pieces: list[Piece]) -> Iterator[Piece]:
    """Put neighbours of one kind together."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and waiting.change is piece.change:
            waiting = Piece(piece.change, waiting.words + piece.words)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting

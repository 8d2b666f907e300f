"""Checks a text sentence by sentence; an unchanged sentence is not checked twice."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from functools import cache

from trustjournal.validation.review.kinds import Flag, Kind, Review
from trustjournal.validation.review.marks import Marked, weigh
from trustjournal.validation.review.rules import Rules
from trustjournal.validation.review.tokens import sentences

REMEMBERED = 4000
"""Sentences whose result is kept, in memory alone."""

_Key = tuple[str, str, str]


class Reviewer:
    """Checks texts. What a sentence means depends on the one before and after it, so its result
    is remembered for the three together; while a person types, only what changed is read."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._seen: OrderedDict[_Key, tuple[Marked, ...]] = OrderedDict()

    def review(self, text: str, off: frozenset[str] = frozenset()) -> Review:
        """Return every mark in `text`; classes named in `off` are left out."""
        flags = [flag for flags in self.steps(text, off) for flag in flags]
        return Review(text, tuple(flags))

    def steps(self, text: str, off: frozenset[str] = frozenset()) -> Iterator[tuple[Flag, ...]]:
        """Yield the marks of one sentence after the other, so that a screen can breathe between."""
        places = list(sentences(text))
        pieces = ["", *(text[begin:end] for begin, end in places), ""]
        for n, (begin, _) in enumerate(places):
            key = (pieces[n], pieces[n + 1], pieces[n + 2])
            yield tuple(
                self._flag(text, begin, mark) for mark in self._marks(key) if mark.kind not in off
            )

    def forget(self) -> None:
        """Let go of every sentence that was remembered, as when a journal is locked."""
        self._seen.clear()

    def _marks(self, key: _Key) -> tuple[Marked, ...]:
        marks = self._seen.get(key)
        if marks is None:
            marks = weigh(*key, self._rules)
            self._seen[key] = marks
            if len(self._seen) > REMEMBERED:
                self._seen.popitem(last=False)
        else:
            self._seen.move_to_end(key)
        return marks

    def _flag(self, text: str, offset: int, mark: Marked) -> Flag:
        words = self._rules.words[mark.kind]
        begin, end = offset + mark.start, offset + mark.end
        return Flag(mark.kind, begin, end, text[begin:end], words.why, words.ask, mark.rewrite)


@cache
def _default() -> Reviewer:
    return Reviewer(Rules.load())


def review(text: str, off: frozenset[str] = frozenset()) -> Review:
    """Return the marks in `text`; classes named in `off` are left out. Never raises on a text."""
    return _default().review(text, off)


__all__ = ["Kind", "Reviewer", "review"]

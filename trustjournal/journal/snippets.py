"""The words around the hits of a search, for texts that are too long for FTS5's own snippets.

`snippet()` weighs every hit against every other: 4,000 hits take a third of a second, 40,000 half
a minute. Here the first hit decides.
"""

from __future__ import annotations

import re
import unicodedata

BEFORE, AFTER = 40, 120
"""Characters shown before the first hit and after it."""


class _Folding(dict[int, str]):
    """One character for one, without case and diacritics, as the index's tokenizer sees it."""

    def __missing__(self, code: int) -> str:
        base = unicodedata.normalize("NFD", chr(code))[0].lower()
        self[code] = base if len(base) == 1 else chr(code)
        return self[code]


_FOLDED = _Folding()


def around(text: str, words: str, hit: str, end: str) -> str | None:
    """Return the part of `text` around its first hit, hits between the marks `hit` and `end`.

    None when no hit is found. The last of `words` may be the beginning of one.
    """
    pattern = _pattern(words)
    if pattern is None:
        return None
    folded = text.translate(_FOLDED)
    first = pattern.search(folded)
    if first is None:
        return None
    start = _edge(text, max(0, first.start() - BEFORE))
    stop = min(len(text), first.end() + AFTER)
    marked = ["…" if start else ""]
    at = start
    for found in pattern.finditer(folded, first.start(), stop):
        marked += [text[at : found.start()], hit, text[found.start() : found.end()], end]
        at = found.end()
    marked += [text[at:stop], "…" if stop < len(text) else ""]
    return "".join(marked)


def _pattern(words: str) -> re.Pattern[str] | None:
    wanted = [re.findall(r"[^\W_]+", word) for word in words.translate(_FOLDED).split()]
    phrases = [r"[\W_]+".join(map(re.escape, parts)) for parts in wanted if parts]
    if not phrases:
        return None
    phrases[-1] += r"[^\W_]*"
    return re.compile(rf"(?<![^\W_])(?:{'|'.join(phrases)})(?![^\W_])")


def _edge(text: str, start: int) -> int:
    """The beginning of the word after `start`, so that none is cut."""
    space = text.find(" ", start, start + BEFORE) if start else -1
    return space + 1 if space >= 0 else start

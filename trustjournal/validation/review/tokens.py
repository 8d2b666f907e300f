"""Cuts a text into sentences, and a sentence into the plain words that cues are written in.

"Youre", "you're" and "You’re" all become `you are`; where a word stood in the text is kept, so
that a mark lies on the person's own letters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

LONGEST = 600
"""Characters after which a sentence without an end is cut at a space."""

_WORD = re.compile(
    r"[^\W_]+(?:['’‘`´][^\W_]+)*|(?<!\w)['’‘`´](?:tis|twas|cause|em|[sd])\b|\.{2,}"
    r"|(?<!\w)-+|-+(?!\w)|--+|[.,;:!?…—–()\"“”«»]",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?:[.!?…]+[\"”’')\]]*(?=\s|$))|\n+")
_ABBREVIATION = re.compile(r"\b(?:mr|mrs|ms|dr|st|vs|e\.g|i\.e|etc|no|[ap]\.m)\.$", re.IGNORECASE)
_QUOTES = str.maketrans("’‘`´", "''''")
_PUNCTUATION = {
    "…": ".", "—": "-", "–": "-", "“": '"', "”": '"', "«": '"', "»": '"', "(": ",", ")": ",",
}  # fmt: skip
FILLERS = frozenset({
    "really", "actually", "honestly", "very", "quite", "totally", "completely", "absolutely",
    "literally", "basically", "frankly", "bloody", "fucking", "flipping", "damn", "even",
    "also", "simply", "probably", "clearly", "obviously", "seriously", "constantly", "always",
    "kinda", "please", "bit", "truly", "utterly", "surely", "love", "babe", "darling",
    "honey", "sweetheart", "dear", "mate", "just", "now", "ever", "still", "so", "too",
    "though", "then", "perhaps", "maybe", "somehow", "already", "all",
})  # fmt: skip
"""Words that may stand between the words of a cue unseen."""
FILLER = "+"
"""Stands before a filler in plain text."""
_TAILS = {
    "n't": "not", "'re": "are", "'ve": "have", "'m": "am", "'ll": "will", "'d": "'d", "'s": "'s",
}  # fmt: skip
_WHOLE = {"won't": "will not", "can't": "can not", "cannot": "can not", "shan't": "shall not"}


@dataclass(frozen=True, slots=True)
class Sentence:
    """A piece of a text: its words one space apart, and where each of them stood."""

    plain: str
    at: tuple[int, ...]
    """Where each word begins in `plain`."""
    spans: tuple[tuple[int, int], ...]
    """Where each word stood in the text."""

    def words(self) -> list[str]:
        """Return the plain words."""
        return self.plain.replace(FILLER, "").split()

    def index(self, position: int) -> int:
        """Return the number of the word at a position of `plain`."""
        return bisect_right(self.at, position) - 1


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence begins and ends, without the white space around it."""
    begin = 0
    for found in _BREAK.finditer(text):
        if _ABBREVIATION.search(text, begin, found.end()):
            continue
        yield from _pieces(text, begin, found.end())
        begin = found.end()
    yield from _pieces(text, begin, len(text))


def _pieces(text: str, begin: int, end: int) -> Iterator[tuple[int, int]]:
    while True:
        while begin < end and text[begin].isspace():
            begin += 1
        while end > begin and text[end - 1].isspace():
            end -= 1
        if begin == end:
            return
        if end - begin <= LONGEST:
            yield begin, end
            return
        cut = text.rfind(" ", begin, begin + LONGEST)
        cut = begin + LONGEST if cut <= begin else cut
        yield begin, cut
        begin = cut


def read(text: str, spelling: Mapping[str, str]) -> Sentence:
    """Return the plain words of one sentence; `spelling` maps short forms to words."""
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _WORD.finditer(text):
        for word in plain(found.group(), spelling):
            words.append(FILLER + word if word in FILLERS else word)
            spans.append(found.span())
    at: list[int] = []
    position = 1
    for word in words:
        at.append(position)
        position += len(word) + 1
    return Sentence(" " + "".join(f"{word} " for word in words), tuple(at), tuple(spans))


def plain(raw: str, spelling: Mapping[str, str]) -> list[str]:
    """Return the plain words of one written word."""
    word = raw.translate(_QUOTES).lower()
    word = _PUNCTUATION.get(word, word)
    if word.startswith((".", "-")):
        return [word[0]]
    word = spelling.get(word, word)
    word = _WHOLE.get(word, word)
    parts: list[str] = []
    for piece in word.split():
        parts.extend(_untie(piece))
    return parts


def _untie(word: str) -> list[str]:
    for tail, plain in _TAILS.items():
        if word.endswith(tail) and len(word) > len(tail):
            return [*_untie(word[: -len(tail)]), plain]
    return [word]

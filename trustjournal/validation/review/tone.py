"""How a sentence sounds, for each class, from weights of words, stems, pairs and lists.

The weights are a logistic regression's (`tests/validation/review/learn.py`): plain numbers in
`resources/text/<language>/review/tone.tsv`, added up here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from snowballstemmer import stemmer

from trustjournal.validation.review.kinds import Kind

ANY = "any"
"""Names the weights that say whether a sentence belongs to any class at all."""
MOST = 3.0
"""More cues than this add nothing."""
GAPS = ("", " _", " __")
"""Between two stems: neighbours, and with one or two words between them."""


def placed(words: Sequence[str]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Yield what a sentence of these plain words is known by, and the numbers of the words it lies
    on: words, pairs of neighbours (`^` and `$` stand for begin and end), stems as `~stem`, and
    pairs of stems as `~one two`, `~one _ two`, `~one __ two`. Stems are Snowball's English ones.
    """
    size = len(words)
    for n, word in enumerate(words):
        yield word, (n,)
    for n, (one, two) in enumerate(pairwise(["^", *words, "$"])):
        yield f"{one} {two}", tuple(k for k in (n - 1, n) if 0 <= k < size)
    # A stemmer keeps the word at hand inside it, so threads must not share one.
    stems = stemmer("english").stemWords(list(words))
    for n, stem in enumerate(stems):
        yield f"~{stem}", (n,)
    edged = ["^", *stems, "$"]
    for step, gap in enumerate(GAPS, 1):
        for n, (one, two) in enumerate(zip(edged, edged[step:], strict=False)):
            yield f"~{one}{gap} {two}", tuple(k for k in (n - 1, n - 1 + step) if 0 <= k < size)


def features(
    words: Sequence[str], concepts: Iterable[str], contexts: Iterable[str]
) -> dict[str, tuple[int, ...]]:
    """Return what a sentence is known by, each with the numbers of the words where it stands
    first: what `placed` yields, lists of words as `<list>`, and contexts as `{name}`; the two
    last lie on the sentence as a whole, that is on no word."""
    found: dict[str, tuple[int, ...]] = {}
    for feature, at in placed(words):
        found.setdefault(feature, at)
    found.update((f"<{name}>", ()) for name in sorted(concepts))
    found.update((f"{{{name}}}", ()) for name in sorted(contexts))
    return found


@dataclass(frozen=True, slots=True)
class Tone:
    """`weights` by feature and then by class, or `any`; `bias` likewise. The rest says how much
    cues count within a class and how much every class with cues counts, what it all must reach
    together, and how far a class may stay behind the first to be named beside it."""

    weights: Mapping[str, Mapping[str, float]]
    bias: Mapping[str, float]
    cue: float
    each: float
    least: float
    behind: float

    def believed(self, found: Iterable[str], strength: Mapping[Kind, float]) -> list[Kind]:
        """Return the classes that a sentence with these features and this strength of cues is
        marked with, the first of them foremost."""
        sounds = self.of(found)
        reached = self.reached(sounds, strength)
        if self.weight(sounds, strength) < self.least:
            return []
        best = max(reached.values())
        return [kind for kind in Kind if reached[kind] >= best - self.behind]

    def weight(self, sounds: Mapping[str, float], strength: Mapping[Kind, float]) -> float:
        """Return how much speaks for a mark of any class: the sound of `any`, the class for which
        most speaks, and a little for every class that has cues."""
        cued = sum(value > 0 for value in strength.values())
        return sounds[ANY] + max(self.reached(sounds, strength).values()) + self.each * cued

    def reached(
        self, sounds: Mapping[str, float], strength: Mapping[Kind, float]
    ) -> dict[Kind, float]:
        """Return how much speaks for each class: its sound and its cues."""
        return {
            kind: sounds[kind] + self.cue * min(max(strength.get(kind, 0.0), 0.0), MOST)
            for kind in Kind
        }

    def of(self, found: Iterable[str]) -> dict[str, float]:
        """Return how a sentence sounds: above 0 as texts of that class do."""
        total = dict.fromkeys(self.bias, 0.0)
        size = 0
        for feature in found:
            size += 1
            for name, weight in self.weights.get(feature, {}).items():
                total[name] += weight
        root = max(size, 1) ** 0.5
        return {name: self.bias[name] + value / root for name, value in total.items()}

    def pull(self, found: Mapping[str, tuple[int, ...]], kind: Kind, size: int) -> list[float]:
        """Return for each of `size` words how much it speaks for a class: its share of the weights
        of all features that lie on it."""
        total = [0.0] * size
        for feature, at in found.items():
            weights = self.weights.get(feature)
            if at and weights:
                share = (weights.get(kind, 0.0) + weights.get(ANY, 0.0)) / len(at)
                for n in at:
                    total[n] += share
        return total

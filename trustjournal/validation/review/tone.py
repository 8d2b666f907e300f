"""How a sentence sounds, for each class, from weights of words, pairs and lists anybody can read.

No word alone marks anything: a mark is the sum of what the cues and the whole sentence say.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from trustjournal.validation.review.kinds import Kind

ANY = "any"
"""Names the weights that say whether a sentence belongs to any class at all."""
CUED = 0.999
"""From here on a class stands on its own cues, however far it is behind another."""
MOST = 3.0
"""More cues than this add nothing."""


def features(words: list[str], concepts: Iterable[str], contexts: Iterable[str]) -> list[str]:
    """Return what a sentence is known by, each once: its words, pairs and threes of neighbours
    (`^` and `$` stand for begin and end), lists of words as `<list>` and contexts as `{name}`."""
    edged = ["^", *words, "$"]
    pairs = [f"{one} {two}" for one, two in pairwise(edged)]
    threes = [" ".join(three) for three in zip(edged, edged[1:], edged[2:], strict=False)]
    lists = [f"<{name}>" for name in sorted(concepts)]
    places = [f"{{{name}}}" for name in sorted(contexts)]
    return list(dict.fromkeys([*words, *pairs, *threes, *lists, *places]))


@dataclass(frozen=True, slots=True)
class Tone:
    """`weights` by feature and then by class, or `any`; `bias` likewise. The rest says how much
    the cues, the class and `any` count, what they must reach together, and how far a class
    without a whole cue of its own may stay behind the first."""

    weights: Mapping[str, Mapping[str, float]]
    bias: Mapping[str, float]
    cue: float
    own: float
    any: float
    least: float
    behind: float

    def believed(self, found: list[str], strength: Mapping[Kind, float]) -> list[Kind]:
        """Return the classes, of those with cues, that a sentence with these features and this
        strength of cues is marked with."""
        sounds = self.of(found)
        reached = {
            kind: self.cue * min(value, MOST)
            + self.own * sounds.get(kind, 0.0)
            + self.any * sounds.get(ANY, 0.0)
            for kind, value in strength.items()
        }
        nearly = max(reached.values(), default=0.0) - self.behind
        return [
            kind
            for kind, value in reached.items()
            if value >= self.least and (value >= nearly or strength[kind] >= CUED)
        ]

    def of(self, found: list[str]) -> dict[str, float]:
        """Return how a sentence sounds: above 0 as texts of that class do."""
        total = dict.fromkeys(self.bias, 0.0)
        for feature in found:
            for name, weight in self.weights.get(feature, {}).items():
                total[name] += weight
        size = max(len(found), 1) ** 0.5
        return {name: self.bias[name] + value / size for name, value in total.items()}

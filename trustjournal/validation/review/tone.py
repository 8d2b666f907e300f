"""How a sentence sounds as a whole, from weights of words and pairs that anybody can read.

No word alone marks anything: the tone only decides whether one cue is believed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise


def features(words: list[str]) -> list[str]:
    """Return the words of a sentence and its pairs of neighbours, each once."""
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    return list(dict.fromkeys([*words, *pairs]))


@dataclass(frozen=True, slots=True)
class Tone:
    """The weights, the least that a sentence must reach for a single cue to count, and from where
    on half a cue is enough."""

    weights: Mapping[str, float]
    bias: float
    least: float
    loud: float

    def of(self, words: list[str]) -> float:
        """Return how a sentence sounds: above 0 as words that push feelings away."""
        found = features(words)
        if not found:
            return self.bias
        total = sum(self.weights.get(feature, 0.0) for feature in found)
        return self.bias + float(total / len(found) ** 0.5)

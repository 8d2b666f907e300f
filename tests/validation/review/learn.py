"""Learns `resources/text/en/review/tone.toml` from the development half, and writes it.

    python -m tests.validation.review.learn

A logistic regression over single words and pairs, sentence by sentence; plain Python, a minute.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from pathlib import Path

from tests.validation.review.texts import Labelled, load
from trustjournal.validation.review.rules import Rules
from trustjournal.validation.review.tokens import read, sentences
from trustjournal.validation.review.tone import features

TARGET = Path(__file__).parents[3] / "resources/text/en/review/tone.toml"
RARE = 2
ROUNDS = 300
STEP = 0.5
SHRINK = 1.0
SMALLEST = 0.05
HEAD = """\
# How a sentence sounds: the sum of these weights, divided by the square root of how many words
# and pairs it has, plus the bias. Below `least` a single cue is not enough for a mark; from
# `loud` on half a cue is.
# Above 0: more often in words that push feelings away. Below 0: more often in words that do not.
# Learned from tests/validation/review/dev.jsonl by `python -m tests.validation.review.learn`.
"""


def examples(texts: list[Labelled], rules: Rules) -> list[tuple[list[str], int]]:
    """Return each sentence's features and whether it should be flagged; a clean sentence beside
    a flagged one says nothing either way and is left out."""
    found = []
    for labelled in texts:
        for begin, end in sentences(labelled.text):
            words = read(labelled.text[begin:end], rules.spelling).words()
            flagged = any(start < end and stop > begin for _, start, stop in labelled.spans)
            if words and (flagged or not labelled.classes):
                found.append((features(words), int(flagged)))
    return found


def learn(data: list[tuple[list[str], int]]) -> tuple[dict[str, float], float]:
    """Return a weight for each feature that is not rare, and the bias."""
    counts = Counter(feature for words, _ in data for feature in set(words))
    weights = {feature: 0.0 for feature, count in counts.items() if count >= RARE}
    bias = 0.0
    share = sum(label for _, label in data) / len(data)
    seen: dict[str, float] = dict.fromkeys(weights, 1e-6)
    rows = [([w for w in words if w in weights], len(words) ** -0.5, y) for words, y in data]
    for _ in range(ROUNDS):
        slope: dict[str, float] = {w: SHRINK * v for w, v in weights.items()}
        slope_bias = 0.0
        for words, scale, label in rows:
            total = bias + scale * sum(weights[w] for w in words)
            cost = 0.5 / share if label else 0.5 / (1 - share)
            error = cost * (1 / (1 + math.exp(-total)) - label)
            slope_bias += error
            for word in words:
                slope[word] += error * scale
        for word, value in slope.items():
            seen[word] += value * value
            weights[word] -= STEP * value / math.sqrt(seen[word])
        bias -= slope_bias / len(rows)
    return weights, bias


def main() -> int:
    """Learn and write."""
    rules = Rules.load()
    weights, bias = learn(examples(load("dev"), rules))
    kept = {word: value for word, value in weights.items() if abs(value) >= SMALLEST}
    lines = [
        HEAD,
        "[tone]",
        f"bias = {bias:.2f}",
        f"least = {rules.tone.least}",
        f"loud = {rules.tone.loud}",
        "",
        "[weights]",
    ]
    for word in sorted(kept):
        quoted = word.replace("\\", "\\\\").replace('"', '\\"')
        lines.append(f'"{quoted}" = {kept[word]:.2f}')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(kept)} weights, bias {bias:.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

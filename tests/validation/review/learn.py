"""Learns `resources/text/en/review/tone.toml` from the texts to tune on, and writes it.

    python -m tests.validation.review.learn

A logistic regression for each class and one for all of them together, sentence by sentence. Needs
scikit-learn, which the app itself does not: what it writes is numbers that anybody can read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from tests.validation.review.texts import Labelled, load
from trustjournal.validation.learn import Cards
from trustjournal.validation.practice import Scenarios
from trustjournal.validation.review.evidence import sentence_features
from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.rules import Rules
from trustjournal.validation.review.tokens import sentences
from trustjournal.validation.review.tone import ANY

SNAPSHOT = Path(__file__).parents[1] / "snapshot.txt"
TARGET = Path(__file__).parents[3] / "resources/text/en/review/tone.toml"
SOURCES = ("dev", "dev2")
RARE = 2
STRENGTH = 4.0
SMALLEST = 0.2
HEAD = """\
# How a sentence sounds, for each class and for `any` of them: the sum of these weights, divided by
# the square root of how many features the sentence has, plus the bias. Features are words, pairs
# and threes of neighbours (^ begins, $ ends), <lists> of concepts.toml, {contexts.toml}.
# Above 0: more often in words of that class. Below 0: more often in others.
# A class is marked when  cue * its cues + own * its sound + any * the sound of any  reaches
# `least`. It needs a cue of its own; with less than a whole one it may not stay more than `behind`
# behind another class.
# Learned from tests/validation/review/dev.jsonl and dev2.jsonl by
# `python -m tests.validation.review.learn`; the five numbers are set by hand.
"""


def own_sentences() -> list[Labelled]:
    """What the app itself says and offers, all of it meant to be clean."""
    cards = Cards.load()
    said = [answer.text for scene in Scenarios.load().all for answer in scene.answers]
    said += [card.try_ for card in cards.instead] + [level.example for level in cards.levels]
    said += [line.split(": ", 1)[1] for line in SNAPSHOT.read_text("utf-8").splitlines()[::2]
             if line[:1].isdigit()]  # fmt: skip
    return [Labelled(f"own-{n}", text, frozenset(), ()) for n, text in enumerate(said)]


@dataclass(frozen=True)
class Example:
    """A sentence: what it is known by, its classes, and whether its whole text is clean."""

    features: list[str]
    classes: frozenset[str]
    clean: bool


def examples(texts: Iterable[Labelled], rules: Rules) -> list[Example]:
    """Return each sentence's features and classes; a clean sentence beside a flagged one says
    nothing about `any`, but something about each class."""
    found = []
    for labelled in texts:
        places = list(sentences(labelled.text))
        pieces = ["", *(labelled.text[begin:end] for begin, end in places), ""]
        for n, (begin, end) in enumerate(places):
            known = sentence_features(pieces[n], pieces[n + 1], pieces[n + 2], rules)
            classes = {kind for kind, start, stop in labelled.spans if start < end and stop > begin}
            if known:
                found.append(Example(known, frozenset(classes), not labelled.classes))
    return found


def learn(data: list[Example]) -> tuple[dict[str, dict[str, float]], dict[str, float]]:
    """Return weights by feature and class, and the biases."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    data = [example for example in data if example.classes or example.clean]
    counts = Counter(feature for example in data for feature in example.features)
    known = {f: n for n, f in enumerate(f for f, count in counts.items() if count >= RARE)}
    cells = [
        (row, known[feature], len(example.features) ** -0.5)
        for row, example in enumerate(data)
        for feature in example.features
        if feature in known
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(data), len(known)))
    weights: dict[str, dict[str, float]] = {feature: {} for feature in known}
    bias: dict[str, float] = {}
    for name in (ANY, *Kind):
        labels = np.array(
            [bool(e.classes) if name == ANY else str(name) in e.classes for e in data]
        )
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear")
        model.fit(table, labels)
        bias[str(name)] = float(model.intercept_[0])
        for feature, column in known.items():
            if abs(model.coef_[0][column]) >= SMALLEST:
                weights[feature][str(name)] = float(model.coef_[0][column])
    return {feature: line for feature, line in weights.items() if line}, bias


def main() -> int:
    """Learn and write."""
    rules = Rules.load()
    weights, bias = learn(
        examples([*(t for name in SOURCES for t in load(name)), *own_sentences()], rules)
    )
    tone = rules.tone
    lines = [HEAD, "[tone]"]
    lines += [f"{n} = {getattr(tone, n)}" for n in ("cue", "own", "any", "least", "behind")]
    lines += ["", "[bias]", *(f"{name} = {value:.2f}" for name, value in bias.items())]
    lines += ["", "[weights]"]
    for feature in sorted(weights):
        quoted = feature.replace("\\", "\\\\").replace('"', '\\"')
        line = " ".join(f"{name} {value:.2f}" for name, value in weights[feature].items())
        lines.append(f'"{quoted}" = "{line}"')
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(weights)} features")
    return 0


if __name__ == "__main__":
    sys.exit(main())

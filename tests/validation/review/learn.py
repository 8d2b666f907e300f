"""Learns `resources/text/en/review/tone.tsv` and the numbers of `tone.toml` from the texts to tune
on, and writes both.

    python -m tests.validation.review.learn

A logistic regression for each class and one for all of them together, sentence by sentence. Needs
scikit-learn, which the app itself does not: what it writes is numbers that anybody can read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log, sqrt
from pathlib import Path

from tests.validation.review.texts import Labelled, load
from trustjournal.validation.learn import Cards
from trustjournal.validation.practice import Scenarios
from trustjournal.validation.review.evidence import gather
from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.rules import Rules
from trustjournal.validation.review.tokens import sentences
from trustjournal.validation.review.tone import ANY, Tone

SNAPSHOT = Path(__file__).parents[1] / "snapshot.txt"
TARGET = Path(__file__).parents[3] / "resources/text/en/review"
SOURCES = ("dev", "dev2", "dev3")
FIRST_HAND = ("0", "v", "t", "j", "own")
"""Whoever wrote the cues, textbook phrases, clean journals: learned from, never left out."""
FOLDS = 5
"""Hands are left out in so many groups."""
RARE = 2
STRENGTH = 12.0
SMALLEST = 0.4
ALARMS = 0.045
"""The share of clean texts by a hand that was left out which may be marked."""
HEAD = """\
# How a sentence sounds, for each class and for `any` of them: the sum of the weights in tone.tsv,
# divided by the square root of how many features the sentence has, plus the bias.
# A class has its sound and `cue` times its cues. A sentence is marked when the class that has
# most, the sound of `any`, and `each` for every class with a cue together reach `least`; the
# classes that are no more than `behind` behind the first are named.
# Learned by `python -m tests.validation.review.learn`, `least` included: it is where {alarms:.1%}
# of clean texts are marked when the hand that wrote them is left out of the learning.
"""
TABLE_HEAD = """\
# How much a feature speaks for a class, or for `any`: above 0 for it, below 0 against it.
# Features are words, pairs of neighbours (^ begins, $ ends), ~stems, pairs of ~stems with none, one
# or two words between them (_ each), <lists> of concepts.toml, {contexts.toml}. Parted by a tab.
# Learned by `python -m tests.validation.review.learn`; see tone.toml.
"""

Weights = dict[str, dict[str, float]]


@dataclass(frozen=True)
class Example:
    """A sentence: its text's id and hand, what it is known by, the strength of its cues, its
    classes, and whether its whole text is clean."""

    text: str
    hand: str
    known: tuple[str, ...]
    strength: Mapping[Kind, float]
    classes: frozenset[str]
    clean: bool


def own_sentences() -> list[Labelled]:
    """What the app itself says and offers, all of it meant to be clean."""
    cards = Cards.load()
    said = [answer.text for scene in Scenarios.load().all for answer in scene.answers]
    said += [card.try_ for card in cards.instead] + [level.example for level in cards.levels]
    said += [line.split(": ", 1)[1] for line in SNAPSHOT.read_text("utf-8").splitlines()[::2]
             if line[:1].isdigit()]  # fmt: skip
    return [Labelled(f"own-{n}", text, frozenset(), ()) for n, text in enumerate(said)]


def hand(source: str, labelled: Labelled) -> str:
    """Return who wrote a text: ids begin with the writer's letter, but in `dev`."""
    return "0" if source == "dev" else labelled.id[0]


def examples(texts: Iterable[Labelled], hand_of: str, rules: Rules) -> list[Example]:
    """Return each sentence's evidence and classes."""
    found = []
    for labelled in texts:
        places = list(sentences(labelled.text))
        pieces = ["", *(labelled.text[begin:end] for begin, end in places), ""]
        for n, (begin, end) in enumerate(places):
            seen = gather(pieces[n], pieces[n + 1], pieces[n + 2], rules)
            classes = {kind for kind, start, stop in labelled.spans if start < end and stop > begin}
            if seen.known:
                found.append(
                    Example(labelled.id, hand_of, tuple(seen.known), seen.strength,
                            frozenset(classes), not labelled.classes)
                )  # fmt: skip
    return found


def learn(data: list[Example]) -> tuple[Weights, dict[str, float]]:
    """Return weights by feature and class, and the biases.

    A clean sentence beside a flagged one is left out: nobody said that it is clean. Rare features
    count for more (the root of their inverse document frequency).
    """
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    data = [example for example in data if example.classes or example.clean]
    counts = Counter(feature for example in data for feature in example.known)
    known = {f: n for n, f in enumerate(f for f, count in counts.items() if count >= RARE)}
    rarity = {feature: sqrt(log(len(data) / counts[feature])) for feature in known}
    cells = [
        (row, known[feature], rarity[feature] * len(example.known) ** -0.5)
        for row, example in enumerate(data)
        for feature in example.known
        if feature in known
    ]
    rows, columns, values = zip(*cells, strict=True)
    table = csr_matrix((values, (rows, columns)), shape=(len(data), len(known)))
    weights: Weights = {feature: {} for feature in known}
    bias: dict[str, float] = {}
    for name in (ANY, *map(str, Kind)):
        labels = np.array([bool(e.classes) if name == ANY else name in e.classes for e in data])
        model = LogisticRegression(C=STRENGTH, class_weight="balanced", solver="liblinear")
        model.fit(table, labels)
        bias[name] = float(model.intercept_[0])
        for feature, column in known.items():
            weight = float(model.coef_[0][column]) * rarity[feature]
            if abs(weight) >= SMALLEST:
                weights[feature][name] = round(weight, 1)
    return {feature: line for feature, line in weights.items() if line}, bias


def with_weights(tone: Tone, weights: Weights, bias: Mapping[str, float], least: float) -> Tone:
    """Return the tone with other weights."""
    return Tone(weights, bias, tone.cue, tone.each, least, tone.behind)


@dataclass(frozen=True)
class Weighed:
    """A sentence by a hand that was left out: what speaks for any mark, and for each class."""

    example: Example
    weight: float
    reached: Mapping[Kind, float]


def left_out(data: list[Example], tone: Tone) -> list[Weighed]:
    """Return each sentence by other hands, weighed with what was learned without its hand."""
    hands = sorted({example.hand for example in data} - set(FIRST_HAND))
    weighed = []
    for fold in range(FOLDS):
        out = set(hands[fold::FOLDS])
        weights, bias = learn([example for example in data if example.hand not in out])
        theirs = with_weights(tone, weights, bias, 0.0)
        for example in (example for example in data if example.hand in out):
            sounds = theirs.of(example.known)
            weight = theirs.weight(sounds, example.strength)
            weighed.append(Weighed(example, weight, theirs.reached(sounds, example.strength)))
    return weighed


def highest(weighed: Iterable[Weighed], hand_of: str = "") -> list[float]:
    """Return the highest weight of the sentences of each text, by one hand or by all."""
    top: dict[str, float] = {}
    for each in weighed:
        if hand_of in ("", each.example.hand):
            text = each.example.text
            top[text] = max(each.weight, top.get(text, each.weight))
    return sorted(top.values(), reverse=True)


def least_of(weighed: list[Weighed]) -> float:
    """Return the mark over which the chosen share of clean texts lies; print what it finds."""
    clean = [each for each in weighed if each.example.clean]
    flagged = [each for each in weighed if not each.example.clean]
    ranked = highest(clean)
    least = ranked[int(len(ranked) * ALARMS)]
    for writer in ("", *sorted({each.example.hand for each in weighed})):
        found, alarms = (
            sum(weight > least for weight in highest(those, writer)) / len(highest(those, writer))
            for those in (flagged, clean)
        )
        print(f"{writer or 'all'}: found {found:.1%}, clean marked {alarms:.1%}")
    for behind in (1.5, 2.0, 2.5, 3.0):
        print(f"behind {behind}: mean recall {recall(flagged, least, behind):.1%}")
    return least


def recall(flagged: list[Weighed], least: float, behind: float) -> float:
    """Return the mean over the classes of the share of texts in which they were found."""
    labelled: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for each in flagged:
        labelled.setdefault(each.example.text, set()).update(each.example.classes)
        near = max(each.reached.values()) - behind
        if each.weight > least:
            named.setdefault(each.example.text, set()).update(
                kind for kind, value in each.reached.items() if value >= near
            )
    total = Counter(kind for kinds in labelled.values() for kind in kinds)
    hits = Counter(
        kind for text, kinds in labelled.items() for kind in kinds & named.get(text, set())
    )
    return sum(hits[kind] / total[kind] for kind in total) / len(total)


def write(tone: Tone, weights: Weights, bias: Mapping[str, float], least: float) -> None:
    """Write both files."""
    numbers = {"cue": tone.cue, "each": tone.each, "least": round(least, 2), "behind": tone.behind}
    lines = [HEAD.format(alarms=ALARMS), "[tone]", *(f"{n} = {v}" for n, v in numbers.items())]
    lines += ["", "[bias]", *(f"{name} = {value:.2f}" for name, value in bias.items())]
    (TARGET / "tone.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    rows = [
        f"{feature}\t{' '.join(f'{name} {value:g}' for name, value in weights[feature].items())}"
        for feature in sorted(weights)
    ]
    (TARGET / "tone.tsv").write_text(TABLE_HEAD + "\n".join(rows) + "\n", encoding="utf-8")
    print(f"{len(weights)} features")


def main() -> int:
    """Learn and write."""
    rules = Rules.load()
    data = examples(own_sentences(), "own", rules)
    for source in SOURCES:
        for labelled in load(source):
            data += examples([labelled], hand(source, labelled), rules)
    least = least_of(left_out(data, rules.tone))
    write(rules.tone, *learn(data), least)
    return 0


if __name__ == "__main__":
    sys.exit(main())

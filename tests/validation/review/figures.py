"""Measures the check on labelled texts, beside a plain keyword list.

make review-figures
"""

from __future__ import annotations

import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from tests.validation.review.texts import Labelled, load
from trustjournal.validation.review import Kind, Reviewer, Rules

KEYWORDS = {
    Kind.BUT: r"\bbut\b|\bhowever\b|\balthough\b",
    Kind.CONDITIONAL: r"\bsorry (if|that you)\b|\bif i\b|apologi[sz]e (if|for any)",
    Kind.MINIMISE: r"\b(just|only|at least|nothing happened|meant nothing|no big deal|barely)\b",
    Kind.BLAME_SHIFT: r"\byou made me\b|\bif you('d| had)\b|\bbecause (of )?you\b|your fault",
    Kind.TIMELINE: r"\bstill\b|\bhow long\b|\bover it\b|\bby now\b|\b(months|years) ago\b",
    Kind.FORGIVENESS_DEMAND: r"\bforgive|\bmove on\b|\blet it go\b|\bclean slate\b",
    Kind.FIXING: r"\byou (should|need to)\b|\btry to\b|\bjust stop\b|\bwhy don't you\b",
    Kind.COMPARISON: r"\bworse\b|\bothers?\b|\beveryone\b|\bmost people\b|\byou too\b",
    Kind.SHAME_FLIP: r"\bmonster\b|\bcan't win\b|\bworst\b|\bhate myself\b|\bbetter off\b",
    Kind.DENIAL: r"\b(paranoid|crazy|imagin\w+|overreact\w+|never happened|sensitive)\b",
    Kind.REASSURE_EMPTY: r"\bpromise\b|\btrust me\b|\bnever again\b|\bdon't worry\b|\bswear\b",
}


@dataclass(frozen=True)
class Figures:
    """Shares of texts: flagged of those that should be, flagged of clean ones, found by class."""

    flagged: float
    false_alarms: float
    recall: dict[str, float]
    texts: tuple[int, int]

    @property
    def mean_recall(self) -> float:
        return sum(self.recall.values()) / len(self.recall)


def keyword_list(text: str) -> frozenset[str]:
    """The classes of which a textbook word occurs in `text`."""
    low = text.lower().replace("’", "'")
    return frozenset(kind for kind, pattern in KEYWORDS.items() if re.search(pattern, low))


def measure(texts: list[Labelled], check: Callable[[str], frozenset[str]]) -> Figures:
    """Return how `check` does on `texts`."""
    should, clean = [t for t in texts if t.classes], [t for t in texts if not t.classes]
    found = {labelled.id: check(labelled.text) for labelled in texts}
    total = Counter(kind for labelled in should for kind in labelled.classes)
    hits = Counter(kind for labelled in should for kind in labelled.classes & found[labelled.id])
    return Figures(
        flagged=sum(bool(found[t.id]) for t in should) / len(should),
        false_alarms=sum(bool(found[t.id]) for t in clean) / len(clean),
        recall={kind: hits[kind] / total[kind] for kind in Kind},
        texts=(len(should), len(clean)),
    )


def marked(texts: list[Labelled], reviewer: Reviewer) -> float:
    """Return the share of texts that are marked at all."""
    return sum(bool(reviewer.review(labelled.text).flags) for labelled in texts) / len(texts)


def overlap(texts: list[Labelled], reviewer: Reviewer) -> float:
    """Return how far marks and labelled phrases share their letters, where a class was found."""
    shares = []
    for labelled in texts:
        flags = reviewer.review(labelled.text).flags
        for kind in {span[0] for span in labelled.spans}:
            wanted = {n for k, a, b in labelled.spans if k == kind for n in range(a, b)}
            marked = {n for f in flags if f.kind == kind for n in range(f.start, f.end)}
            if marked:
                shares.append(len(wanted & marked) / len(wanted | marked))
    return sum(shares) / len(shares)


def main() -> int:
    """Print the table of `docs/validation.md`."""
    reviewer = Reviewer(Rules.load())
    columns: dict[str, Figures] = {}
    for name in ("dev", "dev2", "dev3", "held", "held2", "held3"):
        texts = load(name)
        columns[name] = measure(texts, lambda text: frozenset(reviewer.review(text).kinds))
        columns[f"{name}, keywords"] = measure(texts, keyword_list)
        print(f"{name}: {columns[name].texts[0]} to flag, {columns[name].texts[1]} clean; ", end="")
        print(f"marks overlap {overlap(texts, reviewer):.0%}")
    journal = load("held_journal")
    print(f"held_journal: {marked(journal, reviewer):.1%} of {len(journal)} clean texts are marked")
    print("| | " + " | ".join(columns) + " |\n|---|" + "---|" * len(columns))
    rows: list[tuple[str, Callable[[Figures], float]]] = [
        ("flagged, of those to flag", lambda f: f.flagged),
        ("flagged, of clean ones", lambda f: f.false_alarms),
        ("mean recall of the classes", lambda f: f.mean_recall),
        *((kind.value, lambda f, kind=kind: f.recall[kind]) for kind in Kind),
    ]
    for title, value in rows:
        print(f"| {title} | " + " | ".join(f"{value(f):.1%}" for f in columns.values()) + " |")
    fresh, texts = Reviewer(Rules.load()), load("dev")
    began = time.perf_counter()
    for labelled in texts:
        fresh.review(labelled.text)
    print(f"{(time.perf_counter() - began) / len(texts) * 1000:.2f} ms a text")
    return 0


if __name__ == "__main__":
    sys.exit(main())

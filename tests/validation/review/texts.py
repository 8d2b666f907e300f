"""The labelled texts: `dev`, `dev2` and `dev3` to tune on, `held`, `held2` and `held3` only to
measure. All but `dev`, `held` and a part of `dev2` are by other hands, who did not know the cues.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Labelled:
    """A text, the classes it should be flagged with, and where each of them stands."""

    id: str
    text: str
    classes: frozenset[str]
    spans: tuple[tuple[str, int, int], ...]


def load(name: str) -> list[Labelled]:
    """Return the texts of one of the files."""
    lines = (HERE / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines]


def _labelled(record: dict[str, object]) -> Labelled:
    text = record["text"]
    spans = []
    for span in record["spans"]:
        start = text.index(span["quote"])
        spans.append((span["class"], start, start + len(span["quote"])))
    return Labelled(record["id"], text, frozenset(record["classes"]), tuple(spans))

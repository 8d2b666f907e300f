"""One table of ratios, the goal beside each figure."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A ratio that was measured, what it should not exceed, and the two times behind it (ms)."""

    what: str
    ratio: float
    goal: float
    ours_ms: float
    theirs_ms: float

    @property
    def held(self) -> bool:
        """Whether the goal was reached."""
        return self.ratio <= self.goal


def compare(
    what: str, goal: float, ours: Callable[[], float], theirs: Callable[[], float], rounds: int = 15
) -> Figure:
    """Run both in turn `rounds` times (each answers seconds) and compare their medians."""
    a: list[float] = []
    b: list[float] = []
    for _ in range(rounds):
        a.append(ours())
        b.append(theirs())
    return figure(what, goal, a, b)


def figure(what: str, goal: float, ours: list[float], theirs: list[float]) -> Figure:
    """Compare the medians of two lists of seconds."""
    a, b = statistics.median(ours), statistics.median(theirs)
    return Figure(what, a / b, goal, a * 1000, b * 1000)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds `work` took."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def table(figures: list[Figure]) -> str:
    """Return the figures as lines of text."""
    wide = max(len(f.what) for f in figures)
    head = f"{'':{wide}}  ratio   goal     ours   beside"
    lines = [
        f"{f.what:{wide}}  {f.ratio:5.2f}  ≤{f.goal:5.2f}  {f.ours_ms:7.2f}  {f.theirs_ms:7.2f} ms"
        f"  {'' if f.held else 'not reached'}".rstrip()
        for f in figures
    ]
    return "\n".join([head, *lines])

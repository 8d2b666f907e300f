"""Looking back: answers to the same question over time, and numbers as lines with gaps.

Numbers are one person's own: only what they answered alone is ever drawn, and nothing here puts
two people's numbers side by side.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from trustjournal.journal.answers import AnswerType
from trustjournal.journal.checkin_records import CheckIn, KeptAnswer
from trustjournal.journal.checkin_store import CheckInStore
from trustjournal.journal.formats import Way
from trustjournal.journal.thing_store import InBin

GAP = timedelta(days=10)
"""Two numbers further apart than this are not joined by a line."""
MOST_GAPS = 4
"""So many gaps are told one by one."""


@dataclass(frozen=True, slots=True, repr=False)
class Point:
    """One number on its day."""

    day: date
    value: int


@dataclass(frozen=True, slots=True, repr=False)
class Series:
    """All numbers to one question, the oldest first; `most` is the top of its scale."""

    key: str
    question: str
    most: int
    points: tuple[Point, ...]

    def runs(self) -> list[tuple[Point, ...]]:
        """Return the points in pieces that are joined by lines: where weeks are missing, a new
        piece begins."""
        found: list[list[Point]] = []
        for point in self.points:
            if not found or point.day - found[-1][-1].day > GAP:
                found.append([])
            found[-1].append(point)
        return [tuple(run) for run in found]

    def gaps(self) -> list[tuple[date, date]]:
        """Return where the line is broken: the last day before each gap, and the first after."""
        return [(one[-1].day, other[0].day) for one, other in pairwise(self.runs())]


def series(records: Iterable[CheckIn]) -> list[Series]:
    """Return the numbers in these check-ins by question, in the order of the newest one.

    Only what was answered alone is taken. Of two on one day the later one stands.
    """
    alone = sorted((r for r in records if r.way is Way.SOLO), key=lambda r: r.ended)
    points: dict[str, dict[date, int]] = {}
    newest: dict[str, KeptAnswer] = {}
    for record in alone:
        for kept in record.kept:
            if kept.answer is not None and kept.answer.number is not None:
                points.setdefault(kept.key, {})[record.ended.date()] = kept.answer.number
                newest[kept.key] = kept
    return [
        Series(
            key,
            kept.question,
            kept.most,
            tuple(Point(day, value) for day, value in sorted(points[key].items())),
        )
        for key, kept in newest.items()
    ]


def in_words(found: Series, words: dict[str, str], spoken: Callable[[date], str]) -> str:
    """Return the same facts as the plot in plain words; `spoken` tells a day."""
    if not found.points:
        return words["no_numbers"]
    first, last = found.points[0], found.points[-1]
    values = [point.value for point in found.points]
    said = words["one_number" if len(values) == 1 else "numbers"].format(
        question=found.question,
        value=first.value,
        most=found.most,
        day=spoken(first.day),
        count=len(values),
        first=first.value,
        last=last.value,
        first_day=spoken(first.day),
        last_day=spoken(last.day),
        low=min(values),
        high=max(values),
    )
    gaps = found.gaps()
    if len(gaps) > MOST_GAPS:
        return f"{said} {words['gaps']}"
    none = (words["gap"].format(before=spoken(one), after=spoken(other)) for one, other in gaps)
    return " ".join((said, *none))


def span(several: Iterable[Series]) -> tuple[date, date]:
    """Return the first and the last day of lines (one at least), so that the same weeks of all
    can stand below each other."""
    days = [point.day for each in several for point in each.points]
    return min(days), max(days)


@dataclass(frozen=True, slots=True, repr=False)
class Said:
    """One answer to a question, on its day, and by whom where two answered."""

    day: date
    name: str
    kept: KeptAnswer


def answers(records: Iterable[CheckIn], key: str) -> list[Said]:
    """Return all that was kept in answer to one question, the newest first."""
    newest = sorted(records, key=lambda record: record.ended, reverse=True)
    return [
        Said(record.ended.date(), record.name_of(kept.seat), kept)
        for record in newest
        for kept in record.kept
        if kept.key == key and kept.answer is not None
    ]


def questions(records: Iterable[CheckIn]) -> list[tuple[str, str]]:
    """Return key and title of each question that was answered in words or feelings, once."""
    found: dict[str, str] = {}
    for record in sorted(records, key=lambda each: each.ended):
        for kept in record.kept:
            if kept.answer is not None and kept.answer.type is not AnswerType.SCALE:
                found[kept.key] = kept.question
    return list(found.items())


@dataclass(frozen=True, slots=True, repr=False)
class Past:
    """What is seen on looking back: the check-ins of one format, or the newest of all.

    `titles` are the formats that were ever held; `series` and `questions` are for one format.
    """

    records: list[CheckIn]
    titles: dict[str, str]
    binned: list[InBin[CheckIn]]
    series: list[Series]
    questions: list[tuple[str, str]]


def look_back(held: CheckInStore, form: str, most: int) -> Past:
    """Return the past check-ins of `form`, or the `most` newest of all for "".

    Thousands take their time, so it is for a background thread.
    """
    records = held.all(form) if form else held.newest(most)
    return Past(
        records=records,
        titles=held.titles(),
        binned=held.binned(),
        series=series(records) if form else [],
        questions=questions(records) if form else [],
    )

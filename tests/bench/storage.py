"""Storage at growing sizes, beside the same engine without a key: `python -m tests.bench.storage`.

Goals: newest page and newest-first search at 100,000 entries at most 1.15 times those without a
key, and at most 1.2 times their own at 10,000; saving with commit at most 1.6 times.
"""

from __future__ import annotations

import argparse
import itertools
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as engine

from tests.bench import make
from tests.bench.report import Figure, figure, table, timed
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.search import statement
from trustjournal.journal.store import EntryStore, Narrow
from trustjournal.journal.words import match_expression
from trustjournal.vault.database import PRAGMAS, Database, DatabaseKey

SIZES = (1_000, 10_000, 100_000)
WITHOUT_KEY, OWN_TIME, SAVING = 1.15, 1.2, 1.6
QUESTIONS = {
    "newest 50": Narrow(),
    "search, common word": Narrow(words=make.COMMON),
    "search, rarer word": Narrow(words="kettle"),
    "search, two words": Narrow(words="kettle garden"),
    "search, common feeling": Narrow(feelings=frozenset({"afraid"})),
}


class PlainDatabase(Database):
    """The same engine, schema and settings, without encryption."""

    def _connect(self) -> Any:
        connection = engine.connect(
            self.path.absolute().as_uri() + "?mode=rw",
            uri=True,
            timeout=0,
            isolation_level=None,
            check_same_thread=False,
        )
        for pragma in PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").fetchall()
        return connection


@dataclass(frozen=True)
class Pair:
    """The same entries with a key and without."""

    size: int
    keyed: EntryStore
    plain: EntryStore


def figures(sizes: Sequence[int] = SIZES, rounds: int = 400) -> list[Figure]:
    """Measure everything and return the table's lines."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        pairs = [_pair(Path(folder), size, opened) for size in sizes]
        lines: list[Figure] = []
        for pair in pairs:
            lines += _beside_plain(pair, rounds)
        lines += _beside_smaller(pairs, rounds)
    return lines


def _pair(folder: Path, size: int, opened: ExitStack) -> Pair:
    stores = []
    for kind in (Database, PlainDatabase):
        path = folder / f"{kind.__name__}-{size}.tj"
        database = kind.create(path, DatabaseKey.generate(), make.Still())
        opened.callback(database.close)
        stores.append(make.fill(database, size))
    return Pair(size, *stores)


def _beside_plain(pair: Pair, rounds: int) -> list[Figure]:
    lines = []
    for name, narrow in QUESTIONS.items():
        for ask, part in ((_asking, name), (_asking_engine, f"{name} (SQL alone)")):
            what = f"{pair.size:>7,} {part}, with a key / without"
            both = ask(pair.keyed, narrow), ask(pair.plain, narrow)
            lines.append(_compared(what, WITHOUT_KEY, *both, rounds))
    what = f"{pair.size:>7,} save with commit, with a key / without"
    lines.append(_compared(what, SAVING, _saving(pair.keyed), _saving(pair.plain), rounds // 2))
    return lines


def _beside_smaller(pairs: Sequence[Pair], rounds: int) -> list[Figure]:
    lines = []
    for smaller, larger in itertools.pairwise(pairs):
        for name, narrow in QUESTIONS.items():
            for ask, part in ((_asking, name), (_asking_engine, f"{name} (SQL alone)")):
                what = f"{larger.size:>7,} {part} / at {smaller.size:,}"
                both = ask(larger.keyed, narrow), ask(smaller.keyed, narrow)
                lines.append(_compared(what, OWN_TIME, *both, rounds))
    return lines


def _compared(
    what: str,
    goal: float,
    ours: Callable[[], object],
    theirs: Callable[[], object],
    rounds: int,
) -> Figure:
    """Run both in turn, so that whatever else the computer does falls on both alike."""
    ours(), theirs()  # caches are warm for both
    a: list[float] = []
    b: list[float] = []
    for turn in range(rounds):
        for times, work in ((a, ours), (b, theirs))[:: 1 if turn % 2 else -1]:
            times.append(timed(work))
    return figure(what, goal, a, b)


def _asking(store: EntryStore, narrow: Narrow) -> Callable[[], object]:
    return lambda: store.newest(narrow=narrow)


def _asking_engine(store: EntryStore, narrow: Narrow) -> Callable[[], object]:
    """The same question without what our own code makes of the answer."""
    wanted = match_expression(store._database, narrow.words)
    asked, values = statement(store._vocabulary, wanted, narrow, None)
    return lambda: store._database.rows(f"{asked} LIMIT 51", values)


def _saving(store: EntryStore) -> Callable[[], object]:
    numbers = itertools.count()

    def save() -> None:
        number = next(numbers)
        created = make.LAST + timedelta(minutes=number)
        store.save(Entry(f"new{number}", created, Kind.FREE, text="One more evening. " * 20))

    return save


def main() -> None:
    """Print the table; sizes may be given on the command line."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int)
    print(table(figures(asked.parse_args().sizes or SIZES)))


if __name__ == "__main__":
    main()

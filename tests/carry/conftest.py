"""Journals to carry entries out of and into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.journal.samples import MovableClock
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey

MakeStore = Callable[[], EntryStore]


@pytest.fixture
def make_store(tmp_path: Path) -> Iterator[MakeStore]:
    vocabulary, clock = Vocabulary.load(), MovableClock()
    with ExitStack() as opened:
        made = 0

        def make() -> EntryStore:
            nonlocal made
            made += 1
            path = tmp_path / f"journal {made}" / "a.tj"
            path.parent.mkdir()
            database = Database.create(path, DatabaseKey.generate(), clock)
            opened.callback(database.close)
            return EntryStore(database, clock, vocabulary)

        yield make


@pytest.fixture
def store(make_store: MakeStore) -> EntryStore:
    return make_store()

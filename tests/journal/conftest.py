"""A journal's database, store and a clock that a test can move."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.journal.couple import Couple, couple_in
from tests.journal.samples import MovableClock
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def database(tmp_path: Path, clock: MovableClock) -> Iterator[Database]:
    opened = Database.create(tmp_path / "journal.tj", DatabaseKey.generate(), clock)
    yield opened
    opened.close()


@pytest.fixture
def store(database: Database, clock: MovableClock, vocabulary: Vocabulary) -> EntryStore:
    return EntryStore(database, clock, vocabulary)


@pytest.fixture
def couple(tmp_path: Path, clock: MovableClock) -> Iterator[Couple]:
    with couple_in(tmp_path, clock) as made:
        yield made

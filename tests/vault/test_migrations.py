"""Each step on a journal as the version before it left it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixed import FixedClock
from tests.journal.samples import entry
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault import migrations
from trustjournal.vault.checks import index_problems, page_problems
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.migrations import m0001_first
from trustjournal.vault.salvage import salvage

KEY = DatabaseKey.generate()
OLD = "uid, created, kind, happened, text, feelings, needs, tags, labels, day, version, modified"


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A journal of schema 1 with one entry."""
    path = tmp_path / "first.tj"
    old = entry("a", text="Rain on the lantern.")
    with monkeypatch.context() as patch:
        patch.setattr(migrations, "STEPS", (m0001_first,))
        database = Database.create(path, KEY, FixedClock())
        with database.transaction():
            database.execute(
                f"INSERT INTO entries({OLD}) VALUES(?,?,'free','',?,'[]','[]','[]','',?,1,'m')",
                (old.uid, old.created.isoformat(), old.text, old.day),
            )
            database.record("entry", old.uid, old.canonical())
        database.close()
    return path


def test_entries_of_the_first_schema_are_as_they_were(first: Path) -> None:
    backed_up = []
    database = Database.open(first, KEY, FixedClock(), before_migration=backed_up.append)
    assert len(backed_up) == len(migrations.STEPS) - 1
    store = EntryStore(database, FixedClock(), Vocabulary.load())
    assert store.get("a") == entry("a", text="Rain on the lantern.")
    assert [*page_problems(database, indexes=True), *index_problems(database)] == []
    database.close()


def test_salvage_knows_an_entry_that_was_written_before_there_were_authors(first: Path) -> None:
    target = first.with_name("saved.tj")
    report = salvage(first, KEY, target, FixedClock(), recorded_contents)
    assert report.rows["entries"] == 1
    saved = Database.open(target, KEY, FixedClock())
    store = EntryStore(saved, FixedClock(), Vocabulary.load())
    assert store.get("a").author == ""
    saved.close()

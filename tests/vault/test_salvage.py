from __future__ import annotations

import random
from datetime import timedelta
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.journal.samples import NOON
from tests.vault.helpers import present
from trustjournal.journal.contents import recorded_contents as contents
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.history import Head
from trustjournal.vault.pages import PAGE
from trustjournal.vault.salvage import salvage

ENTRIES = 5000
KEY = DatabaseKey.generate()
chance = random.Random(5)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("salvage") / "a.tj"
    database = Database.create(path, KEY, FixedClock())
    with EntryStore(database, FixedClock(), Vocabulary.load()).writing() as writer:
        for number in range(ENTRIES):
            created = NOON + timedelta(minutes=number)
            writer.write(Entry(f"{number:032x}", created, Kind.FREE, text=words(number)))
    database.execute("INSERT INTO drafts VALUES('d', 'now', '{}')")
    database.close()
    return path


def words(number: int) -> str:
    """A word or two for the first half, so that as many entries as can be share a page."""
    if number < ENTRIES // 2:
        return f"{number}"
    return f"number {number} lantern" + " word" * (3000 if number == 4077 else number % 90)


def check(whole: Path, damaged: bytes, target: Path) -> int:
    source = target.with_name("damaged.tj")
    source.write_bytes(damaged)
    report = salvage(source, KEY, target, FixedClock(), contents)
    assert source.read_bytes() == damaged
    assert len(report.damaged_pages) <= 1
    saved = Database.open(target, KEY, FixedClock())
    found = present(saved)
    assert set(found) <= {words(number) for number in range(ENTRIES)}, "never wrong words"
    assert saved.chain.first_break(Head(), saved.links()) is None
    for kind, uid, content in contents(saved):
        assert saved.matches(kind, uid, content)
    saved.close()
    target.unlink()
    assert report.rows["entries"] == len(found)
    return len(found)


def test_a_whole_database_is_saved_whole(whole: Path, tmp_path: Path) -> None:
    assert check(whole, whole.read_bytes(), tmp_path / "saved.tj") == ENTRIES


@pytest.mark.parametrize(
    "cases", [1, pytest.param(100, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
)
def test_one_damaged_page_costs_its_own_rows(whole: Path, tmp_path: Path, cases: int) -> None:
    content = whole.read_bytes()
    count = len(content) // PAGE
    for page in [0, 1, *(chance.randrange(count) for _ in range(cases))]:
        at = page * PAGE + 700
        damaged = content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
        assert check(whole, damaged, tmp_path / "saved.tj") >= ENTRIES - 20, page + 1

"""What the files' sizes and times tell whoever looks at the folder: little, and nothing of one."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.cases import times
from tests.vault.helpers import contents, present, put, texts
from trustjournal.vault.backup import DAILY, OTHERS, WEEKLY
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.kept import SMALLEST, even_pages
from trustjournal.vault.keyfile import NAME
from trustjournal.vault.pages import PAGE
from trustjournal.vault.salvage import salvage
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import verify


def pages(path: Path) -> int:
    size = path.stat().st_size
    assert size % PAGE == 0
    return size // PAGE


@given(st.integers(1, 1_000_000))
def test_few_sizes_none_of_them_wasteful(needed: int) -> None:
    size = even_pages(needed)
    assert size >= needed
    assert even_pages(size) == size
    assert size <= max(SMALLEST, needed * 3 // 2)
    assert size % (SMALLEST // 2) == 0


@times("cases", 12, 200)
def test_any_amount_fills_up_exactly(tmp_path: Path, cases: int) -> None:
    chance = random.Random(20260314)
    for case in range(cases):
        path, key = tmp_path / f"{case}.tj", DatabaseKey.generate()
        database = Database.create(path, key, FixedClock())
        assert pages(path) == SMALLEST
        put(database, chance.randint(1, 6), extra="word " * chance.randint(0, 90_000))
        if chance.random() < 0.5:
            database.execute("DELETE FROM entries WHERE id = 1")
        database.even_out()
        database.close()
        assert even_pages(pages(path)) == pages(path)
        again = Database.open(path, key, FixedClock())
        assert again.rows("PRAGMA cipher_integrity_check") == []
        assert again.rows("PRAGMA integrity_check") == [("ok",)]
        before = path.read_bytes()
        again.even_out()
        again.close()
        assert path.read_bytes() == before, "nothing to do the second time"


def test_writing_goes_into_the_empty_pages(vault: Vault, session: Session) -> None:
    path = session.private.path
    for number in range(5):
        put(session.private, 3, number * 3)
        session.lock()
        assert pages(path) == SMALLEST
        session = vault.unlock(PASSPHRASE)
    assert verify(session, contents=contents) == []
    session.lock()


def test_much_or_little_looks_the_same_in_files_and_backups(vault: Vault, couple: Session) -> None:
    put(couple.private, 150, extra=" word" * 20)
    couple.backups.make()
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    other.backups.make()
    other.lock()
    databases = {path.stat().st_size for path in vault.folder.glob("*.tj")}
    backups = {path.stat().st_size for path in (vault.folder / "backups").iterdir()}
    assert databases == {SMALLEST * PAGE}
    assert len(backups) == 1


def test_a_long_used_keybag_is_as_large_as_a_new_one(
    vault: Vault, couple: Session, clock: FixedClock
) -> None:
    couple.backups.make()
    couple._keys.bag["backups"] *= DAILY + WEEKLY + 2 * OTHERS
    couple.backups.second_folder = Path("/media/a-user/a-stick-with-a-long-name/journal")
    couple.lock()
    content = json.loads((vault.folder / NAME).read_bytes())
    assert len({len(bag["box"]) for bag in content["keybags"]}) == 1


def test_all_times_are_those_of_the_last_locking(
    vault: Vault, couple: Session, clock: FixedClock
) -> None:
    couple.backups.make()
    couple.lock()
    clock.advance(days=3)
    other = vault.unlock(OTHER_PASSPHRASE)
    put(other.private)
    other.backups.make()
    clock.advance(minutes=7)
    other.lock()
    everything = [vault.folder, *vault.folder.rglob("*")]
    assert len(everything) == 10
    assert {path.stat().st_mtime for path in everything} == {clock.now().timestamp()}


def test_unlocking_evens_what_a_killed_session_left(vault: Vault, couple: Session) -> None:
    path = couple.private.path
    couple.lock()
    os.utime(path, (1, 1))
    vault.unlock(OTHER_PASSPHRASE)
    assert path.stat().st_mtime > 1


def test_a_link_is_not_followed(session: Session, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("theirs")
    os.utime(outside, (1, 1))
    (session.folder / "link").symlink_to(outside)
    session.lock()
    assert outside.stat().st_mtime == 1


def test_a_full_disk_leaves_it_uneven_and_whole(
    vault: Vault, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "no room")

    put(session.private, 3, extra=" word" * 40_000)
    with monkeypatch.context() as patch:
        patch.setattr(Database, "even_out", full)
        session.lock()
    again = vault.unlock(PASSPHRASE)
    assert len(present(again.private)) == 3
    again.lock()
    assert even_pages(pages(again.private.path)) == pages(again.private.path)


def test_empty_pages_are_no_hindrance_to_saving_what_is_damaged(
    session: Session, tmp_path: Path, clock: FixedClock
) -> None:
    put(session.private, 5)
    (key,) = session._keys.databases().values()
    session.lock()
    report = salvage(session.private.path, key, tmp_path / "saved.tj", clock, contents)
    assert (report.rows["entries"], report.damaged_pages) == (5, ())
    saved = Database.open(tmp_path / "saved.tj", key, clock)
    assert present(saved) == texts(5)
    saved.close()

"""Logs taken away, older copies put back, old pages spliced in: told, or without effect."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.cases import times
from tests.vault.helpers import bytes_of, contents, flip, present, put, texts
from trustjournal.errors import Notice, VaultError
from trustjournal.vault.database import Database
from trustjournal.vault.pages import PAGE, wal_path
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

chance = random.Random(50)
VaultAt = Callable[[Path], Vault]


@pytest.fixture
def filled(session: Session) -> Path:
    """The database of a locked journal, some forty pages long."""
    put(session.private, 60, extra=" word" * 200)
    session.lock()
    return session.private.path


def cut_off(session: Session, keep: Path) -> None:
    """Keep what a killed process would leave of an open session."""
    shutil.copytree(session.folder, keep)


@pytest.mark.parametrize("harm", ["none", "deleted", "emptied", "flipped", "shortened"])
def test_harm_to_the_log_of_a_killed_session(
    session: Session, vault_at: Callable[[Path], Vault], tmp_path: Path, harm: str
) -> None:
    put(session.private, 8)
    folder = tmp_path / "killed"
    cut_off(session, folder)
    log = wal_path(folder / session.private.path.name)
    size = log.stat().st_size
    assert size > 8 * PAGE
    if harm == "deleted":
        log.unlink()
    elif harm == "emptied":
        log.write_bytes(b"")
    elif harm == "flipped":
        flip(log, size // 2)
    elif harm == "shortened":
        log.write_bytes(log.read_bytes()[: size // 2])
    again = vault_at(folder).unlock(PASSPHRASE)
    found = present(again.private)
    assert found == texts(len(found))
    assert again.notices == (() if harm == "none" else (Notice.OLDER_COPY,))
    assert (len(found) == 8) == (harm == "none")
    again.lock()
    told_once = vault_at(folder).unlock(PASSPHRASE)
    assert told_once.notices == ()
    told_once.lock()


def test_a_log_and_head_file_both_deleted(
    session: Session, vault_at: Callable[[Path], Vault], tmp_path: Path
) -> None:
    put(session.private, 3)
    cut_off(session, folder := tmp_path / "killed")
    name = session.private.path.name
    wal_path(folder / name).unlink()
    (folder / name).with_suffix(".head").unlink()
    again = vault_at(folder).unlock(PASSPHRASE)
    assert again.notices == (Notice.HISTORY_GAP,)
    again.lock()


@times("cases", 10, 50)
def test_a_log_harmed_anywhere(
    session: Session, vault_at: VaultAt, tmp_path: Path, cases: int
) -> None:
    """A killed session's log is deleted, or a byte of it flipped."""
    written = 0
    for case in range(cases):
        more = chance.randrange(1, 4)
        put(session.private, more, written)
        written += more
        cut_off(session, folder := tmp_path / f"killed {case}")
        log = wal_path(folder / session.private.path.name)
        if case % 5 == 0:
            log.unlink()
        else:
            flip(log, chance.randrange(log.stat().st_size), chance.randrange(8))
        before = bytes_of(folder)
        try:
            again = vault_at(folder).unlock(PASSPHRASE)
        except VaultError:
            assert bytes_of(folder) == before, "a file that was refused is not written to"
            continue
        found = present(again.private)
        assert found == texts(len(found))
        assert len(found) == written or again.notices == (Notice.OLDER_COPY,)
        assert verify(again, contents=contents) == []
        again.lock()
        shutil.rmtree(folder)


@times("cases", 5, 20)
def test_an_older_copy_put_back(vault: Vault, filled: Path, tmp_path: Path, cases: int) -> None:
    copies: list[Path] = []
    for case in range(cases):
        copies.append(Path(shutil.copy(filled, tmp_path / f"older {case}")))
        session = vault.unlock(PASSPHRASE)
        put(session.private, chance.randrange(1, 9), 1000 + 10 * case)
        session.lock()
        newest = filled.read_bytes()
        shutil.copy(chance.choice(copies), filled)
        session = vault.unlock(PASSPHRASE)
        assert session.notices == (Notice.OLDER_COPY,)
        session.lock()
        filled.write_bytes(newest)
        session = vault.unlock(PASSPHRASE)  # the newest after it follows from the older
        assert session.notices == ()
        session.lock()


def test_an_older_copy_grown_past_the_newer_one(
    vault: Vault, filled: Path, clock: FixedClock, tmp_path: Path
) -> None:
    """Somebody with the key who rewrites history makes a chain that lacks the seen link."""
    again = vault.unlock(PASSPHRASE)
    key = again._keys.databases()[filled.name]
    shutil.copy(filled, tmp_path / "older.tj")
    put(again.private, 2, 100)
    again.lock()
    forked = Database.open(tmp_path / "older.tj", key, clock)
    put(forked, 5, 200)
    forked.close()
    shutil.copy(tmp_path / "older.tj", filled)
    again = vault.unlock(PASSPHRASE)
    assert again.notices == (Notice.HISTORY_GAP,)
    again.lock()


@times("cases", 10, 100)
def test_spliced_old_pages(vault: Vault, filled: Path, cases: int) -> None:
    old = filled.read_bytes()
    session = vault.unlock(PASSPHRASE)
    for number in range(60):
        with session.private.transaction():
            text = f"rewritten {number}" + " other" * 160
            uid = f"{number:032x}"
            session.private.execute("UPDATE entries SET text = ? WHERE uid = ?", (text, uid))
            session.private.record("entry", uid, text.encode())
    session.lock()
    new = filled.read_bytes()
    rewritten = [f"rewritten {number}" + " other" * 160 for number in range(60)]
    pages = [
        page
        for page in range(1, min(len(old), len(new)) // PAGE)
        if old[page * PAGE : (page + 1) * PAGE] != new[page * PAGE : (page + 1) * PAGE]
    ]
    for page in chance.choices(pages, k=cases):
        at = slice(page * PAGE, (page + 1) * PAGE)
        filled.write_bytes(new[: at.start] + old[at] + new[at.stop :])
        try:
            session = vault.unlock(PASSPHRASE)
        except VaultError:
            filled.write_bytes(new)
            continue
        found = verify(session, contents=contents)
        if not found and not session.notices:  # such as a free page: then it must be harmless
            by_id = "SELECT text FROM entries ORDER BY id"
            by_index = "SELECT text FROM entries INDEXED BY entries_day WHERE day > '' ORDER BY id"
            for query in (by_id, by_index):
                assert [row[0] for row in session.private.rows(query)] == rewritten, page + 1
        session.lock()
        filled.write_bytes(new)

"""Damage of every kind: detected or harmless, never wrong words, and refused files untouched."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.cases import times
from tests.vault.helpers import bytes_of, contents, flip, present, put, texts
from trustjournal.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseTruncated,
    VaultError,
)
from trustjournal.vault import migrations
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.pages import PAGE, wal_path
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

chance = random.Random(11)


@pytest.fixture
def filled(session: Session) -> Path:
    """The database of a locked journal, some forty pages long."""
    put(session.private, 60, extra=" word" * 200)
    session.lock()
    return session.private.path


def words_of(count: int) -> list[str]:
    return [text + " word" * 200 for text in texts(count)]


def refused(vault: Vault, error: type[VaultError]) -> None:
    """Unlocking raises `error` and leaves every file as it was, and no file beside."""
    before = bytes_of(vault.folder)
    with pytest.raises(error) as caught:
        vault.unlock(PASSPHRASE)
    assert type(caught.value) is error
    assert bytes_of(vault.folder) == before


def test_a_missing_database(vault: Vault, filled: Path) -> None:
    filled.unlink()
    refused(vault, DatabaseMissing)


def test_a_zero_length_database(vault: Vault, filled: Path) -> None:
    filled.write_bytes(b"")
    refused(vault, DatabaseEmpty)


@pytest.mark.parametrize("kind", ["text", "sqlite", "another journal's", "noise", "folder"])
def test_a_foreign_file(
    vault: Vault, filled: Path, tmp_path: Path, clock: FixedClock, kind: str
) -> None:
    filled.unlink()
    if kind == "folder":
        filled.mkdir()
    elif kind == "another journal's":
        other = Database.create(tmp_path / "other.tj", DatabaseKey.generate(), clock)
        other.close()
        shutil.copy(other.path, filled)
    else:
        start = {"text": b"Dear diary, ", "sqlite": b"SQLite format 3\0", "noise": b""}[kind]
        filled.write_bytes(start + chance.randbytes(5 * PAGE))
    refused(vault, DatabaseForeign)


def test_a_newer_schema_even_in_the_log(vault: Vault, filled: Path, tmp_path: Path) -> None:
    session = vault.unlock(PASSPHRASE)
    session.private.execute(f"PRAGMA user_version = {migrations.STEPS[-1].VERSION + 1}")
    for path in (filled, wal_path(filled)):
        shutil.copy(path, tmp_path)
    session.private.execute(f"PRAGMA user_version = {migrations.STEPS[-1].VERSION}")
    session.lock()
    for path in (filled, wal_path(filled)):
        shutil.copy(tmp_path / path.name, path)
    refused(vault, DatabaseTooNew)


@times("cases", 20, 100)
def test_truncations(vault: Vault, filled: Path, cases: int) -> None:
    whole = filled.read_bytes()
    size = len(whole)
    lengths = [1, 15, PAGE - 1, PAGE, PAGE + 1, size // 2, size - PAGE, size - 1]
    lengths += [chance.randrange(1, size) for _ in range(cases - len(lengths) - 1)]
    for length in [0, *lengths]:
        filled.write_bytes(whole[:length])
        refused(vault, DatabaseTruncated if length else DatabaseEmpty)
    filled.write_bytes(whole)
    vault.unlock(PASSPHRASE).lock()


def test_a_damaged_first_page_is_told_from_a_wrong_passphrase(vault: Vault, filled: Path) -> None:
    flip(filled, 500)
    refused(vault, DatabaseDamaged)
    flip(filled, 500)
    filled.write_bytes(bytes(PAGE) + filled.read_bytes()[PAGE:])
    refused(vault, DatabaseDamaged)


def test_a_damaged_salt_is_survived(vault: Vault, filled: Path) -> None:
    flip(filled, 3)
    session = vault.unlock(PASSPHRASE)
    assert present(session.private) == words_of(60)
    session.lock()


@times("cases", 25, 1000)
def test_flipped_bytes(vault: Vault, filled: Path, cases: int) -> None:
    size = filled.stat().st_size
    for _ in range(cases):
        position, bit = chance.randrange(16, size), chance.randrange(8)
        flip(filled, position, bit)
        whole = filled.read_bytes()
        try:
            session = vault.unlock(PASSPHRASE)
        except DatabaseDamaged:
            pass
        else:
            found = verify(session, contents=contents)
            assert found, f"unnoticed: byte {position}"
            for number in range(60):
                try:
                    row = session.private.row("SELECT text FROM entries WHERE id = ?", (number,))
                except DatabaseDamaged:
                    continue
                assert row is None or row[0] == words_of(60)[number], "wrong words"
            session.lock()
        assert filled.read_bytes() == whole
        flip(filled, position, bit)


PLANTED = [f"quetzal{number}marigold" for number in range(40)]


def test_planted_phrases_are_in_no_file(session: Session, vault: Vault, tmp_path: Path) -> None:
    for number, phrase in enumerate(PLANTED):
        put(session.private, 1, number, phrase)
    session.private.rows("SELECT * FROM entries_fts WHERE entries_fts MATCH 'quetzal*'")
    session.backups.make()
    session.backups.write_to(tmp_path / "chosen.tjbackup")
    shutil.copytree(session.folder, tmp_path / "while open")
    session.lock()
    needles = [word.encode(code) for word in [*PLANTED, PASSPHRASE] for code in ("utf8", "utf-16")]
    for name, content in bytes_of(tmp_path).items():
        assert not any(needle[2:] in content for needle in needles), name


def test_the_schema_under_test_is_the_newest() -> None:
    assert [step.VERSION for step in migrations.STEPS] == list(range(1, len(migrations.STEPS) + 1))

"""Damage of every kind: detected or harmless, never wrong words, and refused files untouched."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, contents, flip, present, put, texts
from trustjournal.errors import (
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseForeign,
    DatabaseMissing,
    DatabaseTooNew,
    DatabaseTruncated,
    DiskFull,
    Notice,
    VaultError,
)
from trustjournal.vault import migrations
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.keyfile import NAME
from trustjournal.vault.pages import PAGE, wal_path
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

chance = random.Random(11)


def times(few: int, full: int) -> pytest.MarkDecorator:
    cases = [few, pytest.param(full, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
    return pytest.mark.parametrize("cases", cases)


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
    session.private.execute("PRAGMA user_version = 2")
    for path in (filled, wal_path(filled)):
        shutil.copy(path, tmp_path)
    session.private.execute("PRAGMA user_version = 1")
    session.lock()
    for path in (filled, wal_path(filled)):
        shutil.copy(tmp_path / path.name, path)
    refused(vault, DatabaseTooNew)


def test_truncations(vault: Vault, filled: Path) -> None:
    whole = filled.read_bytes()
    lengths = [1, 15, PAGE - 1, PAGE, PAGE + 1, len(whole) // 2, len(whole) - PAGE, len(whole) - 1]
    for length in lengths + [chance.randrange(1, len(whole)) for _ in range(12)]:
        filled.write_bytes(whole[:length])
        refused(vault, DatabaseTruncated)
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


@times(25, 1000)
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


def test_an_older_copy_put_back(vault: Vault, filled: Path, tmp_path: Path) -> None:
    for round_ in range(3):
        shutil.copy(filled, tmp_path / "older")
        session = vault.unlock(PASSPHRASE)
        put(session.private, 1, 100 + round_)
        session.lock()
        shutil.copy(tmp_path / "older", filled)
        session = vault.unlock(PASSPHRASE)
        assert session.notices == (Notice.OLDER_COPY,)
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


@times(10, 100)
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


def test_every_byte_of_the_keys_file(vault: Vault, filled: Path) -> None:
    whole = (vault.folder / NAME).read_bytes()
    for position in [*range(0, 1200, 100), *chance.choices(range(len(whole)), k=12)]:
        flip(vault.folder / NAME, position, position % 8)
        session = vault.unlock(PASSPHRASE)
        assert session.notices == (Notice.KEYS_FROM_COPY,)
        session.lock()


LIMITED = """
import resource, sys
from pathlib import Path
from tests.fixed import PASSPHRASE, FixedClock
from tests.vault.helpers import present, put, texts
from trustjournal.errors import DiskFull
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault
session = Vault(Path(sys.argv[1]), FixedClock(), kdf_floor=KdfParameters.fast_for_tests()).unlock(
    PASSPHRASE)
size = session.private.path.stat().st_size + int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
for number in range(2000):
    try:
        put(session.private, 1, number, " word" * 200)
    except DiskFull:
        break
else:
    sys.exit("never full")
assert len(present(session.private)) == number + 1, "reads go on, and nothing half is there"
session.lock()
print(number)
"""


@times(2, 20)
def test_a_file_size_limit(session: Session, vault: Vault, cases: int) -> None:
    put(session.private, 1, 5000)
    session.lock()
    for _ in range(cases):
        extra = str(chance.randrange(10_000, 200_000))
        done = subprocess.run(
            [sys.executable, "-c", LIMITED, vault.folder, extra],
            cwd=Path(__file__).parents[2],
            text=True,
            capture_output=True,
            check=False,
        )
        again = vault.unlock(PASSPHRASE)
        if "AssertionError" in done.stderr or done.returncode:
            again.lock()
            pytest.fail(done.stderr)
        assert verify(again, contents=contents) == []
        for (uid,) in again.private.rows("SELECT uid FROM entries WHERE id < 5000"):
            with again.private.transaction():
                again.private.execute("DELETE FROM entries WHERE uid = ?", (uid,))
                again.private.record("entry", uid, None)
        again.lock()


def test_a_full_disk_while_backing_up(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    put(session.private, 3)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "no words here")

    before = bytes_of(session.folder)
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.bundle.sync_path", full)
        with pytest.raises(DiskFull):
            session.backups.make()
    assert bytes_of(session.folder) == before


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

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, flip, present, put, texts
from trustjournal.errors import (
    BackupDamaged,
    Cancelled,
    DatabaseDamaged,
    DiskFull,
    FolderNotWritable,
    JournalExists,
    NotABackup,
    WrongPassphrase,
)
from trustjournal.vault.backup import BackupKind, RestoreReport, kept, restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault

VaultAt = Callable[[Path], Vault]
Restore = Callable[..., RestoreReport]


@pytest.fixture
def put_back(clock: FixedClock, fast_kdf: KdfParameters) -> Restore:
    def run(bundle: Path, folder: Path, secret: str = PASSPHRASE) -> RestoreReport:
        return restore(bundle, folder, secret, clock, kdf_floor=fast_kdf)

    return run


@pytest.fixture
def bundle(session: Session, tmp_path: Path) -> Path:
    """A backup with three entries; the journal then goes on to five and is locked."""
    put(session.private, 3)
    session.backups.write_to(tmp_path / "chosen.tjbackup")
    put(session.private, 2, 3)
    session.lock()
    return tmp_path / "chosen.tjbackup"


def test_a_daily_backup_is_due_once_a_day(session: Session, clock: FixedClock) -> None:
    assert session.backups.due()
    session.backups.make()
    assert not session.backups.due()
    clock.advance(days=1)
    assert session.backups.due()


def test_backups_survive_locking_and_tell_their_date_to_the_owner_only(
    session: Session, vault: Vault, clock: FixedClock
) -> None:
    path = session.backups.make()
    session.lock()
    again = vault.unlock(PASSPHRASE)
    (info,) = again.backups.all()
    assert (info.path, info.made_at, info.kind) == (path, clock.now(), "daily")
    assert info.size == path.stat().st_size
    assert b"2026-03-14" not in path.read_bytes()
    assert {entry.date_time[0] for entry in zipfile.ZipFile(path).infolist()} == {1980}
    again.lock()


def test_rotation_removes_files(session: Session, clock: FixedClock) -> None:
    for _ in range(20):
        session.backups.make()
        clock.advance(days=1)
    files = set((session.folder / "backups").iterdir())
    assert files == {backup.path for backup in session.backups.all()}
    assert len(files) == 9  # seven days, and two earlier weeks of the last four


days = st.lists(st.integers(0, 60), max_size=40)


@given(days, st.booleans())
def test_rotation_keeps_what_it_promises(offsets: list[int], in_order: bool) -> None:
    start = datetime(2026, 1, 1, 12).astimezone()
    listed: list[dict[str, Any]] = [
        {"file": str(number), "at": (start + timedelta(days=offset)).isoformat(), "kind": "daily"}
        for number, offset in enumerate(sorted(offsets) if in_order else offsets)
    ]
    keep = kept(listed)
    assert [backup for backup in listed if backup in keep] == keep
    assert keep[-1:] == listed[-1:], "what was just made stays"
    assert len(keep) <= 11
    if in_order:
        assert len({backup["at"] for backup in keep}) >= min(7, len(set(offsets)))


def test_only_the_last_three_before_migrations_are_kept(session: Session) -> None:
    for _ in range(5):
        session.backups.make(kind=BackupKind.MIGRATION)
    session.backups.make()
    kinds = [backup.kind for backup in session.backups.all()]
    assert kinds == ["daily", "migration", "migration", "migration"]


def test_a_second_folder_gets_a_copy_and_may_be_missing(session: Session, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    session.backups.second_folder = stick
    path = session.backups.make()
    assert (stick / path.name).read_bytes() == path.read_bytes()
    shutil.rmtree(stick)
    with pytest.raises(FolderNotWritable):
        session.backups.make()
    (newest,) = session.backups.all()
    assert newest.path != path, "it was made and counted all the same"
    session.backups.second_folder = None
    session.backups.make()


def test_a_damaged_journal_is_not_backed_up(session: Session, vault: Vault) -> None:
    put(session.private, 60, extra=" word" * 200)
    session.lock()
    flip(session.private.path, 4096 * 20 + 7)
    again = vault.unlock(PASSPHRASE)
    with pytest.raises((DatabaseDamaged, BackupDamaged)):
        again.backups.make()
    assert list((again.folder / "backups").iterdir()) == []
    again.lock()


def test_cancelling_leaves_nothing(session: Session, tmp_path: Path) -> None:
    def cancel(done: int, total: int) -> None:
        if done == total - 1:
            raise Cancelled

    with pytest.raises(Cancelled):
        session.backups.write_to(tmp_path / "stopped.tjbackup", cancel)
    assert [path.name for path in tmp_path.iterdir()] == ["journal"]
    assert list((session.folder / "backups").iterdir()) == []


def test_into_an_empty_folder(
    bundle: Path, tmp_path: Path, put_back: Restore, vault_at: VaultAt, clock: FixedClock
) -> None:
    report = put_back(bundle, tmp_path / "new")
    assert (report.rows["entries"], report.made_at) == (3, clock.now())
    assert (report.safety_copy, report.present_passphrase) == (None, False)
    again = vault_at(tmp_path / "new").unlock(PASSPHRASE)
    assert (present(again.private), again.notices) == (texts(3), ())
    again.lock()


def test_over_the_present_state_with_a_safety_copy(
    bundle: Path, vault: Vault, put_back: Restore
) -> None:
    report = put_back(bundle, vault.folder)
    again = vault.unlock(PASSPHRASE)
    assert (present(again.private), again.notices) == (texts(3), ())
    assert [backup.path for backup in again.backups.all()] == [report.safety_copy]
    again.lock()
    assert report.safety_copy is not None
    put_back(report.safety_copy, vault.folder)
    again = vault.unlock(PASSPHRASE)
    assert (present(again.private), again.notices) == (texts(5), ())
    again.lock()


def test_the_passphrase_of_today_stays_and_either_restores(
    bundle: Path, vault: Vault, put_back: Restore
) -> None:
    again = vault.unlock(PASSPHRASE)
    again.change_passphrase(PASSPHRASE, "new lamp")
    again.lock()
    for secret in (PASSPHRASE, "new lamp"):
        assert put_back(bundle, vault.folder, secret).present_passphrase
        with pytest.raises(WrongPassphrase):
            vault.unlock(PASSPHRASE)
        vault.unlock("new lamp").lock()


def test_by_the_recovery_key(
    bundle: Path, recovery: RecoveryKey, tmp_path: Path, put_back: Restore
) -> None:
    assert put_back(bundle, tmp_path / "new", recovery.text).rows["entries"] == 3


@pytest.mark.parametrize("harm", ["damaged", "truncated", "empty", "no keys", "broken keys"])
def test_over_a_journal_that_no_longer_opens(
    bundle: Path, vault: Vault, session: Session, put_back: Restore, harm: str
) -> None:
    database = session.private.path
    if harm == "damaged":
        flip(database, 200)
    elif harm == "truncated":
        database.write_bytes(database.read_bytes()[:9000])
    elif harm == "empty":
        database.write_bytes(b"")
    for name in ("keys.json", "keys.json.bak"):
        if harm == "no keys":
            (vault.folder / name).unlink()
        if harm == "broken keys":
            (vault.folder / name).write_bytes(b"{")
    before = database.read_bytes()
    report = put_back(bundle, vault.folder)
    again = vault.unlock(PASSPHRASE)
    assert present(again.private) == texts(3)
    again.lock()
    assert report.safety_copy is not None
    assert zipfile.ZipFile(report.safety_copy).read(database.name) == before


def test_what_is_no_backup_is_refused_and_changes_nothing(
    bundle: Path, vault: Vault, tmp_path: Path, put_back: Restore
) -> None:
    before = bytes_of(vault.folder)
    whole = bundle.read_bytes()
    bundle.write_bytes(b"Dear diary")
    with pytest.raises(NotABackup):
        put_back(bundle, vault.folder)
    bundle.write_bytes(whole[:-500])
    with pytest.raises(BackupDamaged):
        put_back(bundle, vault.folder)
    bundle.write_bytes(whole)
    with pytest.raises(WrongPassphrase):
        put_back(bundle, vault.folder, "not it")
    with pytest.raises(WrongPassphrase):
        put_back(bundle, tmp_path / "new", "not it")
    assert bytes_of(vault.folder) == before
    assert bytes_of(tmp_path / "new") == {}


def test_any_flipped_byte_of_a_backup(
    bundle: Path, tmp_path: Path, put_back: Restore, vault_at: VaultAt
) -> None:
    size = bundle.stat().st_size
    for number, position in enumerate(range(50, size, size // 25)):
        flip(bundle, position)
        target = tmp_path / f"flipped {number}"
        try:
            put_back(bundle, target)
        except (BackupDamaged, NotABackup):
            assert not vault_at(target).exists()
        else:
            again = vault_at(target).unlock(PASSPHRASE)
            assert present(again.private) == texts(3)
            again.lock()
        flip(bundle, position)


def test_another_journal_is_never_replaced(
    bundle: Path, tmp_path: Path, vault_at: VaultAt, put_back: Restore, fast_kdf: KdfParameters
) -> None:
    vault_at(tmp_path / "other").create(PASSPHRASE, None, kdf=fast_kdf).lock()
    before = bytes_of(tmp_path / "other")
    with pytest.raises(JournalExists):
        put_back(bundle, tmp_path / "other")
    assert bytes_of(tmp_path / "other") == before


def test_what_the_keys_cannot_take_note_of_is_not_kept(
    session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    first = session.backups.make()
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        with pytest.raises(DiskFull):
            session.backups.make()
        with pytest.raises(DiskFull):
            session.backups.second_folder = tmp_path
    assert [backup.path for backup in session.backups.all()] == [first]
    assert list((session.folder / "backups").iterdir()) == [first]
    assert session.backups.second_folder is None

"""Backups of two people: each holds what its owner opens, and harms nothing of the other."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, contents, flip, present, put, texts
from trustjournal.errors import (
    BackupDamaged,
    DatabaseDamaged,
    DatabaseMissing,
    Notice,
    SharedNotBackedUp,
    WrongPassphrase,
)
from trustjournal.vault.backup import RestoreReport, restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.rescue import rescued
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault

Restore = Callable[..., RestoreReport]


@pytest.fixture
def put_back(clock: FixedClock, fast_kdf: KdfParameters) -> Restore:
    def run(bundle: Path, folder: Path, secret: str = PASSPHRASE) -> RestoreReport:
        return restore(bundle, folder, secret, clock, kdf_floor=fast_kdf)

    return run


@pytest.fixture
def bundle(couple: Session, vault: Vault, tmp_path: Path) -> Path:
    """A backup of the first person: two private entries, two shared. All go on to four then."""
    couple.lock()
    couple = vault.unlock(PASSPHRASE)
    assert couple.shared
    put(couple.private, 2)
    put(couple.shared, 2)
    couple.backups.write_to(tmp_path / "chosen.tjbackup")
    put(couple.private, 2, 2)
    put(couple.shared, 1, 2)
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.shared
    put(other.private, 3)
    put(other.shared, 1, 3)
    other.lock()
    return tmp_path / "chosen.tjbackup"


def found(vault: Vault, secret: str) -> tuple[list[str], list[str] | None, tuple[Notice, ...]]:
    session = vault.unlock(secret)
    here = present(session.private), session.shared and present(session.shared), session.notices
    session.lock()
    return here


def test_a_backup_holds_what_its_owner_opens(couple: Session, bundle: Path) -> None:
    assert couple.shared
    names = {name for name in zipfile.ZipFile(bundle).namelist() if name.endswith(".tj")}
    assert names == {couple.private.path.name, couple.shared.path.name}


def test_restoring_takes_nothing_back_from_the_other(
    bundle: Path, vault: Vault, put_back: Restore
) -> None:
    report = put_back(bundle, vault.folder)
    assert (report.shared_kept, report.rows["entries"]) == (True, 2)
    assert found(vault, PASSPHRASE) == (texts(2), texts(4), ())
    assert found(vault, OTHER_PASSPHRASE) == (texts(3), texts(4), ())
    assert report.safety_copy is not None
    with pytest.raises(WrongPassphrase):
        put_back(report.safety_copy, vault.folder, OTHER_PASSPHRASE)
    put_back(report.safety_copy, vault.folder)
    assert found(vault, PASSPHRASE) == (texts(4), texts(4), ())


@pytest.mark.parametrize("harm", ["missing", "first page", "a page"])
def test_a_damaged_space_comes_back_for_both(
    bundle: Path, couple: Session, vault: Vault, put_back: Restore, harm: str
) -> None:
    assert couple.shared
    if harm == "missing":
        couple.shared.path.unlink()
    else:
        flip(couple.shared.path, 200 if harm == "first page" else 4096 * 3 + 200)
    report = put_back(bundle, vault.folder)
    assert not report.shared_kept
    assert found(vault, PASSPHRASE) == (texts(2), texts(2), ())
    older = (Notice.SHARED_OLDER_COPY,)
    assert found(vault, OTHER_PASSPHRASE) == (texts(3), texts(2), older)


def test_into_an_empty_folder_one_after_the_other(
    bundle: Path, vault: Vault, vault_at: Callable[[Path], Vault], put_back: Restore, tmp_path: Path
) -> None:
    other = vault.unlock(OTHER_PASSPHRASE)
    other.backups.write_to(tmp_path / "other.tjbackup")
    other.lock()
    new = vault_at(tmp_path / "new")
    put_back(bundle, new.folder)
    assert found(new, PASSPHRASE) == (texts(2), texts(2), ())
    with pytest.raises(DatabaseMissing):
        new.unlock(OTHER_PASSPHRASE)
    report = put_back(tmp_path / "other.tjbackup", new.folder, OTHER_PASSPHRASE)
    assert not report.shared_kept, "it goes on from what was there"
    assert found(new, OTHER_PASSPHRASE) == (texts(3), texts(4), ())
    assert found(new, PASSPHRASE) == (texts(2), texts(4), ())
    report = put_back(bundle, new.folder)
    assert report.shared_kept
    assert found(new, PASSPHRASE) == (texts(2), texts(4), ())


def test_a_space_that_the_present_keys_do_not_know_yet(
    session: Session, vault: Vault, put_back: Restore, tmp_path: Path,
    vault_at: Callable[[Path], Vault],
) -> None:  # fmt: skip
    session.add_person(OTHER_PASSPHRASE, None)
    session.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    other.backups.write_to(tmp_path / "early.tjbackup")
    other.open_space(OTHER_PASSPHRASE, PASSPHRASE)
    other.lock()
    again = vault.unlock(PASSPHRASE)
    assert again.shared
    put(again.shared, 1)
    again.backups.write_to(tmp_path / "late.tjbackup")
    again.lock()
    new = vault_at(tmp_path / "new")
    put_back(tmp_path / "early.tjbackup", new.folder, OTHER_PASSPHRASE)
    put_back(tmp_path / "late.tjbackup", new.folder)
    assert found(new, PASSPHRASE) == ([], texts(1), ())
    assert found(new, OTHER_PASSPHRASE) == ([], None, ())
    session = new.unlock(OTHER_PASSPHRASE)
    shared = session.open_space(OTHER_PASSPHRASE, PASSPHRASE)
    assert present(shared) == texts(1)
    session.lock()


def test_a_failed_restore_changes_nothing_of_either(
    bundle: Path, vault: Vault, put_back: Restore, tmp_path: Path
) -> None:
    before = bytes_of(vault.folder)
    shutil.copyfile(bundle, tmp_path / "harmed.tjbackup")
    flip(tmp_path / "harmed.tjbackup", bundle.stat().st_size // 2)
    with pytest.raises(Exception, match="backup_damaged"):
        put_back(tmp_path / "harmed.tjbackup", vault.folder)
    assert bytes_of(vault.folder) == before


def test_after_the_backup_of_someone_who_was_alone_then(
    session: Session, vault: Vault, put_back: Restore, tmp_path: Path,
    vault_at: Callable[[Path], Vault],
) -> None:  # fmt: skip
    session.backups.write_to(tmp_path / "alone.tjbackup")
    session.add_person(OTHER_PASSPHRASE, None)
    put(session.open_space(PASSPHRASE, OTHER_PASSPHRASE), 2)
    session.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    put(other.private, 3)
    other.backups.write_to(tmp_path / "other.tjbackup")
    other.lock()
    new = vault_at(tmp_path / "new")
    put_back(tmp_path / "alone.tjbackup", new.folder)
    with pytest.raises(WrongPassphrase):
        new.unlock(OTHER_PASSPHRASE)
    put_back(tmp_path / "other.tjbackup", new.folder, OTHER_PASSPHRASE)
    assert found(new, OTHER_PASSPHRASE) == (texts(3), texts(2), ())
    assert found(new, PASSPHRASE) == ([], None, ())
    session = new.unlock(PASSPHRASE)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    session.lock()
    assert found(new, PASSPHRASE) == ([], texts(2), ())


def test_a_damaged_space_can_be_read_in_part(couple: Session, clock: FixedClock) -> None:
    assert couple.shared
    put(couple.shared, 5)
    floor = couple._keys.file.kdf
    couple.lock()
    flip(couple.shared.path, 200)
    with rescued(
        couple.folder, OTHER_PASSPHRASE, clock, contents, shared=True, kdf_floor=floor
    ) as database:
        assert present(database) == texts(5)


def test_a_damaged_space_keeps_nobody_from_backing_up_their_own(
    couple: Session, vault: Vault, put_back: Restore, clock: FixedClock, tmp_path: Path
) -> None:
    assert couple.shared
    put(couple.private, 2)
    put(couple.shared, 60, extra=" word" * 200)
    whole = couple.backups.make()
    couple.lock()
    flip(couple.shared.path, 4096 * 30 + 7)
    session = vault.unlock(PASSPHRASE)
    assert session.shared
    for _ in range(30):
        clock.advance(days=1)
        assert session.backups.due()
        with pytest.raises(SharedNotBackedUp):
            session.backups.make()
        assert not session.backups.due()
    with pytest.raises(SharedNotBackedUp):
        session.backups.write_to(tmp_path / "own.tjbackup")
    assert len(session.backups.all()) == 31, "none goes, for one may hold the space whole"
    assert whole in {backup.path for backup in session.backups.all()}
    session.lock()
    put_back(tmp_path / "own.tjbackup", vault.folder)
    assert not put_back(whole, vault.folder).shared_kept
    session = vault.unlock(PASSPHRASE)
    assert (len(present(session.shared)) if session.shared else 0) == 60
    session.backups.make()
    assert len(session.backups.all()) < 20
    session.lock()


def test_a_damaged_journal_is_still_not_backed_up(couple: Session, vault: Vault) -> None:
    put(couple.private, 60, extra=" word" * 200)
    couple.lock()
    flip(couple.private.path, 4096 * 30 + 7)
    session = vault.unlock(PASSPHRASE)
    with pytest.raises((DatabaseDamaged, BackupDamaged)):
        session.backups.make()
    assert session.backups.all() == []
    session.lock()

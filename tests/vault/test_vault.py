from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, flip, present, put, texts
from trustjournal.errors import (
    AlreadyOpen,
    Cancelled,
    DiskFull,
    FolderNotWritable,
    JournalExists,
    KeysDamaged,
    KeysMissing,
    NoJournal,
    Notice,
    PassphraseEmpty,
    PassphraseInUse,
    RecoveryKeyMistyped,
    SessionLocked,
    WrongPassphrase,
)
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.keyfile import COPY, NAME
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault


def test_what_was_written_is_found_again(vault: Vault, session: Session) -> None:
    put(session.private, 3)
    session.lock()
    again = vault.unlock(PASSPHRASE)
    assert present(again.private) == texts(3)
    assert again.notices == ()
    again.lock()


def test_the_recovery_key_opens_without_the_slow_derivation(
    vault: Vault, session: Session, recovery: RecoveryKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.lock()
    monkeypatch.setattr(KdfParameters, "root", lambda *_: pytest.fail("derived a passphrase"))
    vault.unlock(recovery.text.lower().replace("-", " ")).lock()
    wrong = recovery.groups()
    wrong[2], wrong[3] = wrong[3], wrong[2]
    with pytest.raises(RecoveryKeyMistyped):
        vault.unlock(" ".join(wrong))


def test_wrong_and_blank_passphrases(vault: Vault, session: Session) -> None:
    session.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock("another lamp")
    with pytest.raises(PassphraseEmpty):
        vault.unlock(" ")


def test_another_recovery_key_is_wrong(vault: Vault, session: Session) -> None:
    session.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(RecoveryKey.generate().text)


def test_nothing_there_yet(vault: Vault) -> None:
    assert not vault.exists()
    with pytest.raises(NoJournal):
        vault.unlock(PASSPHRASE)


def test_a_second_one_is_not_put_over_the_first(
    vault: Vault, session: Session, fast_kdf: KdfParameters
) -> None:
    session.lock()
    before = bytes_of(vault.folder)
    with pytest.raises(JournalExists):
        vault.create("another", None, kdf=fast_kdf)
    assert bytes_of(vault.folder) == before


def test_a_second_launch_is_refused_and_changes_nothing(
    vault_at: Callable[[Path], Vault], session: Session
) -> None:
    before = bytes_of(session.folder)
    with pytest.raises(AlreadyOpen):
        vault_at(session.folder).unlock(PASSPHRASE)
    assert bytes_of(session.folder) == before


def test_a_cancelled_creation_leaves_nothing(vault: Vault, fast_kdf: KdfParameters) -> None:
    for stop in range(4):

        def cancel(done: int, total: int, stop: int = stop) -> None:
            if done == stop:
                raise Cancelled

        with pytest.raises(Cancelled):
            vault.create(PASSPHRASE, None, kdf=fast_kdf, progress=cancel)
        assert not vault.folder.exists()


def test_a_failed_creation_leaves_nothing(
    vault: Vault, fast_kdf: KdfParameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    monkeypatch.setattr("trustjournal.vault.openkeys.write_keys", full)
    with pytest.raises(DiskFull):
        vault.create(PASSPHRASE, None, kdf=fast_kdf)
    assert not vault.folder.exists()


def test_only_the_owner_may_read(session: Session) -> None:
    session.backups.make()
    put(session.private)
    for path in [session.folder, *session.folder.rglob("*")]:
        wanted = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == wanted, path.name


def test_a_release_refuses_a_cheap_derivation(session: Session, clock: FixedClock) -> None:
    session.lock()
    with pytest.raises(KeysDamaged):
        Vault(session.folder, clock).unlock(PASSPHRASE)


def test_changing_the_passphrase(vault: Vault, session: Session) -> None:
    put(session.private)
    database = session.private.path
    with pytest.raises(WrongPassphrase):
        session.change_passphrase("not it", "new lamp")
    with pytest.raises(PassphraseInUse):
        session.change_passphrase(PASSPHRASE, PASSPHRASE)
    with pytest.raises(PassphraseEmpty):
        session.change_passphrase(PASSPHRASE, "")
    session.change_passphrase(PASSPHRASE, "new lamp")
    assert session.check_passphrase("new lamp")
    assert not session.check_passphrase(PASSPHRASE)
    session.lock()
    before = database.read_bytes()
    (vault.folder / NAME).unlink()  # the copy must not open with the old one either
    with pytest.raises(WrongPassphrase):
        vault.unlock(PASSPHRASE)
    again = vault.unlock("new lamp")
    assert again.notices == (Notice.KEYS_FROM_COPY,)
    again.lock()
    assert database.read_bytes() == before, "a passphrase change rewrites no database"
    vault.unlock("new lamp").lock()


def test_a_passphrase_change_that_fails_leaves_the_old_one(
    vault: Vault, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        with pytest.raises(DiskFull):
            session.change_passphrase(PASSPHRASE, "new lamp")
    assert session.check_passphrase(PASSPHRASE)
    session.lock()
    vault.unlock(PASSPHRASE).lock()


def test_a_new_recovery_key_replaces_the_old(
    vault: Vault, session: Session, recovery: RecoveryKey
) -> None:
    with pytest.raises(WrongPassphrase):
        session.replace_recovery_key("not it")
    new = session.replace_recovery_key(PASSPHRASE)
    session.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(recovery.text)
    vault.unlock(new.text).lock()


def test_a_damaged_keys_file_falls_back_and_is_mended(vault: Vault, session: Session) -> None:
    session.lock()
    flip(vault.folder / NAME, 300)
    again = vault.unlock(PASSPHRASE)
    assert again.notices == (Notice.KEYS_FROM_COPY,)
    again.lock()
    assert (vault.folder / NAME).read_bytes() == (vault.folder / COPY).read_bytes()
    flip(vault.folder / NAME, 300)
    flip(vault.folder / COPY, 300)
    with pytest.raises(KeysDamaged):
        vault.unlock(PASSPHRASE)


def test_lost_keys_are_told_from_no_journal(vault: Vault, session: Session) -> None:
    session.lock()
    (vault.folder / NAME).unlink()
    (vault.folder / COPY).unlink()
    assert vault.exists()
    with pytest.raises(KeysMissing):
        vault.unlock(PASSPHRASE)


def test_locking_closes_everything_and_may_be_repeated(session: Session) -> None:
    session.lock()
    session.lock()
    assert session.closed
    with pytest.raises(SessionLocked):
        session.private.rows("SELECT 1")
    with pytest.raises(SessionLocked):
        session.check_passphrase(PASSPHRASE)
    names = {file.suffix for file in session.folder.iterdir()}
    assert names == {".tj", ".json", ".bak", ""}


def test_a_full_disk_does_not_keep_a_journal_open(
    vault: Vault, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(session.private, 2)

    def full(*_: object) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        session.lock()
    again = vault.unlock(PASSPHRASE)
    assert (again.notices, present(again.private)) == ((), texts(2))
    again.lock()


def test_a_folder_that_is_a_file(
    tmp_path: Path, vault_at: Callable[[Path], Vault], fast_kdf: KdfParameters
) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(FolderNotWritable):
        vault_at(tmp_path / "taken").create(PASSPHRASE, None, kdf=fast_kdf)
    assert (tmp_path / "taken").read_text() == "a file"


@pytest.mark.skipif(os.geteuid() == 0, reason="permissions do not bind root")
def test_a_read_only_folder(vault: Vault, session: Session) -> None:
    session.lock()
    vault.folder.chmod(0o500)
    with pytest.raises(FolderNotWritable):
        vault.unlock(PASSPHRASE)
    vault.folder.chmod(0o700)


def test_the_clock_may_be_years_off(vault: Vault, session: Session, clock: FixedClock) -> None:
    put(session.private)
    session.lock()
    clock.advance(days=-3650)
    again = vault.unlock(PASSPHRASE)
    assert (again.notices, again.backups.due()) == ((), True)
    again.lock()


def test_nothing_secret_shows_in_a_repr(session: Session, recovery: RecoveryKey) -> None:
    keys = session._keys
    shown = " ".join(map(repr, [session, keys, keys.file, recovery, *keys.databases().values()]))
    for secret in (PASSPHRASE, keys.bag["sign"], keys.bag["private"]["key"], recovery.text[:5]):
        assert secret not in shown


def test_unknown_members_of_a_keybag_survive_a_session(vault: Vault, session: Session) -> None:
    session._keys.bag["later"] = {"kept": [1, 2]}
    session.lock()
    again = vault.unlock(PASSPHRASE)
    assert again._keys.bag["later"] == {"kept": [1, 2]}
    again.lock()

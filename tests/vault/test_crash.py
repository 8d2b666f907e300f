"""Child processes killed at random moments: nothing acknowledged is lost, nothing half is left.

A few kills by default; `-m soak` does the full numbers.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE, FixedClock
from tests.vault.crash_child import NextStep
from tests.vault.helpers import contents, present, put, texts
from trustjournal.errors import NoJournal, Notice
from trustjournal.vault import migrations
from trustjournal.vault.backup import restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

ROOT = Path(__file__).parents[2]
chance = random.Random(20260314)
VaultAt = Callable[[Path], Vault]


def times(few: int, full: int) -> pytest.MarkDecorator:
    """Run with few kills, and with the full number under `soak`."""
    cases = [few, pytest.param(full, marks=[pytest.mark.soak, pytest.mark.timeout(3600)])]
    return pytest.mark.parametrize("kills", cases)


def killed(work: str, *paths: Path, within: float) -> list[str]:
    """Start a child, kill it at a random moment after its first line; return its whole lines."""
    command = [sys.executable, "-m", "tests.vault.crash_child", work, *map(str, paths)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        first = child.stdout.readline()
        time.sleep(chance.uniform(0, within))
        child.kill()
        rest = child.stdout.read()
    assert first, "the child failed before it began"
    return [line for line in (first + rest).splitlines(keepends=True) if line.endswith("\n")]


@pytest.fixture
def locked(session: Session) -> Path:
    """The folder of a locked journal with five entries."""
    put(session.private, 5)
    session.lock()
    return session.folder


def assert_sound(session: Session) -> None:
    assert verify(session, contents=contents) == []
    assert session.notices == ()


@times(3, 500)
def test_killed_while_writing(locked: Path, vault_at: VaultAt, kills: int) -> None:
    acknowledged = 5
    for _ in range(kills):
        lines = killed("write", locked, within=0.15)
        acknowledged = int(lines[-1]) + 1
        session = vault_at(locked).unlock(PASSPHRASE)
        found = present(session.private)
        assert found == texts(len(found))
        assert acknowledged <= len(found) <= acknowledged + 1
        assert_sound(session)
        session.lock()


@times(2, 200)
def test_killed_while_replacing_the_keys(locked: Path, vault_at: VaultAt, kills: int) -> None:
    for _ in range(kills):
        killed("keys", locked, within=0.1)
        session = vault_at(locked).unlock(PASSPHRASE)
        assert present(session.private) == texts(5)
        assert_sound(session)
        session.lock()
        assert not list(locked.glob("*.part"))


@times(2, 100)
def test_killed_while_migrating(
    locked: Path, vault_at: VaultAt, kills: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed("migrate", locked, within=0.1)
    monkeypatch.setattr(migrations, "STEPS", (*migrations.STEPS, NextStep()))
    session = vault_at(locked).unlock(PASSPHRASE)
    assert session.private.rows("PRAGMA user_version") == [(NextStep.VERSION,)]
    assert session.private.rows("SELECT DISTINCT place FROM entries") == [("here",)]
    assert present(session.private) == texts(5)
    assert session.backups.all()[0].kind == "migration"
    assert_sound(session)
    session.lock()
    monkeypatch.undo()
    for number in range(1, kills):
        folder = locked.parent / f"older {number}"
        vault = vault_at(folder)
        opened = vault.create(PASSPHRASE, None, kdf=KdfParameters.fast_for_tests())
        put(opened.private, 5)
        opened.lock()
        killed("migrate", folder, within=0.1)
        with monkeypatch.context() as patch:
            patch.setattr(migrations, "STEPS", (*migrations.STEPS, NextStep()))
            session = vault.unlock(PASSPHRASE)
            assert session.private.rows("PRAGMA user_version") == [(NextStep.VERSION,)]
            assert present(session.private) == texts(5)
            assert_sound(session)
            session.lock()


@times(2, 100)
def test_killed_while_backing_up(
    locked: Path, vault_at: VaultAt, kills: int, fast_kdf: KdfParameters, tmp_path: Path
) -> None:
    for kill in range(kills):
        killed("backup", locked, within=0.15)
        session = vault_at(locked).unlock(PASSPHRASE)
        backups = session.backups.all()
        assert backups, "one was acknowledged"
        assert not list((locked / "backups").glob(".making-*"))
        session.lock()
        target = tmp_path / f"restored {kill}"
        restore(backups[0].path, target, PASSPHRASE, FixedClock(), kdf_floor=fast_kdf)
        again = vault_at(target).unlock(PASSPHRASE)
        assert present(again.private) == texts(5)
        again.lock()


@times(2, 100)
def test_killed_while_restoring(
    session: Session, vault_at: VaultAt, kills: int, tmp_path: Path
) -> None:
    put(session.private, 5)
    bundle = tmp_path / "chosen.tjbackup"
    session.backups.write_to(bundle)
    put(session.private, 5, 5)
    session.lock()
    for _ in range(kills):
        killed("restore", session.folder, bundle, within=0.2)
        again = vault_at(session.folder).unlock(PASSPHRASE)
        assert present(again.private) in (texts(5), texts(10))
        assert set(again.notices) <= {Notice.OLDER_COPY}  # killed before the keys took note
        assert verify(again, contents=contents) == []
        again.lock()


@times(2, 100)
def test_killed_while_creating(tmp_path: Path, vault_at: VaultAt, kills: int) -> None:
    for kill in range(kills):
        folder = tmp_path / f"round {kill}"
        folder.mkdir()
        lines = killed("create", folder, within=0.1)
        for number in range(len(lines) + 1):
            vault = vault_at(folder / str(number))
            try:
                session = vault.unlock(PASSPHRASE)
            except NoJournal:
                assert number >= len(lines), "an acknowledged journal is gone"
                session = vault.create(PASSPHRASE, None, kdf=KdfParameters.fast_for_tests())
                left = [path.suffix for path in vault.folder.iterdir()]
                assert left.count(".tj") == 1, "what the killed creation left is cleared"
            assert_sound(session)
            session.lock()

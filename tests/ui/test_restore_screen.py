from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE, FixedClock
from tests.ui.find import by_name, press, type_into
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault
from ui.lock.restore import RestoreScreen
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

SLOW = 20_000
FIELD = "Passphrase or recovery key"


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def bundle(session: Session, clock: FixedClock, vocabulary: Vocabulary, tmp_path: Path) -> Path:
    """A backup with one entry; the journal itself is locked."""
    store = EntryStore(session.private, clock, vocabulary)
    store.save(Entry.new(clock, Kind.FREE).edited(text="The kitchen was quiet."))
    target = tmp_path / "kept.tjbackup"
    session.backups.write_to(target)
    session.lock()
    return target


@pytest.fixture
def elsewhere(tmp_path: Path, vault_at: Callable[[Path], Vault]) -> Vault:
    return vault_at(tmp_path / "another computer")


def screen_for(qtbot: QtBot, kit: Kit, tasks: TaskRunner, vault: Vault) -> RestoreScreen:
    made = RestoreScreen(kit=kit, tasks=tasks, vault=vault)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    return made


def shown(screen: RestoreScreen) -> str:
    labels = [label for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    return " ".join(label.accessibleName() for label in labels)


def choose(screen: RestoreScreen, path: Path) -> None:
    press(screen, "Choose the backup file…")
    dialog = screen.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(path))
    dialog.close()
    screen.activateWindow()
    QTest.qWaitForWindowActive(screen)


@pytest.mark.parametrize("by", ["passphrase", "recovery key"])
def test_on_another_computer(
    qtbot: QtBot,
    kit: Kit,
    tasks: TaskRunner,
    bundle: Path,
    elsewhere: Vault,
    recovery: RecoveryKey,
    clock: FixedClock,
    vocabulary: Vocabulary,
    by: str,
) -> None:
    screen = screen_for(qtbot, kit, tasks, elsewhere)
    choose(screen, bundle)
    type_into(screen, FIELD, PASSPHRASE if by == "passphrase" else recovery.text)
    press(screen, "Put it in place")
    qtbot.waitUntil(lambda: "Done:" in shown(screen), timeout=SLOW)
    with qtbot.waitSignal(screen.done):
        press(screen, "Go to the lock screen")
    opened = elsewhere.unlock(PASSPHRASE)
    assert EntryStore(opened.private, clock, vocabulary).count() == 1
    opened.lock()


def test_what_two_share_stays_as_it_is(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, couple: Session, vault: Vault, tmp_path: Path
) -> None:
    couple.backups.write_to(tmp_path / "kept.tjbackup")
    couple.lock()
    screen = screen_for(qtbot, kit, tasks, vault)
    choose(screen, tmp_path / "kept.tjbackup")
    type_into(screen, FIELD, PASSPHRASE)
    press(screen, "Put it in place")
    qtbot.waitUntil(lambda: "What you share stays" in shown(screen), timeout=SLOW)


def test_a_wrong_passphrase_can_be_typed_again(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, bundle: Path, elsewhere: Vault
) -> None:
    screen = screen_for(qtbot, kit, tasks, elsewhere)
    choose(screen, bundle)
    type_into(screen, FIELD, "not this one")
    press(screen, "Put it in place")
    qtbot.waitUntil(lambda: "does not open" in shown(screen), timeout=SLOW)
    assert not elsewhere.exists()
    type_into(screen, FIELD, PASSPHRASE)  # what was typed before is selected
    press(screen, "Put it in place")
    qtbot.waitUntil(lambda: "Done:" in shown(screen), timeout=SLOW)


def test_a_file_of_another_kind_is_refused(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, elsewhere: Vault, tmp_path: Path
) -> None:
    other = tmp_path / "holiday.tjbackup"
    other.write_bytes(b"a picture of the sea")
    screen = screen_for(qtbot, kit, tasks, elsewhere)
    choose(screen, other)
    type_into(screen, FIELD, PASSPHRASE)
    press(screen, "Put it in place")
    qtbot.waitUntil(lambda: "not a TrustJournal backup" in shown(screen), timeout=SLOW)
    assert not elsewhere.exists()


def test_file_and_passphrase_are_both_needed(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, bundle: Path, elsewhere: Vault
) -> None:
    screen = screen_for(qtbot, kit, tasks, elsewhere)
    run = by_name(screen, "Put it in place", QPushButton)
    assert not run.isEnabled()
    choose(screen, bundle)
    assert not run.isEnabled()
    type_into(screen, FIELD, "a")
    assert run.isEnabled()
    with qtbot.waitSignal(screen.back):
        press(screen, "Back")

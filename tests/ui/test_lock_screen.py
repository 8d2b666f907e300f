from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE
from tests.ui.find import by_name, names, press, type_into
from trustjournal.clock import Progress
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault
from ui.lock.lock_screen import LockScreen
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit


@pytest.fixture
def tasks() -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.stop()


@pytest.fixture
def screen(qtbot: QtBot, kit: Kit, tasks: TaskRunner, session: Session, vault: Vault) -> LockScreen:
    session.lock()
    made = LockScreen(kit=kit, tasks=tasks, vault=vault)
    qtbot.addWidget(made)
    made.resize(1024, 700)
    made.show()
    made.activateWindow()
    return made


def shown(screen: QWidget) -> str:
    labels = [label for label in screen.findChildren(QLabel) if label.isVisibleTo(screen)]
    return " ".join(label.accessibleName() for label in labels)


def unlock(qtbot: QtBot, screen: LockScreen, secret: str) -> Session:
    type_into(screen, "Passphrase", secret)
    with qtbot.waitSignal(screen.unlocked) as caught:
        QTest.keyClick(by_name(screen, "Passphrase", QLineEdit), Qt.Key.Key_Return)
    session: Session = caught.args[0]
    return session


def test_it_shows_one_field_and_tells_nothing(screen: LockScreen) -> None:
    fields = [edit for edit in screen.findChildren(QLineEdit) if edit.isVisibleTo(screen)]
    assert len(fields) == 1
    assert names(screen, QPushButton) == {"Open", "Can’t open it?", "Help now"}
    assert not any(letter.isdigit() for letter in shown(screen))


def test_the_passphrase_opens_and_is_forgotten(qtbot: QtBot, screen: LockScreen) -> None:
    session = unlock(qtbot, screen, PASSPHRASE)
    assert not session.closed
    assert by_name(screen, "Passphrase", QLineEdit).text() == ""
    session.lock()


def test_new_keys_of_what_is_shared_are_told_while_they_are_made(
    qtbot: QtBot, screen: LockScreen, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on, by_the_core = threading.Semaphore(0), vault.unlock

    def slowly(secret: str, tell: Progress) -> Session:
        for step in range(3):
            tell(step, 3)
            go_on.acquire(timeout=60)
        return by_the_core(secret)

    monkeypatch.setattr(vault, "unlock", slowly)
    type_into(screen, "Passphrase", PASSPHRASE)
    with qtbot.waitSignal(screen.unlocked) as caught:
        QTest.keyClick(by_name(screen, "Passphrase", QLineEdit), Qt.Key.Key_Return)
        for said in ("", " 1 of 3", " 2 of 3"):
            line = f"Changing the keys of what you share…{said}"
            qtbot.waitUntil(lambda line=line: line in names(screen, QLabel))
            go_on.release()
    caught.args[0].lock()


def test_the_recovery_key_opens_in_the_same_field(
    qtbot: QtBot, screen: LockScreen, recovery: RecoveryKey
) -> None:
    session = unlock(qtbot, screen, recovery.text.lower())
    assert not session.closed
    session.lock()


def test_a_wrong_passphrase_says_so_and_waits_for_another(qtbot: QtBot, screen: LockScreen) -> None:
    type_into(screen, "Passphrase", "not this one")
    press(screen, "Open")
    qtbot.waitUntil(lambda: "does not open" in shown(screen))
    field = by_name(screen, "Passphrase", QLineEdit)
    assert field.selectedText() == field.text() == "not this one"
    assert screen.focusWidget() is field
    assert by_name(screen, "Open", QPushButton).isEnabled()
    QTest.keyClicks(field, "o")
    assert field.text() == "o"
    assert "does not open" not in shown(screen)


def test_while_it_opens_it_cannot_be_asked_twice(qtbot: QtBot, screen: LockScreen) -> None:
    type_into(screen, "Passphrase", PASSPHRASE)
    press(screen, "Open")
    button = by_name(screen, "Open", QPushButton)
    assert button.text() == "Opening…"
    assert not button.isEnabled()
    with qtbot.waitSignal(screen.unlocked) as caught:
        QTest.keyClick(by_name(screen, "Passphrase", QLineEdit), Qt.Key.Key_Return)
    caught.args[0].lock()


def test_nothing_typed_starts_nothing(screen: LockScreen, tasks: TaskRunner) -> None:
    press(screen, "Open")
    assert "Type your passphrase first." in shown(screen)


def test_damaged_keys_lead_to_the_backups(qtbot: QtBot, screen: LockScreen, vault: Vault) -> None:
    for name in ("keys.json", "keys.json.bak"):
        (vault.folder / name).write_bytes(b"nothing of ours")
    type_into(screen, "Passphrase", PASSPHRASE)
    press(screen, "Open")
    qtbot.waitUntil(lambda: "damaged" in shown(screen))
    with qtbot.waitSignal(screen.restore_wanted):
        press(screen, "Restore from a backup…")


def test_a_missing_database_is_explained(qtbot: QtBot, screen: LockScreen, vault: Vault) -> None:
    for database in vault.folder.glob("*.tj"):
        database.unlink()
    type_into(screen, "Passphrase", PASSPHRASE)
    press(screen, "Open")
    qtbot.waitUntil(lambda: "is missing" in shown(screen))
    assert "Restore from a backup…" in names(screen, QPushButton)


def test_the_ways_out_are_told_when_asked(qtbot: QtBot, screen: LockScreen) -> None:
    assert "Restore from a backup…" not in names(screen, QPushButton)
    press(screen, "Can’t open it?")
    assert "recovery key" in shown(screen)
    with qtbot.waitSignal(screen.restore_wanted):
        press(screen, "Restore from a backup…")


def test_help_needs_no_passphrase(qtbot: QtBot, screen: LockScreen) -> None:
    with qtbot.waitSignal(screen.help_wanted):
        press(screen, "Help now")


def test_everything_is_reached_by_tab(screen: LockScreen) -> None:
    reached = []
    for _ in range(5):
        focus = screen.focusWidget()
        assert focus is not None
        reached.append(focus.accessibleName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert reached == ["Passphrase", "Show the passphrase", "Open", "Can’t open it?", "Help now"]


def test_a_session_nobody_waits_for_is_locked(
    qtbot: QtBot, kit: Kit, tasks: TaskRunner, session: Session, vault: Vault
) -> None:
    session.lock()
    screen = LockScreen(kit=kit, tasks=tasks, vault=vault)
    screen.show()
    type_into(screen, "Passphrase", PASSPHRASE)
    press(screen, "Open")
    screen.deleteLater()
    qtbot.waitUntil(lambda: not tasks.busy)
    again = vault.unlock(PASSPHRASE)  # AlreadyOpen if the first one were still there
    again.lock()


class TestTheField:
    def test_reveals_and_hides(self, screen: LockScreen) -> None:
        field = by_name(screen, "Passphrase", QLineEdit)
        assert field.echoMode() is QLineEdit.EchoMode.Password
        press(screen, "Show the passphrase")
        assert field.echoMode() is QLineEdit.EchoMode.Normal
        press(screen, "Hide the passphrase")
        assert field.echoMode() is QLineEdit.EchoMode.Password

    @pytest.mark.parametrize("key", [Qt.Key.Key_C, Qt.Key.Key_X])
    def test_gives_nothing_to_the_clipboard(self, screen: LockScreen, key: Qt.Key) -> None:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText("before")
        type_into(screen, "Passphrase", "a secret")
        press(screen, "Show the passphrase")
        field = by_name(screen, "Passphrase", QLineEdit)
        field.selectAll()
        QTest.keyClick(field, key, Qt.KeyboardModifier.ControlModifier)
        assert clipboard.text() == "before"
        assert field.text() == "a secret"

    def test_undoes_nothing(self, screen: LockScreen) -> None:
        field = by_name(screen, "Passphrase", QLineEdit)
        type_into(screen, "Passphrase", "a secret")
        press(screen, "Show the passphrase")
        field.clear()
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert field.text() == ""

    def test_input_methods_are_told_not_to_learn(self, screen: LockScreen) -> None:
        field = by_name(screen, "Passphrase", QLineEdit)
        press(screen, "Show the passphrase")
        for hint in (
            Qt.InputMethodHint.ImhSensitiveData,
            Qt.InputMethodHint.ImhNoPredictiveText,
            Qt.InputMethodHint.ImhNoAutoUppercase,
        ):
            assert field.inputMethodHints() & hint

    def test_tells_of_caps_lock(self, screen: LockScreen) -> None:
        field = by_name(screen, "Passphrase", QLineEdit)
        QTest.keyClicks(field, "a")
        assert "Caps lock is on." not in shown(screen)
        QTest.keyClicks(field, "A")  # a capital without shift
        assert "Caps lock is on." in shown(screen)


def test_it_paints_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    program = """
import sys
from PySide6.QtWidgets import QApplication
app = QApplication([])
from ui.lock.lock_screen import LockScreen
from ui.tasks import TaskRunner
from ui.theme import Theme
from ui.widgets.kit import Kit
theme = Theme()
theme.apply()
screen = LockScreen(kit=Kit(theme), tasks=TaskRunner(), vault=None)
screen.resize(800, 600)
screen.grab()
heavy = {"qtawesome", "sqlcipher3", "cryptography", "keyring", "zxcvbn"}
print(sorted(heavy & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"

"""What people do, through the real window over a real vault."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import PASSPHRASE, FixedClock
from tests.ui.find import by_name, names, press, type_into
from trustjournal.errors import AlreadyOpen, DiskFull, WrongPassphrase
from trustjournal.journal.drafts import DraftStore
from trustjournal.messages import explain
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault
from ui.lock.first_run import FirstRun
from ui.lock.lock_screen import LockScreen
from ui.shell import Shell
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.workspace import Workspace

WRITE = "What I want to write"
LINE = "The kettle whistled and I flinched at nothing."


@pytest.fixture
def shell_on(
    qtbot: QtBot, theme: Theme, clock: FixedClock, fast_kdf: KdfParameters
) -> Iterator[Callable[[Vault], Shell]]:
    shells: list[Shell] = []

    def build(vault: Vault) -> Shell:
        shell = Shell(
            vault=vault,
            clock=clock,
            theme=theme,
            tasks=TaskRunner(),
            preferences=PreferencesFile(vault.folder),
            kdf=fast_kdf,
            quiet_seconds=3600,
        )
        shell.window.resize(1280, 800)
        shell.start()
        shell.window.show()
        qtbot.waitExposed(shell.window)
        shells.append(shell)
        return shell

    yield build
    for shell in shells:
        shell.shut_down()
        shell.window.close()
        shell.window.deleteLater()


@pytest.fixture
def shell(shell_on: Callable[[Vault], Shell], vault: Vault, session: Session) -> Shell:
    """The lock screen of a fresh journal."""
    session.lock()
    return shell_on(vault)


def unlock(qtbot: QtBot, shell: Shell, passphrase: str = PASSPHRASE) -> Workspace:
    type_into(shell.window, "Passphrase", passphrase)
    QTest.keyClick(by_name(shell.window, "Passphrase", QLineEdit), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shell.opened is not None)
    assert shell.opened is not None
    assert shell.opened.workspace is not None
    return shell.opened.workspace


def strike(shell: Shell, keys: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    """Press keys as the system delivers them: to whichever native window has the focus."""
    window = QGuiApplication.focusWindow() or shell.window.windowHandle()
    QTest.keyClick(window, keys, modifiers)


def lock(shell: Shell) -> None:
    strike(shell, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    QTest.qWait(1)


def texts_of(root: QWidget) -> str:
    return " ".join(names(root))


def test_a_line_on_today_is_found_after_locking(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    press(workspace, "afraid")
    type_into(workspace, "One line", LINE)
    press(workspace, "Keep, only me")
    lock(shell)
    assert isinstance(shell.window.screen_shown, LockScreen)
    workspace = unlock(qtbot, shell)
    assert LINE in texts_of(workspace)
    assert shell.opened is not None
    found = shell.opened.entries.newest(5).items
    assert [item.feelings[0].feeling for item in found] == ["afraid"]


def test_locking_mid_word_saves_and_comes_back_to_the_cursor(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = by_name(workspace, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "I was in the middle of a wo")
    for _ in range(3):
        QTest.keyClick(page, Qt.Key.Key_Left)
    lock(shell)
    workspace = unlock(qtbot, shell)
    assert workspace.current.name == "journal"
    page = by_name(workspace, WRITE, QPlainTextEdit)
    assert page.toPlainText() == "I was in the middle of a wo"
    qtbot.waitUntil(page.hasFocus)
    QTest.keyClicks(page, "X")
    assert page.toPlainText() == "I was in the middle of aX wo"


def test_nothing_that_shows_words_survives_a_lock(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    type_into(workspace, "One line", LINE)
    dialog = QDialog(shell.window)
    dialog.open()
    inside = dialog.windowHandle()
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is inside)
    field = by_name(workspace, "One line", QLineEdit)
    assert shell.opened is not None
    session = weakref.ref(shell.opened.session)
    open_session = shell.opened.session
    lock(shell)
    assert open_session.closed
    qtbot.wait(10)
    assert not shiboken6.isValid(field)
    assert not shiboken6.isValid(workspace)
    assert not shiboken6.isValid(dialog)
    del open_session, workspace, field, dialog
    gc.collect()
    assert session() is None
    for widget in shell.window.findChildren(QWidget):
        assert LINE not in widget.accessibleName()


def test_what_was_copied_is_gone_from_the_clipboard_after_a_lock(
    qtbot: QtBot, shell: Shell
) -> None:
    workspace = unlock(qtbot, shell)
    field = by_name(workspace, "One line", QLineEdit)
    type_into(workspace, "One line", LINE)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == LINE
    lock(shell)
    assert QGuiApplication.clipboard().text() == ""


def test_quick_hide_hides_at_once_locks_and_ends(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    type_into(workspace, "One line", LINE)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    with qtbot.waitSignal(shell.quit_wanted):
        strike(shell, Qt.Key.Key_H, both)
    assert not shell.window.isVisible()
    assert shell.opened is None
    shell.window.show()
    assert LINE in texts_of_fields(unlock(qtbot, shell))


def texts_of_fields(root: QWidget) -> str:
    return " ".join(field.text() for field in root.findChildren(QLineEdit))


def test_the_title_never_tells_anything(qtbot: QtBot, shell: Shell) -> None:
    titles = {shell.window.windowTitle()}
    workspace = unlock(qtbot, shell)
    for name in ("today", "journal", "help", "settings"):
        workspace.show_page(name)
        titles.add(shell.window.windowTitle())
    lock(shell)
    titles.add(shell.window.windowTitle())
    assert titles == {"TrustJournal"}


def test_every_page_has_its_keys(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    control = Qt.KeyboardModifier.ControlModifier
    for key, modifier, page in (
        (Qt.Key.Key_2, control, "journal"),
        (Qt.Key.Key_1, control, "today"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "help"),
        (Qt.Key.Key_Comma, control, "settings"),
        (Qt.Key.Key_F, control, "journal"),
    ):
        QTest.keyClick(shell.window, key, modifier)
        assert workspace.current.name == page
    QTest.keyClick(shell.window, Qt.Key.Key_F2)
    assert by_name(workspace, "The feeling I guess").isVisible()
    QTest.keyClick(shell.window, Qt.Key.Key_F2)
    assert "The feeling I guess" not in names(workspace)


def test_a_statement_goes_into_the_open_entry(qtbot: QtBot, shell: Shell) -> None:
    workspace = unlock(qtbot, shell)
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = by_name(workspace, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "What I could say: ")
    QTest.keyClick(shell.window, Qt.Key.Key_F2)
    type_into(workspace, "The feeling I guess", "fear")
    type_into(workspace, "My part", "I hid the letters")
    qtbot.waitUntil(lambda: any(n.startswith("Insert") for n in names(workspace)))
    insert = sorted(n for n in names(workspace) if n.startswith("Insert"))[0]
    press(workspace, insert)
    assert page.toPlainText().startswith("What I could say: ")
    assert len(page.toPlainText()) > 30


def test_another_look_keeps_what_was_being_written(
    qtbot: QtBot, shell: Shell, theme: Theme
) -> None:
    workspace = unlock(qtbot, shell)
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = by_name(workspace, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, LINE)
    theme.choose(Scheme.DARK, 130)
    assert shell.opened is not None
    assert shell.opened.workspace is not workspace
    assert shell.opened.workspace is not None
    assert by_name(shell.opened.workspace, WRITE, QPlainTextEdit).toPlainText() == LINE
    theme.choose(Scheme.LIGHT, 100)


def test_a_wrong_passphrase_and_a_second_window_are_told_apart(
    qtbot: QtBot, shell: Shell, shell_on: Callable[[Vault], Shell], vault: Vault
) -> None:
    type_into(shell.window, "Passphrase", "not this one")
    press(shell.window, "Open")
    wrong = explain(WrongPassphrase()).sentence
    qtbot.waitUntil(lambda: wrong in texts_of(shell.window))
    by_name(shell.window, "Passphrase", QLineEdit).clear()
    unlock(qtbot, shell)
    second = shell_on(vault)
    type_into(second.window, "Passphrase", PASSPHRASE)
    press(second.window, "Open")
    qtbot.waitUntil(lambda: "already open" in texts_of(second.window).lower())
    with pytest.raises(AlreadyOpen):
        vault.unlock(PASSPHRASE)


def test_a_first_run_ends_in_a_journal_and_nothing_before_it_is_on_disk(
    qtbot: QtBot, shell_on: Callable[[Vault], Shell], vault: Vault
) -> None:
    shell = shell_on(vault)
    assert isinstance(shell.window.screen_shown, FirstRun)
    shell.window.close()
    assert not any(vault.folder.glob("**/*")) if vault.folder.exists() else True


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """No draft can be written until `undo`."""

    def fail(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(DraftStore, "keep_now", fail)
    monkeypatch.setattr(DraftStore, "keep", fail)
    yield monkeypatch
    monkeypatch.undo()


def write_something(qtbot: QtBot, shell: Shell) -> Workspace:
    workspace = unlock(qtbot, shell)
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = by_name(workspace, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, LINE)
    return workspace


def test_words_that_cannot_be_saved_wait_behind_a_lock_screen(
    qtbot: QtBot, shell: Shell, full_disk: pytest.MonkeyPatch
) -> None:
    workspace = write_something(qtbot, shell)
    lock(shell)
    assert isinstance(shell.window.screen_shown, LockScreen)
    assert not workspace.isVisible()
    type_into(shell.window, "Passphrase", "somebody else's guess")
    press(shell.window, "Open")
    wrong = explain(WrongPassphrase()).sentence
    qtbot.waitUntil(lambda: wrong in texts_of(shell.window))
    by_name(shell.window, "Passphrase", QLineEdit).clear()
    type_into(shell.window, "Passphrase", PASSPHRASE)
    press(shell.window, "Open")
    qtbot.waitUntil(workspace.isVisible)
    assert by_name(workspace, WRITE, QPlainTextEdit).toPlainText() == LINE
    full_disk.undo()
    lock(shell)
    assert shell.opened is None
    workspace = unlock(qtbot, shell)
    assert by_name(workspace, WRITE, QPlainTextEdit).toPlainText() == LINE


def test_a_covered_journal_locks_by_itself_when_there_is_room_again(
    qtbot: QtBot, shell: Shell, full_disk: pytest.MonkeyPatch
) -> None:
    write_something(qtbot, shell)
    lock(shell)
    assert shell.opened is not None
    session = shell.opened.session
    full_disk.undo()
    qtbot.waitUntil(lambda: session.closed)
    assert isinstance(shell.window.screen_shown, LockScreen)
    workspace = unlock(qtbot, shell)
    assert by_name(workspace, WRITE, QPlainTextEdit).toPlainText() == LINE


def test_closing_with_words_that_cannot_be_saved_asks_once(
    qtbot: QtBot, shell: Shell, full_disk: pytest.MonkeyPatch
) -> None:
    workspace = write_something(qtbot, shell)
    assert not shell.window.close()
    assert "Your last words could not be saved yet." in texts_of(workspace).replace("  ", " ")
    assert shell.opened is not None
    with qtbot.waitSignal(shell.quit_wanted):
        shell.window.close()
    assert shell.opened is None


def test_planted_phrases_are_in_no_file(
    qtbot: QtBot, shell: Shell, vault: Vault, tmp_path: Path
) -> None:
    phrases = [f"zq{n}marigold{n}lantern" for n in range(40)]
    workspace = unlock(qtbot, shell)
    for number, phrase in enumerate(phrases[:10]):
        type_into(workspace, "One line", phrase)
        if number % 2:
            press(workspace, "Keep, only me")
        else:
            by_name(workspace, "One line", QLineEdit).clear()
    QTest.keyClick(shell.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    page = by_name(workspace, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, " ".join(phrases[10:]))
    assert shell.opened is not None
    shell.opened.leave()
    shell.opened.session.backups.make()
    shell.opened.session.backups.write_to(tmp_path / "copy.tjbackup")
    during = _files(tmp_path)
    lock(shell)
    for content in [*during, *_files(tmp_path)]:
        for phrase in phrases:
            assert phrase.encode() not in content
            assert phrase.encode("utf-16-le") not in content


def _files(folder: Path) -> list[bytes]:
    return [file.read_bytes() for file in folder.rglob("*") if file.is_file()]

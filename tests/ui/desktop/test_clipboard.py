"""The private clipboard within one process; `test_clipboard_x11.py` asks another program."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from ui.desktop.clipboard import SECRET_HINT, CopiesPlainText, PrivateClipboard, plain_mime


class RichEditor(CopiesPlainText, QTextEdit):
    pass


class PlainEditor(CopiesPlainText, QPlainTextEdit):
    pass


@pytest.fixture
def board(qtbot: QtBot) -> Iterator[QClipboard]:
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


@pytest.fixture
def private(board: QClipboard, qtbot: QtBot) -> Iterator[PrivateClipboard]:
    private = PrivateClipboard(seconds=0.1)
    yield private
    board.changed.disconnect(private._changed)
    private.deleteLater()


def formats(board: QClipboard) -> set[str]:
    mime = board.mimeData()
    assert mime is not None
    return set(mime.formats())


def test_text_is_plain_and_marked_as_secret(private: PrivateClipboard, board: QClipboard) -> None:
    private.copy("a feeling")
    assert board.text() == "a feeling"
    assert formats(board) == {"text/plain", SECRET_HINT}
    mime = board.mimeData()
    assert mime is not None
    assert mime.data(SECRET_HINT) == b"secret"


def test_windows_is_asked_to_keep_no_history(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    mime = plain_mime("a feeling")
    prefix = 'application/x-qt-windows-mime;value="'
    assert mime.hasFormat(prefix + 'ExcludeClipboardContentFromMonitorProcessing"')
    assert mime.data(prefix + 'CanIncludeInClipboardHistory"') == b"\0\0\0\0"
    assert mime.data(prefix + 'CanUploadToCloudClipboard"') == b"\0\0\0\0"


def test_it_goes_by_itself(private: PrivateClipboard, board: QClipboard, qtbot: QtBot) -> None:
    with qtbot.waitSignal(private.cleared):
        private.copy("a feeling")
    assert board.text() == ""


def test_a_second_copy_has_its_own_time(
    private: PrivateClipboard, board: QClipboard, qtbot: QtBot
) -> None:
    private.seconds = 0.4
    private.copy("first")
    qtbot.wait(250)
    private.copy("second")
    qtbot.wait(250)
    assert board.text() == "second"
    qtbot.waitUntil(lambda: board.text() == "")


def test_it_goes_on_lock_at_once(private: PrivateClipboard, board: QClipboard) -> None:
    private.copy("a feeling")
    private.clear()
    assert board.text() == ""


def test_it_goes_when_the_app_ends(private: PrivateClipboard, board: QClipboard) -> None:
    private.copy("a feeling")
    app = QGuiApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert board.text() == ""


def test_nothing_to_copy_leaves_the_clipboard_alone(
    private: PrivateClipboard, board: QClipboard
) -> None:
    board.setText("before")
    private.clear()
    board.setText("kept")
    private._held.clear()
    private.copy("")
    private.clear()
    assert board.text() == "kept"


def test_clearing_without_a_copy_leaves_the_clipboard_alone(
    board: QClipboard, qtbot: QtBot
) -> None:
    board.setText("somebody else's")
    PrivateClipboard().clear()
    assert board.text() == "somebody else's"


def disowned(private: PrivateClipboard, monkeypatch: pytest.MonkeyPatch) -> None:
    """From here on another program owns the clipboard."""
    monkeypatch.setattr(private, "_ours", lambda _mode: False)


def test_what_another_program_put_there_stays(
    private: PrivateClipboard, board: QClipboard, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    private.copy("a feeling")
    disowned(private, monkeypatch)
    board.setText("a shopping list")
    qtbot.wait(250)
    private.clear()
    assert board.text() == "a shopping list"


def test_a_manager_that_took_our_words_over_loses_them(
    private: PrivateClipboard, board: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    private.copy("a feeling")
    disowned(private, monkeypatch)
    board.setText("a feeling")
    private.clear()
    assert board.text() == ""


class Stubborn:
    """A clipboard that refuses to be cleared, as a Wayland window's does out of focus."""

    def __init__(self, board: QClipboard) -> None:
        self.mimeData = board.mimeData

    def clear(self, _mode: QClipboard.Mode) -> None:
        pass


def test_nothing_is_left_to_paste_where_clearing_is_refused(
    private: PrivateClipboard, board: QClipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    private.copy("a feeling")
    monkeypatch.setattr(private, "_clipboard", Stubborn(board))
    private.clear()
    assert board.text() == ""


@pytest.mark.parametrize("editor_type", [RichEditor, PlainEditor])
def test_our_editors_offer_plain_text_alone(
    editor_type: type[RichEditor] | type[PlainEditor], board: QClipboard, qtbot: QtBot
) -> None:
    """With nobody watching the clipboard: what is dragged or selected goes by no other way."""
    editor = editor_type()
    qtbot.addWidget(editor)
    editor.setPlainText("first line\nsecond line\nthird")
    cursor = editor.textCursor()
    cursor.setPosition(6)
    cursor.setPosition(18, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    editor.copy()
    assert board.text() == "line\nsecond "
    assert formats(board) == {"text/plain", SECRET_HINT}
    editor.cut()
    assert editor.toPlainText() == "first line\nthird"


def test_any_other_field_is_made_plain_and_taken_back(
    private: PrivateClipboard, board: QClipboard, qtbot: QtBot
) -> None:
    rich = QTextEdit()
    qtbot.addWidget(rich)
    rich.setHtml("<b>a</b> feeling")
    rich.selectAll()
    rich.copy()
    assert board.text() == "a feeling"
    assert formats(board) == {"text/plain", SECRET_HINT}
    private.clear()
    assert board.text() == ""
    line = QLineEdit("what happened")
    qtbot.addWidget(line)
    line.selectAll()
    line.copy()
    assert formats(board) == {"text/plain", SECRET_HINT}
    qtbot.waitUntil(lambda: board.text() == "")


def test_a_picture_is_left_alone(private: PrivateClipboard, board: QClipboard) -> None:
    mime = QMimeData()
    mime.setData("image/png", b"not text")
    board.setMimeData(mime)
    assert formats(board) == {"image/png"}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1))
def test_any_text_goes_out_whole_and_comes_back_clean(
    text: str, private: PrivateClipboard, board: QClipboard
) -> None:
    private.copy(text)
    assert board.text() == text
    private.clear()
    assert board.text() == ""


def test_the_words_are_not_kept(private: PrivateClipboard) -> None:
    private.copy("a feeling")
    kept = repr(vars(private)) + repr(private)
    assert "feeling" not in kept

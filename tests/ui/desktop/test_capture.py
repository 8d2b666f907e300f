"""Capture blocking: what each system is asked for, with stand-ins where it is not this one."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Iterator
from ctypes import c_void_p
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.desktop import capture, objc


@pytest.mark.skipif(sys.platform != "linux", reason="says that Linux has no means")
def test_linux_says_honestly_that_it_cannot(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    assert not capture.can_block_capture()
    assert capture.block_capture(window) is False
    assert not window.testAttribute(Qt.WidgetAttribute.WA_NativeWindow)


@pytest.mark.parametrize(
    ("known", "asked", "agreed"),
    [({0x11}, [0x11], True), ({0x01}, [0x11, 0x01], True), (set(), [0x11, 0x01], False)],
)
def test_windows_is_asked_for_the_best_it_knows(
    known: set[int], asked: list[int], agreed: bool
) -> None:
    calls: list[int] = []

    def set_affinity(handle: Any, how: Any) -> int:
        assert handle.value == 4711
        calls.append(how.value)
        return int(how.value in known)

    user32 = SimpleNamespace(SetWindowDisplayAffinity=set_affinity)
    assert capture._ask_windows(user32, 4711) is agreed
    assert calls == asked


class ObjectiveC:
    """A runtime that writes down the messages; every class and selector is a number."""

    def __init__(self, answers: dict[str, int]) -> None:
        self.names: dict[int, str] = {}
        self.sent: list[tuple[str, str, int, int]] = []
        self.answers = answers
        self.objc_getClass = lambda name: self.number(name)
        self.sel_registerName = lambda name: self.number(name)
        kind = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
        self.objc_msgSend = kind(self.receive)

    def number(self, name: bytes) -> int:
        number = 1000 + len(self.names)
        self.names[number] = name.decode()
        return number

    def receive(self, target: int, selector: int, first: int | None, second: int | None) -> int:
        message = self.names[selector]
        self.sent.append((self.names.get(target, str(target)), message, first or 0, second or 0))
        return self.answers.get(message, 0)


def test_macos_is_asked_to_share_the_window_with_nobody() -> None:
    library = ObjectiveC({"window": 55})
    assert objc.hide_from_capture(objc.Runtime(library), 44)
    assert library.sent[0][:2] == ("44", "window")
    assert library.sent[1][:3] == ("55", "setSharingType:", 0)


def test_a_view_without_a_window_is_told() -> None:
    library = ObjectiveC({"window": 0})
    assert not objc.hide_from_capture(objc.Runtime(library), 44)
    assert len(library.sent) == 1


def test_macos_is_told_that_the_pasteboard_holds_a_secret() -> None:
    library = ObjectiveC(
        {"generalPasteboard": 60, "stringWithUTF8String:": 61, "arrayWithObject:": 62}
    )
    objc.conceal_pasteboard(objc.Runtime(library))
    targets = [(target, message) for target, message, *_ in library.sent]
    assert targets == [
        ("NSPasteboard", "generalPasteboard"),
        ("NSString", "stringWithUTF8String:"),
        ("NSArray", "arrayWithObject:"),
        ("60", "addTypes:owner:"),
        ("NSString", "stringWithUTF8String:"),
        ("60", "setString:forType:"),
    ]
    assert library.sent[3][2:] == (62, 0)
    assert library.sent[5][2:] == (61, 61)


@pytest.fixture
def blocked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[QWidget]]:
    """The windows that were blocked, as on a system that can."""
    windows: list[QWidget] = []

    def block(window: QWidget) -> bool:
        windows.append(window)
        return True

    monkeypatch.setattr(capture, "can_block_capture", lambda: True)
    monkeypatch.setattr(capture, "block_capture", block)
    yield windows
    windows.clear()


def test_the_guard_takes_every_window_and_no_other_widget(
    blocked: list[QWidget], qtbot: QtBot
) -> None:
    guard = capture.CaptureGuard()
    guard.start()
    window, dialog = QWidget(), QDialog()
    qtbot.addWidget(window)
    qtbot.addWidget(dialog)
    QVBoxLayout(window).addWidget(QLabel("inside"))
    window.show()
    dialog.show()
    guard.stop()
    assert set(blocked) == {window, dialog}
    blocked.clear()
    late = QWidget()
    qtbot.addWidget(late)
    late.show()
    assert blocked == []


def test_the_guard_does_not_look_where_it_cannot_block(
    blocked: list[QWidget], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(capture, "can_block_capture", lambda: False)
    guard = capture.CaptureGuard()
    guard.start()
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    assert blocked == []

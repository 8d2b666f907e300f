"""Enter presses a button as the space bar does."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.kit import Kit

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.mark.parametrize("checkable", [False, True])
def test_enter_and_space_press_it_and_a_held_key_presses_once(
    qtbot: QtBot, checkable: bool
) -> None:
    pressed: list[bool] = []
    kit = Kit(Theme())
    button = kit.button("Begin", on=lambda: pressed.append(True), checkable=checkable)
    qtbot.addWidget(button)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_Enter):
        QTest.keyClick(button, key)
    assert len(pressed) == 3
    QTest.keyClick(button, Key.Key_Return, Held.ControlModifier)
    again = QKeyEvent(QEvent.Type.KeyPress, Key.Key_Return, Held.NoModifier, "\r", True)
    QApplication.sendEvent(button, again)
    assert len(pressed) == 3
    button.setEnabled(False)
    QTest.keyClick(button, Key.Key_Return)
    assert len(pressed) == 3

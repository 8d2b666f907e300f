"""What an assistive tool does to a widget, done as Qt does it for one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleActionInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QButtonGroup
from pytestqt.qtbot import QtBot

from ui.widgets.check_button import CheckButton
from ui.widgets.kit import Kit
from ui.widgets.line import Line


def toggle(button: CheckButton) -> None:
    """Do the action that a tool is offered first."""
    actions = QAccessible.queryAccessibleInterface(button).actionInterface()
    assert actions.actionNames()[0] == QAccessibleActionInterface.toggleAction()
    actions.doAction(actions.actionNames()[0])


@pytest.fixture
def button(qtbot: QtBot) -> CheckButton:
    made = CheckButton("afraid")
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_toggle_by_a_tool_is_a_click(qtbot: QtBot, button: CheckButton) -> None:
    clicks: list[bool] = []
    button.clicked.connect(lambda on: clicks.append(on))
    toggle(button)
    qtbot.waitUntil(lambda: clicks == [True])
    toggle(button)
    qtbot.waitUntil(lambda: clicks == [True, False])


def test_a_click_is_one_click_and_the_program_makes_none(qtbot: QtBot, button: CheckButton) -> None:
    clicks: list[bool] = []
    button.clicked.connect(lambda on: clicks.append(on))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    button.setChecked(False)
    qtbot.wait(5)
    assert clicks == [True]


def test_in_a_group_only_the_toggled_one_tells(qtbot: QtBot) -> None:
    group, clicks = QButtonGroup(), []
    buttons = [CheckButton("yes"), CheckButton("no")]
    for place, each in enumerate(buttons):
        qtbot.addWidget(each)
        group.addButton(each)
        each.clicked.connect(lambda on, place=place: clicks.append((place, on)))
    toggle(buttons[0])
    toggle(buttons[1])
    qtbot.waitUntil(lambda: len(clicks) == 2)
    qtbot.wait(5)
    assert clicks == [(0, True), (1, True)]
    assert [each.isChecked() for each in buttons] == [False, True]


def test_the_kit_makes_such_buttons(qtbot: QtBot, kit: Kit) -> None:
    button = kit.button("afraid", "word", checkable=True)
    qtbot.addWidget(button)
    assert isinstance(button, CheckButton)
    assert not kit.button("Open").isCheckable()


def test_words_that_a_tool_puts_in_are_told(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    told: list[str] = []
    line.edited.connect(told.append)
    field = QAccessible.queryAccessibleInterface(line).editableTextInterface()
    field.insertText(0, "quiet")
    assert told == ["quiet"]
    QTest.keyClicks(line, "!")
    assert told[-1].replace("!", "") == "quiet"


def test_words_that_the_program_shows_are_not(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    told: list[str] = []
    line.edited.connect(told.append)
    line.setText("a draft")
    line.clear()
    assert told == []
    assert line.text() == ""

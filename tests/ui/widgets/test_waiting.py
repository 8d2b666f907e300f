from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.find import names, press
from tests.ui.screens import settle
from ui.widgets.kit import Kit
from ui.widgets.waiting import Waiting, WaitingItem


@pytest.fixture
def waiting(qtbot: QtBot, kit: Kit) -> Waiting:
    waiting = Waiting(kit)
    qtbot.addWidget(waiting)
    return waiting


def item(key: str, opened: list[str], title: str = "An agreement") -> WaitingItem:
    return WaitingItem(key, "calendar", title, "today", "Read it", lambda: opened.append(key))


def test_nothing_is_shown_while_nothing_waits(waiting: Waiting) -> None:
    waiting.show_items([])
    assert waiting.isHidden()


def test_each_thing_has_one_way_to_go_there(waiting: Waiting) -> None:
    opened: list[str] = []
    waiting.show_items([item("a", opened), item("b", opened, "A check-in")])
    assert not waiting.isHidden()
    assert names(waiting, QPushButton) == {
        "Read it: An agreement. today",
        "Read it: A check-in. today",
    }
    press(waiting, "Read it: A check-in. today")
    assert opened == ["b"]


def test_the_focus_stays_on_the_thing_where_it_was(waiting: Waiting) -> None:
    opened: list[str] = []
    waiting.show_items([item("a", opened), item("b", opened)])
    waiting.show()
    waiting.activateWindow()
    waiting.buttons()[1].setFocus()
    settle()
    waiting.show_items([item("b", opened), item("c", opened)])
    settle()
    assert waiting.buttons()[0].hasFocus()


def test_what_was_shown_before_is_gone(waiting: Waiting) -> None:
    waiting.show_items([item("a", [], "Something old")])
    waiting.show_items([item("b", [], "Something new")])
    settle()
    assert not any("old" in name for name in names(waiting))

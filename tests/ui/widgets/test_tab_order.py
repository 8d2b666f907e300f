from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.main_window import MainWindow
from ui.widgets.in_view import scroll_into_view
from ui.widgets.tab_order import tab_stops


class Pages:
    """A window whose buttons were made in another order than they stand."""

    def __init__(self) -> None:
        self.last, self.third, self.second, self.first = (QPushButton(n) for n in "dcba")
        self.part = QWidget()
        row = QHBoxLayout(self.part)
        row.addWidget(self.second)
        row.addWidget(self.third)
        self.part.setFocusProxy(self.third)
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.addWidget(self.last)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.column = QVBoxLayout()
        self.column.addWidget(self.first)
        self.column.addWidget(self.part)
        page = QWidget()
        outer = QVBoxLayout(page)
        outer.addWidget(QLabel("no stop"))
        outer.addLayout(self.column)
        outer.addWidget(self.area)
        self.window = MainWindow()
        self.window.show_screen(page)


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    pages = Pages()
    qtbot.addWidget(pages.window)
    pages.window.show()
    pages.window.activateWindow()
    qtbot.waitUntil(pages.window.isActiveWindow)
    return pages


def words(pages: Pages) -> str:
    return "".join(getattr(stop, "text", str)() for stop in tab_stops(pages.window))


def tab(pages: Pages, key: Qt.Key = Qt.Key.Key_Tab) -> str:
    focus = pages.window.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key)
    now = pages.window.focusWidget()
    assert isinstance(now, QPushButton)
    return now.text()


def test_it_is_the_order_in_which_things_stand(pages: Pages) -> None:
    assert words(pages) == "abcd"


def test_tab_goes_round(pages: Pages) -> None:
    pages.first.setFocus()
    assert [tab(pages) for _ in range(4)] == ["b", "c", "d", "a"]
    assert [tab(pages, Qt.Key.Key_Backtab) for _ in range(4)] == ["d", "c", "b", "a"]


def test_what_is_made_later_is_reached_where_it_stands(pages: Pages) -> None:
    late = QPushButton("+")
    pages.column.insertWidget(1, late)
    late.show()
    assert words(pages) == "a+bcd"


def test_what_cannot_be_used_is_passed_over(pages: Pages) -> None:
    pages.second.setEnabled(False)
    pages.third.hide()
    pages.last.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    assert words(pages) == "a"


def test_after_what_was_just_hidden_comes_what_followed_it(pages: Pages) -> None:
    pages.third.setFocus()
    pages.third.hide()
    assert pages.window.focusWidget() is pages.last


def test_from_a_page_that_is_no_stop_it_goes_to_what_follows(pages: Pages) -> None:
    text = QPlainTextEdit()
    text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    pages.column.insertWidget(1, text)
    for key, expected in ((Qt.Key.Key_Tab, "b"), (Qt.Key.Key_Backtab, "a")):
        text.setTabChangesFocus(True)
        text.setFocus()
        assert tab(pages, key) == expected


def test_a_window_without_stops_keeps_its_peace(qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(QLabel("nothing"))
    window.show()
    assert list(tab_stops(window)) == []
    assert window.focusNextPrevChild(True) is False


def test_what_is_below_or_above_is_scrolled_to(qtbot: QtBot) -> None:
    area, inside = QScrollArea(), QWidget()
    column = QVBoxLayout(inside)
    buttons = [QPushButton(str(n)) for n in range(40)]
    for button in buttons:
        column.addWidget(button)
    area.setWidget(inside)
    qtbot.addWidget(area)
    area.resize(200, 200)
    area.show()
    for button in (buttons[30], buttons[3]):
        scroll_into_view(button, button.rect(), 4)
        seen = button.visibleRegion().boundingRect()
        assert seen == button.rect()
    before = area.verticalScrollBar().value()
    scroll_into_view(buttons[4], buttons[4].rect(), 4)
    assert area.verticalScrollBar().value() == before, "what is seen stays where it is"


def test_of_what_is_too_tall_the_cursor_is_shown(qtbot: QtBot) -> None:
    area, text = QScrollArea(), QPlainTextEdit("\n".join(str(n) for n in range(200)))
    text.setFixedHeight(4000)
    area.setWidget(text)
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    text.moveCursor(text.textCursor().MoveOperation.End)
    scroll_into_view(text, text.rect(), 4)
    top = area.verticalScrollBar().value()
    assert top <= text.cursorRect().center().y() <= top + area.viewport().height()

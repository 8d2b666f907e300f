from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.focus_ring import FocusRing

ROOM = 4  # 2 px of ring and 2 px of gap


class Window(QWidget):
    """A field, and thirty buttons in a scroll area."""

    def __init__(self) -> None:
        super().__init__()
        self.field = QLineEdit()
        self.buttons = [QPushButton(str(n)) for n in range(30)]
        inside = QWidget()
        column = QVBoxLayout(inside)
        for button in self.buttons:
            column.addWidget(button)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.addWidget(self.field)
        outer.addWidget(self.area)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def ring(window: Window, theme: Theme) -> FocusRing:
    return FocusRing(window, theme)


def frame(window: Window, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def around(window: Window, widget: QWidget) -> QRect:
    return frame(window, widget).adjusted(-ROOM, -ROOM, ROOM, ROOM)


def click(window: Window, widget: QWidget) -> None:
    """Click as the system does: through the window."""
    handle = window.windowHandle()
    assert handle is not None
    place = widget.mapTo(window, widget.rect().center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)


def test_it_surrounds_the_field_with_focus(window: Window, ring: FocusRing) -> None:
    window.field.setFocus()
    assert ring.isVisible()
    assert ring.geometry() == around(window, window.field)


def test_it_follows_tab(window: Window, ring: FocusRing) -> None:
    window.field.setFocus()
    QTest.keyClick(window.field, Qt.Key.Key_Tab)
    assert ring.target is window.buttons[0]
    assert ring.geometry() == around(window, window.buttons[0])


def test_a_clicked_button_has_none_until_a_key_is_used(
    qtbot: QtBot, window: Window, ring: FocusRing
) -> None:
    click(window, window.buttons[1])
    assert window.focusWidget() is window.buttons[1]
    assert not ring.isVisible()
    QTest.keyClick(window.buttons[1], Qt.Key.Key_Tab)
    assert ring.target is window.buttons[2]


def test_a_clicked_field_has_one(window: Window, ring: FocusRing) -> None:
    click(window, window.field)
    assert ring.target is window.field


def test_it_moves_with_scrolling(window: Window, ring: FocusRing) -> None:
    window.buttons[3].setFocus(Qt.FocusReason.TabFocusReason)
    window.area.verticalScrollBar().setValue(20)
    assert ring.geometry() == around(window, window.buttons[3])


def test_it_moves_with_the_window_size(qtbot: QtBot, window: Window, ring: FocusRing) -> None:
    window.field.setFocus()
    window.resize(600, 300)
    qtbot.waitUntil(lambda: ring.geometry() == around(window, window.field))


def test_what_is_scrolled_away_has_none(qtbot: QtBot, window: Window, ring: FocusRing) -> None:
    window.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.isVisible()
    bar = window.area.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not ring.isVisible())
    bar.setValue(0)
    qtbot.waitUntil(ring.isVisible)


def test_a_half_scrolled_target_is_ringed_where_it_shows(
    qtbot: QtBot, window: Window, ring: FocusRing
) -> None:
    button = window.buttons[0]
    button.setFocus(Qt.FocusReason.TabFocusReason)
    window.area.verticalScrollBar().setValue(frame(window, button).height() // 2 + 8)
    viewport = frame(window, window.area.viewport())
    qtbot.waitUntil(lambda: ring.geometry().top() == viewport.top() - ROOM)


def test_it_lets_clicks_through(window: Window, ring: FocusRing) -> None:
    window.field.setFocus()
    assert ring.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert window.childAt(window.field.geometry().center()) is window.field


def test_a_hidden_or_deleted_target_leaves_none(
    qtbot: QtBot, window: Window, ring: FocusRing
) -> None:
    window.field.setFocus()
    window.field.hide()
    assert ring.target is not window.field
    window.field.deleteLater()
    qtbot.wait(10)
    window.resize(500, 300)


def test_a_widget_can_decline_or_narrow_it(window: Window, ring: FocusRing) -> None:
    window.field.setProperty("focusRing", "none")
    window.field.setFocus()
    assert not ring.isVisible()

    class Narrow(QPushButton):
        def focus_rect(self) -> QRect:
            return QRect(0, 0, 10, 10)

    narrow = Narrow(window)
    narrow.setGeometry(50, 50, 100, 30)
    narrow.show()
    narrow.setFocus(Qt.FocusReason.TabFocusReason)
    assert ring.geometry() == QRect(50, 50, 10, 10).adjusted(-ROOM, -ROOM, ROOM, ROOM)


class TestStayingInView:
    """What was seen whole stays so when the page is laid out anew."""

    @pytest.fixture
    def lowest(self, qtbot: QtBot, window: Window, ring: FocusRing) -> QPushButton:
        """The last button that is seen whole, with the keyboard."""
        room = frame(window, window.area.viewport())
        seen = [b for b in window.buttons if room.contains(frame(window, b))]
        seen[-1].setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.wait(0)
        qtbot.waitUntil(lambda: room.contains(around(window, seen[-1])))
        return seen[-1]

    def is_seen(self, window: Window, widget: QWidget) -> bool:
        return frame(window, window.area.viewport()).contains(frame(window, widget))

    def test_when_a_line_comes_above_the_area(
        self, qtbot: QtBot, window: Window, lowest: QPushButton
    ) -> None:
        before = window.area.viewport().height()
        window.field.setFixedHeight(window.field.height() + 60)
        qtbot.waitUntil(lambda: window.area.viewport().height() < before)
        qtbot.waitUntil(lambda: self.is_seen(window, lowest))

    def test_when_it_grows(self, qtbot: QtBot, window: Window, lowest: QPushButton) -> None:
        lowest.setFixedHeight(90)
        qtbot.waitUntil(lambda: lowest.height() == 90)
        qtbot.waitUntil(lambda: self.is_seen(window, lowest))

    def test_when_something_above_it_grows(
        self, qtbot: QtBot, window: Window, lowest: QPushButton
    ) -> None:
        top = lowest.y()
        window.buttons[0].setFixedHeight(90)
        qtbot.waitUntil(lambda: lowest.y() > top)
        qtbot.waitUntil(lambda: self.is_seen(window, lowest))

    def test_not_once_one_has_scrolled_away(
        self, qtbot: QtBot, window: Window, lowest: QPushButton
    ) -> None:
        bar = window.area.verticalScrollBar()
        bar.setValue(bar.maximum())
        qtbot.waitUntil(lambda: not self.is_seen(window, lowest))
        qtbot.wait(20)
        before = window.area.viewport().height()
        window.field.setFixedHeight(window.field.height() + 60)
        qtbot.waitUntil(lambda: window.area.viewport().height() < before)
        qtbot.wait(20)
        assert not self.is_seen(window, lowest)

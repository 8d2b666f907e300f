"""The idle source: real Qt events, made-up clocks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from trustjournal.idle import IdleRule
from ui.desktop.idle import IdleSource


class Clocks:
    def __init__(self) -> None:
        self.seconds = 0.0

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return datetime(2031, 1, 1, tzinfo=UTC) + timedelta(seconds=self.seconds)


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def source(clocks: Clocks, qtbot: QtBot) -> Iterator[IdleSource]:
    source = IdleSource(IdleRule(3, clocks.monotonic, clocks), tick_ms=10)
    source.heard = []  # type: ignore[attr-defined]
    source.wanted.connect(source.heard.append)  # type: ignore[attr-defined]
    source.start()
    source.arm()
    yield source
    source.stop()


@pytest.fixture
def field(qtbot: QtBot) -> QLineEdit:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setMouseTracking(True)
    with qtbot.waitActive(field):
        field.show()
    return field


KEYS = {letter: getattr(Qt.Key, f"Key_{letter.upper()}") for letter in "abcdefghijklmnopqrstuvwxyz"}


def type_into(field: QLineEdit, text: str) -> None:
    """By way of the window, as a keyboard does."""
    for letter in text:
        QTest.keyClick(field.windowHandle(), KEYS[letter])


def heard(source: IdleSource) -> list[str]:
    return source.heard  # type: ignore[attr-defined,no-any-return]


def test_the_tick_locks_without_any_event(source: IdleSource, clocks: Clocks, qtbot: QtBot) -> None:
    clocks.seconds = 179
    qtbot.wait(60)
    assert heard(source) == []
    clocks.seconds = 180
    qtbot.waitUntil(lambda: heard(source) != [])
    assert set(heard(source)) == {"idle"}


def key(field: QLineEdit) -> None:
    QTest.keyClick(field.windowHandle(), Qt.Key.Key_A)


def button(field: QLineEdit) -> None:
    QTest.mouseClick(field.windowHandle(), Qt.MouseButton.LeftButton)


def move(field: QLineEdit) -> None:
    QTest.mouseMove(field.windowHandle(), QPoint(3, 3))
    QTest.mouseMove(field.windowHandle(), QPoint(5, 5))


def touch(field: QLineEdit) -> None:
    device = QTest.createTouchDevice()
    QTest.touchEvent(field.windowHandle(), device).press(0, QPoint(3, 3))
    QTest.touchEvent(field.windowHandle(), device).release(0, QPoint(3, 3))


def wheel(field: QLineEdit) -> None:
    QTest.wheelEvent(field.windowHandle(), QPoint(3, 3), QPoint(0, 120))


def compose(field: QLineEdit) -> None:
    QCoreApplication.sendEvent(field, QInputMethodEvent("e", []))


@pytest.mark.parametrize("act", [key, button, move, touch, wheel, compose])
def test_each_kind_of_touch_counts(
    act: object, source: IdleSource, clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    assert callable(act)
    clocks.seconds = 170
    act(field)
    qtbot.wait(30)
    clocks.seconds = 340
    qtbot.wait(60)
    assert heard(source) == []


def test_what_the_app_sends_itself_is_no_touch(
    source: IdleSource, clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    clocks.seconds = 170
    QCoreApplication.sendEvent(
        field, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    )
    clocks.seconds = 190
    qtbot.waitUntil(lambda: heard(source) != [])


class Moved(QMouseEvent):
    """A pointer's move as it comes from the system (Qt's tests cannot repeat one)."""

    def __init__(self, x: int) -> None:
        none = Qt.MouseButton.NoButton
        place = QPointF(x, 5)
        super().__init__(
            QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier
        )

    def spontaneous(self) -> bool:
        return True


@pytest.mark.parametrize(("x", "locks"), [(5, True), (6, False)])
def test_a_pointer_that_lies_still_is_no_touch(
    x: int, locks: bool, clocks: Clocks, qtbot: QtBot
) -> None:
    rule = IdleRule(3, clocks.monotonic, clocks)
    source = IdleSource(rule, tick_ms=3_600_000)
    source.arm()
    source.eventFilter(source, Moved(5))
    clocks.seconds = 170
    source.eventFilter(source, Moved(x))
    clocks.seconds = 190
    assert rule.due() is locks
    source.stop()


class Pressed(QKeyEvent):
    """A key as it comes from the system, for handing it to the source by hand."""

    def __init__(self) -> None:
        super().__init__(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")

    def spontaneous(self) -> bool:
        return True


def test_a_key_that_wakes_the_computer_is_swallowed_and_locks(
    clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    slow = IdleSource(IdleRule(3, clocks.monotonic, clocks), tick_ms=3_600_000)
    asked: list[str] = []
    slow.wanted.connect(asked.append)
    slow.wanted.connect(lambda _reason: field.setReadOnly(True))  # so much for locking
    slow.start()
    slow.arm()
    type_into(field, "before")
    clocks.seconds = 8 * 3600
    type_into(field, "xyz")
    qtbot.waitUntil(lambda: asked == ["idle"])
    assert field.text() == "before"
    slow.stop()


def test_it_asks_only_after_the_event_whose_widget_is_about_to_go(
    source: IdleSource, clocks: Clocks, qtbot: QtBot
) -> None:
    clocks.seconds = 200
    assert source.eventFilter(source, Pressed())
    assert source.eventFilter(source, Pressed())  # typed on before the event loop came round
    assert heard(source) == []
    qtbot.waitUntil(lambda: heard(source) != [])
    assert not source.eventFilter(source, Pressed())


def test_keys_come_through_when_locking_could_not_be_done(
    source: IdleSource, clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    clocks.seconds = 200
    qtbot.waitUntil(lambda: len(heard(source)) >= 2)  # it goes on asking
    type_into(field, "yes")
    assert field.text() == "yes"


def test_disarmed_it_neither_asks_nor_looks(
    source: IdleSource, clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    source.disarm()
    clocks.seconds = 10_000
    type_into(field, "free")
    qtbot.wait(60)
    assert heard(source) == []
    assert field.text() == "free"


def test_arming_counts_anew(source: IdleSource, clocks: Clocks, qtbot: QtBot) -> None:
    source.disarm()
    clocks.seconds = 10_000
    source.arm()
    qtbot.wait(60)
    assert heard(source) == []
    clocks.seconds = 10_180
    qtbot.waitUntil(lambda: heard(source) != [])


def test_locking_while_a_swallowed_key_waits_asks_no_more(
    source: IdleSource, clocks: Clocks, qtbot: QtBot
) -> None:
    clocks.seconds = 200
    assert source.eventFilter(source, Pressed())
    source.disarm()
    qtbot.wait(60)
    assert heard(source) == []


@pytest.mark.parametrize("focused", [True, False])
def test_windows_that_open_later_are_looked_at(
    focused: bool, source: IdleSource, clocks: Clocks, field: QLineEdit, qtbot: QtBot
) -> None:
    later = QLineEdit()
    qtbot.addWidget(later)
    if not focused:
        later.setWindowFlags(Qt.WindowType.ToolTip)
    with qtbot.waitActive(later) if focused else qtbot.waitExposed(later):
        later.show()
    if not focused:
        qtbot.wait(30)  # the next tick finds it
    clocks.seconds = 170
    QTest.mouseClick(later.windowHandle(), Qt.MouseButton.LeftButton)
    clocks.seconds = 340
    qtbot.wait(60)
    assert heard(source) == []


def test_an_input_method_is_followed_from_field_to_field(
    source: IdleSource, clocks: Clocks, qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QLineEdit(window), QLineEdit(window)
    with qtbot.waitActive(window):
        window.show()
    first.setFocus()
    second.setFocus()
    clocks.seconds = 170
    compose(second)
    clocks.seconds = 340
    qtbot.wait(60)
    assert heard(source) == []
    first.deleteLater()
    second.deleteLater()
    qtbot.wait(20)
    source.disarm()

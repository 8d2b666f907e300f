from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name
from ui.widgets.intensity import SECOND_DIGIT_MS, Dots, Intensity
from ui.widgets.kit import Kit

MOVES = ("Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End")
CASES = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture
def intensity(qtbot: QtBot, kit: Kit) -> Intensity:
    widget = Intensity(kit)
    qtbot.addWidget(widget)
    widget.resize(400, 40)
    widget.show()
    return widget


def dots(intensity: Intensity) -> Dots:
    return by_name(intensity, "How strong", Dots)


def press(intensity: Intensity, key: Qt.Key, text: str = "", at: int = 0) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)
    event.setTimestamp(at)
    dots(intensity).keyPressEvent(event)


def digit(intensity: Intensity, figure: str, at: int = 0) -> None:
    press(intensity, Qt.Key(Qt.Key.Key_0 + int(figure)), figure, at)


def test_nothing_is_claimed_before_somebody_chooses(intensity: Intensity) -> None:
    assert intensity.value() is None
    assert dots(intensity).accessibleDescription() == "Not set yet"


@given(figures=st.text(alphabet="0123456789", min_size=1, max_size=8))
@CASES
def test_digits_set_and_a_one_then_a_zero_is_ten(intensity: Intensity, figures: str) -> None:
    intensity.set_value(None)
    press(intensity, Qt.Key.Key_Delete)
    expected = None
    before = ""
    for figure in figures:
        digit(intensity, figure)
        expected = 10 if (before, figure) == ("1", "0") else int(figure)
        before = figure
    assert intensity.value() == expected


def test_a_late_zero_is_a_zero(intensity: Intensity) -> None:
    digit(intensity, "1", at=1000)
    digit(intensity, "0", at=1000 + SECOND_DIGIT_MS + 1)
    assert intensity.value() == 0


def test_another_key_in_between_ends_the_ten(intensity: Intensity) -> None:
    digit(intensity, "1")
    press(intensity, Qt.Key.Key_Right)
    digit(intensity, "0")
    assert intensity.value() == 0


@given(
    start=st.none() | st.integers(0, 10),
    keys=st.lists(
        st.sampled_from(
            [
                Qt.Key[f"Key_{name}"]
                for name in ["Left", "Right", "Up", "Down", "PageUp", "PageDown", "Home", "End"]
            ]
        ),
        min_size=1,
        max_size=30,
    ),
)
@CASES
def test_moving_keys_stay_on_the_scale(
    intensity: Intensity, start: int | None, keys: list[Qt.Key]
) -> None:
    intensity.set_value(start)
    for key in keys:
        press(intensity, key)
        value = intensity.value()
        assert value is not None
        assert 0 <= value <= 10
        if key == Qt.Key.Key_Home:
            assert value == 0
        if key == Qt.Key.Key_End:
            assert value == 10


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_it_can_be_taken_back(qtbot: QtBot, intensity: Intensity, key: Qt.Key) -> None:
    intensity.set_value(7)
    with qtbot.waitSignal(intensity.valueChanged) as told:
        QTest.keyClick(dots(intensity), key)
    assert told.args == [None]
    assert intensity.value() is None


def test_a_click_and_a_drag_choose_the_nearest_dot(intensity: Intensity) -> None:
    row = dots(intensity)
    middle = row.height() // 2
    QTest.mouseClick(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() - 2, middle))
    assert intensity.value() == 10
    QTest.mousePress(row, Qt.MouseButton.LeftButton, pos=QPoint(row.width() // 2, middle))
    assert intensity.value() == 5
    QTest.mouseMove(row, QPoint(1, middle))
    QTest.mouseRelease(row, Qt.MouseButton.LeftButton, pos=QPoint(1, middle))
    assert intensity.value() in (0, 5)  # offscreen, a move without a real pointer may not arrive


def test_the_wheel_belongs_to_the_page(intensity: Intensity) -> None:
    intensity.set_value(4)
    point = QPointF(5, 5)
    event = QWheelEvent(
        point,
        point,
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    dots(intensity).wheelEvent(event)
    assert intensity.value() == 4
    assert not event.isAccepted()


def test_a_screen_reader_finds_a_slider_with_its_value(intensity: Intensity) -> None:
    intensity.set_value(7)
    spoken = QAccessible.queryAccessibleInterface(dots(intensity))
    assert spoken.role() == QAccessible.Role.Slider
    assert spoken.valueInterface().currentValue() == 7
    assert spoken.valueInterface().maximumValue() == 10
    assert spoken.text(QAccessible.Text.Name) == "How strong"
    assert spoken.text(QAccessible.Text.Description) == "7 of 10"


@pytest.mark.parametrize("value", [-1, 11])
def test_values_off_the_scale_are_refused(intensity: Intensity, value: int) -> None:
    with pytest.raises(ValueError, match="intensity"):
        intensity.set_value(value)

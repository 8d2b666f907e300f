"""The fields of a form whose value is words: several chips, hours, a moment, rows to pick."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.find import by_name, names, press, type_into
from tests.ui.screens import settle
from ui.widgets.hours_field import HoursField, hours_in_words
from ui.widgets.kit import Kit
from ui.widgets.moment_field import MomentField
from ui.widgets.pick_rows import Pick, PickRow, PickRows
from ui.widgets.several_chips import SeveralChips
from ui.widgets.value_field import ValueField


def shown(qtbot: QtBot, field: ValueField) -> list[str]:
    """Show a field; returns the values that it tells, as they come."""
    told: list[str] = []
    field.changed.connect(lambda: told.append(field.value()))
    qtbot.addWidget(field)
    field.resize(500, 300)
    field.show()
    field.activateWindow()
    assert QTest.qWaitForWindowActive(field)
    settle()
    return told


def test_any_number_of_chips_can_be_pressed(qtbot: QtBot, kit: Kit) -> None:
    chips = SeveralChips(kit, "Who hears it", {"a": "Partner", "b": "Support", "c": "Therapist"})
    told = shown(qtbot, chips)
    press(chips, "Therapist")
    press(chips, "Partner")
    press(chips, "Therapist")
    assert told == ["c", "a,c", "a"]
    chips.set_value("b,unknown")
    assert (chips.value(), chips.chosen()) == ("b", ("b",))
    chips.set_value("")
    assert chips.chosen() == ()
    assert told == ["c", "a,c", "a"], "setting tells nothing"
    assert by_name(chips, "Partner").accessibleDescription() == "Who hears it"


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (None, "no time agreed"),
        (0, "at once"),
        (1, "within an hour"),
        (24, "within 24 hours"),
        (48, "within 48 hours"),
        (72, "within 3 days"),
        (73, "within 73 hours"),
    ],
)
def test_hours_in_words(hours: int | None, words: str) -> None:
    assert hours_in_words(hours) == words


def test_hours_are_offered_or_typed(qtbot: QtBot, kit: Kit) -> None:
    field = HoursField(kit, "Hours", 100)
    told = shown(qtbot, field)
    press(field, "within 24 hours")
    assert (field.hours(), told) == (24, ["24"])
    press(field, "within 24 hours")
    assert field.hours() is None, "pressed again it is taken back"
    type_into(field, "Hours", "30")
    assert field.hours() == 30
    assert "Within 30 hours" in names(field)
    for unclear in ("soon", "101", "-3", "٣"):
        field.set_value(unclear)
        assert field.hours() is None
        assert any("isn’t clear" in name for name in names(field))
    field.set_hours(None)
    assert field.value() == ""
    assert "No time agreed" in names(field)


def test_a_moment_is_now_until_somebody_changes_it(
    qtbot: QtBot, kit: Kit, clock: FixedClock
) -> None:
    field = MomentField(kit, "When it happened", clock)
    told = shown(qtbot, field)
    assert (field.value(), field.moment()) == ("", clock.now())
    press(field, "Change the time")
    edit = by_name(field, "Time", QLineEdit)
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "08:15")
    assert told
    assert field.moment().strftime("%H:%M") == "08:15"
    earlier = (clock.now() - timedelta(days=2)).isoformat()
    field.set_value(earlier)
    assert field.value() == earlier
    for nothing in ("", "not a moment"):
        field.set_value(nothing)
        assert (field.value(), field.moment()) == ("", clock.now())


def test_one_row_is_picked_with_the_mouse_or_the_arrows(qtbot: QtBot, kit: Kit) -> None:
    rows = PickRows(
        kit, "Rule", [Pick("", "None"), Pick("a", "First", "one day"), Pick("b", "Two")]
    )
    told = shown(qtbot, rows)
    assert rows.value() == ""
    press(rows, "First. one day")
    assert rows.value() == "a"
    press(rows, "First. one day")
    rows.focus()
    focused = QApplication.focusWidget()
    assert isinstance(focused, PickRow)
    QTest.keyClick(focused, Qt.Key.Key_Down)
    assert rows.value() == "b"
    assert told == ["a", "b"]
    rows.set_value("gone")
    assert rows.value() == ""


def test_long_words_of_a_row_wrap(qtbot: QtBot, kit: Kit) -> None:
    rows = PickRows(kit, "Rule", [Pick("", "None"), Pick("a", "A long behaviour " * 12)])
    shown(qtbot, rows)
    heights = []
    for width in (700, 320):
        rows.resize(width, 400)
        settle()
        row = rows.findChildren(PickRow)[1]
        label = row.findChildren(QWidget)[0]
        assert label.height() >= label.heightForWidth(label.width())
        heights.append(row.height())
    assert heights[1] > heights[0]

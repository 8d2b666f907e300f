from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.conftest import Write
from tests.ui.find import by_name, names, press
from trustjournal.journal.entries import Changed
from trustjournal.journal.store import EntryStore
from ui.theme import Scheme, Theme
from ui.widgets.calendar import Calendar
from ui.widgets.kit import Kit


@pytest.fixture
def calendar(qtbot: QtBot, kit: Kit, entries: EntryStore, clock: FixedClock) -> Calendar:
    widget = Calendar(kit, entries, clock)
    qtbot.addWidget(widget)
    widget.resize(268, 320)
    widget.show()
    return widget


def days(calendar: Calendar) -> QTableView:
    return by_name(calendar, "Days", QTableView)


def test_it_starts_today_and_tells_the_day_in_words(calendar: Calendar) -> None:
    assert calendar.day() == date(2026, 3, 14)
    assert "March 2026" in names(calendar)
    assert "Saturday 14 March: nothing written" in names(calendar)


def test_entries_are_counted_after_a_change(calendar: Calendar, write: Write) -> None:
    write("one")
    write("two", minutes=5)
    calendar.refresh(Changed(frozenset({"entry"})))
    assert days(calendar).accessibleDescription() == "Saturday 14 March: 2 entries"


def test_keys_walk_by_days_and_months(calendar: Calendar) -> None:
    days(calendar).setFocus()
    QTest.keyClick(days(calendar), Qt.Key.Key_Left)
    assert calendar.day() == date(2026, 3, 13)
    QTest.keyClick(days(calendar), Qt.Key.Key_Up)
    assert calendar.day() == date(2026, 3, 6)
    QTest.keyClick(days(calendar), Qt.Key.Key_PageUp)
    assert calendar.day() == date(2026, 2, 6)
    assert "February 2026" in names(calendar)
    QTest.keyClick(days(calendar), Qt.Key.Key_PageDown)
    assert calendar.day() == date(2026, 3, 6)


def test_enter_chooses_the_day(qtbot: QtBot, calendar: Calendar) -> None:
    QTest.keyClick(days(calendar), Qt.Key.Key_Left)
    with qtbot.waitSignal(calendar.day_chosen) as chosen:
        QTest.keyClick(days(calendar), Qt.Key.Key_Return)
    assert chosen.args == [date(2026, 3, 13)]


def test_showing_a_day_chooses_nothing(qtbot: QtBot, calendar: Calendar) -> None:
    with qtbot.assertNotEmitted(calendar.day_chosen):
        calendar.show_day(date(2025, 12, 31))
    assert "December 2025" in names(calendar)
    press(calendar, "Go to today")
    assert calendar.day() == date(2026, 3, 14)


def test_the_buttons_turn_the_months(calendar: Calendar) -> None:
    press(calendar, "Month before")
    assert "February 2026" in names(calendar)
    press(calendar, "Month after")
    press(calendar, "Month after")
    assert "April 2026" in names(calendar)


@pytest.mark.parametrize("percent", [100, 200])
def test_it_fits_the_list_column(
    qtbot: QtBot, entries: EntryStore, clock: FixedClock, write: Write, percent: int
) -> None:
    for n in range(40):
        write("x", days=n)
    theme = Theme(Scheme.DARK, percent)
    widget = Calendar(Kit(theme), entries, clock)
    qtbot.addWidget(widget)
    assert widget.minimumSizeHint().width() <= theme.line("list") - 2 * theme.px(12)
    widget.show_day(date(2026, 3, 14) - timedelta(days=31))
    widget.grab()

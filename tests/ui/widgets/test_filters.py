from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.conftest import Write
from tests.ui.find import by_name, names, press, type_into
from trustjournal.journal.entries import Changed, FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow
from ui.widgets.filters import Filters
from ui.widgets.kit import Kit


@pytest.fixture
def filters(
    qtbot: QtBot,
    kit: Kit,
    entries: EntryStore,
    vocabulary: Vocabulary,
    clock: FixedClock,
    write: Write,
) -> Filters:
    write("one", FeltFeeling("uneasy", 3), tags=("sleep", "phone"))
    widget = Filters(kit, entries, vocabulary, clock)
    qtbot.addWidget(widget)
    widget.resize(268, 500)
    widget.show()
    widget.set_open(True)
    return widget


def enter(filters: Filters, name: str, words: str) -> None:
    type_into(filters, name, words)
    QTest.keyClick(by_name(filters, name, QLineEdit), Qt.Key.Key_Return)


def test_feelings_and_tags_add_up_and_find(
    qtbot: QtBot, filters: Filters, entries: EntryStore
) -> None:
    with qtbot.waitSignal(filters.changed) as told:
        press(filters, "afraid")
    assert told.args == [Narrow(feelings=frozenset({"afraid"}))]
    press(filters, "sleep")
    narrow = filters.narrow()
    assert narrow == Narrow(feelings=frozenset({"afraid"}), tags=frozenset({"sleep"}))
    assert len(entries.newest(narrow=narrow).items) == 1
    press(filters, "sad")
    assert not entries.newest(narrow=filters.narrow()).items
    press(filters, "sad")
    assert filters.narrow() == narrow


def test_each_active_filter_is_a_chip_to_take_off(filters: Filters) -> None:
    filters.set_narrow(
        Narrow(
            words="kept elsewhere",
            feelings=frozenset({"afraid", "wobbly"}),
            tags=frozenset({"sleep"}),
            first=date(2026, 3, 1),
        )
    )
    filters.set_open(False)
    chips = {name for name in names(filters, QAbstractButton) if name.startswith("Remove")}
    assert chips == {
        "Remove filter: afraid",
        "Remove filter: wobbly",
        "Remove filter: #sleep",
        "Remove filter: from Sunday 1 March",
    }
    press(filters, "Remove filter: wobbly")
    press(filters, "Remove filter: from Sunday 1 March")
    assert filters.narrow() == Narrow(feelings=frozenset({"afraid"}), tags=frozenset({"sleep"}))
    press(filters, "Clear")
    assert filters.narrow() == Narrow()
    assert not filters.active


def test_setting_filters_emits_nothing(qtbot: QtBot, filters: Filters) -> None:
    with qtbot.assertNotEmitted(filters.changed):
        filters.set_narrow(Narrow(first=date(2026, 3, 1)))


def test_days_are_typed(filters: Filters) -> None:
    enter(filters, "From", "1/3/2026")
    assert filters.narrow().first == date(2026, 3, 1)
    enter(filters, "To", "yesterday")
    assert filters.narrow().last == date(2026, 3, 13)
    by_name(filters, "From", QLineEdit).clear()
    enter(filters, "From", "")
    assert filters.narrow() == Narrow(last=date(2026, 3, 13))


def test_what_is_no_day_changes_nothing_and_is_told(filters: Filters) -> None:
    enter(filters, "From", "soon")
    assert filters.narrow() == Narrow()
    assert "Please write it as 15/6/2025." in names(filters)


def test_a_single_day_is_one_chip(filters: Filters) -> None:
    filters.set_narrow(Narrow(first=date(2026, 3, 14), last=date(2026, 3, 14)))
    press(filters, "Remove filter: Today")
    assert filters.narrow() == Narrow()


def test_new_tags_are_offered(filters: Filters, write: Write) -> None:
    assert "garden" not in names(filters)
    write("two", tags=("garden",), hours=1)
    filters.refresh(Changed(frozenset({"entry"})))
    assert "garden" in names(filters)


def test_chips_and_tags_are_reached_where_they_are_seen(filters: Filters) -> None:
    press(filters, "afraid")
    order = []
    widget = by_name(filters, "hurt", QAbstractButton)
    for _ in range(200):
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            order.append(widget.accessibleName())
    first = order.index("Remove filter: afraid")
    once = order[first : first + 16]
    assert once[:3] == ["Remove filter: afraid", "Clear", "hurt"]
    assert once[-5:-1] == ["close", "phone", "sleep", "From"]

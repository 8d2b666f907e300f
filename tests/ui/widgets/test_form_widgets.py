"""Chips, days to come, rows and changes: the pieces that forms and lists are made of."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.fixed import FixedClock
from tests.ui.find import by_name, names, press, type_into
from trustjournal.journal.word_diff import word_diff
from trustjournal.validation.control_check import control_check
from ui.theme import Scheme, Theme
from ui.widgets.advice import AdviceBelow
from ui.widgets.choice_chips import ChoiceChips
from ui.widgets.coming_day import ComingDay
from ui.widgets.form_fields import FormFields
from ui.widgets.kit import Kit
from ui.widgets.thing_rows import Group, Row, ThingRows
from ui.widgets.when_text import read_coming_day
from ui.widgets.word_changes import WordChanges, spoken_changes

TODAY = date(2026, 3, 14)
DAYS = st.dates(date(2020, 1, 1), date(2060, 12, 31))


# --- days to come ----------------------------------------------------------------------------


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_next_one(typed: date, today: date) -> None:
    found = read_coming_day(f"{typed.day}/{typed.month}", today)
    assert found is not None
    assert found >= today
    assert (found.day, found.month) == (typed.day, typed.month)
    limit = 8 if (typed.day, typed.month) == (29, 2) else 1
    assert found.year <= today.year + limit


@given(DAYS)
def test_a_whole_day_is_what_it_says(day: date) -> None:
    for typed in (day.isoformat(), f"{day.day}/{day.month}/{day.year}"):
        assert read_coming_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["", "soon", "31/2", "45/1", "yesterday"])
def test_what_is_no_day(typed: str) -> None:
    assert read_coming_day(typed, TODAY) is None


def test_a_day_is_offered_typed_and_taken_away(qtbot: QtBot, kit: Kit, clock: FixedClock) -> None:
    field = ComingDay(kit, "When", clock)
    qtbot.addWidget(field)
    field.show()
    heard: list[str] = []
    field.changed.connect(lambda: heard.append(field.value()))
    press(field, "In 6 weeks")
    type_into(field, "When", "x")
    assert field.day() is None
    assert any(name.startswith("This day isn’t clear yet.") for name in names(field))
    press(field, "In 2 weeks")
    press(field, "No day")
    assert heard == ["2026-04-25", "", "2026-03-28", ""]
    field.set_value("no day at all")
    assert field.day() is None


# --- chips -----------------------------------------------------------------------------------


def test_one_choice_at_a_time(qtbot: QtBot, kit: Kit) -> None:
    chips = ChoiceChips(kit, "Answer", {"yes": "Yes", "no": "No"})
    qtbot.addWidget(chips)
    chips.show()
    heard: list[str] = []
    chips.changed.connect(lambda: heard.append(chips.value()))
    assert chips.value() == ""
    press(chips, "Yes")
    press(chips, "Yes")
    press(chips, "No")
    assert heard == ["yes", "no"]
    chips.set_value("nothing like that")
    assert chips.value() == ""
    chips.set_value("yes")
    chips.focus()
    assert heard == ["yes", "no"]


def test_an_assistive_tool_chooses_as_a_hand_does(qtbot: QtBot, kit: Kit) -> None:
    chips = ChoiceChips(kit, "Answer", {"yes": "Yes", "no": "No"})
    qtbot.addWidget(chips)
    chips.show()
    with qtbot.waitSignal(chips.changed):
        QPushButton.setChecked(by_name(chips, "No", QPushButton), True)
    assert chips.value() == "no"


# --- fields ----------------------------------------------------------------------------------


def test_fields_give_back_what_was_loaded(qtbot: QtBot, kit: Kit, clock: FixedClock) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    fields = FormFields(kit, clock, window)
    pieces = (
        fields.text("need", "Need"),
        fields.choice("area", "Area", {"a": "A", "": "None"}),
        fields.day("review_on", "Review"),
    )
    window.setLayout(kit.col(*pieces))
    window.show()
    heard: list[object] = []
    fields.changed.connect(lambda: heard.append(1))
    values = {"need": "rest,\nand quiet", "area": "a", "review_on": "2026-04-01"}
    fields.load(values)
    assert fields.values() == values
    assert heard == []
    fields.load({})
    assert fields.values() == {"need": "", "area": "", "review_on": ""}
    assert fields.return_to({"field": "need", "cursor": 0})
    assert fields.insert_words("words")
    assert fields.values()["need"] == "words"
    assert not fields.return_to({"field": "nowhere"})


# --- rows ------------------------------------------------------------------------------------


def test_rows_keep_the_keyboard_where_it_was(qtbot: QtBot, kit: Kit) -> None:
    rows = ThingRows(kit, "Things")
    rows.resize(300, 300)
    qtbot.addWidget(rows)
    rows.show()
    rows.activateWindow()
    qtbot.waitUntil(rows.isActiveWindow)
    three = tuple(Row(key, "archive", key.upper(), "status") for key in "abc")
    rows.show_groups([Group("All", three)])
    assert rows.focus()
    heard: list[str] = []
    rows.reached.connect(heard.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Down, Qt.Key.Key_Home):
        QTest.keyClick(rows.focusWidget(), key)  # type: ignore[arg-type]
    assert heard == ["b", "c", "a"]
    rows.focus("b")
    rows.show_groups([Group("Some", three[1:])])
    focused = rows.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == "B. status"
    assert rows.keys == ["b", "c"]
    rows.show_groups([])
    assert not rows.focus()


# --- changes ---------------------------------------------------------------------------------


@given(st.text(max_size=60), st.text(max_size=60))
def test_changes_are_told_in_words(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    said = spoken_changes(pieces)
    assert ("(new: " in said) == any(p.change == "added" and p.words.strip() for p in pieces) or (
        "(new: " in before + after
    )


def test_changes_are_never_taken_for_markup(qtbot: QtBot, kit: Kit) -> None:
    changes = WordChanges(kit, word_diff("a <b>bold</b> word", "a <i>slanted</i> word"))
    qtbot.addWidget(changes)
    assert "&lt;" in changes.text()
    assert "<i>" not in changes.text()
    assert "line-through" in changes.text()
    assert "underline" in changes.text()


def test_changes_wear_the_colours_of_the_scheme(qtbot: QtBot, theme: Theme, kit: Kit) -> None:
    pieces = word_diff("one", "two")
    light = WordChanges(kit, pieces)
    qtbot.addWidget(light)
    theme.choose(Scheme.DARK)
    dark = WordChanges(kit, pieces)
    qtbot.addWidget(dark)
    assert light.text() != dark.text()


# --- advice ----------------------------------------------------------------------------------


def test_advice_comes_and_goes_with_the_words(qtbot: QtBot, kit: Kit) -> None:
    text = [""]
    below = AdviceBelow(kit, lambda: control_check(text[0]))
    qtbot.addWidget(below)
    below.look_now()
    assert below.isHidden()
    text[0] = "You may not see your friends."
    below.look_now()
    assert not below.isHidden()
    assert "“You may not see your friends”" in {
        w.accessibleName() for w in below.findChildren(QWidget)
    }
    text[0] = "I see my friends on Thursdays."
    below.look_now()
    assert below.isHidden()

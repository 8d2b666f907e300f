from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.find import names, press, type_into
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.feelings_field import FeelingsField
from ui.widgets.kit import Kit

SAD, CAUGHT = FeltFeeling("sad", 3), FeltFeeling("caught out", 7, near="guilty")


@pytest.fixture
def field(qtbot: QtBot, kit: Kit, vocabulary: Vocabulary) -> FeelingsField:
    widget = FeelingsField(kit, vocabulary)
    qtbot.addWidget(widget)
    widget.resize(640, 700)
    widget.show()
    return widget


def test_it_starts_with_one_open_question(field: FeelingsField) -> None:
    assert field.value() == ()
    assert "hurt" in names(field)
    assert "Add another feeling" not in names(field)


def test_a_second_feeling_is_added_and_the_first_folds(field: FeelingsField) -> None:
    press(field, "sad")
    press(field, "Add another feeling")
    assert field.value() == (FeltFeeling("sad", 5),)
    press(field, "calm")
    type_into(field, "How strong", "8")
    assert field.value() == (FeltFeeling("sad", 5), FeltFeeling("calm", 8))


def test_each_can_be_removed(qtbot: QtBot, field: FeelingsField) -> None:
    field.set_value((SAD, CAUGHT))
    press(field, "Change")  # the first one
    with qtbot.waitSignal(field.changed):
        press(field, "Remove this feeling")
    assert field.value() == (CAUGHT,)
    press(field, "Change")
    press(field, "Remove this feeling")
    assert field.value() == ()
    assert "hurt" in names(field)


def test_values_are_shown_folded_and_come_back(qtbot: QtBot, field: FeelingsField) -> None:
    with qtbot.assertNotEmitted(field.changed):
        field.set_value((SAD, CAUGHT))
    assert field.value() == (SAD, CAUGHT)
    assert "hurt" not in names(field)
    field.set_value(())
    assert field.value() == ()


def test_folding_leaves_the_empty_question_open(field: FeelingsField) -> None:
    field.set_value((SAD,))
    press(field, "Add another feeling")
    field.fold()
    assert "hurt" in names(field)

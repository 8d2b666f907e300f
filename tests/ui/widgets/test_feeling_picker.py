from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, names, press, type_into
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.feeling_grid import Chip, FeelingGrid
from ui.widgets.feeling_line import path_of
from ui.widgets.feeling_picker import FeelingPicker
from ui.widgets.intensity import Dots
from ui.widgets.kit import Kit

VOCABULARY = Vocabulary.load()
IDS = [f.id for core in VOCABULARY.cores() for f in (core, *VOCABULARY.below(core.id))]


@pytest.fixture
def picker(qtbot: QtBot, kit: Kit, vocabulary: Vocabulary) -> FeelingPicker:
    widget = FeelingPicker(kit, vocabulary)
    qtbot.addWidget(widget)
    widget.resize(640, 500)
    widget.show()
    qtbot.waitExposed(widget)
    widget.activateWindow()
    widget.unfold()
    return widget


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def key(which: Qt.Key) -> None:
    QTest.keyClick(focused(), which)


def test_a_feeling_is_picked_with_the_keyboard_alone(picker: FeelingPicker) -> None:
    assert focused().accessibleName() == "hurt"
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Right)
    key(Qt.Key.Key_Up)
    assert focused().accessibleName() == "angry"
    assert picker.value() is None  # walking is not choosing
    key(Qt.Key.Key_Space)
    assert picker.value() == FeltFeeling("angry", 5)
    key(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "irritated"
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Return)
    assert picker.value() == FeltFeeling("resentful", 5)
    key(Qt.Key.Key_Tab)
    key(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "My own word"
    QTest.keyClicks(focused(), "boiling over")
    key(Qt.Key.Key_Tab)
    assert focused().accessibleName() == "How strong"
    QTest.keyClicks(focused(), "10")
    assert picker.value() == FeltFeeling("boiling over", 10, near="resentful")


def test_arrows_stop_at_the_edges_of_the_grid(picker: FeelingPicker) -> None:
    for step in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        key(step)
        assert focused().accessibleName() == "hurt"
    for _ in range(6):
        key(Qt.Key.Key_Right)
    assert focused().accessibleName() == "ashamed"
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Down)
    assert focused().accessibleName() == "close"


def test_the_grid_is_one_tab_stop(picker: FeelingPicker) -> None:
    grid = picker.findChild(FeelingGrid)
    assert grid is not None
    stops = [c for c in grid.findChildren(Chip) if c.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert [c.accessibleName() for c in stops] == ["hurt"]


def test_a_choice_can_be_taken_back(picker: FeelingPicker) -> None:
    press(picker, "sad")
    assert picker.value() is not None
    press(picker, "sad")
    assert picker.value() is None


def test_choosing_shows_a_middle_strength_that_clearing_restores(picker: FeelingPicker) -> None:
    press(picker, "sad")
    dots = by_name(picker, "How strong", Dots)
    assert dots.accessibleDescription() == "5 of 10"
    QTest.keyClick(dots, Qt.Key.Key_9)
    QTest.keyClick(dots, Qt.Key.Key_Delete)
    assert dots.accessibleDescription() == "5 of 10"
    assert picker.value() == FeltFeeling("sad", 5)


def test_a_typed_label_chooses_that_feeling(picker: FeelingPicker) -> None:
    type_into(picker, "My own word", "Guilty")
    assert picker.value() == FeltFeeling("guilty", 5)
    assert by_name(picker, "ashamed", Chip).isChecked()
    assert by_name(picker, "guilty", QAbstractButton).isChecked()


def test_an_alias_chooses_and_is_kept_as_typed(picker: FeelingPicker) -> None:
    type_into(picker, "My own word", "scared")
    assert by_name(picker, "afraid", Chip).isChecked()
    assert picker.value() == FeltFeeling("scared", 5)


def test_typing_on_past_a_known_word_goes_back_to_what_was_chosen(picker: FeelingPicker) -> None:
    press(picker, "close")
    type_into(picker, "My own word", "sad")
    assert by_name(picker, "sad", Chip).isChecked()
    type_into(picker, "My own word", "-sweet")
    assert by_name(picker, "close", Chip).isChecked()
    assert picker.value() == FeltFeeling("sad-sweet", 5, near="close")


def test_an_own_word_needs_no_core(picker: FeelingPicker) -> None:
    type_into(picker, "My own word", "wobbly")
    assert picker.value() == FeltFeeling("wobbly", 5)


def test_another_core_drops_a_word_that_contradicts_it(picker: FeelingPicker) -> None:
    type_into(picker, "My own word", "scared")
    press(picker, "angry")
    assert picker.value() == FeltFeeling("angry", 5)


def test_part_story_is_accepted_and_asked_about(
    picker: FeelingPicker, vocabulary: Vocabulary
) -> None:
    story = vocabulary.part_story("betrayed")
    assert story is not None
    type_into(picker, "My own word", "betrayed")
    assert picker.value() == FeltFeeling("betrayed", 5)
    assert story.question in names(picker)
    type_into(picker, "What lies underneath", "alone")
    assert picker.value() == FeltFeeling("betrayed", 5, underneath="alone")


def test_the_question_goes_when_the_word_goes(
    picker: FeelingPicker, vocabulary: Vocabulary
) -> None:
    type_into(picker, "My own word", "ignored")
    by_name(picker, "My own word", QLineEdit).clear()
    type_into(picker, "My own word", "odd")
    story = vocabulary.part_story("ignored")
    assert story is not None
    assert story.question not in names(picker)


def test_details_are_behind_one_fold(picker: FeelingPicker) -> None:
    press(picker, "numb")
    assert "Where in the body" not in names(picker, QLineEdit)
    press(picker, "More")
    type_into(picker, "Where in the body", "chest")
    type_into(picker, "What it is about", "the phone")
    assert picker.value() == FeltFeeling("numb", 5, body="chest", about="the phone")


def test_it_folds_to_one_line_and_opens_again(picker: FeelingPicker) -> None:
    press(picker, "ashamed")
    press(picker, "guilty")
    type_into(picker, "My own word", "caught out")
    QTest.keyClick(by_name(picker, "My own word", QLineEdit), Qt.Key.Key_Return)
    assert picker.folded
    assert focused().accessibleName() == "Change"
    assert {"ashamed › guilty › “caught out”", "5 of 10"} <= names(picker)
    key(Qt.Key.Key_Space)
    assert not picker.folded
    assert focused().accessibleName() == "ashamed"


def test_escape_folds_only_what_is_chosen(picker: FeelingPicker) -> None:
    key(Qt.Key.Key_Escape)
    assert not picker.folded
    press(picker, "calm")
    QTest.keyClick(by_name(picker, "calm", Chip), Qt.Key.Key_Escape)
    assert picker.folded


def test_showing_a_value_is_no_change(qtbot: QtBot, picker: FeelingPicker) -> None:
    with qtbot.assertNotEmitted(picker.changed):
        picker.set_value(FeltFeeling("torn", 3, body="throat"))
        picker.set_value(None)


WORDS = st.text(alphabet="abcdefg éß-", min_size=1, max_size=20).filter(lambda w: bool(w.strip()))


@given(
    felt=st.builds(
        FeltFeeling,
        feeling=st.sampled_from(IDS) | WORDS | st.sampled_from(["Scared", "fear", "betrayed"]),
        intensity=st.integers(0, 10),
        body=st.sampled_from(["", "chest"]),
        underneath=st.sampled_from(["", "alone"]),
        near=st.none() | st.sampled_from(IDS) | st.just("a word of another version"),
    )
)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_shown_comes_back_unchanged(picker: FeelingPicker, felt: FeltFeeling) -> None:
    picker.set_value(felt)
    assert picker.value() == felt
    picker.fold()
    picker.unfold()
    assert picker.value() == felt


@pytest.mark.parametrize(
    ("felt", "path"),
    [
        (FeltFeeling("sad", 1), ["sad"]),
        (FeltFeeling("lonely", 1), ["sad", "lonely"]),
        (FeltFeeling("caught out", 1, near="guilty"), ["ashamed", "guilty", "“caught out”"]),
        (FeltFeeling("scared", 1), ["afraid", "“scared”"]),
        (FeltFeeling("wobbly", 1), ["“wobbly”"]),
    ],
)
def test_the_line_leads_from_the_core_to_the_own_word(
    vocabulary: Vocabulary, felt: FeltFeeling, path: list[str]
) -> None:
    assert path_of(felt, vocabulary) == path


@pytest.mark.parametrize("width", [300, 420, 560, 900])
def test_the_grid_keeps_its_places_at_any_width(
    qtbot: QtBot, kit: Kit, vocabulary: Vocabulary, width: int
) -> None:
    grid = FeelingGrid(kit, vocabulary)
    qtbot.addWidget(grid)
    grid.resize(width, 120)
    grid.show()
    chips = grid.findChildren(Chip)
    rows = [sorted(chips, key=lambda c: (c.y(), c.x()))[n : n + 5] for n in (0, 5)]
    labels = [[c.accessibleName() for c in row] for row in rows]
    assert labels == [
        ["hurt", "afraid", "angry", "sad", "ashamed"],
        ["numb", "unsure", "calm", "hopeful", "close"],
    ]


def test_folding_leaves_the_focus_where_somebody_writes(
    qtbot: QtBot, kit: Kit, vocabulary: Vocabulary
) -> None:
    page, picker, line = QWidget(), FeelingPicker(kit, vocabulary), QLineEdit()
    page.setLayout(kit.col(picker, line))
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    picker.unfold()
    key(Qt.Key.Key_Space)
    line.setFocus()
    picker.fold()
    assert focused() is line

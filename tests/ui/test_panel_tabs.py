"""Check, Practise, Learn and changing a suggestion, through the real window."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton, QWidget

from tests.ui.find import by_name, names, press, type_into
from tests.ui.screens import House, settle, wait_for
from trustjournal.errors import DiskFull
from trustjournal.journal.entries import Kind
from trustjournal.journal.form_drafts import FormDrafts
from ui.panels.checker import WINDOW, window
from ui.panels.suggestions import StatementCard
from ui.panels.validation import ValidationPanel
from ui.widgets.text_page import TextPage


@pytest.fixture
def house(qapp: QApplication, lived_in: Path, tmp_path: Path) -> Iterator[House]:
    qapp.setStyle("Fusion")
    shutil.copytree(lived_in, tmp_path / "journal")
    made = House(tmp_path / "journal", QSize(1280, 800))
    made.unlock()
    made.journal.new_entry(Kind.FREE)
    settle()
    yield made
    made.leave()


def panel(house: House, tab: str) -> ValidationPanel:
    if not house.workspace.findChildren(ValidationPanel):
        house.workspace.show_panel(True)
    (found,) = house.workspace.findChildren(ValidationPanel)
    press(found, tab)
    settle()
    return found


def field(root: QWidget, name: str) -> TextPage:
    return by_name(root, name, TextPage)


def phrases(root: QWidget) -> list[str]:
    """The marked phrases that are listed, as a screen reader would find them."""
    cards = [w for w in root.findChildren(QWidget) if w.isVisibleTo(root)]
    told = [w.accessibleName() for w in cards if w.accessibleName().startswith("Marked: ")]
    return [name.removeprefix("Marked: ") for name in told]


def underlined(page: TextPage) -> list[str]:
    return [selection.cursor.selectedText() for selection in page.extraSelections()]


def said(root: QWidget) -> str:
    labels = [w for w in root.findChildren(QLabel) if w.isVisibleTo(root)]
    return " ".join(label.accessibleName() for label in labels)


# --- check -------------------------------------------------------------------------------------


def test_phrases_are_underlined_and_listed_while_typing(house: House) -> None:
    shown = panel(house, "Check")
    page = field(shown, "Words to check")
    wait_for(page.hasFocus)
    QTest.keyClicks(page, "I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    assert underlined(page) == phrases(shown)
    assert phrases(shown)[0].startswith("but")
    assert "?" in said(shown)
    for _ in range(len(", but I was stressed.")):
        QTest.keyClick(page, Qt.Key.Key_Backspace)
    wait_for(lambda: not phrases(shown))
    assert underlined(page) == []
    assert "Nothing stands out" in said(shown)
    QTest.keyClick(page, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    wait_for(lambda: "Nothing stands out" not in said(shown))


def test_marks_lie_right_after_letters_of_two_units(house: House) -> None:
    shown = panel(house, "Check")
    field(shown, "Words to check").load("😢😢 I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    assert underlined(field(shown, "Words to check")) == phrases(shown)


def test_a_phrase_is_shown_in_the_text(house: House) -> None:
    shown = panel(house, "Check")
    page = field(shown, "Words to check")
    page.load("I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    show = by_name(shown, "Show in the text", QPushButton)
    assert show.accessibleDescription() == phrases(shown)[0]
    press(shown, "Show in the text")
    assert page.textCursor().selectedText() == phrases(shown)[0]
    wait_for(page.hasFocus)


def test_a_class_is_turned_off_and_stays_off(house: House) -> None:
    shown = panel(house, "Check")
    page = field(shown, "Words to check")
    page.load("I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    press(shown, "What is marked")
    by_name(shown, "Taking it back", QCheckBox).click()
    wait_for(lambda: not phrases(shown))
    house.shell.lock()
    settle()
    house.unlock()
    house.journal.new_entry(Kind.FREE)
    again = panel(house, "Check")
    field(again, "Words to check").load("I hear you, but I was stressed. Trust me.")
    wait_for(lambda: phrases(again))
    assert not any(phrase.startswith("but") for phrase in phrases(again))


def test_the_open_entry_is_looked_at_while_it_is_written(house: House) -> None:
    shown = panel(house, "Check")
    press(shown, "Look at the open entry")
    entry = field(house.workspace, "What I want to write")
    type_into(house.workspace, "What I want to write", "I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    assert underlined(entry) == phrases(shown)
    assert entry.words() == "I hear you, but I was stressed."
    press(shown, "Compose")
    assert underlined(entry) == []
    press(shown, "Check")
    wait_for(lambda: underlined(entry))
    house.workspace.show_panel(False)
    assert underlined(entry) == []


def test_an_entry_that_is_closed_is_let_go_of(house: House) -> None:
    shown = panel(house, "Check")
    press(shown, "Look at the open entry")
    type_into(house.workspace, "What I want to write", "I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    press(house.workspace, "Keep, only me")
    wait_for(lambda: not phrases(shown))
    press(shown, "Look at the open entry")
    assert "No entry is being written." in said(shown)
    assert by_name(shown, "Words to check", TextPage).isVisibleTo(shown)


def test_a_long_text_is_looked_at_around_the_cursor(house: House) -> None:
    shown = panel(house, "Check")
    page = field(shown, "Words to check")
    lines = ["The river was high and the path was wet."] * 3_000
    lines[1_500] = "I hear you, but I was stressed."
    text = "\n".join(lines)
    page.load(text, text.index("but I"))
    wait_for(lambda: phrases(shown))
    assert underlined(page) == phrases(shown)
    page.set_place(0)
    page.insert_words("Yes.")
    wait_for(lambda: not phrases(shown))


@pytest.mark.parametrize("cursor", [0, 1, 19_999, 30_000, 59_999, 60_000])
def test_the_window_holds_the_cursor(cursor: int) -> None:
    for words in ("x" * 60_000, "word\n" * 12_000):
        begin, end = window(words, cursor)
        assert 0 <= begin <= cursor <= end <= len(words)
        assert 0 < end - begin <= WINDOW
    assert window("short", 2) == (0, 5)


# --- compose -----------------------------------------------------------------------------------


def test_a_suggestion_is_changed_in_place_and_checked(house: House) -> None:
    shown = panel(house, "Compose")
    press(shown, "afraid")
    wait_for(lambda: "Insert" in names(shown))
    offered = shown.findChildren(StatementCard)[0].text
    press(shown, "Change")
    page = field(shown, "The words, to change")
    wait_for(page.hasFocus)
    assert page.words() == offered
    QTest.keyClicks(page, " Trust me, it will never happen again.")
    wait_for(lambda: phrases(shown))
    press(shown, "Insert")
    assert field(house.workspace, "What I want to write").words().endswith("never happen again.")
    # Another feeling brings other suggestions; the changed one stays.
    press(shown, "angry")
    wait_for(lambda: any("angry" in c.text for c in shown.findChildren(StatementCard)))
    assert page.words().endswith("never happen again.")


def test_more_ways_come_when_asked_for(house: House) -> None:
    shown = panel(house, "Compose")
    press(shown, "afraid")
    wait_for(lambda: "Insert" in names(shown))

    def cards() -> list[StatementCard]:
        return [c for c in shown.findChildren(StatementCard) if c.isVisibleTo(shown)]

    assert len(cards()) == 6
    press(shown, "More ways")
    assert len(cards()) > 6
    assert "More ways" not in names(shown, QPushButton)
    wait_for(lambda: cards()[6].isAncestorOf(house.window.focusWidget()))


def test_why_it_fits_becomes_part_of_it(house: House) -> None:
    shown = panel(house, "Compose")
    press(shown, "afraid")
    press(shown, "Add more, if you like")
    type_into(shown, "Why it fits", "you had asked me twice")
    wait_for(
        lambda: any("You had asked me twice." in c.text for c in shown.findChildren(StatementCard))
    )


# --- practise ----------------------------------------------------------------------------------


def test_a_scene_is_answered_checked_and_compared(house: House) -> None:
    shown = panel(house, "Practise")
    page = field(shown, "What I would say")
    wait_for(page.hasFocus)
    assert "you are the one who" in said(shown)
    assert "Two that might do" not in said(shown)
    QTest.keyClicks(page, "I hear you, but I was stressed.")
    wait_for(lambda: phrases(shown))
    press(shown, "See two answers")
    settle()
    assert "Two that might do" in said(shown)
    press(shown, "Try again")
    settle()
    assert page.words() == ""
    assert "Two that might do" not in said(shown)


def test_scenes_are_chosen_and_change(house: House) -> None:
    shown = panel(house, "Practise")
    press(shown, "Choose scenes")
    settle()
    press(shown, "who was hurt")
    settle()
    assert "In this scene you are the one who was hurt." in said(shown)
    press(shown, "Money")
    settle()
    assert "No scene fits" in said(shown)
    press(shown, "who was hurt")
    settle()
    before = said(shown)
    press(shown, "Another scene")
    settle()
    assert said(shown) != before


def test_an_own_entry_becomes_a_scene(house: House) -> None:
    shown = panel(house, "Practise")
    press(shown, "From my entry")
    assert "Open an entry" in said(shown)
    type_into(house.workspace, "What I want to write", "The phone rang at dinner.")
    press(shown, "From my entry")
    settle()
    assert "The phone rang at dinner." in said(shown)
    assert "See two answers" not in names(shown, QPushButton)
    QTest.keyClicks(field(shown, "What I would say"), "I saw you go quiet.")
    press(shown, "Copy")
    assert QGuiApplication.clipboard().text() == "I saw you go quiet."


# --- learn -------------------------------------------------------------------------------------


def test_the_cards_are_there_and_lead_to_the_methods(house: House) -> None:
    shown = panel(house, "Learn")
    assert "1 · Be there" in said(shown)
    assert "Instead of" in said(shown)
    press(shown, "About the methods")
    assert house.workspace.current.name == "help"


def test_escape_closes_from_each_tab(house: House) -> None:
    for tab in ("Check", "Practise", "Learn", "Compose"):
        house.workspace.show_panel(True)
        shown = panel(house, tab)
        focus = house.window.focusWidget()
        assert focus is not None
        assert shown.isAncestorOf(focus)
        QTest.keyClick(focus, Qt.Key.Key_Escape)
        wait_for(lambda shown=shown: not shown.isVisible())  # type: ignore[misc]


# --- what is typed stays ------------------------------------------------------------------------


def test_what_is_typed_is_there_again_after_a_lock(house: House) -> None:
    shown = panel(house, "Compose")
    press(shown, "afraid")
    type_into(shown, "My part", "I lied about the money")
    shown = panel(house, "Check")
    type_into(shown, "Words to check", "You waited for me.")
    house.shell.lock()
    settle()
    house.unlock()
    (again,) = house.workspace.findChildren(ValidationPanel)
    assert field(again, "Words to check").words() == "You waited for me."
    press(again, "Compose")
    settle()
    assert by_name(again, "My part", QLineEdit).text() == "I lied about the money"
    assert by_name(again, "afraid", QPushButton).isChecked()
    wait_for(lambda: "I lied about the money" in said(again))


def test_what_is_emptied_is_forgotten(house: House) -> None:
    shown = panel(house, "Check")
    page = field(shown, "Words to check")
    type_into(shown, "Words to check", "You waited for me.")
    house.workspace.leave()
    assert house.shell.opened is not None
    own = house.shell.opened.session.private

    def drafts() -> str:
        return str(list(own.rows("SELECT value FROM state")))

    assert "You waited" in drafts()
    page.clear()
    house.workspace.leave()
    assert "You waited" not in drafts()


def test_words_that_cannot_be_saved_wait_and_are_told(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    shown = panel(house, "Check")
    with monkeypatch.context() as patch:
        patch.setattr(FormDrafts, "keep", full)
        type_into(shown, "Words to check", "You waited for me.")
        house.workspace.leave()
        assert house.workspace.unsaved()
        assert "disk" in said(shown)
    house.workspace.leave()
    assert not house.workspace.unsaved()

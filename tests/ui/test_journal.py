"""The journal page: write, keep, find; one side or two; back to where one was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, names, press, type_into
from tests.ui.journal_world import NOW, Kind, World, editor, key, reader, said, settle
from trustjournal.errors import HistoryMismatch
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.pages.journal import JournalPage
from ui.theme import Scheme, Theme
from ui.widgets.entry_list import EntryList
from ui.widgets.kit import Kit
from ui.widgets.labels import ElidedText

TEXT = "What I want to write"


@pytest.fixture
def world(qtbot: QtBot, kit: Kit, tmp_path: Path, vocabulary: Vocabulary) -> Iterator[World]:
    made = World(qtbot, kit, tmp_path, vocabulary)
    yield made
    made.close()


def found(page: JournalPage) -> int:
    return page.findChild(EntryList).count()  # type: ignore[union-attr]


def test_write_keep_find(world: World) -> None:
    world.save("other", text="The garden was quiet.")
    page = world.page()
    press(page, "New entry")
    press(page, "sad")
    type_into(page, TEXT, "The kettle sang again.")
    press(page, "Keep, only me")
    assert found(page) == 2
    type_into(page, "Search", "kettle")
    world.qtbot.waitUntil(lambda: found(page) == 1)
    key(by_name(page, "Search"), Qt.Key.Key_Escape)
    world.qtbot.waitUntil(lambda: found(page) == 2)


def test_typing_in_the_search_field_waits_for_a_pause(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = world.page()
    asked: list[str] = []
    newest = world.entries.newest

    def spy(*args: object, **named: object) -> object:
        asked.append("asked")
        return newest(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(world.entries, "newest", spy)
    type_into(page, "Search", "kettle")
    world.qtbot.waitUntil(lambda: bool(asked))
    world.qtbot.wait(400)
    assert len(asked) <= 2, "not once a letter (a busy machine may pause between two of them)"


def test_search_that_finds_nothing_says_so(world: World) -> None:
    world.save("a", text="x")
    page = world.page()
    type_into(page, "Search", "zebra")
    key(by_name(page, "Search"), Qt.Key.Key_Return)
    assert "Nothing here matches." in said(page)


def test_the_first_page_invites(world: World) -> None:
    page = world.page()
    assert "it all has room here" in said(page)
    world.save("a", text="x")
    page = world.page()
    assert "Choose an entry to read" in said(page)


def test_arrows_in_the_list_show_entries_beside_it(world: World) -> None:
    world.save("older", text="The older one.", created=NOW.replace(day=1))
    world.save("newer", text="The newer one.")
    page = world.page()
    page.entered()
    view = QApplication.focusWidget() or page.focusWidget()
    key(view, Qt.Key.Key_Down)
    assert reader(page).uid == "older"
    assert page.focusWidget() is view, "the list keeps the focus"
    key(view, Qt.Key.Key_Return)
    assert page.focusWidget() is by_name(page, "Edit")


def test_narrow_there_is_one_side_and_a_way_back(world: World) -> None:
    world.save("a", text="Some words.")
    page = world.page(width=600)
    assert "Search" in names(page)
    page.open_entry("a")
    settle()
    assert "Search" not in names(page)
    press(page, "All entries")
    assert "Search" in names(page)
    assert "Edit" not in names(page)
    page.focus_search()
    assert page.focusWidget() is by_name(page, "Search")


def test_wide_there_are_both_and_no_way_back(world: World) -> None:
    world.save("a", text="Some words.")
    page = world.page(width=1068)
    page.open_entry("a")
    settle()
    assert {"Search", "Edit"} <= names(page)
    assert "All entries" not in names(page)


def test_an_entry_whose_words_were_changed_behind_the_journal_is_told(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.save("a", text="x")
    page = world.page()

    def mismatch(_: str) -> None:
        raise HistoryMismatch

    monkeypatch.setattr(world.entries, "get", mismatch)
    page.open_entry("a")
    assert reader(page) is None
    assert "older" in said(page)


def test_an_entry_that_is_gone_is_told(world: World) -> None:
    page = world.page()
    page.open_entry("nowhere")
    assert reader(page) is None
    assert "no longer" in said(page)


def test_a_draft_is_in_the_list_from_its_first_words_on(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "begun")
    page.leave()
    assert found(page) == 1


# --- back to the same place ------------------------------------------------------------------


def test_back_to_the_same_entry_and_cursor(world: World) -> None:
    world.save("a", text="One two three. 😀 Four.", happened="It did.")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    words = by_name(page, TEXT)
    words.setFocus()
    editor(page)._fields.text.set_place(8, 4)
    QTest.keyClicks(words, "X")
    page.leave()
    place = page.place()

    again = world.page()
    again.return_to(place)
    again.entered()
    settle()
    assert editor(again).value().text == "One Xthree. 😀 Four."
    assert editor(again)._fields.text.place() == (5, 5)
    assert again.focusWidget() is by_name(again, TEXT)


def test_back_to_the_field_one_was_in(world: World) -> None:
    page = world.page()
    page.new_entry()
    type_into(page, "What happened", "It rained")
    page.leave()
    place = page.place()
    again = world.page()
    again.return_to(place)
    again.entered()
    QTest.keyClicks(again.focusWidget(), " all day")
    assert editor(again).value().happened == "It rained all day"


def test_back_to_reading_versions_bin_or_an_empty_page(world: World) -> None:
    world.save("a", text="one")
    world.save("a", text="two")
    page = world.page()
    for go, proof in (
        (lambda: page.open_entry("a"), "Move to bin"),
        (lambda: press(page, "Earlier versions"), "Bring this version back"),
        (lambda: page.new_entry(Kind.FREE), "Add a feeling"),
        (lambda: press(page, "Bin"), "The bin is empty."),
    ):
        go()
        settle()
        again = world.page()
        again.return_to(page.place())
        assert proof in said(again)


@pytest.mark.parametrize(
    "place",
    [
        {},
        {"view": "reader", "uid": "gone"},
        {"view": "editor", "uid": "gone", "cursor": "x"},
        {"view": "versions", "uid": 7, "list": {"selected": None}},
        {"view": "nonsense", "uid": None, "showing_list": "?"},
    ],
)
def test_a_place_that_is_gone_does_no_harm(world: World, place: dict[str, object]) -> None:
    page = world.page()
    page.return_to(place)
    page.entered()
    assert "New entry" in names(page)


def test_the_place_holds_no_words_that_were_written(world: World) -> None:
    world.save("a", text="a phrase nobody else should read")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    assert "phrase" not in str(page.place())


# --- keys and letters ------------------------------------------------------------------------


def test_everything_can_be_done_by_keyboard(world: World) -> None:
    page = world.page()
    page.new_entry()
    settle()
    typed = False
    for _ in range(60):
        here = QApplication.focusWidget()
        assert here is not None
        if here.accessibleName() == "hurt":
            key(here, Qt.Key.Key_Right)  # the grid is one stop; arrows move in it
            key(QApplication.focusWidget(), Qt.Key.Key_Space)
            here = QApplication.focusWidget()
        if here.accessibleName() == TEXT and not typed:
            QTest.keyClicks(here, "By keys alone.")
            typed = True
        if here.accessibleName() == "Keep, only me":
            key(here, Qt.Key.Key_Space)
            break
        key(here, Qt.Key.Key_Tab)
        settle(1)
    kept = world.entries.get(world.entries.newest().items[0].uid)
    assert kept.text == "By keys alone."
    assert [felt.feeling for felt in kept.feelings] == ["afraid"]


@pytest.mark.parametrize("width", [900, 1068])
def test_no_words_are_cut_at_twice_the_size(
    qtbot: QtBot, tmp_path: Path, vocabulary: Vocabulary, width: int, qapp: QApplication
) -> None:
    qapp.setStyle("Fusion")
    theme = Theme(Scheme.LIGHT, 200)
    theme.apply()
    world = World(qtbot, Kit(theme), tmp_path, vocabulary)
    felt = FeltFeeling("caught out", 7, "throat", "the phone", "afraid", near="guilty")
    world.save("a", text="Words", happened="It did.", feelings=(felt,), tags=("phone",))
    page = world.page(width=width, height=716)
    page.open_entry("a")
    cut = clipped(page)
    press(page, "Edit")
    cut += clipped(page)
    press(page, "Change the time")
    cut += clipped(page)
    page.new_entry(Kind.FREE)
    cut += clipped(page)
    page.focus_search()
    cut += clipped(page)
    assert page.width() == width
    assert page.height() == 716, "the page asked for more room than there is"
    world.close()
    theme.deleteLater()
    assert cut == []


def clipped(page: QWidget) -> list[str]:
    """Return the words that have less room than they need."""
    settle(6)
    cut = []
    for widget in page.findChildren(QWidget):
        if not widget.isVisibleTo(page) or isinstance(widget, ElidedText):
            continue
        if isinstance(widget, QLabel) and not widget.text():
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            if widget.height() < widget.heightForWidth(widget.width()):
                cut.append(widget.accessibleName())
        elif isinstance(widget, QLabel | QAbstractButton):
            wanted = widget.minimumSizeHint()
            if widget.width() < wanted.width() or widget.height() < wanted.height():
                cut.append(widget.accessibleName())
    return cut

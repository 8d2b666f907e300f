"""Reading, earlier versions and the bin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, names, press, type_into
from tests.ui.journal_world import NOW, Kind, World, editor, key, reader, said, settle
from trustjournal.errors import EntryGone
from trustjournal.journal.entries import Entry, FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.pages.entry_view import title_of
from ui.widgets.kit import Kit
from ui.widgets.markdown_view import LONGEST_RENDERED, MarkdownView
from ui.widgets.text_page import TextPage

FELT = FeltFeeling("caught out", 7, "throat", "the phone", "afraid of losing her", near="guilty")


@pytest.fixture
def world(qtbot: QtBot, kit: Kit, tmp_path: Path, vocabulary: Vocabulary) -> Iterator[World]:
    made = World(qtbot, kit, tmp_path, vocabulary)
    yield made
    made.close()


# --- reading ---------------------------------------------------------------------------------


def test_an_entry_tells_everything_it_holds(world: World) -> None:
    world.save(
        "a",
        kind=Kind.FEELINGS,
        happened="She went quiet.",
        text="It was **hard**.",
        feelings=(FELT,),
        needs=("rest",),
        tags=("phone",),
    )
    page = world.page()
    page.open_entry("a")
    words = said(page)
    for told in (
        "She went quiet.",
        "Friday 19 June 2026, 19:30",
        "ashamed › guilty › “caught out”",
        "7 of 10, in the body: throat",
        "the phone",
        "afraid of losing her",
        "rest",
        "Tags: phone",
    ):
        assert told in words
    assert page.findChild(MarkdownView).toPlainText() == "It was hard."  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("happened", "text", "title"),
    [
        ("She went quiet.", "Anything", "She went quiet."),
        ("Two\nlines.", "", "Two lines."),
        ("", "# The letter\n\nDear you", "The letter"),
        ("", "# " + "long " * 40 + "\n\nDear you", "Free writing"),
        ("", "Just words", "Free writing"),
        ("long " * 40, "", "Free writing"),
    ],
)
def test_the_title_is_a_line_of_its_own_and_repeats_nothing(
    vocabulary: Vocabulary, happened: str, text: str, title: str
) -> None:
    entry = Entry("a", NOW, Kind.FREE, happened=happened, text=text)
    assert title_of(entry, vocabulary) == title


def test_copying_gives_the_words_for_a_while(world: World) -> None:
    world.save("a", text="It was **hard**.", feelings=(FELT,))
    page = world.page()
    page.open_entry("a")
    press(page, "Copy")
    copied = QGuiApplication.clipboard().text()
    assert "It was **hard**." in copied
    assert "caught out 7/10" in copied
    assert "30 seconds" in said(page)
    world.clipboard.clear()
    assert QGuiApplication.clipboard().text() == ""


def test_a_very_long_text_is_read_as_it_was_written(world: World) -> None:
    world.save("a", text="# Words\n" * (LONGEST_RENDERED // 8 + 2))
    page = world.page()
    page.open_entry("a")
    settle()
    long = page.findChild(TextPage)
    assert isinstance(long, TextPage)
    assert long.isReadOnly()
    assert long.words().startswith("# Words\n# Words")


def test_earlier_versions_are_offered_only_if_there_are_any(world: World) -> None:
    world.save("a", text="one")
    page = world.page()
    page.open_entry("a")
    assert "Earlier versions" not in names(page)


def test_escape_goes_back_to_the_list(world: World) -> None:
    world.save("a", text="one")
    page = world.page()
    page.open_entry("a")
    key(by_name(page, "Edit"), Qt.Key.Key_Escape)
    assert page.focusWidget() is by_name(page, "Entries")


def test_an_entry_changed_elsewhere_is_shown_anew(world: World) -> None:
    world.save("a", text="one")
    page = world.page()
    page.open_entry("a")
    change = world.entries.save(world.entries.get("a").edited(text="two"))
    page.refresh(change)
    assert reader(page).entry.text == "two"
    page.refresh(world.entries.delete("a"))
    assert reader(page) is None


# --- versions --------------------------------------------------------------------------------


def test_each_version_can_be_read_and_brought_back(world: World) -> None:
    for moment, text in enumerate(("one", "two", "three")):
        world.clock.moment = NOW + timedelta(hours=moment)
        world.save("a", text=text)
    page = world.page()
    page.open_entry("a")
    press(page, "Earlier versions")
    settle()
    assert "until Friday 19 June 2026, 21:30" in names(page)
    assert page.findChild(MarkdownView).toPlainText() == "two"  # type: ignore[union-attr]
    press(page, "until Friday 19 June 2026, 20:30")
    settle()
    assert page.findChild(MarkdownView).toPlainText() == "one"  # type: ignore[union-attr]
    press(page, "Bring this version back")
    assert reader(page).entry.text == "one"
    assert [v.entry.text for v in world.entries.versions("a")] == ["three", "two", "one"]


def test_no_version_comes_back_over_changes_that_are_not_kept(world: World) -> None:
    world.save("a", text="one")
    world.save("a", text="two")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    type_into(page, "What I want to write", "x")
    key(by_name(page, "What I want to write"), Qt.Key.Key_Escape)
    press(page, "Earlier versions")
    assert not by_name(page, "Bring this version back").isEnabled()
    press(page, "Back to the entry")
    assert reader(page).uid == "a"


# --- the bin ---------------------------------------------------------------------------------


def test_to_the_bin_and_straight_back(world: World) -> None:
    world.save("a", text="one")
    page = world.page()
    page.open_entry("a")
    press(page, "Move to bin")
    assert world.entries.count() == 0
    assert "It will be erased for good on 19 July 2026." in said(page)
    press(page, "Undo")
    assert reader(page).uid == "a"
    assert world.entries.count() == 1


def test_putting_back_from_the_bin(world: World) -> None:
    world.save("a", text="one")
    world.entries.delete("a")
    page = world.page()
    press(page, "Bin")
    assert "Erased for good on 19 July 2026" in said(page)
    press(page, "Put back")
    assert world.entries.get("a").text == "one"
    assert "The bin is empty." in said(page)


def test_erasing_asks_once_more(world: World) -> None:
    world.save("a", text="one")
    world.entries.delete("a")
    page = world.page()
    press(page, "Bin")
    press(page, "Erase now")
    press(page, "Leave it in the bin")
    assert len(world.entries.binned()) == 1
    press(page, "Erase now")
    press(page, "Erase for good")
    assert world.entries.binned() == []
    with pytest.raises(EntryGone):
        world.entries.get("a")


def test_the_bin_shows_what_is_deleted_meanwhile(world: World) -> None:
    world.save("a", text="one")
    page = world.page()
    press(page, "Bin")
    assert "The bin is empty." in said(page)
    page.refresh(world.entries.delete("a"))
    settle()
    assert "Put back" in names(page)


def test_a_discarded_new_draft_can_be_had_back(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, "What I want to write", "begun")
    page.leave()
    uid = world.drafts.all()[0].entry.uid
    again = world.page()
    again.open_entry(uid)
    press(again, "Discard draft")
    assert world.drafts.all() == []
    press(again, "Undo")
    assert editor(again).value().text == "begun"

"""The editor through its page: nothing typed is lost, nothing kept is blanked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, names, press, type_into
from tests.ui.journal_world import NOW, Kind, World, editor, key, reader, said, settle
from trustjournal.errors import DiskFull
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.kit import Kit

TEXT = "What I want to write"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def world(qtbot: QtBot, kit: Kit, tmp_path: Path, vocabulary: Vocabulary) -> Iterator[World]:
    made = World(qtbot, kit, tmp_path, vocabulary)
    yield made
    made.close()


def test_what_is_typed_reaches_the_disk_within_two_seconds(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "I saw it")
    assert editor(page)._timer.remainingTime() < 2000
    world.qtbot.waitUntil(lambda: bool(world.drafts.all()))
    assert world.drafts.all()[0].entry.text == "I saw it"
    assert "Draft kept" in said(page)


def test_a_kill_leaves_the_draft_on_the_disk(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "half a sen")
    world.qtbot.waitUntil(lambda: bool(world.drafts.all()))
    draft = world.after_a_crash().all()[0]
    assert (draft.entry.text, draft.cursor, draft.is_new) == ("half a sen", 10, True)


def test_leaving_mid_word_saves_at_once(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "half a wo")
    assert not world.drafts.all()
    page.leave()
    assert world.drafts.all()[0].entry.text == "half a wo"


def test_an_empty_new_entry_leaves_nothing_behind(world: World) -> None:
    page = world.page()
    page.new_entry()
    type_into(page, TEXT, "x")
    page.leave()
    key(by_name(page, TEXT), Qt.Key.Key_Backspace)
    page.leave()
    assert world.drafts.all() == []


def test_keeping_makes_an_entry_and_drops_the_draft(world: World) -> None:
    page = world.page()
    page.new_entry()
    press(page, "sad")
    type_into(page, "What happened", "The kettle sang.")
    page.leave()
    press(page, "Keep, only me")
    kept = world.entries.newest().items[0]
    assert kept.feelings == (FeltFeeling("sad", 5),)
    assert world.entries.get(kept.uid).happened == "The kettle sang."
    assert world.drafts.all() == []
    assert reader(page).uid == kept.uid


def test_control_return_keeps(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "Kept by keys.")
    key(by_name(page, TEXT), Qt.Key.Key_Return, CONTROL)
    assert world.entries.newest().items[0].preview == "Kept by keys."


def test_there_must_be_something_to_keep(world: World) -> None:
    page = world.page()
    page.new_entry()
    press(page, "Keep, only me")
    assert world.entries.count() == 0
    assert "is enough to keep" in said(page)
    assert editor(page) is not None


def test_an_edit_makes_a_version(world: World) -> None:
    world.save("a", text="before")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    type_into(page, TEXT, "and ")
    press(page, "Keep, only me")
    assert world.entries.get("a").text == "and before"
    assert [v.entry.text for v in world.entries.versions("a")] == ["before"]
    assert "Earlier versions" in names(page)


def test_undo_never_blanks_an_entry(world: World) -> None:
    world.save("a", text="kept words", happened="kept line")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    for field in (TEXT, "What happened"):
        for _ in range(3):
            key(by_name(page, field), Qt.Key.Key_Z, CONTROL)
    assert editor(page).value() == world.entries.get("a")


def test_opening_and_leaving_changes_nothing(world: World) -> None:
    felt = (FeltFeeling("caught out", 7, "chest", "it", "fear", near="guilty"),)
    world.save("a", text="a\r\nb\rc", happened="x", feelings=felt, needs=("rest",), tags=("#odd",))
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    page.leave()
    editor(page)._fields.changed.emit()
    page.leave()
    assert world.drafts.all() == []


def test_a_draft_is_shown_when_its_entry_is_opened_and_can_be_discarded(world: World) -> None:
    world.save("a", text="kept")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    type_into(page, TEXT, "not ")
    page.leave()

    again = world.page()
    again.open_entry("a")
    assert editor(again).value().text == "not kept"
    assert "You have changes that are not kept yet." in said(again)
    press(again, "Discard changes")
    assert reader(again).entry.text == "kept"
    assert world.drafts.all() == []
    press(again, "Undo")
    assert editor(again).value().text == "not kept"
    assert world.drafts.all()[0].entry.text == "not kept"


def test_escape_goes_back_to_reading_with_the_draft_kept(world: World) -> None:
    world.save("a", text="kept")
    page = world.page()
    page.open_entry("a")
    press(page, "Edit")
    type_into(page, TEXT, "not ")
    key(by_name(page, TEXT), Qt.Key.Key_Escape)
    assert reader(page).entry.text == "kept"
    assert world.drafts.get("a") is not None
    press(page, "Go on writing")
    assert editor(page).value().text == "not kept"


def test_a_failed_save_leaves_the_words_on_screen(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "precious")

    def full(_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(world.entries, "save", full)
    press(page, "Keep, only me")
    assert editor(page).value().text == "precious"
    assert "disk" in said(page).lower()
    monkeypatch.undo()
    press(page, "Keep, only me")
    assert world.entries.count() == 1


def test_a_draft_that_cannot_be_written_is_told_and_tried_again(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "precious")

    def full(_: object) -> None:
        raise DiskFull

    monkeypatch.setattr(world.drafts, "keep", full)
    page.leave()
    assert "Not kept yet" in said(page)
    key(by_name(page, TEXT), Qt.Key.Key_Escape)
    assert editor(page).value().text == "precious", "leaving would have lost the words"
    monkeypatch.undo()
    world.qtbot.waitUntil(lambda: bool(world.drafts.all()))
    assert "Draft kept" in said(page)


def test_an_entry_can_be_dated_back(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "Later I understood.")
    press(page, "Change the time")
    day, at = by_name(page, "Day"), by_name(page, "Time")
    day.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(day, "yesterday")
    at.setFocus()
    at.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(at, "7.05 am")
    key(at, Qt.Key.Key_Return)
    press(page, "Keep, only me")
    kept = world.entries.newest().items[0].created
    assert kept == NOW.replace(day=18, hour=7, minute=5)


def test_a_time_to_come_is_asked_about_not_refused(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    press(page, "Change the time")
    key(by_name(page, "Day"), Qt.Key.Key_Up)
    assert "still to come" in said(page)
    assert editor(page).value().created.day == 20


def test_free_writing_asks_for_nothing_else(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    assert "sad" not in names(page)
    press(page, "Add a feeling")
    assert "sad" in names(page)


def test_the_picker_makes_room_once_the_writing_begins(world: World) -> None:
    page = world.page()
    page.new_entry()
    press(page, "sad")
    assert "hurt" in names(page)
    type_into(page, TEXT, "S")
    assert "hurt" not in names(page)
    assert editor(page).value().feelings == (FeltFeeling("sad", 5),)


def test_needs_and_tags(world: World) -> None:
    world.save("a", text="x", tags=("evenings",))
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "y")
    press(page, "Add what I need")
    type_into(page, "What I need", "rest, honesty,")
    press(page, "Add tags")
    type_into(page, "Tags", "#phone")
    entry = editor(page).value()
    assert entry.needs == ("rest", "honesty")
    assert entry.tags == ("phone",), "what is still being typed counts"
    press(page, "Remove “rest”")
    assert editor(page).value().needs == ("honesty",)


def test_words_from_the_panel_go_where_one_was_writing(world: World) -> None:
    page = world.page()
    assert page.insert_words("I see it.") is False
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "So.")
    by_name(page, "Search").setFocus()
    assert page.insert_words("I see it.")
    assert editor(page).value().text == "So. I see it."


def test_the_gentle_line_comes_once_and_can_be_put_away(world: World) -> None:
    page = world.page()
    page.new_entry()
    assert "You can stop at any time" in said(page)
    with world.qtbot.waitSignal(page.go) as asked:
        press(page, "Help & safety")
    assert asked.args == ["help"]
    press(page, "Put this line away")
    page.new_entry()
    assert "You can stop at any time" not in said(page)


def test_what_was_begun_elsewhere_is_taken_along(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FEELINGS, feeling=FeltFeeling("sad", 8), happened="A line")
    page.leave()
    draft = world.drafts.all()[0].entry
    assert draft.feelings == (FeltFeeling("sad", 8),)
    assert draft.happened == "A line"


def test_another_entry_saves_the_one_before(world: World) -> None:
    world.save("a", text="kept")
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "unfinished")
    page.open_entry("a")
    settle()
    assert world.drafts.all()[0].entry.text == "unfinished"
    assert reader(page).uid == "a"


def test_the_words_are_gone_with_the_editor(world: World) -> None:
    page = world.page()
    page.new_entry(Kind.FREE)
    type_into(page, TEXT, "secret")
    old = by_name(page, TEXT)
    gone: list[bool] = []
    old.destroyed.connect(lambda: gone.append(True))
    press(page, "Keep, only me")
    settle()
    assert gone == [True]

"""Only me and Us through the real window, by two people in turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit

from tests.fixed import OTHER_PASSPHRASE
from tests.ui.couple_house import alone_in, folder, house, keep_line, words_on
from tests.ui.find import by_name, names
from tests.ui.screens import House, settle, wait_for
from ui.theme import Space
from ui.widgets.focus_ring import FocusRing

__all__ = ["folder", "house"]

WRITE = "What I want to write"
MINE = "The kettle whistled and I said nothing."
OURS = "We could walk by the river on Sunday."


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def test_without_a_shared_space_there_is_no_switch(tmp_path: Path) -> None:
    house = House(alone_in(tmp_path), QSize(1280, 800))
    house.unlock()
    assert not {"Only me", "Us"} & names(house.window, QAbstractButton)
    QTest.keyClick(house.window, Qt.Key.Key_F6)
    settle()
    assert house.theme.space is Space.PRIVATE
    house.leave()


def test_what_is_kept_in_us_is_read_by_both_and_only_me_by_one(house: House) -> None:
    house.unlock()
    keep_line(house, MINE, "Keep, only me")
    house.go_to("Us")
    assert "Both of you can read this. Your own journals stay closed." in names(house.window)
    assert MINE not in words_on(house.window)
    keep_line(house, OURS, "Keep in Us")
    assert "from me" in words_on(house.workspace)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    assert house.theme.space is Space.PRIVATE
    assert OURS not in words_on(house.window)
    house.go_to("Us")
    assert OURS in words_on(house.workspace)
    assert "from my partner" in words_on(house.workspace)
    for page in ("journal", "settings", "help", "today"):
        house.workspace.show_page(page)
        settle()
    house.go_to("Only me")
    house.workspace.show_page("journal")
    settle()
    assert MINE not in words_on(house.window)


def test_the_partners_entry_can_be_read_and_copied_only(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    keep_line(house, OURS, "Keep in Us")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.journal.open_entry(house.newest_with().uid)
    settle()
    offered = names(house.journal, QAbstractButton)
    assert "Copy" in offered
    assert not offered & {"Edit", "Move to bin", "Earlier versions"}
    assert any("from my partner" in name for name in names(house.journal))


def test_a_draft_for_us_is_mine_until_it_is_kept(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    house.journal.new_entry()
    settle()
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "Not said yet, and maybe never")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    assert house.journal
    settle()
    assert "Not said yet" not in words_on(house.window)
    opened = house.shell.opened
    assert opened is not None
    assert opened.session.shared is not None
    assert opened.session.shared.rows("SELECT * FROM drafts") == []
    house.lock()
    house.unlock()
    assert house.theme.space is Space.SHARED, "locking comes back to the same space"
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    assert page.toPlainText() == "Not said yet, and maybe never"
    house.go_to("Only me")
    house.workspace.show_page("today")
    settle()
    assert "Not said yet" not in words_on(house.window), "and it waits in Us, not here"


def test_each_space_remembers_where_i_was(house: House) -> None:
    house.unlock()
    house.journal.new_entry()
    settle()
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "half a wo")
    QTest.keyClick(house.window, Qt.Key.Key_F6)
    settle()
    assert house.theme.space is Space.SHARED
    assert house.workspace.current.name == "today"
    house.workspace.show_page("help")
    QTest.keyClick(house.window, Qt.Key.Key_F6)
    settle()
    assert house.theme.space is Space.PRIVATE
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    assert page.toPlainText() == "half a wo"
    assert page.textCursor().position() == len("half a wo")
    house.go_to("Us")
    assert house.workspace.current.name == "help"


def test_the_switch_says_which_space_is_open(house: House) -> None:
    house.unlock()
    only_me, us = (by_name(house.window, name, QAbstractButton) for name in ("Only me", "Us"))
    assert (only_me.isChecked(), us.isChecked()) == (True, False)
    assert "F6" in us.toolTip()
    us.click()
    settle()
    only_me, us = (by_name(house.window, name, QAbstractButton) for name in ("Only me", "Us"))
    assert (only_me.isChecked(), us.isChecked()) == (False, True)
    assert only_me.accessibleDescription() == "F6 opens this space"
    assert us.accessibleDescription() == "this space is open"


def door(house: House) -> tuple[list[str], QImage]:
    """Return all that the lock screen says, and how it looks."""
    wait_for(lambda: house.window.findChild(FocusRing))
    settle()
    said = sorted(line for line in words_on(house.window).splitlines() if line)
    return said, house.window.grab().toImage()


def test_the_lock_screen_tells_nothing_of_two_people_or_spaces(
    folder: Path, tmp_path: Path, qapp: QApplication
) -> None:
    qapp.setCursorFlashTime(0)
    one = House(alone_in(tmp_path), QSize(1280, 800))
    alone = door(one)
    one.unlock()
    one.lock()
    alone_again = door(one)
    one.leave()
    two = House(folder, QSize(1280, 800))
    assert door(two) == alone
    two.unlock()
    two.go_to("Us")
    keep_line(two, OURS, "Keep in Us")
    two.lock()
    assert door(two) == alone_again
    two.leave()


def test_words_that_cannot_be_saved_hold_the_switch(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.unlock()
    house.journal.new_entry()
    settle()
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "not on the disk")

    def full(*_given: object, **_named: object) -> None:
        from trustjournal.errors import DiskFull

        raise DiskFull

    with monkeypatch.context() as patched:
        patched.setattr(house.shell.opened.drafts.__class__, "keep", full)  # type: ignore[union-attr]
        house.go_to("Us")
        assert house.theme.space is Space.PRIVATE
        assert page.toPlainText() == "not on the disk"
        only_me = by_name(house.window, "Only me", QAbstractButton)
        assert only_me.isChecked()
        wait_for(lambda: any("could not be saved" in n for n in names(house.window)))
    house.go_to("Us")
    assert house.theme.space is Space.SHARED


def test_details_are_asked_about_once_before_they_go_to_us(house: House) -> None:
    house.unlock()
    house.go_to("Us")
    keep_line(house, "She was prettier than me.", "Keep in Us")
    assert "“prettier than me”" in words_on(house.workspace)
    assert house.entries.count() == 0
    house.press("Go on writing")
    assert "prettier than me”" not in "\n".join(names(house.workspace))
    house.press("Keep in Us")
    assert house.entries.count() == 1, "asked once, never in the way"
    house.journal.new_entry()
    settle()
    page = by_name(house.journal, WRITE, QPlainTextEdit)
    page.setFocus()
    QTest.keyClicks(page, "Her name was Maria.")
    house.press("Keep in Us")
    assert house.entries.count() == 1
    house.press("Keep it as it is")
    assert house.entries.count() == 2


def test_in_only_me_nobody_asks(house: House) -> None:
    house.unlock()
    keep_line(house, "She was prettier than me.", "Keep, only me")
    assert house.entries.count() == 1

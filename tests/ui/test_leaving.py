"""Leaving Us and closing it, and what the other one finds."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.boundary_world import a_request
from tests.ui.couple_house import folder, house, keep_line, read, settings, shown, words_on
from tests.ui.find import by_name, names, press, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_disclosure import RULES, agree, propose, session_of
from ui.pages.boundary_stores import boundary_stores
from ui.theme import Space
from ui.widgets.thing_rows import ThingRow

__all__ = ["folder", "house"]

MINE, THEIRS = "I would like to walk by the river.", "You made tea before I asked."
DRAFT = "not said yet"


@pytest.fixture
def both(house: House) -> House:
    """Each has kept a line in Us; the first one is there, in Us."""
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    keep_line(house, THEIRS, "Keep in Us")
    house.lock()
    house.unlock()
    house.go_to("Us")
    keep_line(house, MINE, "Keep in Us")
    return house


def do(house: House, name: str, passphrase: str = PASSPHRASE) -> None:
    """Unfold a way out, type the passphrase, and do it."""
    settings(house)
    house.press(f"{name} Us…")
    type_into(house.window, "Your own passphrase", passphrase)
    house.press(f"{name} Us now")
    wait_for(lambda: not house.shell._tasks.busy)
    settle()


def test_leaving_takes_my_words_along_and_none_of_theirs(both: House) -> None:
    do(both, "Leave")
    assert both.theme.space is Space.PRIVATE
    assert "You have left Us." in shown(both)
    assert "Us" not in names(both.window, QAbstractButton)
    both.workspace.show_page("today")
    settle()
    assert MINE in words_on(both.workspace)
    assert THEIRS not in words_on(both.window)
    both.lock()
    both.unlock()
    assert THEIRS not in words_on(both.window)
    settings(both)
    assert "There is no space that you both read." in shown(both)


def test_the_matrix_comes_along_and_can_be_read(both: House) -> None:
    agree(session_of(both), propose(session_of(both)))
    do(both, "Leave")
    both.workspace.show_page("boundaries")
    settle()
    both.press("Agreements")
    row = by_name(both.workspace, "What we tell each other. Version 1, 14 March", ThingRow)
    row.click()
    settle()
    assert RULES[0].behaviour in shown(both)
    assert {"You said yes", "Your partner said yes"} <= set(shown(both).splitlines())


def test_what_i_had_not_kept_in_us_comes_home_with_me(both: House) -> None:
    type_into(both.workspace, "One line", DRAFT)
    do(both, "Leave")
    both.workspace.show_page("today")
    settle()
    assert DRAFT in words_on(both.workspace)


def test_the_one_who_stays_is_told_once_with_the_day(both: House) -> None:
    do(both, "Leave")
    both.lock()
    both.unlock(OTHER_PASSPHRASE)
    assert "Your partner left Us on 14 March 2026." in shown(both)
    both.go_to("Us")
    assert "Your partner has left. It opens with your passphrase alone." in shown(both)
    assert "Both of you can read this." not in words_on(both.window)
    assert {MINE, THEIRS} <= set(shown(both).splitlines()) | set(words_on(both.window).split("\n"))
    assert "Your partner left Us on 14 March 2026." in shown(both)
    both.press("Put away")
    both.lock()
    both.unlock(OTHER_PASSPHRASE)
    assert "left Us" not in shown(both)
    settings(both)
    assert "Your partner left Us on 14 March 2026." in shown(both), "how things stand stays told"
    keep_line(both, "Still here.", "Keep in Us")


def test_nothing_speaks_of_two_or_asks_for_an_answer_where_one_stays_alone(both: House) -> None:
    us = boundary_stores(session_of(both), Space.SHARED)
    a_request(us, ask="Would you call at nine?")
    do(both, "Leave")
    both.lock()
    both.unlock(OTHER_PASSPHRASE)
    both.go_to("Us")
    keep_line(both, "Still here.", "Keep in Us")
    assert "Kept in Us. It opens with your passphrase alone." in shown(both)
    assert not any(name.startswith("Open it: ") for name in names(both.window))
    both.workspace.show_page("boundaries")
    settle()
    for tab, begin in (("Requests", "Ask for something"), ("Agreements", "Propose an agreement")):
        both.press(tab)
        assert begin not in names(both.workspace)
        assert "Your partner has left" in shown(both)
    both.press("Requests")
    by_name(both.workspace, "Would you call at nine? No answer so far", ThingRow).click()
    settle()
    assert not {"Answer", "Write it as an agreement"} & names(both.workspace)
    press(both.workspace.current, "Boundaries")  # the tab
    assert "Write a boundary" in names(both.workspace), "this needs nobody else"
    both.workspace.show_page("disclosure")
    settle()
    assert "Begin with some questions" not in names(both.workspace)


def test_a_wrong_passphrase_changes_nothing(both: House) -> None:
    do(both, "Leave", "not mine")
    assert "This is not your own passphrase." in shown(both)
    both.workspace.show_page("today")
    settle()
    assert THEIRS in words_on(both.workspace)


def test_the_others_passphrase_does_not_leave_for_me(both: House) -> None:
    do(both, "Leave", OTHER_PASSPHRASE)
    assert "This is not your own passphrase." in shown(both)
    assert both.theme.space is Space.SHARED


def test_second_thoughts_cost_nothing(both: House) -> None:
    settings(both)
    both.press("Close Us…")
    type_into(both.window, "Your own passphrase", PASSPHRASE)
    both.press("Leave it as it is")
    both.press("Close Us…")
    assert by_name(both.window, "Your own passphrase", QLineEdit).text() == ""


def test_a_closed_us_is_read_by_both_and_changed_by_none(both: House) -> None:
    do(both, "Close")
    assert "Us is closed." in shown(both)
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        both.go_to("Us")
        assert "Closed. Both of you can read this; nobody can change it." in names(both.window)
        both.workspace.show_page("today")
        settle()
        assert {MINE, THEIRS} <= set(words_on(both.workspace).split("\n"))
        assert "Us is closed" in shown(both)
        writing = {"Keep in Us", "Write more", "Edit", "Move to bin", "Bin", "New entry"}
        assert not writing & names(both.window, QAbstractButton)
        assert both.journal
        settle()
        assert not (writing | {"Free writing"}) & names(both.window, QAbstractButton)
        QTest.keyClick(both.window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
        settle()
        for item in both.entries.newest().items:
            read(both, both.entries.get(item.uid))
            assert "Copy" in names(both.journal, QAbstractButton)
            assert not writing & names(both.window, QAbstractButton)
        settings(both)
        assert "nothing in it can be changed any more" in shown(both)
        assert "Close Us…" not in names(both.window, QAbstractButton)
        if passphrase == PASSPHRASE:
            assert "You closed Us on 14 March 2026." in shown(both)
            both.lock()
            both.unlock(OTHER_PASSPHRASE)
            assert "Your partner closed Us on 14 March 2026." in shown(both)


def test_a_closed_us_can_still_be_left(both: House) -> None:
    do(both, "Close")
    do(both, "Leave")
    both.workspace.show_page("today")
    settle()
    assert both.theme.space is Space.PRIVATE
    assert MINE in words_on(both.workspace)


def test_after_leaving_they_can_open_it_together_again(both: House) -> None:
    do(both, "Leave")
    both.lock()
    both.unlock(OTHER_PASSPHRASE)
    both.lock()
    both.unlock()
    settings(both)
    both.press("Open a space together…")
    both.press("Continue")
    type_into(both.window, "Passphrase of the one who began", PASSPHRASE)
    type_into(both.window, "Passphrase of the one who joins", OTHER_PASSPHRASE)
    both.press("Continue")
    wait_for(lambda: "Open it" in names(both.window, QAbstractButton))
    both.press("Open it")
    wait_for(lambda: "Us" in names(both.window, QAbstractButton))
    settle()
    assert THEIRS in words_on(both.window)
    both.lock()
    both.unlock(OTHER_PASSPHRASE)
    assert "Your partner came back to Us on 14 March 2026." in shown(both)

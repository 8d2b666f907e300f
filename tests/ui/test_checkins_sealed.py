"""Sealed check-ins: each alone, both at once, and what is left when one goes."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.checkin_house import (  # noqa: F401  # fixtures
    MOST_CARDS,
    Key,
    answers_of,
    card,
    copied,
    dressed,
    of_one,
    of_two,
    page,
    private,
    said,
    seal,
    store,
    waits,
)
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_checkins import begin, look_back
from tests.ui.test_keyboard import strike
from tests.ui.test_leaving import do
from trustjournal.errors import DiskFull
from trustjournal.journal.checkin_store import CheckIns, RunningStore
from trustjournal.journal.formats import Way
from ui.pages.checkin_holding import Holding
from ui.pages.checkin_keeper import CheckInKeeper
from ui.widgets.text_page import TextPage


def test_each_writes_alone_and_both_open_it_together(couple: House) -> None:
    house = couple
    begin(house, "Commitment check-in", "Sealed")
    seal(house, "I was home at six.", PASSPHRASE)
    assert CheckIns(private(house), house.clock).running.all() == []
    house.press("Sealed: Commitment check-in")
    assert "It opens when both of you are done" in said(house)
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("today")
    settle()
    house.press(waits(house, "Write my side: Commitment check-in"))
    seal(house, "I asked twice.", OTHER_PASSPHRASE, "Two things I value in you")
    house.workspace.show_page("today")
    settle()
    house.press(waits(house, "Open it: Commitment check-in"))
    type_into(house.window, "One passphrase", PASSPHRASE)
    type_into(house.window, "The other passphrase", PASSPHRASE)
    house.press("Open both sides")
    wait_for(lambda: "opens only when both of you" in "\n".join(names(house.window)))
    by_name(house.window, "The other passphrase", QLineEdit).clear()
    type_into(house.window, "The other passphrase", OTHER_PASSPHRASE)
    house.press("Open both sides")
    wait_for(lambda: store(house).held.all() != [])
    settle()
    assert answers_of(store(house).held.all()[0]) == {"I was home at six.", "I asked twice."}
    wait_for(lambda: "Past check-ins" in names(house.window, QAbstractButton))
    look_back(house, "Past check-ins")
    house.press(next(n for n in names(house.window) if n.startswith("Commitment check-in, ")))
    labels = house.window.findChildren(QLabel)
    words = [each.accessibleName() for each in labels if each.isVisibleTo(house.window)]
    mine, theirs = words.index("From me"), words.index("From my partner")
    assert mine < words.index("I asked twice.") < (theirs if mine < theirs else len(words))
    assert theirs < words.index("I was home at six.") < (mine if theirs < mine else len(words))


def test_what_was_sealed_does_not_show_up_again_after_a_kill(
    couple: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house = couple
    leave_a_sealed_one_in_the_middle(house)
    house.press("Go on: Commitment check-in")
    with monkeypatch.context() as patch:
        patch.setattr(RunningStore, "forget", _full)
        for _ in range(MOST_CARDS):
            if card(house) is None:
                break
            strike(house, Key.Key_Return, control=True)
        type_into(house.window, "Your passphrase", PASSPHRASE)
        house.press("Seal my side")
        wait_for(lambda: "no room left" in "\n".join(names(house.window)))
        house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("checkins")
    settle()
    house.press("Sealed: Commitment check-in")
    seal(house, "I asked twice.", OTHER_PASSPHRASE, "Two things I value in you")
    house.press("Sealed: Commitment check-in")
    house.press("Put it away unopened")
    house.press("Yes, erase both sides")
    house.lock()
    house.unlock()
    for space in ("Us", "Only me"):
        house.go_to(space)
        house.workspace.show_page("checkins")
        settle()
        assert "Go on: Commitment check-in" not in names(house.window)
    kept = CheckIns(private(house), house.clock).running
    assert len(kept.all()) == 1
    assert house.shell.opened is not None
    house.shell.opened._forget_sealed(lambda _done, _of: None)  # as in a quiet minute
    assert kept.all() == []


def _full(*_: object) -> None:
    raise DiskFull


def leave_a_sealed_one_in_the_middle(house: House) -> None:
    begin(house, "Commitment check-in", "Sealed")
    type_into(house.window, "What I kept", "I was home at six.")
    house.press("Stop for today")
    house.press("Take it up another day")


def finish_it_alone(house: House) -> None:
    """Find it in Only me, and keep it there."""
    house.go_to("Only me")
    house.workspace.show_page("checkins")
    settle()
    assert "where it is gone" in "\n".join(names(house.window, QLabel))
    house.press("Go on: Commitment check-in")
    assert by_name(house.window, "What I kept", TextPage).words() == "I was home at six."
    assert "On my own" in said(house)
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")
    (record,) = CheckIns(private(house), house.clock).held.all()
    assert (record.way, answers_of(record)) == (Way.SOLO, {"I was home at six."})
    assert CheckIns(private(house), house.clock).running.all() == []


def test_what_was_begun_for_a_round_that_was_put_away_is_mine_alone(couple: House) -> None:
    house = couple
    leave_a_sealed_one_in_the_middle(house)
    house.go_to("Only me")
    house.workspace.show_page("checkins")
    settle()
    assert "Go on: Commitment check-in" not in names(house.window)  # it waits in Us
    house.lock()
    house.unlock(OTHER_PASSPHRASE)
    house.go_to("Us")
    house.workspace.show_page("checkins")
    settle()
    house.press("Sealed: Commitment check-in")
    seal(house, "I asked twice.", OTHER_PASSPHRASE, "Two things I value in you")
    house.press("Sealed: Commitment check-in")
    house.press("Put it away unopened")
    house.press("Yes, erase both sides")
    house.lock()
    house.unlock()
    house.go_to("Us")
    house.workspace.show_page("checkins")
    settle()
    assert "Go on: Commitment check-in" not in names(house.window)
    finish_it_alone(house)


@pytest.mark.parametrize("how", ["Leave", "Close"])
def test_what_was_begun_for_a_space_that_is_over_is_mine_alone(couple: House, how: str) -> None:
    leave_a_sealed_one_in_the_middle(couple)
    do(couple, how)
    if how == "Close":
        couple.go_to("Us")
        couple.workspace.show_page("checkins")
        settle()
        assert "Go on: Commitment check-in" not in names(couple.window)
    elif "Only me" not in names(couple.window, QAbstractButton):
        couple.workspace.show_page("checkins")
        settle()
        couple.press("Go on: Commitment check-in")
        return
    finish_it_alone(couple)


def test_past_ones_of_a_closed_space_are_read_and_nothing_offers_to_change_them(
    couple: House,
) -> None:
    begin(couple, "Weekly meeting", "Written together")
    type_into(couple.window, "Five appreciations", "A walk.")
    couple.press("Stop for today")
    couple.press("End here")
    couple.press("Keep and finish")
    do(couple, "Close")
    couple.go_to("Us")
    couple.workspace.show_page("checkins")
    settle()
    closed = "nothing in it changes any more"
    assert closed in said(couple)
    look_back(couple, "Past check-ins")
    couple.press(next(n for n in names(couple.window) if n.startswith("Weekly meeting, ")))
    assert "A walk." in said(couple)
    assert closed in said(couple)
    assert "Move to the bin" not in names(couple.window, QAbstractButton)


def test_nothing_of_a_check_in_outlives_a_lock(house: House) -> None:
    begin(house, "Weekly meeting")
    gone: list[str] = []
    for part in page(house).findChildren(QObject):
        if isinstance(part, Holding | CheckInKeeper | QTimer):
            part.destroyed.connect(partial(gone.append, type(part).__name__))
    house.lock()
    assert {"Holding", "CheckInKeeper", "QTimer"} <= set(gone)

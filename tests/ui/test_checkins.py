"""Check-ins through the real window, as people hold them."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton

from tests.fixed import OTHER_PASSPHRASE
from tests.ui.checkin_house import (  # noqa: F401  # fixtures
    MOST_CARDS,
    Key,
    card,
    copied,
    dressed,
    of_one,
    of_two,
    page,
    said,
    store,
)
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_checkins import begin
from tests.ui.test_keyboard import strike
from trustjournal.errors import DiskFull
from trustjournal.journal.checkin_store import RunningStore
from trustjournal.journal.checkins import CheckInSession, Seat
from ui.widgets.text_page import TextPage

# --- stopping, locking, coming back --------------------------------------------------------


def test_a_couple_stops_in_the_middle_locks_comes_back_and_finishes(couple: House) -> None:
    house = couple
    begin(house, "Five-part check-in", "Written together")
    house.press("ashamed")
    house.press("Next: What I value in you")
    type_into(house.window, "What I value in you", "You waited.")
    house.lock()
    house.unlock()
    wait_for(lambda: card(house) is not None)
    assert by_name(house.window, "What I value in you", TextPage).words() == "You waited."
    house.press("Next: What I need")
    house.press("Stop for today")
    house.press("Take it up another day")
    house.lock()
    house.unlock(OTHER_PASSPHRASE)  # the other one may open it as well
    house.go_to("Us")
    house.workspace.show_page("checkins")
    house.settle()
    house.press("Go on: Five-part check-in")
    type_into(house.window, "What I need", "A walk.")
    for title in ("What I own", "How steady I was"):
        house.press(f"Next: {title}")
    assert "Somebody with rather a long name speaks" in said(house)
    house.press("Swap: Mira")
    assert "Mira speaks" in said(house)
    for title in ("What I value in you", "What I need", "What I own", "How steady I was"):
        house.press(f"Next: {title}")
    house.press("Finish")
    house.press("Keep and finish")
    (record,) = store(house).held.all()
    assert [each.key for each in record.kept] == ["feelings", "affirmation", "need"]
    assert record.whole


def test_what_is_typed_is_on_disk_within_two_seconds(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")

    def on_disk() -> bool:
        (session,) = store(house).running.all()
        return any(answer.value == "Tea." for _, answer in session.answers)

    wait_for(on_disk)
    wait_for(lambda: "Kept so far" in said(house))


def test_words_that_cannot_be_kept_stay_on_the_card(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")

    def full(_store: RunningStore, _session: CheckInSession) -> None:
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(RunningStore, "keep", full)
        house.press("Next: What went well")
        assert page(house).unsaved()
        assert by_name(house.window, "Five appreciations", TextPage).words() == "Tea."
        assert "no room left" in "\n".join(names(house.window))
    house.press("Next: What went well")
    assert not page(house).unsaved()


def test_paused_skipped_back_and_swapped(house: House) -> None:
    begin(house, "Weekly meeting")
    house.press("Pause")
    assert "Paused" in said(house)
    house.press("Go on")
    type_into(house.window, "Five appreciations", "Tea.")
    house.press("Skip this one")
    (session,) = store(house).running.all()
    assert session.skipped == {(Seat.FIRST, "appreciation")}
    assert session.answers == ()
    house.press("Back")
    assert by_name(house.window, "Five appreciations", TextPage).words() == ""
    house.press("Swap now")
    assert "Mira speaks" in said(house)
    house.press("Hide the timer")
    assert "About 30 minutes" not in said(house)


def test_stopping_and_help_are_on_every_card(house: House) -> None:
    begin(house, "Mirror talk")
    for _ in range(MOST_CARDS):
        if card(house) is None:
            break
        assert {"Stop for today", "Open Help & safety"} <= names(house.window, QPushButton)
        strike(house, Key.Key_Return, control=True)
    house.press("Back to the cards")
    house.press("Open Help & safety")
    assert house.workspace.current.name == "help"
    house.workspace.show_page("checkins")
    settle()
    assert card(house) is not None


def test_forgetting_asks_once_and_leaves_nothing(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    type_into(house.window, "Five appreciations", "Tea.")
    house.press("Stop for today")
    house.press("Forget it")
    assert store(house).running.all() != []
    house.press("Yes, forget it")
    assert store(house).running.all() == []
    assert store(house).held.all() == []


def test_a_worrying_answer_shows_help_and_no_diagnosis(house: House) -> None:
    begin(house, "Mood and worry", "On my own")
    for _ in range(2):
        house.press("More than half the days")
        house.press(next(n for n in names(house.window, QPushButton) if n.startswith("Next")))
    house.press("Stop for today")
    house.press("End here")
    assert "not a diagnosis" in said(house)
    assert "Open Help & safety" in names(house.window, QPushButton)


def test_the_listener_finds_words_for_the_feeling_that_was_named(house: House) -> None:
    begin(house, "Five-part check-in")
    assert "Find words for this" not in names(house.window, QPushButton)
    house.press("ashamed")
    house.press("Find words for this")
    settle()
    assert by_name(house.window, "The feeling I guess", QLineEdit).text() == "ashamed"

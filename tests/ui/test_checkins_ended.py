"""The end of a check-in: its button says what it does, and one sentence tells where it went."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QPushButton

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.checkin_house import (  # noqa: F401  # fixtures
    Key,
    copied,
    dressed,
    hold_pulse,
    of_one,
    of_two,
    said,
    seal,
    store,
)
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle
from tests.ui.screens_checkins import begin
from tests.ui.test_keyboard import focus, strike
from tests.ui.test_leaving import do

DATE_ALONE = "Keep only the date and finish"


def stop_here(house: House) -> None:
    house.press("Stop for today")
    house.press("End here")


def test_one_of_ones_own_says_where_it_is_and_opens(house: House) -> None:
    hold_pulse(house, (3,))
    assert "“Weekly pulse” is kept under Past check-ins, for you alone." in said(house)
    assert focus(house).accessibleName() == "Open it: Weekly pulse"
    strike(house, Key.Key_Return)
    settle()
    assert "Safe" in said(house)
    assert "3 of 10" in said(house)
    house.press("Past check-ins")
    house.press("All check-ins")
    assert "Open it: Weekly pulse" not in names(house.window), "said once"


def test_one_of_two_says_that_both_can_read_it_and_what_comes_up(couple: House) -> None:
    begin(couple, "Five-part check-in", "Written together")
    for title in ("What I value in you", "What I need"):
        couple.press(f"Next: {title}")
    type_into(couple.window, "What I need", "A walk.")
    stop_here(couple)
    by_name(couple.window, "Come back to: A walk.", QAbstractButton).click()
    couple.press("Keep and finish")
    assert "kept under Past check-ins in Us, for both of you to read." in said(couple)
    assert "The next one begins with what you chose to come back to." in said(couple)


def test_where_one_has_stayed_alone_nothing_speaks_of_two(couple: House) -> None:
    do(couple, "Leave")
    couple.lock()
    couple.unlock(OTHER_PASSPHRASE)
    couple.go_to("Us")
    begin(couple, "Weekly meeting", "Written together")
    type_into(couple.window, "Five appreciations", "Tea.")
    stop_here(couple)
    couple.press("Keep and finish")
    assert "“Weekly meeting” is kept under Past check-ins in Us." in said(couple)
    assert "for both of you" not in said(couple)


def test_the_button_never_says_keep_where_only_the_date_is_kept(couple: House) -> None:
    begin(couple, "Weekly meeting")
    type_into(couple.window, "Five appreciations", "Tea.")
    stop_here(couple)
    (tick,) = (
        each
        for each in couple.window.findChildren(QAbstractButton)
        if each.accessibleName().endswith(": Five appreciations") and each.isVisible()
    )
    assert DATE_ALONE in names(couple.window, QPushButton), "of a spoken one nothing is ticked"
    tick.click()
    assert "Keep and finish" in names(couple.window, QPushButton)
    tick.click()
    couple.press("Did your partner’s words land?")
    couple.press("Partly")
    assert DATE_ALONE in names(couple.window, QPushButton), "one of them may not want it"
    both = by_name(couple.window, "Both of us want to keep this", QAbstractButton)
    both.click()
    assert "Keep and finish" in names(couple.window, QPushButton)
    both.click()
    couple.press(DATE_ALONE)
    (record,) = store(couple).held.all()
    assert (record.kept, record.landed) == ((), ())
    assert "none of the answers was kept" in said(couple)


def test_a_sealed_side_says_when_it_opens(couple: House) -> None:
    begin(couple, "Commitment check-in", "Sealed")
    seal(couple, "I was home at six.", PASSPHRASE)
    assert "Your side of “Commitment check-in” is sealed and waits in the list" in said(couple)


def test_what_is_forgotten_is_said_and_the_words_go_with_the_page(house: House) -> None:
    begin(house, "Weekly meeting", "On my own")
    house.press("Stop for today")
    house.press("Forget it")
    house.press("Yes, forget it")
    assert "It is forgotten." in said(house)
    house.workspace.show_page("today")
    house.workspace.show_page("checkins")
    settle()
    assert "It is forgotten." not in said(house)

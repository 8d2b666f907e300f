"""What waits is told on Today, quietly and where it belongs; what was changed, after unlocking."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.boundary_world import a_boundary, a_request, an_agreement, propose, sign
from tests.ui.couple_world import be, couple, hear, told
from tests.ui.screens import House, settle
from tests.ui.screens_boundaries import forge, page_of, stores
from trustjournal.journal.agreements import Terms
from trustjournal.journal.boundaries import BoundaryStatus
from trustjournal.journal.own_words import copy_own_words
from trustjournal.journal.requests import Answer
from ui.pages.boundary_tabs import Tab
from ui.theme import Space

TEXT = "From eight in the evening both phones lie in the hall."

__all__ = ["couple"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def today(house: House) -> set[str]:
    house.workspace.show_page("today")
    return told(house)


def test_what_waits_in_us_and_a_way_to_it(couple: House) -> None:
    here = stores(couple)
    propose(here, Terms(text=TEXT))
    a_request(here)
    asked = today(couple)
    assert f"Open it: {TEXT} An agreement that waits for your answer" in asked
    assert not any("Your partner asks" in name for name in asked)  # it is one's own request
    be(couple, OTHER_PASSPHRASE)
    seen = today(couple)
    assert any(name.endswith("Your partner asks; there is no hurry") for name in seen)
    couple.press(f"Open it: {TEXT} An agreement that waits for your answer")
    assert couple.workspace.current.name == "boundaries"
    hear(couple, "You have not answered yet")


def test_what_is_offered_instead_comes_up_until_it_was_opened(couple: House) -> None:
    uid = a_request(stores(couple))
    be(couple, OTHER_PASSPHRASE)
    stores(couple).requests.answer(uid, Answer.COUNTER, counter="A message at ten.")
    assert not any("offers this instead" in name for name in today(couple))
    be(couple, PASSPHRASE)
    name = "Open it: A message at ten. Your partner offers this instead"
    assert name in today(couple)
    couple.press(name)
    hear(couple, "Something else was offered instead.")
    assert name not in today(couple)
    be(couple, OTHER_PASSPHRASE)
    stores(couple).requests.answer(uid, Answer.COUNTER, counter="A message at nine.")
    couple.lock()
    couple.unlock(PASSPHRASE)
    couple.go_to("Us")
    assert "Open it: A message at nine. Your partner offers this instead" in today(couple)


@pytest.mark.parametrize("answer", [Answer.YES, Answer.NO, Answer.NOT_YET])
def test_an_answer_comes_up_until_it_was_opened_and_is_not_told_here(
    couple: House, answer: Answer
) -> None:
    uid = a_request(stores(couple), ask="Would you call at nine?")
    be(couple, OTHER_PASSPHRASE)
    stores(couple).requests.answer(uid, answer, "Words to go with it.")
    assert not any("has answered" in name for name in today(couple))
    be(couple, PASSPHRASE)
    name = "Open it: Would you call at nine? Your partner has answered"
    seen = today(couple)
    assert name in seen
    assert not any("Words to go" in each for each in seen)
    couple.press(name)
    hear(couple, "Words to go with it.")
    assert name not in today(couple)


def test_only_me_tells_that_something_waits_and_not_what(couple: House) -> None:
    propose(stores(couple), Terms(text=TEXT))
    couple.go_to("Only me")
    seen = today(couple)
    assert not any(TEXT in name for name in seen)
    couple.press("Go to Us: Something in Us. It can wait until you like to look.")
    settle()
    assert couple.theme.space is Space.SHARED


def test_a_review_comes_up_on_its_day_and_goes_once_it_is_done(couple: House) -> None:
    here = stores(couple)
    review = couple.clock.now().date()
    uid = propose(here, Terms(text=TEXT, review_on=review))
    sign(here, uid, PASSPHRASE, OTHER_PASSPHRASE)
    name = f"Open it: {TEXT} An agreement to look at again"
    assert name in today(couple)
    couple.press(name)
    couple.press("Look at it again")
    couple.press("Keep it as it is")
    couple.press("In 6 weeks")
    couple.press("Keep it as it is")
    assert name not in today(couple)


def test_a_boundary_comes_up_in_its_own_space(couple: House) -> None:
    couple.go_to("Only me")
    day = couple.clock.now().date()
    a_boundary(stores(couple), couple.clock, i_will="I go for a walk.", review_on=day)
    name = "Open it: I go for a walk. A boundary to look back at"
    assert name in today(couple)
    couple.press(name)
    hear(couple, "The day to look back has come.")
    couple.go_to("Us")
    assert name not in today(couple)


def test_a_calm_word_after_unlocking_when_something_was_changed(couple: House) -> None:
    uid = an_agreement(stores(couple), couple.clock)
    stores(couple).check()
    be(couple, PASSPHRASE)
    assert not any(name.startswith("Something about your agreements") for name in told(couple))
    forge(couple, uid)
    be(couple, PASSPHRASE)
    hear(couple, "Something about your agreements in Us is not as you last saw it.")
    couple.press("Put away")


def test_a_closed_space_is_read_and_not_changed(couple: House) -> None:
    here = stores(couple)
    uid = an_agreement(here, couple.clock)
    mine = a_request(here)
    a_boundary(here, couple.clock)
    assert couple.shell.opened is not None
    session = couple.shell.opened.session
    with session.presence(PASSPHRASE) as me:
        session.close_space(me)
    be(couple, PASSPHRASE)
    seen = told(couple)
    assert any(name.startswith("This space was closed.") for name in seen)
    assert not {"Write a boundary", "Bin"} & seen
    page_of(couple).open(Tab.AGREEMENTS, uid)
    hear(couple, "Agreed by both, version 2 of 2")
    assert not {"Propose a new version", "Pause", "End it", "Note an outcome"} & told(couple)
    page_of(couple).open(Tab.REQUESTS, mine)
    settle()
    assert not {"Edit", "Take it back", "Move to bin"} & told(couple)


def test_after_leaving_the_copies_can_be_read_in_only_me(couple: House) -> None:
    uid = an_agreement(stores(couple), couple.clock)
    assert couple.shell.opened is not None
    session = couple.shell.opened.session
    with session.presence(PASSPHRASE) as me:
        session.leave_space(me, copy_own_words)
    couple.lock()
    couple.unlock()
    page_of(couple).open(Tab.AGREEMENTS, uid)
    seen = told(couple)
    assert "A copy from the shared space, as both of you had signed it." in seen
    assert {"You said yes", "Your partner said yes"} <= seen
    assert any("(new: 20:00)" in name for name in seen)
    couple.press("Version 1")
    assert any(name.startswith("From dinner until we sleep") for name in told(couple))


def test_what_was_taken_along_is_ones_own(couple: House) -> None:
    a_boundary(stores(couple), couple.clock, i_will="I go for a walk.")
    assert couple.shell.opened is not None
    session = couple.shell.opened.session
    with session.presence(PASSPHRASE) as me:
        session.leave_space(me, copy_own_words)
    couple.lock()
    couple.unlock()
    page = page_of(couple)
    couple.press("Boundaries")
    (boundary,) = stores(couple).boundaries.all()
    page.open(Tab.BOUNDARIES, boundary.uid)
    settle()
    assert "Edit" in told(couple)
    assert "From my partner" not in told(couple)
    couple.press("Let it rest")
    assert stores(couple).boundaries.get(boundary.uid).status is BoundaryStatus.PAUSED


def test_a_boundary_is_copied_to_us_in_parts_and_taken_back_unread(couple: House) -> None:
    couple.go_to("Only me")
    boundary = a_boundary(stores(couple), couple.clock, i_will="I go for a walk.")
    page_of(couple).open(Tab.BOUNDARIES, boundary.uid)
    settle()
    couple.press("Copy to Us…")
    assert "I go for a walk." in told(couple)
    assert boundary.saw not in told(couple)
    couple.press("What I saw or heard")
    assert boundary.saw in told(couple)
    couple.press("What I saw or heard")
    couple.press("Copy to Us")
    hear(couple, "Copied. Both of you can read it in Us from now on.")
    couple.press("Take it back")
    hear(couple, "Taken back.")
    couple.go_to("Us")
    assert stores(couple).boundaries.all() == []
    couple.go_to("Only me")
    couple.press("Copy to Us…")
    couple.press("Copy to Us")
    be(couple, OTHER_PASSPHRASE)
    (copy,) = stores(couple).boundaries.all()
    assert (copy.i_will, copy.need, copy.saw) == (boundary.i_will, boundary.need, "")
    page_of(couple).open(Tab.BOUNDARIES, copy.uid)
    settle()
    assert "Edit" not in told(couple)
    be(couple, PASSPHRASE)
    couple.go_to("Only me")
    assert "Take it back" not in told(couple)
    assert any(
        name.startswith("There is a copy of this in Us. Us has been open") for name in told(couple)
    )


def test_the_detail_guard_asks_before_a_copy_and_blocks_nothing(couple: House) -> None:
    couple.go_to("Only me")
    need = "To hear it when a colleague called Anna Berger writes."
    boundary = a_boundary(stores(couple), couple.clock, need=need)
    page_of(couple).open(Tab.BOUNDARIES, boundary.uid)
    settle()
    couple.press("Copy to Us…")
    assert any("Anna Berger" in name and name != need for name in told(couple))
    couple.press("What I need")
    assert not any("Anna Berger" in name for name in told(couple))
    couple.press("What I need")
    couple.press("Copy to Us")
    hear(couple, "Copied.")

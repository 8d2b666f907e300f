"""Agreements through the real window, by two people in turn: proposed, signed, revised, ended."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.boundary_world import PHONES, a_request, an_agreement, propose
from tests.ui.boundary_world import sign as sign_in_store
from tests.ui.couple_world import be, couple, hear, sign, told, write_into
from tests.ui.find import by_name
from tests.ui.screens import House, settle, wait_for
from tests.ui.screens_boundaries import forge, page_of, stores
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import Deed, Terms
from trustjournal.journal.outcomes import Result
from trustjournal.journal.requests import Answer
from ui.pages.agreement_reader import AgreementReader
from ui.pages.boundary_tabs import Tab
from ui.widgets.passphrase_field import SecretEdit
from ui.widgets.seal_mark import SealMark
from ui.widgets.text_page import TextPage
from ui.widgets.thing_rows import ThingRow

TEXT = "From eight in the evening both phones lie in the hall."
TEN = "Would you call me at ten, from the hotel?"
LATER = "From nine in the evening both phones lie in the hall, sound on."
YES, NO = "Say yes and sign", "Say no"
PARTNERS = "Your partner’s passphrase"

__all__ = ["couple"]


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def only(house: House) -> Agreement:
    """Return the only agreement."""
    agreements = stores(house).agreements
    assert agreements is not None
    (found,) = agreements.all()
    return found


def open_it(house: House, uid: str = "") -> None:
    page_of(house).open(Tab.AGREEMENTS, uid or only(house).uid)
    settle()


def row(house: House) -> str:
    """Return what the only row of the list says."""
    settle()
    found = [r for r in house.workspace.findChildren(ThingRow) if r.isVisibleTo(house.window)]
    (one,) = found
    return one.accessibleName()


def write_agreement(house: House, text: str = TEXT) -> None:
    page_of(house)
    house.press("Agreements")
    house.press("Propose an agreement")
    write_into(house, "What we agree on", text)
    house.press("Devices")


def put_on_table(house: House, text: str = TEXT) -> None:
    write_agreement(house, text)
    house.press("Put it on the table, in Us")


# --- two yeses -------------------------------------------------------------------------------


def test_each_says_yes_in_their_own_time(couple: House) -> None:
    put_on_table(couple)
    assert row(couple) == f"{TEXT} Waits for both of you"
    assert {"You have not answered yet", "Your partner has not answered yet"} <= told(couple)
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Signed. It holds when your partner has signed too")
    assert {"You said yes", "Your partner has not answered yet"} <= told(couple)
    assert only(couple).state is State.DISCUSSING
    be(couple, OTHER_PASSPHRASE)
    couple.press("Agreements")
    assert row(couple) == f"{TEXT} Waits for you"
    open_it(couple)
    couple.clock.advance(hours=1)
    sign(couple, OTHER_PASSPHRASE, YES)
    hear(couple, "Both of you have signed.")
    agreement = only(couple)
    assert agreement.state is State.AGREED
    assert agreement.faults == ()
    assert len(agreement.in_force.yes) == 2  # type: ignore[union-attr]
    assert {"You said yes", "Your partner said yes", "Signature matches this text"} <= told(couple)
    assert {"14 March 2026, 09:26", "14 March 2026, 10:26"} <= told(couple)
    assert row(couple) == f"{TEXT} Version 1"
    assert YES not in told(couple)


def test_both_may_sign_in_one_sitting(couple: House) -> None:
    put_on_table(couple)
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Signed.")
    focused = QApplication.focusWidget()
    assert isinstance(focused, SecretEdit)
    assert focused.text() == ""
    sign(couple, OTHER_PASSPHRASE, YES, PARTNERS)
    hear(couple, "Both of you have signed.")
    assert only(couple).state is State.AGREED
    (seal,) = couple.workspace.findChildren(SealMark)
    assert seal.width() < 2 * seal.height()  # linked


def test_a_wrong_passphrase_is_told_and_signs_nothing(couple: House) -> None:
    put_on_table(couple)
    sign(couple, "not this one", YES)
    hear(couple, "This passphrase opens nothing here, so nothing was signed.")
    assert len(only(couple).acts) == 1
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Signed.")


def test_nobody_signs_twice_for_the_other(couple: House) -> None:
    put_on_table(couple)
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Signed.")
    sign(couple, PASSPHRASE, YES, PARTNERS)
    hear(couple, "You have already said yes to this version.")
    assert only(couple).state is State.DISCUSSING


def test_an_empty_passphrase_is_asked_for(couple: House) -> None:
    put_on_table(couple)
    couple.press(YES)
    hear(couple, "Type a passphrase first.")
    assert len(only(couple).acts) == 1


def test_the_other_may_sign_first(couple: House) -> None:
    """Whoever types their passphrase signs for themselves, whosever session it is."""
    put_on_table(couple)
    sign(couple, OTHER_PASSPHRASE, YES)
    hear(couple, "Your partner said yes")
    assert "You have not answered yet" in told(couple)
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Both of you have signed.")


# --- drafts ----------------------------------------------------------------------------------


def test_a_draft_is_private_until_it_is_proposed(couple: House) -> None:
    write_agreement(couple)
    couple.press("Leave it for now")
    assert row(couple) == f"{TEXT} Draft, only you"
    be(couple, OTHER_PASSPHRASE)
    couple.press("Agreements")
    assert not any(TEXT in name for name in told(couple))
    be(couple, PASSPHRASE)
    couple.press("Agreements")
    by_name(couple.workspace, f"{TEXT} Draft, only you", ThingRow).click()
    settle()
    couple.press("Put it on the table, in Us")
    assert row(couple) == f"{TEXT} Waits for both of you"
    assert only(couple).shown.terms.area == "devices"  # type: ignore[union-attr]


def test_a_draft_survives_a_lock_with_its_cursor(couple: House) -> None:
    write_agreement(couple)
    page = by_name(couple.workspace, "What we agree on", TextPage)
    page.setFocus()
    page.set_place(5)
    couple.lock()
    couple.unlock()
    settle()
    page = by_name(couple.workspace, "What we agree on", TextPage)
    assert (page.words(), page.place()) == (TEXT, (5, 5))
    assert QApplication.focusWidget() is page
    couple.press("Discard draft")
    assert TEXT not in "".join(told(couple))


def test_terms_in_full(couple: House) -> None:
    write_agreement(couple)
    write_into(couple, "A name to find it by", "Evenings and phones")
    write_into(couple, "For whom, and where", "at home")
    write_into(couple, "Except", "nights on call")
    couple.press("One of us")
    write_into(couple, "From when", "1/4/2026")
    write_into(couple, "When we look at it again", "1/6")
    couple.press("Put it on the table, in Us")
    terms = only(couple).shown.terms  # type: ignore[union-attr]
    assert (terms.scope, terms.exceptions, terms.mutual) == ("at home", "nights on call", False)
    assert (str(terms.start), str(terms.review_on)) == ("2026-04-01", "2026-06-01")
    assert {"at home", "nights on call", "1 April", "1 June"} <= told(couple)
    assert row(couple) == "Evenings and phones. Waits for both of you"
    assert {"Evenings and phones", "Devices"} <= told(couple)


def test_the_control_check_asks_below_the_text(couple: House) -> None:
    write_agreement(couple, "You may not see your friends without me.")
    hear(couple, "What worries you about it")
    couple.press("Put it on the table, in Us")
    assert only(couple).state is State.DISCUSSING


# --- a life ----------------------------------------------------------------------------------


def agreed(house: House) -> str:
    """Agree on something through the stores and open it."""
    here = stores(house)
    review = house.clock.now().date() + timedelta(weeks=6)
    uid = propose(here, Terms(text=TEXT, area="devices", review_on=review))
    sign_in_store(here, uid, PASSPHRASE, OTHER_PASSPHRASE)
    open_it(house, uid)
    return uid


def test_a_new_version_has_to_be_confirmed_by_both_again(couple: House) -> None:
    agreed(couple)
    couple.press("Propose a new version")
    write_into(couple, "What we agree on", LATER)
    couple.press("Put it on the table, in Us")
    agreement = only(couple)
    assert agreement.state is State.REVISED
    assert agreement.standing.holds
    assert "(taken out: eight)" in changes(couple)
    assert "(new: nine)" in changes(couple)
    sign(couple, PASSPHRASE, YES)
    hear(couple, "Signed.")
    be(couple, OTHER_PASSPHRASE)
    open_it(couple)
    sign(couple, OTHER_PASSPHRASE, YES)
    hear(couple, "Both of you have signed.")
    assert "Agreed by both, version 2 of 2" in told(couple)
    couple.press("Version 1")
    assert TEXT in told(couple)
    assert not any("(new: " in name for name in told(couple))
    couple.press("What changed")
    assert "(new: nine)" in changes(couple)


def changes(house: House) -> str:
    return next(name for name in told(house) if "(new: " in name)


def test_declining_leaves_what_holds(couple: House) -> None:
    uid = agreed(couple)
    propose(stores(couple), Terms(text=LATER), uid)
    be(couple, OTHER_PASSPHRASE)
    open_it(couple, uid)
    couple.press(NO)
    write_into(couple, "Words to go with it", "Not yet, let us talk on Sunday.")
    couple.press(NO)
    agreement = only(couple)
    assert agreement.state is State.AGREED
    assert agreement.in_force.number == 1  # type: ignore[union-attr]
    assert agreement.acts[-1].words == "Not yet, let us talk on Sunday."
    be(couple, PASSPHRASE)
    open_it(couple, uid)
    assert "Your partner wrote: “Not yet, let us talk on Sunday.”" in told(couple)


def test_a_first_version_declined_can_be_written_anew(couple: House) -> None:
    put_on_table(couple)
    be(couple, OTHER_PASSPHRASE)
    open_it(couple)
    couple.press(NO)
    couple.press(NO)
    assert only(couple).state is State.DECLINED
    assert "Somebody said no to these words. They can be written anew." in told(couple)
    assert {"You said no", "Your partner has not answered yet"} <= told(couple)
    couple.press("Propose a new version")
    write_into(couple, "What we agree on", LATER)
    couple.press("Put it on the table, in Us")
    assert only(couple).state is State.DISCUSSING


def test_pause_resume_and_end_want_the_passphrase(couple: House) -> None:
    agreed(couple)
    couple.press("Pause")
    assert any(name.startswith("Pausing is no failure.") for name in told(couple))
    write_into(couple, "Words to go with it", "Until the move is over.")
    sign(couple, PASSPHRASE, "Pause")
    wait_for(lambda: only(couple).state is State.PAUSED)
    hear(couple, "You wrote: “Until the move is over.”")
    be(couple, OTHER_PASSPHRASE)
    open_it(couple)
    assert "Take it up again" not in told(couple)  # whoever paused it resumes it
    be(couple, PASSPHRASE)
    open_it(couple)
    couple.press("Take it up again")
    sign(couple, PASSPHRASE, "Take it up again")
    wait_for(lambda: only(couple).state is State.AGREED)
    hear(couple, "Agreed by both")
    couple.press("End it")
    sign(couple, PASSPHRASE, "End it")
    wait_for(lambda: only(couple).state is State.RETIRED)
    hear(couple, "It holds no more, and stays here to be read.")
    assert row(couple) == f"{TEXT} Ended"
    assert TEXT in told(couple)
    assert not {"Pause", "End it", "Propose a new version"} & told(couple)


def test_a_review_keeps_it_for_another_while(couple: House) -> None:
    agreed(couple)
    couple.press("Look at it again")
    assert only(couple).state is State.REVIEW
    couple.press("Keep it as it is")
    couple.press("In 12 weeks")
    couple.press("Keep it as it is")
    agreement = only(couple)
    assert agreement.state is State.AGREED
    assert agreement.review_on == couple.clock.now().date() + timedelta(weeks=12)


def test_an_outcome_of_an_agreement_is_seen_by_both(couple: House) -> None:
    uid = agreed(couple)
    couple.press("Note an outcome")
    couple.press("Kept")
    write_into(couple, "What happened", "Both phones in the hall by eight.")
    couple.press("Keep this line")
    be(couple, OTHER_PASSPHRASE)
    open_it(couple, uid)
    assert {"Both phones in the hall by eight.", "from my partner"} <= told(couple)
    assert not any(name.startswith("Move to bin") for name in told(couple))
    (outcome,) = stores(couple).outcomes.all(uid)
    assert outcome.result is Result.KEPT


def test_what_was_done_is_told_act_by_act(couple: House) -> None:
    agreed(couple)
    couple.press("What was done")
    assert {
        "You put a version on the table, version 1",
        "You said yes, version 1",
        "Your partner said yes, version 1",
    } <= told(couple)
    couple.press("Back to the agreement")
    assert couple.workspace.findChild(AgreementReader) is not None


def test_a_lock_in_the_middle_of_declining(couple: House) -> None:
    put_on_table(couple)
    couple.press(NO)
    write_into(couple, "Words to go with it", "Let us talk first.")
    couple.lock()
    couple.unlock()
    settle()
    assert by_name(couple.workspace, "Words to go with it", TextPage).words() == (
        "Let us talk first."
    )
    couple.press("Leave it as it is")
    assert only(couple).state is State.DISCUSSING


def test_a_passphrase_reaches_no_draft(couple: House) -> None:
    agreed(couple)
    couple.press("Pause")
    write_into(couple, "Words to go with it", "For a week.")
    write_into(couple, "Your passphrase", "a secret that was typed")
    couple.workspace.leave()
    assert couple.shell.opened is not None
    rows = couple.shell.opened.session.private.rows("SELECT name, value FROM state")
    assert any("For a week." in value for _, value in rows)
    assert not any("a secret that was typed" in value for _, value in rows)


# --- from a request --------------------------------------------------------------------------


def test_request_counter_yes_agreement(couple: House) -> None:
    page_of(couple)
    couple.press("Requests")
    couple.press("Ask for something")
    write_into(couple, "What I ask for", "Would you call me at nine?")
    couple.press("Ask it, in Us")
    assert any(name.startswith("No answer so far. There is no hurry") for name in told(couple))
    assert "Answer" not in told(couple)
    be(couple, OTHER_PASSPHRASE)
    couple.press("Requests")
    by_name(couple.workspace, "Would you call me at nine? No answer so far", ThingRow).click()
    settle()
    couple.press("Answer")
    couple.press("Something else instead")
    couple.press("Answer, in Us")
    hear(couple, "Write what you could offer instead.")
    write_into(couple, "What instead", "I can call at ten, from the hotel.")
    couple.press("Answer, in Us")
    be(couple, PASSPHRASE)
    (request,) = stores(couple).requests.all()
    assert request.answer is Answer.COUNTER
    page_of(couple).open(Tab.REQUESTS, request.uid)
    settle()
    couple.press("Ask for this instead")
    assert any(name.startswith("This was offered to you.") for name in told(couple))
    field = by_name(couple.workspace, "What I ask for", TextPage)
    assert field.words() == "I can call at ten, from the hotel."
    assert stores(couple).requests.get(request.uid) == request, "nothing is asked yet"
    couple.clock.advance(days=1)
    write_into(couple, "What I ask for", TEN)
    couple.press("Ask it, in Us")
    (request,) = stores(couple).requests.all()
    assert (request.ask, request.answer) == (TEN, None)
    assert request.asked_on == couple.clock.now().date()
    be(couple, OTHER_PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, request.uid)
    settle()
    couple.press("Answer")
    couple.press("Yes")
    couple.press("Answer, in Us")
    be(couple, PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, request.uid)
    settle()
    couple.press("Write it as an agreement")
    words = by_name(couple.workspace, "What we agree on", TextPage).words()
    assert words == TEN
    couple.press("Put it on the table, in Us")
    assert only(couple).shown.terms.request == request.uid  # type: ignore[union-attr]


def test_what_one_was_offered_in_only_me_is_asked_without_the_old_answer(couple: House) -> None:
    couple.go_to("Only me")
    uid = a_request(stores(couple))
    stores(couple).requests.answer(uid, Answer.COUNTER, counter="I can call at ten.")
    page_of(couple).open(Tab.REQUESTS, uid)
    settle()
    couple.press("Ask for this instead")
    write_into(couple, "What I ask for", TEN)
    couple.press("Keep, only me")
    request = stores(couple).requests.get(uid)
    assert (request.ask, request.answer, request.counter) == (TEN, None, "")


def test_not_yet_is_an_answer_that_leaves_it_open(couple: House) -> None:
    uid = a_request(stores(couple))
    be(couple, OTHER_PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, uid)
    settle()
    couple.press("Answer")
    couple.press("Not yet")
    couple.press("Answer, in Us")
    assert stores(couple).requests.get(uid).answer is Answer.NOT_YET
    assert "Answer" in told(couple)
    be(couple, PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, uid)
    settle()
    assert any(name.startswith("Your partner asks for time.") for name in told(couple))
    couple.press("Take it back")
    assert stores(couple).requests.get(uid).withdrawn_on is not None
    couple.press("Undo")
    assert stores(couple).requests.get(uid).answer is Answer.NOT_YET


def test_after_a_no_there_is_what_lies_in_my_own_power(couple: House) -> None:
    here = stores(couple)
    uid = a_request(here)
    be(couple, OTHER_PASSPHRASE)
    stores(couple).requests.answer(uid, Answer.NO, "I cannot promise that.")
    be(couple, PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, uid)
    settle()
    assert {"No", "I cannot promise that."} <= told(couple)
    couple.press("Write a boundary of my own")
    assert by_name(couple.workspace, "Move 1 of 5: What I saw", QPushButton).isChecked()


def test_the_words_of_the_other_cannot_be_changed(couple: House) -> None:
    uid = a_request(stores(couple))
    be(couple, OTHER_PASSPHRASE)
    page_of(couple).open(Tab.REQUESTS, uid)
    settle()
    assert not {"Edit", "Move to bin", "Take it back"} & told(couple)


# --- what was changed behind the app's back --------------------------------------------------


def test_a_changed_version_is_shown_plainly_and_can_be_put_right(couple: House) -> None:
    uid = an_agreement(stores(couple), couple.clock)
    stores(couple).check()
    forge(couple, uid)
    open_it(couple, uid)
    hear(couple, "Changed: version 2. A version that you have seen has other words now.")
    assert YES not in told(couple)
    assert any("(taken out: on)" in name and "(new: off)" in name for name in told(couple))
    couple.press("Put back what I remember")
    hear(couple, "It is as you remember it again.")
    assert stores(couple).check() == ()
    assert "Agreed by both, version 2 of 2" in told(couple)


def test_a_forged_signature_counts_for_nothing(couple: House) -> None:
    here = stores(couple)
    uid = propose(here, Terms(text=PHONES))
    here.check()
    assert couple.shell.opened is not None
    shared = couple.shell.opened.session.shared
    assert shared is not None
    agreement = only(couple)
    from dataclasses import replace

    from trustjournal.journal import act_rows
    from trustjournal.journal.signatures import hash_of

    last = agreement.acts[-1]
    partner = next(p for p in agreement.standing.parties if p != here.person)
    fake = replace(
        last, deed=Deed.CONFIRM, seq=2, previous=hash_of(last), author=partner,
        parties=(), terms=None, signature="00" * 64,
    )  # fmt: skip
    with shared.transaction():
        act_rows.put(shared, fake)
    open_it(couple, uid)
    hear(couple, "Not signed by its author: version 1.")
    assert "Your partner said yes" not in told(couple)


def test_a_missing_agreement_is_in_the_list_and_can_be_put_back(couple: House) -> None:
    uid = an_agreement(stores(couple), couple.clock)
    stores(couple).check()
    assert couple.shell.opened is not None
    shared = couple.shell.opened.session.shared
    assert shared is not None
    with shared.transaction():
        shared.execute("DELETE FROM acts WHERE agreement = ?", (uid,))
    be(couple, PASSPHRASE)
    couple.press("Agreements")
    assert row(couple).endswith(". Please look")
    by_name(couple.workspace, row(couple), ThingRow).click()
    hear(couple, "Missing: version 1.")
    couple.press("Put back what I remember")
    hear(couple, "It is as you remember it again.")
    assert only(couple).uid == uid


def test_an_agreement_by_keys_alone(couple: House) -> None:
    put_on_table(couple)
    while not isinstance(QApplication.focusWidget(), SecretEdit):
        strike(couple, Qt.Key.Key_Tab)
    waits = "Signed. It holds when your partner has signed too"
    for passphrase, said in ((PASSPHRASE, waits), (OTHER_PASSPHRASE, "Both of you have signed.")):
        field = QApplication.focusWidget()
        assert isinstance(field, SecretEdit)
        QTest.keyClicks(field, passphrase)
        before = len(only(couple).acts)
        strike(couple, Qt.Key.Key_Return)
        hear(couple, said)  # the row is written before the page shows it
        assert len(only(couple).acts) == before + 1
    strike(couple, Qt.Key.Key_Escape)
    assert isinstance(QApplication.focusWidget(), ThingRow)


def strike(house: House, key: Qt.Key) -> None:
    """Press a key as the system delivers it: to the window."""
    handle = house.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key)
    settle(2)

"""An agreement from a draft to its end, by two people in turn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.journal.couple import ALICE, BILL, EVE, TERMS, A, B, Couple
from trustjournal.errors import EntryGone, EntryInvalid, MoveRefused
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import VersionState
from trustjournal.journal.agreements import Act, AgreementKind, Deed, Terms
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.requests import Answer, RequestStore

DAY = date(2026, 4, 1)
OTHER = Terms(text="The phones stay in the hall at night.", review_on=DAY)


def state(couple: Couple, uid: str) -> State:
    mine, theirs = couple.agreements(ALICE).get(uid), couple.agreements(BILL).get(uid)
    assert mine.standing == theirs.standing
    assert (mine.faults, theirs.faults) == ((), ())
    assert (couple.check(ALICE), couple.check(BILL)) == ((), ())
    return mine.state


def refused(reason: str, deed: object, *arguments: object) -> None:
    with pytest.raises(MoveRefused) as raised:
        deed(*arguments)  # type: ignore[operator]
    assert raised.value.reason == reason


def test_two_signatures_make_an_agreement(couple: Couple) -> None:
    uid = couple.propose()
    assert state(couple, uid) is State.DISCUSSING
    assert couple.agreements(BILL).get(uid).standing.waits_for(B)
    couple.agreements(ALICE).confirm(uid, ALICE)
    assert state(couple, uid) is State.DISCUSSING
    couple.clock.forward(days=1)
    couple.agreements(BILL).confirm(uid, BILL)
    assert state(couple, uid) is State.AGREED
    agreement = couple.agreements(ALICE).get(uid)
    assert agreement.in_force
    assert agreement.in_force.terms == TERMS
    assert set(agreement.in_force.yes) == {A, B}
    assert agreement.in_force.agreed_at == couple.clock.now()
    assert agreement.title == TERMS.text
    assert couple.agreements(BILL).all() == [couple.agreements(BILL).get(uid)]


def test_both_can_sign_one_after_the_other_at_one_screen(couple: Couple) -> None:
    uid = couple.propose()
    couple.agreements(ALICE).confirm(uid, ALICE)
    couple.agreements(ALICE).confirm(uid, BILL)
    assert state(couple, uid) is State.AGREED


def test_a_stranger_signs_nothing(couple: Couple) -> None:
    uid = couple.propose()
    refused("not_a_party", couple.agreements(ALICE).confirm, uid, EVE)


def test_a_no_is_an_answer(couple: Couple) -> None:
    uid = couple.propose()
    couple.agreements(BILL).decline(uid, "Not like this.")
    assert state(couple, uid) is State.DECLINED
    agreement = couple.agreements(ALICE).get(uid)
    assert agreement.versions[0].state is VersionState.DECLINED
    assert agreement.acts[-1].words == "Not like this."
    refused("nothing_proposed", couple.agreements(ALICE).confirm, uid, ALICE)
    couple.propose(ALICE, OTHER, uid)
    assert state(couple, uid) is State.DISCUSSING


def test_another_version_answers_one_on_the_table(couple: Couple) -> None:
    uid = couple.propose()
    couple.agreements(ALICE).confirm(uid, ALICE)
    couple.propose(BILL, OTHER, uid)
    agreement = couple.agreements(ALICE).get(uid)
    assert [each.state for each in agreement.versions] == [
        VersionState.REPLACED, VersionState.ON_TABLE,
    ]  # fmt: skip
    assert agreement.standing.yes == frozenset()
    couple.agreements(BILL).confirm(uid, BILL)
    assert state(couple, uid) is State.DISCUSSING


def test_a_revision_leaves_the_version_before_it_in_force(couple: Couple) -> None:
    uid = couple.agree()
    couple.propose(BILL, OTHER, uid)
    assert state(couple, uid) is State.REVISED
    agreement = couple.agreements(ALICE).get(uid)
    assert agreement.in_force
    assert agreement.on_table
    assert (agreement.in_force.number, agreement.on_table.number) == (1, 2)
    couple.agreements(ALICE).decline(uid)
    assert state(couple, uid) is State.AGREED
    couple.agree(OTHER, uid)
    assert state(couple, uid) is State.AGREED
    agreement = couple.agreements(ALICE).get(uid)
    assert [each.state for each in agreement.versions] == [
        VersionState.EARLIER, VersionState.DECLINED, VersionState.AGREED,
    ]  # fmt: skip
    assert agreement.review_on == DAY


def test_a_review_ends_in_keeping_pausing_or_ending(couple: Couple) -> None:
    uid = couple.agree()
    mine, theirs = couple.agreements(ALICE), couple.agreements(BILL)
    refused("not_in_review", mine.keep, uid, DAY)
    theirs.review(uid)
    assert state(couple, uid) is State.REVIEW
    refused("already_in_review", mine.review, uid)
    mine.keep(uid, DAY)
    assert state(couple, uid) is State.AGREED
    assert mine.get(uid).is_due(DAY)
    assert not mine.get(uid).is_due(DAY - timedelta(days=1))
    mine.pause(uid, ALICE, "While I am away.")
    assert state(couple, uid) is State.PAUSED
    assert not mine.get(uid).standing.holds
    refused("other_paused", theirs.resume, uid, BILL)
    refused("already_paused", theirs.review, uid)
    mine.resume(uid, ALICE)
    refused("not_paused", mine.resume, uid, ALICE)
    assert state(couple, uid) is State.AGREED
    theirs.retire(uid, BILL)
    assert state(couple, uid) is State.RETIRED
    for deed in (Deed.PROPOSE, Deed.CONFIRM, Deed.PAUSE, Deed.RETIRE):
        assert mine.get(uid).refusal(deed, A) == "retired"


def test_a_new_version_ends_a_pause(couple: Couple) -> None:
    uid = couple.agree()
    couple.agreements(ALICE).pause(uid, ALICE)
    couple.agree(OTHER, uid)
    assert state(couple, uid) is State.AGREED


def test_nothing_agreed_cannot_be_ended(couple: Couple) -> None:
    uid = couple.propose()
    refused("nothing_agreed", couple.agreements(ALICE).retire, uid, ALICE)
    couple.agreements(ALICE).confirm(uid, ALICE)
    refused("already_confirmed", couple.agreements(ALICE).confirm, uid, ALICE)


def test_it_takes_two_and_some_words(couple: Couple) -> None:
    with pytest.raises(EntryInvalid):
        couple.propose(ALICE, Terms(area="devices"))
    alone = AgreementStore(couple.shared, couple.private[A], couple.clock, A, (ALICE,))
    refused("needs_two", alone.propose, TERMS)
    gone = replace(BILL, left=True)
    left = AgreementStore(couple.shared, couple.private[A], couple.clock, A, (ALICE, gone))
    refused("needs_two", left.propose, TERMS)
    with pytest.raises(EntryGone):
        couple.agreements(ALICE).confirm("nowhere", ALICE)


def test_a_draft_is_private_until_it_is_on_the_table(couple: Couple) -> None:
    mine = couple.agreements(ALICE)
    draft = mine.drafts().new(terms=TERMS)
    mine.drafts().save(draft)
    assert couple.shared.rows("SELECT count(*) FROM things") == [(0,)]
    changed = mine.propose_draft(draft)
    assert changed.kinds == {"agreement", "agreement_draft"}
    assert mine.drafts().all() == []
    assert mine.get(draft.uid).on_table
    again = mine.drafts().new(agreement=draft.uid, terms=OTHER)
    mine.propose_draft(again)
    assert len(mine.get(draft.uid).versions) == 2


def test_a_yes_to_a_request_can_become_an_agreement(couple: Couple) -> None:
    mine = RequestStore(couple.shared, couple.clock, A)
    request = mine.new(area="devices", ask="Would you leave it outside?")
    mine.save(request)
    RequestStore(couple.shared, couple.clock, B).answer(request.uid, Answer.YES)
    draft = couple.agreements(ALICE).drafts().from_request(mine.get(request.uid))
    assert draft.terms == Terms(area="devices", text=request.ask, request=request.uid)


def test_a_matrix_is_an_agreement_with_rules(couple: Couple) -> None:
    rule = DisclosureRule.new(
        "Contact with the third person", kind=Circle.INNER, couple_label="Relapse",
        tell=(Listener.THERAPIST, Listener.PARTNER), within_hours=24, setting="Sitting down",
        detail=Detail.FACTS, support_first=True,
    )  # fmt: skip
    terms = Terms(kind=AgreementKind.DISCLOSURE, rules=(rule,))
    uid = couple.agree(terms)
    agreement = couple.agreements(BILL).get(uid)
    assert agreement.kind is AgreementKind.DISCLOSURE
    assert agreement.in_force
    assert agreement.in_force.terms.rules == (rule,)
    assert rule.tell == (Listener.PARTNER, Listener.THERAPIST)
    assert state(couple, uid) is State.AGREED
    with pytest.raises(EntryInvalid):
        Terms(rules=(rule, rule))


def test_acts_come_back_as_they_were(couple: Couple) -> None:
    uid = couple.agree(Terms(text="Words", scope="At home", exceptions="None", mutual=False,
                             start=DAY, review_on=DAY))  # fmt: skip
    couple.agreements(ALICE).review(uid)
    couple.agreements(ALICE).keep(uid, DAY)
    for act in couple.agreements(ALICE).get(uid).acts:
        assert Act.from_json(act.to_json(), act.signature) == act
    for database in (couple.shared, *couple.private.values()):
        assert all(database.matches(*each) for each in recorded_contents(database))

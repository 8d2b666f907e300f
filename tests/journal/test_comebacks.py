"""What was said in a check-in to come back to, and what becomes of it."""

from __future__ import annotations

import pytest

from tests.journal.samples import MovableClock
from trustjournal.journal.agreement_drafts import AgreementDraftStore
from trustjournal.journal.checkin_records import Commitment, Result
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.comebacks import Comebacks
from trustjournal.journal.requests import RequestStore
from trustjournal.vault.database import Database

WORDS = "An hour alone on Sunday."


@pytest.fixture
def comebacks(database: Database, clock: MovableClock) -> Comebacks:
    return Comebacks(
        CheckIns(database, clock),
        RequestStore(database, clock),
        AgreementDraftStore(database, clock),
        clock,
    )


@pytest.fixture
def said(database: Database, clock: MovableClock) -> Commitment:
    commitment = Commitment.new(clock, words=WORDS, form="five_part")
    CheckIns(database, clock).commitments.save(commitment)
    return commitment


def test_it_comes_up_at_its_format_until_it_is_closed(
    comebacks: Comebacks, said: Commitment
) -> None:
    assert comebacks.open("five_part") == [said]
    assert comebacks.open("recovery") == []
    assert comebacks.close(said, Result.PARTLY).kinds == {"commitment"}
    assert comebacks.open() == []


def test_it_becomes_a_request(
    comebacks: Comebacks, said: Commitment, database: Database, clock: MovableClock
) -> None:
    change = comebacks.to_request(said)
    (request,) = RequestStore(database, clock).all()
    assert (request.ask, request.asked_on) == (WORDS, clock.now().date())
    assert change.kinds == {"request", "commitment"}
    assert comebacks.open() == []
    kept = CheckIns(database, clock).commitments.get(said.uid)
    assert kept.became == request.uid
    assert kept.result is None


def test_it_becomes_a_draft_of_an_agreement(
    comebacks: Comebacks, said: Commitment, database: Database, clock: MovableClock
) -> None:
    comebacks.to_draft(said)
    (draft,) = AgreementDraftStore(database, clock).all()
    assert draft.terms.text == WORDS
    assert comebacks.open() == []


def test_it_comes_up_by_itself_on_its_day(
    comebacks: Comebacks, said: Commitment, clock: MovableClock
) -> None:
    comebacks.remind_in(said, 7)
    assert comebacks.due() == []
    clock.forward(days=6)
    assert comebacks.due() == []
    clock.forward(days=1)
    assert [each.uid for each in comebacks.due()] == [said.uid]
    assert [each.uid for each in comebacks.open("five_part")] == [said.uid]

"""Copies in the shared space, who may change what there, and what somebody takes along."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.journal.couple import ALICE, BILL, MEMBERS, TERMS, A, B, Couple
from tests.journal.samples import NOON, entry
from trustjournal.errors import EntryGone, MoveRefused, NotYours
from trustjournal.journal.agreements import Terms
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.checkin_records import KeptAnswer
from trustjournal.journal.checkin_store import CheckInStore, CommitmentStore
from trustjournal.journal.checkins import Seat
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.copies import copied_agreements
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.outcomes import OutcomeStore, Result
from trustjournal.journal.own_words import copy_own_words
from trustjournal.journal.requests import Answer as Reply
from trustjournal.journal.requests import RequestStore
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.statements import Landing, StatementAnswer
from trustjournal.journal.store import EntryStore
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.watch import check_agreements

WORDS = Vocabulary.load()


def sharing(couple: Couple, person: str) -> Sharing:
    return Sharing(couple.shared, couple.private[person], couple.clock, WORDS, person)


def entries(couple: Couple, person: str) -> EntryStore:
    return EntryStore(couple.shared, couple.clock, WORDS, person)


def private(couple: Couple, person: str) -> EntryStore:
    return EntryStore(couple.private[person], couple.clock, WORDS)


# --- whose words ------------------------------------------------------------------------------


def test_an_entry_in_the_shared_space_has_its_author(couple: Couple) -> None:
    mine, theirs = entries(couple, A), entries(couple, B)
    mine.save(entry("x"))
    assert theirs.get("x").author == A
    assert [item.author for item in theirs.newest().items] == [A]
    for deed in (
        lambda: theirs.save(entry("x", text="Mine now.")),
        lambda: theirs.save(entry("x", text="Mine now.", author=A)),
        lambda: theirs.delete("x"),
    ):
        with pytest.raises(NotYours):
            deed()
    mine.save(entry("x", text="Rain."))
    mine.delete("x")
    for deed in (lambda: theirs.put_back("x"), lambda: theirs.erase("x")):
        with pytest.raises(NotYours):
            deed()
    mine.erase("x")
    assert mine.binned() == []


def test_an_entry_in_a_private_journal_has_none(couple: Couple) -> None:
    private(couple, A).save(entry("x"))
    assert "author" not in private(couple, A).get("x").to_json()


# --- Copy to Us -------------------------------------------------------------------------------


def test_a_copy_says_nothing_about_when_its_original_was_written(couple: Couple) -> None:
    written = entry("x", created=NOON - timedelta(days=9), tags=("night",))
    private(couple, A).save(written)
    mine = sharing(couple, A)
    preview = mine.preview(written)
    mine.copy(preview, "x")
    copy = entries(couple, B).get(preview.uid)
    assert (copy.created, copy.author, copy.text) == (couple.clock.now(), A, written.text)
    assert copy.uid != "x"
    assert mine.preview(written, keep_date=True).created == written.created
    assert (mine.origin(copy.uid), mine.copies_of("x")) == ("x", [copy.uid])
    assert sharing(couple, B).origin(copy.uid) == ""
    told = repr(couple.shared.rows("SELECT * FROM entries, state"))
    assert "'x'" not in told


def test_a_copy_can_be_taken_back_until_the_other_opens_the_space(couple: Couple) -> None:
    mine, theirs = sharing(couple, A), sharing(couple, B)
    first, second = mine.preview(entry()), mine.preview(entry())
    mine.copy(first)
    mine.opened()
    mine.copy(second)
    assert mine.can_take_back(first.uid)
    assert not theirs.can_take_back(first.uid)
    mine.take_back(first.uid)
    with pytest.raises(EntryGone):
        entries(couple, A).get(first.uid)
    assert entries(couple, A).binned() == []
    theirs.opened()
    assert not mine.can_take_back(second.uid)
    with pytest.raises(MoveRefused) as raised:
        mine.take_back(second.uid)
    assert raised.value.reason == "opened_since"
    assert entries(couple, B).get(second.uid)
    third = mine.preview(entry())
    mine.copy(third)
    assert mine.can_take_back(third.uid)
    assert not mine.can_take_back(second.uid)


def test_opening_leaves_nothing_to_see_when_nothing_waits(couple: Couple) -> None:
    before = couple.shared.rows("SELECT * FROM state")
    sharing(couple, B).opened()
    sharing(couple, B).opened()
    assert couple.shared.rows("SELECT * FROM state") == before == []


def test_a_boundary_can_be_copied_and_taken_back(couple: Couple) -> None:
    own = BoundaryStore(couple.private[A], couple.clock)
    made = own.new(i_will="Leave the room.")
    own.save(made)
    mine = sharing(couple, A)
    copy, changed = mine.copy_thing(made)
    assert changed.kinds == {"boundary"}
    assert BoundaryStore(couple.shared, couple.clock, B).get(copy.uid).author == A
    assert mine.origin(copy.uid) == made.uid
    mine.take_back(copy.uid)
    assert BoundaryStore(couple.shared, couple.clock, A).all() == []
    assert all(couple.shared.matches(*each) for each in recorded_contents(couple.shared))


# --- leaving ----------------------------------------------------------------------------------


@pytest.fixture
def full(couple: Couple) -> Couple:
    """Everything there is, by both: words with "mine" are A's, with "theirs" are B's."""
    for person, whose in ((A, "mine"), (B, "theirs")):
        entries(couple, person).save(entry(f"entry {whose}", text=f"entry {whose}"))
        shared = (couple.shared, couple.clock, person)
        boundaries, outcomes = BoundaryStore(*shared), OutcomeStore(*shared)
        boundaries.save(boundaries.new(i_will=f"boundary {whose}"))
        outcomes.save(
            outcomes.new(subject="x", on=NOON.date(), result=Result.KEPT, note=f"outcome {whose}")
        )
        requests, talk = RequestStore(*shared), SpokenAnswerStore(*shared)
        requests.save(requests.new(ask=f"request {whose}"))
        talk.save(talk.new(question="relapse", words=f"answer {whose}", speaker=person))
    talk.save(talk.new(question="relapse", words="answer mine typed by the other", speaker=A))
    for request in RequestStore(couple.shared, couple.clock).all():
        answerer, whose = (B, "theirs") if request.author == A else (A, "mine")
        RequestStore(couple.shared, couple.clock, answerer).answer(
            request.uid, Reply.COUNTER, f"because {whose}", counter=f"counter {whose}"
        )
    _check_in(couple)
    agreed = couple.agree(Terms(text="agreed by both"))
    couple.propose(BILL, Terms(text="revision theirs"), agreed)
    couple.agreements(ALICE).decline(agreed, "decline mine")
    couple.propose(BILL, Terms(text="proposal theirs"))
    couple.propose(ALICE, Terms(text="proposal mine"))
    couple.check(ALICE)
    return couple


def _check_in(couple: Couple) -> None:
    held = CheckInStore(couple.shared, couple.clock, B)
    kept = tuple(
        KeptAnswer(
            seat=seat, person=person, key="a", answer=Answer(AnswerType.TEXT, f"said {whose}")
        )
        for seat, person, whose in ((Seat.FIRST, A, "mine"), (Seat.SECOND, B, "theirs"))
    )
    together = held.new(form="weekly", first="the other of theirs", kept=kept)
    held.save(together)
    taken = CommitmentStore(couple.shared, couple.clock, B)
    for seat, whose in ((Seat.FIRST, "mine"), (Seat.SECOND, "theirs")):
        taken.save(taken.new(words=f"taken on {whose}", checkin=together.uid, seat=seat))
    answers = ThingStore(StatementAnswer, couple.shared, couple.clock, A)
    answers.save(
        answers.new(
            subject="s",
            to="statement theirs",
            landing=Landing.PARTLY,
            would_have_helped="help mine",
        )
    )


def everything(couple: Couple, person: str) -> str:
    """All that lies in somebody's private journal."""
    database = couple.private[person]
    tables = ("entries", "things", "acts", "seen", "findable", "state", "bin", "versions")
    return repr([database.rows(f"SELECT * FROM {table}") for table in tables])


def test_all_of_ones_own_words_come_along_and_none_of_the_others(full: Couple) -> None:
    copy_own_words(full.shared, full.private[A], A)
    found = everything(full, A)
    for words in (
        "entry mine", "boundary mine", "outcome mine", "request mine", "answer mine",
        "answer mine typed by the other", "counter mine", "because mine", "agreed by both",
        "decline mine", "proposal mine", "said mine", "taken on mine", "help mine",
    ):  # fmt: skip
        assert words in found, words
    assert "theirs" not in found
    assert all(full.private[A].matches(*each) for each in recorded_contents(full.private[A]))


def test_what_came_along_is_ones_own_and_can_be_changed(full: Couple) -> None:
    copy_own_words(full.shared, full.private[A], A)
    own = BoundaryStore(full.private[A], full.clock)
    (boundary,) = own.all()
    assert boundary.author == ""
    own.save(boundary.edited(need="Rest."))
    assert private(full, A).get("entry mine").author == ""


def test_doing_it_twice_adds_nothing(full: Couple) -> None:
    copy_own_words(full.shared, full.private[A], A)
    once = everything(full, A)
    copy_own_words(full.shared, full.private[A], A)
    assert everything(full, A) == once


def test_signatures_that_came_along_can_still_be_checked(full: Couple) -> None:
    copy_own_words(full.shared, full.private[A], A)
    found = {copy.terms.text: copy for copy in copied_agreements(full.private[A])}
    assert set(found) == {"agreed by both", "proposal mine"}
    assert found["agreed by both"].agreed
    assert set(found["agreed by both"].yes) == {A, B}
    assert not found["proposal mine"].agreed
    full.private[A].execute("UPDATE acts SET document = replace(document, 'both', 'none')")
    assert not any(copy.agreed for copy in copied_agreements(full.private[A]))


def test_the_one_who_comes_back_is_told_nothing_wrong(full: Couple) -> None:
    copy_own_words(full.shared, full.private[A], A)
    assert check_agreements(full.private[A], full.shared, MEMBERS, A) == ()
    assert full.check(BILL) == ()
    assert TERMS.text not in everything(full, B)

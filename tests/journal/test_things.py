"""Boundaries, requests, outcomes: kept, edited, deleted, found in the history."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journal.couple import A, B, Couple
from tests.journal.samples import MovableClock
from trustjournal.errors import EntryGone, EntryInvalid, HistoryMismatch, MoveRefused, NotYours
from trustjournal.journal.boundaries import Boundary, BoundaryStatus, BoundaryStore
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.outcomes import Outcome, OutcomeStore, Result, Then
from trustjournal.journal.requests import Answer, RequestStore
from trustjournal.journal.store import BIN_DAYS
from trustjournal.journal.thing_store import erase_expired_things
from trustjournal.vault.database import Database

DAY = date(2026, 4, 1)


@pytest.fixture
def boundaries(database: Database, clock: MovableClock) -> BoundaryStore:
    return BoundaryStore(database, clock)


def sound(database: Database) -> bool:
    return all(database.matches(*each) for each in recorded_contents(database))


def test_a_boundary_comes_back_as_it_was(boundaries: BoundaryStore, database: Database) -> None:
    made = boundaries.new(
        area="devices", saw="The phone lay face down.", thought="Again.", felt="Cold.",
        need="To know by eight.", in_my_power="To leave.", i_will="I will leave the room.",
        review_on=DAY, status=BoundaryStatus.PAUSED,
    )  # fmt: skip
    changed = boundaries.save(made)
    assert (changed.kinds, changed.uids) == ({"boundary"}, {made.uid})
    assert boundaries.get(made.uid) == made
    assert Boundary.from_json(made.to_json()) == made
    assert made.is_whole
    assert made.title == "I will leave the room."
    assert sound(database)


def test_what_was_not_filled_in_takes_no_room(boundaries: BoundaryStore) -> None:
    made = boundaries.new(need="Rest.")
    assert set(made.to_json()) == {"id", "created", "need"}
    assert not made.is_whole


@pytest.mark.parametrize(
    ("field", "value", "problem"),
    [
        ("need", 3, "not_text"), ("review_on", "2026-02-30", "not_a_day"),
        ("review_on", 20260401, "not_a_day"), ("review_on", "20260401", "not_a_day"),
        ("status", "broken", "not_a_choice"), ("wish", "x", "unknown_field"),
        ("author", "Anna", "not_a_person"), ("created", "yesterday", "not_a_time"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_named(field: str, value: object, problem: str) -> None:
    good = {"id": "x", "created": "2026-03-01T12:00:00+02:00", "i_will": "Leave."}
    with pytest.raises(EntryInvalid) as raised:
        Boundary.from_json(good | {field: value})
    assert (raised.value.field, raised.value.problem) == (field, problem)


def test_nothing_empty_is_kept(boundaries: BoundaryStore) -> None:
    with pytest.raises(EntryInvalid):
        boundaries.save(boundaries.new(area="devices"))
    assert boundaries.all() == []


def test_editing_keeps_the_version_before_it(
    boundaries: BoundaryStore, clock: MovableClock, database: Database
) -> None:
    first = boundaries.new(i_will="Leave the room.")
    boundaries.save(first)
    clock.forward(hours=1)
    boundaries.save(first.edited(i_will="Leave the house."))
    assert not boundaries.save(first.edited(i_will="Leave the house.")).uids
    assert [each.thing.i_will for each in boundaries.versions(first.uid)] == ["Leave the room."]
    assert boundaries.versions(first.uid)[0].replaced_at == clock.now()
    assert sound(database)


def test_the_bin_keeps_for_thirty_days(
    boundaries: BoundaryStore, clock: MovableClock, database: Database
) -> None:
    made = boundaries.new(need="Rest.")
    boundaries.save(made)
    boundaries.save(made.edited(need="More rest."))
    boundaries.delete(made.uid)
    with pytest.raises(EntryGone):
        boundaries.get(made.uid)
    (lying,) = boundaries.binned()
    assert lying.thing.need == "More rest."
    assert lying.erased_on == (clock.now() + timedelta(days=BIN_DAYS)).date()
    assert sound(database)
    boundaries.put_back(made.uid)
    assert boundaries.get(made.uid).need == "More rest."
    boundaries.delete(made.uid)
    clock.forward(days=BIN_DAYS - 1)
    assert not erase_expired_things(database, clock).uids
    clock.forward(days=1)
    assert erase_expired_things(database, clock).uids == {made.uid}
    assert (boundaries.binned(), boundaries.versions(made.uid)) == ([], [])
    assert sound(database)


def test_an_altered_boundary_is_not_shown_as_if_it_were_right(
    boundaries: BoundaryStore, database: Database
) -> None:
    made = boundaries.new(need="Rest.")
    boundaries.save(made)
    document = made.edited(need="Nothing.").canonical().decode()
    database.execute("UPDATE things SET document = ?", (document,))
    with pytest.raises(HistoryMismatch):
        boundaries.get(made.uid)
    assert not sound(database)


def test_a_review_comes_up_on_its_day(boundaries: BoundaryStore) -> None:
    made = boundaries.new(i_will="Leave.", review_on=DAY)
    assert made.is_due(DAY)
    assert not made.is_due(DAY - timedelta(days=1))
    assert not made.edited(status=BoundaryStatus.LET_GO).is_due(DAY)


# --- in the shared space ---------------------------------------------------------------------


def test_only_an_author_changes_or_deletes(couple: Couple) -> None:
    mine = BoundaryStore(couple.shared, couple.clock, A)
    theirs = BoundaryStore(couple.shared, couple.clock, B)
    made = mine.new(i_will="Leave the room.")
    assert made.author == A
    mine.save(made)
    assert theirs.get(made.uid) == made
    for deed in (
        lambda: theirs.save(made.edited(i_will="Stay.")),
        lambda: theirs.save(made.edited(i_will="Stay.", author=B)),
        lambda: theirs.save(made.edited(uid="other")),
        lambda: theirs.delete(made.uid),
    ):
        with pytest.raises(NotYours):
            deed()
    mine.delete(made.uid)
    for deed in (
        lambda: theirs.put_back(made.uid),
        lambda: theirs.erase(made.uid),
        lambda: theirs.save(made.edited(author=B)),
    ):
        with pytest.raises(NotYours):
            deed()
    mine.put_back(made.uid)
    assert mine.get(made.uid) == made


# --- requests --------------------------------------------------------------------------------


def asked(couple: Couple) -> tuple[RequestStore, RequestStore, str]:
    mine = RequestStore(couple.shared, couple.clock, A)
    request = mine.new(area="devices", ask="Would you leave it outside?", asked_on=DAY)
    mine.save(request)
    return mine, RequestStore(couple.shared, couple.clock, B), request.uid


def test_a_request_is_answered_by_the_other(couple: Couple) -> None:
    mine, theirs, uid = asked(couple)
    assert mine.get(uid).waits_for(B)
    assert not mine.get(uid).waits_for(A)
    with pytest.raises(MoveRefused, match="move_refused") as raised:
        mine.answer(uid, Answer.YES)
    assert raised.value.reason == "own_request"
    theirs.answer(uid, Answer.NOT_YET, "After the exam.")
    assert mine.get(uid).is_open
    assert not mine.get(uid).comes_up(B, DAY)
    theirs.answer(uid, Answer.YES)
    answered = mine.get(uid)
    assert (answered.answer, answered.answered_by) == (Answer.YES, B)
    assert answered.agreeable == "Would you leave it outside?"
    assert not answered.is_open


def test_a_counter_offers_something_else(couple: Couple) -> None:
    mine, theirs, uid = asked(couple)
    with pytest.raises(EntryInvalid):
        theirs.answer(uid, Answer.COUNTER)
    theirs.answer(uid, Answer.COUNTER, counter="At night, yes.")
    assert mine.get(uid).agreeable == "At night, yes."
    theirs.answer(uid, Answer.NO)
    assert mine.get(uid).agreeable == ""
    assert mine.get(uid).counter == ""


def test_an_answer_belongs_to_what_was_asked(couple: Couple) -> None:
    mine, theirs, uid = asked(couple)
    theirs.answer(uid, Answer.YES)
    mine.save(mine.get(uid).edited(review_on=DAY))
    assert mine.get(uid).answer is Answer.YES
    mine.save(mine.get(uid).edited(ask="Would you never take it along?"))
    assert mine.get(uid).answer is None
    with pytest.raises(NotYours):
        mine.save(mine.get(uid).edited(answer=Answer.YES))
    with pytest.raises(NotYours):
        mine.save(mine.new(ask="Please?", answer=Answer.YES))


def test_a_request_can_be_taken_back(couple: Couple) -> None:
    mine, theirs, uid = asked(couple)
    with pytest.raises(NotYours):
        theirs.withdraw(uid)
    mine.withdraw(uid)
    assert not mine.get(uid).waits_for(B)
    with pytest.raises(MoveRefused):
        theirs.answer(uid, Answer.YES)


def test_alone_somebody_keeps_both_sides(database: Database, clock: MovableClock) -> None:
    store = RequestStore(database, clock)
    request = store.new(ask="Will you come along?")
    store.save(request)
    store.answer(request.uid, Answer.NO, "Said on the phone.")
    assert store.get(request.uid).answer_words == "Said on the phone."


# --- outcomes --------------------------------------------------------------------------------


def test_outcomes_belong_to_what_they_are_about(couple: Couple) -> None:
    store = OutcomeStore(couple.shared, couple.clock, A)
    one = store.new(subject="x", on=DAY, result=Result.PARTLY, repair="A talk.", then=Then.ACT)
    store.save(one)
    store.save(store.new(subject="y", on=DAY, result=Result.NO_OCCASION))
    assert store.all("x") == [one]
    assert Outcome.from_json(one.to_json()) == one
    assert len(store.all()) == 2


@pytest.mark.parametrize("missing", ["subject", "on", "result"])
def test_an_outcome_needs_a_day_and_a_result(couple: Couple, missing: str) -> None:
    values = {"subject": "x", "on": DAY, "result": Result.KEPT}
    del values[missing]
    with pytest.raises(EntryInvalid):
        OutcomeStore(couple.shared, couple.clock, A).new(**values)

from __future__ import annotations

from datetime import date

import pytest

from tests.journal.couple import ALICE, BILL, Couple
from trustjournal.errors import EntryInvalid
from trustjournal.journal.agreement_life import State
from trustjournal.journal.disclosure import Circle, DisclosureRule
from trustjournal.journal.matrix import Matrix, labels_of

WRITING = DisclosureRule(id="a", behaviour="Writing to them", couple_label="a relapse")
HIDING = DisclosureRule(id="b", behaviour="Hiding a chat", kind=Circle.OUTER)


@pytest.fixture
def matrix(couple: Couple) -> Matrix:
    return Matrix(couple.agreements(ALICE))


@pytest.fixture
def theirs(couple: Couple) -> Matrix:
    return Matrix(couple.agreements(BILL))


def agree(couple: Couple, matrix: Matrix) -> str:
    uid = next(iter(matrix.propose().uids & {a.uid for a in matrix.agreements.all()}))
    for who in (ALICE, BILL):
        couple.agreements(who).confirm(uid, who)
    return uid


def test_a_draft_is_ones_own_row_by_row(matrix: Matrix, theirs: Matrix) -> None:
    assert (matrix.current(), matrix.draft()) == (None, None)
    matrix.put_row(WRITING)
    matrix.put_row(HIDING)
    draft = matrix.draft()
    assert draft is not None
    assert draft.terms.rules == (WRITING, HIDING)
    assert matrix.row("b") == HIDING
    assert (theirs.draft(), theirs.current()) == (None, None)
    matrix.remove_row("a")
    matrix.remove_row("b")
    assert matrix.draft() is None


def test_a_row_keeps_its_place_when_it_changes(matrix: Matrix) -> None:
    matrix.put_row(WRITING)
    matrix.put_row(HIDING)
    matrix.put_row(WRITING.edited(within_hours=24))
    draft = matrix.draft()
    assert draft is not None
    assert [rule.within_hours for rule in draft.terms.rules] == [24, None]


def test_an_agreed_matrix_is_revised_from_a_copy(
    couple: Couple, matrix: Matrix, theirs: Matrix
) -> None:
    matrix.put_row(WRITING)
    matrix.look_again(date(2026, 5, 1))
    uid = agree(couple, matrix)
    assert matrix.draft() is None
    current = theirs.current()
    assert current is not None
    assert (current.uid, current.state, current.review_on) == (
        uid, State.AGREED, date(2026, 5, 1),
    )  # fmt: skip
    theirs.start()
    draft = theirs.draft()
    assert draft is not None
    assert (draft.target, draft.terms.rules) == (uid, (WRITING,))
    theirs.put_row(HIDING)
    theirs.propose()
    revised = matrix.current()
    assert revised is not None
    assert (revised.uid, revised.state) == (uid, State.REVISED)
    assert revised.in_force
    assert revised.in_force.terms.rules == (WRITING,)


def test_starting_twice_goes_on_with_the_draft(couple: Couple, matrix: Matrix) -> None:
    assert matrix.start().kinds == frozenset()
    matrix.put_row(WRITING)
    agree(couple, matrix)
    matrix.start()
    matrix.put_row(HIDING)
    assert matrix.start().kinds == frozenset()
    draft = matrix.draft()
    assert draft is not None
    assert draft.terms.rules == (WRITING, HIDING)


def test_after_an_end_a_new_one_begins(couple: Couple, matrix: Matrix) -> None:
    matrix.put_row(WRITING)
    uid = agree(couple, matrix)
    couple.agreements(ALICE).retire(uid, ALICE)
    ended = matrix.current()
    assert ended is not None
    assert ended.state is State.RETIRED
    matrix.put_row(HIDING)
    matrix.propose()
    begun = matrix.current()
    assert begun is not None
    assert begun.uid != uid
    assert begun.state is State.DISCUSSING


def test_nothing_is_proposed_without_a_row(matrix: Matrix) -> None:
    with pytest.raises(EntryInvalid):
        matrix.propose()


def test_the_couples_words_are_offered_again() -> None:
    assert labels_of((WRITING, HIDING)) == {"middle": "a relapse"}

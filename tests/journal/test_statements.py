"""Statements saved and offered, and how the other says they arrived."""

from __future__ import annotations

import pytest

from tests.journal.couple import A, B, Couple
from tests.journal.samples import MovableClock
from trustjournal.errors import EntryGone, EntryInvalid, MoveRefused, NotYours
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.own_words import copy_own_words
from trustjournal.journal.statements import (
    Landing,
    SavedStatement,
    StatementAnswer,
    StatementAnswerStore,
    StatementStore,
)
from trustjournal.vault.database import Database

WORDS = "It makes sense that you are feeling this fear, because I lied about the money."
HELPED = "To hear it without being asked."


def sound(database: Database) -> bool:
    return all(database.matches(*each) for each in recorded_contents(database))


def offered(couple: Couple, text: str = WORDS) -> str:
    (uid,) = StatementStore(couple.shared, couple.clock, A).keep(text, 4).uids
    return uid


def answers(couple: Couple, person: str) -> StatementAnswerStore:
    return StatementAnswerStore(couple.shared, couple.clock, person)


def test_a_statement_is_saved_for_oneself(database: Database, clock: MovableClock) -> None:
    store = StatementStore(database, clock)
    changed = store.keep(f"  {WORDS} ", 4)
    assert changed.kinds == {"statement"}
    (kept,) = store.all()
    assert (kept.text, kept.level, kept.author) == (WORDS, 4, "")
    assert SavedStatement.from_json(kept.to_json()) == kept
    assert "money" not in repr(kept)
    store.save(kept.edited(text="Other words."))
    assert [each.thing.text for each in store.versions(kept.uid)] == [WORDS]
    store.delete(kept.uid)
    assert store.all() == []
    store.put_back(kept.uid)
    assert store.get(kept.uid).text == "Other words."
    assert sound(database)


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_is_not_kept(text: str, database: Database, clock: MovableClock) -> None:
    with pytest.raises(EntryInvalid):
        StatementStore(database, clock).keep(text)


def test_the_other_says_how_it_arrived(couple: Couple) -> None:
    uid = offered(couple)
    changed = answers(couple, B).answer(uid, Landing.PARTLY, f" {HELPED} ")
    assert changed.kinds == {"statement_answer"}
    statement = StatementStore(couple.shared, couple.clock, A).get(uid)
    assert statement.author == A
    told = answers(couple, A).of(statement)
    assert told is not None
    assert (told.landing, told.would_have_helped) == (Landing.PARTLY, HELPED)
    assert (told.author, told.to) == (B, WORDS)
    assert StatementAnswer.from_json(told.to_json()) == told
    assert sound(couple.shared)


def test_nobody_answers_for_the_other(couple: Couple) -> None:
    uid = offered(couple)
    with pytest.raises(MoveRefused):
        answers(couple, A).answer(uid, Landing.LANDED)
    with pytest.raises(EntryGone):
        answers(couple, B).answer("f" * 32, Landing.LANDED)
    answers(couple, B).answer(uid, Landing.MISSED)
    (told,) = answers(couple, A).all(uid)
    with pytest.raises(NotYours):
        answers(couple, A).save(told.edited(landing=Landing.LANDED))
    with pytest.raises(NotYours):
        answers(couple, A).delete(told.uid)
    assert answers(couple, A).withdraw(uid).kinds == frozenset()
    assert answers(couple, A).all(uid) == [told]
    with pytest.raises(NotYours):
        StatementStore(couple.shared, couple.clock, B).delete(uid)


def test_a_changed_answer_leaves_nothing_of_the_one_before(couple: Couple) -> None:
    uid = offered(couple)
    theirs = answers(couple, B)
    theirs.answer(uid, Landing.MISSED, "Not to hear it at all.")
    theirs.answer(uid, Landing.PARTLY, HELPED)
    (told,) = theirs.all(uid)
    assert told.landing is Landing.PARTLY
    assert theirs.versions(told.uid) == []
    assert sound(couple.shared)


def test_an_answer_is_withdrawn_without_a_trace(couple: Couple) -> None:
    uid = offered(couple)
    theirs = answers(couple, B)
    theirs.answer(uid, Landing.MISSED, HELPED)
    (told,) = theirs.all(uid)
    theirs.withdraw(uid)
    assert theirs.all(uid) == theirs.binned() == []
    tables = ("things", "thing_versions", "thing_bin", "findable")
    for table in tables:
        rows = couple.shared.rows(f"SELECT count(*) FROM {table} WHERE uid = ?", (told.uid,))
        assert list(rows) == [(0,)]
    theirs.answer(uid, Landing.LANDED)
    assert len(theirs.all(uid)) == 1
    assert sound(couple.shared)


def test_an_answer_keeps_the_words_that_it_was_given_to(couple: Couple) -> None:
    uid = offered(couple)
    answers(couple, B).answer(uid, Landing.LANDED)
    store = StatementStore(couple.shared, couple.clock, A)
    store.save(store.get(uid).edited(text="Other words."))
    told = answers(couple, A).of(store.get(uid))
    assert told is not None
    assert told.to == WORDS != store.get(uid).text


@pytest.mark.parametrize("missing", ["subject", "landing"])
def test_an_answer_needs_a_statement_and_a_landing(missing: str, couple: Couple) -> None:
    values = {"subject": "f" * 32, "landing": Landing.LANDED}
    del values[missing]
    with pytest.raises(EntryInvalid) as caught:
        answers(couple, B).new(**values)
    assert caught.value.field == missing


def test_whoever_leaves_takes_their_own_along(couple: Couple) -> None:
    mine, theirs = offered(couple), offered(couple, "Other words.")
    answers(couple, B).answer(mine, Landing.LANDED, HELPED)
    copy_own_words(couple.shared, couple.private[B], B)
    copy_own_words(couple.shared, couple.private[A], A)
    assert {s.uid for s in StatementStore(couple.private[A], couple.clock).all()} == {mine, theirs}
    assert StatementStore(couple.private[B], couple.clock).all() == []
    assert couple.private[B].row("SELECT count(*) FROM things WHERE kind = 'statement_answer'") == (
        1,
    )

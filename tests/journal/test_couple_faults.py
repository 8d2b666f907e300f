"""Whatever fails between two files: each holds the old state or the new, and nobody is accused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from tests.faults import injected
from tests.journal.couple import ALICE, BILL, TERMS, A, B, Couple, couple_in
from tests.journal.samples import MovableClock, entry
from trustjournal.errors import TrustJournalError
from trustjournal.journal.agreement_life import State
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.own_words import copy_own_words
from trustjournal.journal.requests import Answer, RequestStore
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.watch import Memory
from trustjournal.vault.history import Head

WORDS = Vocabulary.load()
SECRET = "marzipan gondola"


def sound(couple: Couple) -> None:
    for database in (couple.shared, *couple.private.values()):
        assert database.chain.first_break(Head(), database.links()) is None
        assert all(database.matches(*each) for each in recorded_contents(database))
        database.execute("INSERT INTO findable_fts(findable_fts, rank) VALUES('integrity-check',1)")


def boundary(couple: Couple) -> None:
    store = BoundaryStore(couple.private[A], couple.clock)
    made = store.new(i_will=SECRET)
    store.save(made)
    store.save(made.edited(need=SECRET))
    store.delete(made.uid)
    store.put_back(made.uid)
    store.delete(made.uid)
    store.erase(made.uid)


def request(couple: Couple) -> None:
    store = RequestStore(couple.shared, couple.clock, A)
    made = store.new(ask=SECRET)
    store.save(made)
    RequestStore(couple.shared, couple.clock, B).answer(made.uid, Answer.NO, SECRET)


def agreement(couple: Couple) -> None:
    mine, theirs = couple.agreements(ALICE), couple.agreements(BILL)
    draft = mine.drafts().new(terms=TERMS)
    mine.drafts().save(draft)
    mine.propose_draft(draft)
    mine.confirm(draft.uid, ALICE)
    theirs.confirm(draft.uid, BILL)
    theirs.review(draft.uid)
    mine.keep(draft.uid, None)
    mine.pause(draft.uid, ALICE)
    mine.resume(draft.uid, ALICE)
    theirs.retire(draft.uid, BILL)


def sharing(couple: Couple) -> None:
    mine = Sharing(couple.shared, couple.private[A], couple.clock, WORDS, A)
    for _ in range(2):
        copy = mine.preview(entry(text=SECRET))
        mine.copy(copy, "a")
    mine.take_back(copy.uid)


def leaving(couple: Couple) -> None:
    copy_own_words(couple.shared, couple.private[A], A)


WORK: dict[str, Callable[[Couple], None]] = {
    "boundary": boundary,
    "request": request,
    "agreement": agreement,
    "sharing": sharing,
    "leaving": leaving,
}


@pytest.mark.parametrize("name", WORK)
def test_any_call_may_fail(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each time another call of the engine fails, at places spread over the whole work."""
    told: list[TrustJournalError] = []
    with (
        injected(monkeypatch, "engine") as faults,
        couple_in(tmp_path, MovableClock()) as couple,
    ):
        couple.agree()
        faults.arm(None, SECRET)
        WORK[name](couple)
        calls = faults.calls
        assert calls > 15
        for at in range(1, calls, max(1, calls // 15)):
            faults.arm(at, SECRET)
            try:
                WORK[name](couple)
            except TrustJournalError as error:
                told.append(error)
            finally:
                faults.disarm()
            sound(couple)
            assert couple.check(ALICE) == ()
            assert couple.check(BILL) == ()
    assert len(told) > 5
    assert SECRET not in "".join(f"{error!r}{error}{error.details}" for error in told)


def test_power_fails_between_the_shared_file_and_ones_own(couple: Couple) -> None:
    """What somebody has just done is not told to be forged, though their journal missed it."""
    with (
        patch.object(Memory, "remember", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        couple.propose()
    (found,) = couple.agreements(ALICE).all()
    assert found.state is State.DISCUSSING
    assert couple.check(ALICE) == ()
    assert couple.agreements(ALICE).remembered(found.uid)


def test_power_fails_before_anything_is_shared(couple: Couple) -> None:
    with (
        patch.object(couple.shared, "record", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        couple.propose()
    assert couple.agreements(ALICE).all() == []
    assert couple.check(ALICE) == ()


def test_a_draft_that_is_on_the_table_already_is_proposed_only_once(couple: Couple) -> None:
    mine = couple.agreements(ALICE)
    draft = mine.drafts().new(terms=TERMS)
    mine.drafts().save(draft)
    with (
        patch.object(type(mine.drafts()), "drop", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        mine.propose_draft(draft)
    assert mine.drafts().all() == [draft]
    mine.propose_draft(draft)
    assert mine.drafts().all() == []
    assert len(mine.get(draft.uid).versions) == 1


def test_leaving_copies_all_or_nothing(couple: Couple) -> None:
    couple.agree()
    store = BoundaryStore(couple.shared, couple.clock, A)
    store.save(store.new(i_will="Leave."))
    with (
        patch("trustjournal.journal.own_words.index_agreement", side_effect=RuntimeError),
        pytest.raises(RuntimeError),
    ):
        copy_own_words(couple.shared, couple.private[A], A)
    assert couple.private[A].rows("SELECT * FROM things") == []
    assert couple.private[A].rows("SELECT * FROM acts") == []

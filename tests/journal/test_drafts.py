from __future__ import annotations

import pytest

from tests.journal.samples import NOON, MovableClock, entry, felt
from trustjournal.errors import HistoryMismatch
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed
from trustjournal.vault.database import Database


@pytest.fixture
def drafts(database: Database, clock: MovableClock) -> DraftStore:
    return DraftStore(database, clock)


def test_a_draft_comes_back_as_it_was_even_empty(drafts: DraftStore) -> None:
    kept = Draft(entry(text="", happened="", feelings=()), cursor=0, saved_at=NOON, is_new=True)
    assert drafts.keep(kept) == Changed(frozenset({"draft"}), frozenset({"a"}))
    assert drafts.get("a") == kept


def test_a_later_draft_takes_the_place_of_the_one_before(
    drafts: DraftStore, clock: MovableClock
) -> None:
    drafts.keep_now(entry(text="on"), 2, is_new=False)
    clock.forward(seconds=2)
    drafts.keep_now(entry(text="one", feelings=(felt("sad"),)), 3, is_new=False)
    (kept,) = drafts.all()
    assert (kept.entry.text, kept.cursor, kept.saved_at) == ("one", 3, clock.now())


def test_the_last_kept_comes_first(drafts: DraftStore, clock: MovableClock) -> None:
    for uid in ("a", "b", "c"):
        drafts.keep_now(entry(uid), 0, is_new=True)
        clock.forward(seconds=1)
    drafts.keep_now(entry("a"), 0, is_new=True)
    assert [draft.entry.uid for draft in drafts.all()] == ["a", "c", "b"]


def test_a_discarded_draft_is_gone(drafts: DraftStore) -> None:
    drafts.keep_now(entry(), 0, is_new=True)
    assert drafts.discard("a") == Changed(frozenset({"draft"}), frozenset({"a"}))
    assert drafts.discard("a") == Changed()
    assert drafts.get("a") is None


@pytest.mark.parametrize("document", ["", "[]", "{}", '{"entry": {}, "cursor": 0, "is_new": 1}'])
def test_a_draft_that_cannot_be_read_says_so(
    drafts: DraftStore, database: Database, document: str
) -> None:
    drafts.keep_now(entry(), 0, is_new=True)
    database.execute("UPDATE drafts SET document = ?", (document,))
    drafts.keep_now(entry("b"), 0, is_new=True)
    with pytest.raises(HistoryMismatch):
        drafts.get("a")
    assert [draft.entry.uid for draft in drafts.all()] == ["b"]


def test_a_repr_shows_no_words() -> None:
    assert "kettle" not in repr(Draft(entry(), 0, NOON, is_new=True))

"""When drafts are written, decided without a widget and without waiting."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.errors import DiskFull
from trustjournal.journal.drafts import Draft
from trustjournal.journal.entries import Changed, Entry, Kind
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.draft_pace import LATEST, QUIET

NOON = datetime(2026, 6, 19, 12, tzinfo=UTC)
EMPTY = Entry("a", NOON, Kind.FREE)
KEPT = Entry("a", NOON, Kind.FREE, text="kept")


class FakeTime:
    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


class FakeDrafts:
    """Remembers what reached the disk."""

    def __init__(self) -> None:
        self.kept: list[Draft] = []
        self.discarded: list[str] = []
        self.full = False

    def keep_now(self, entry: Entry, cursor: int, *, is_new: bool) -> Changed:
        if self.full:
            raise DiskFull
        self.kept.append(Draft(entry, cursor, NOON, is_new))
        return Changed(frozenset({"draft"}), frozenset({entry.uid}))

    def discard(self, uid: str) -> Changed:
        self.discarded.append(uid)
        return Changed(frozenset({"draft"}), frozenset({uid}))


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def drafts() -> FakeDrafts:
    return FakeDrafts()


@pytest.fixture
def keeper(time: FakeTime, drafts: FakeDrafts) -> DraftKeeper:
    made = DraftKeeper(drafts, time.monotonic)  # type: ignore[arg-type]
    made.begin(EMPTY, is_new=True)
    return made


def test_it_waits_for_a_pause(keeper: DraftKeeper, time: FakeTime) -> None:
    assert keeper.touched() == pytest.approx(QUIET)
    time.seconds += 1
    assert keeper.touched() == pytest.approx(QUIET)
    time.seconds += QUIET
    assert keeper.due_in() == 0


def test_it_does_not_wait_for_ever(keeper: DraftKeeper, time: FakeTime) -> None:
    for _ in range(20):
        due = keeper.touched()
        time.seconds += 0.3
    assert due == 0


@given(pauses=st.lists(st.floats(0, 3), max_size=40))
def test_no_keystroke_is_due_later_than_two_seconds_after_the_last(pauses: list[float]) -> None:
    time = FakeTime()
    keeper = DraftKeeper(FakeDrafts(), time.monotonic)  # type: ignore[arg-type]
    keeper.begin(EMPTY, is_new=True)
    first: float | None = None
    for pause in pauses:
        if keeper.waiting and keeper.due_in() == 0:
            keeper.keep(KEPT, 0)
            first = None
        first = time.seconds if first is None else first
        due = keeper.touched()
        assert due <= 2
        assert time.seconds + due <= max(first + LATEST, time.seconds) + 1e-6
        time.seconds += pause


def test_an_empty_new_entry_leaves_nothing_behind(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.touched()
    assert keeper.keep(EMPTY, 0) == Changed()
    assert not drafts.kept
    assert not keeper.waiting


def test_emptied_again_the_draft_goes(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.touched()
    keeper.keep(KEPT, 4)
    keeper.touched()
    keeper.keep(EMPTY, 0)
    assert drafts.discarded == ["a"]
    assert not keeper.has_draft


def test_a_tag_alone_is_worth_a_draft(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.keep(EMPTY.edited(tags=("mornings",)), 0)
    assert len(drafts.kept) == 1


def test_the_draft_says_when_where_and_that_it_is_new(
    keeper: DraftKeeper, drafts: FakeDrafts
) -> None:
    keeper.keep(KEPT, 4)
    assert drafts.kept == [Draft(KEPT, 4, NOON, is_new=True)]


def test_nothing_new_is_not_written_twice(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.keep(KEPT, 4)
    keeper.touched()
    assert keeper.keep(KEPT, 2) == Changed()
    assert len(drafts.kept) == 1


def test_an_edit_taken_back_needs_no_draft(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.begin(KEPT, is_new=False)
    keeper.keep(KEPT.edited(text="kept and more"), 0)
    keeper.keep(KEPT, 0)
    assert drafts.discarded == ["a"]


def test_what_could_not_be_written_still_waits(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    keeper.touched()
    drafts.full = True
    with pytest.raises(DiskFull):
        keeper.keep(KEPT, 0)
    assert keeper.waiting
    assert not keeper.has_draft
    drafts.full = False
    keeper.keep(KEPT, 0)
    assert not keeper.waiting
    assert len(drafts.kept) == 1


def test_opened_from_a_draft_it_knows_the_draft(keeper: DraftKeeper, drafts: FakeDrafts) -> None:
    draft = Draft(KEPT.edited(text="changed"), 3, NOON, is_new=False)
    keeper.begin(KEPT, is_new=False, draft=draft)
    assert keeper.has_draft
    assert keeper.keep(draft.entry, 3) == Changed()
    keeper.keep(KEPT, 0)
    assert drafts.discarded == ["a"]

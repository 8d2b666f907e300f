"""When half-filled forms are kept, decided without a widget and without waiting."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fixed import FixedClock
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.vault.database import Database, DatabaseKey
from ui.pages.draft_pace import LATEST, QUIET
from ui.pages.form_keeper import FormKeeper

EMPTY = {"need": "", "saw": ""}


class FakeTime:
    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def time() -> FakeTime:
    return FakeTime()


@pytest.fixture
def drafts(tmp_path: Path, clock: FixedClock) -> Iterator[FormDrafts]:
    database = Database.create(tmp_path / "own.tj", DatabaseKey.generate(), clock)
    yield FormDrafts(database, clock, "private")
    database.close()


@pytest.fixture
def keeper(drafts: FormDrafts, time: FakeTime) -> FormKeeper:
    made = FormKeeper(drafts, "boundary", "u1", time.monotonic)
    made.begin(EMPTY, is_new=True)
    return made


def test_a_pause_in_typing_keeps(keeper: FormKeeper, time: FakeTime) -> None:
    assert keeper.touched() == pytest.approx(QUIET)
    assert keeper.waiting
    time.seconds += 1.0
    assert keeper.touched() == pytest.approx(QUIET)
    keeper.keep({"need": "rest", "saw": ""}, {"step": 1})
    assert not keeper.waiting
    assert keeper.has_draft


def test_typing_without_a_pause_waits_only_so_long(keeper: FormKeeper, time: FakeTime) -> None:
    keeper.touched()
    time.seconds += LATEST - 0.5
    assert keeper.touched() == pytest.approx(0.5)
    time.seconds += 3
    assert keeper.touched() == 0


def test_what_says_nothing_new_leaves_no_draft(keeper: FormKeeper, drafts: FormDrafts) -> None:
    keeper.touched()
    keeper.keep({"need": "rest", "saw": ""}, {})
    assert drafts.get("boundary", "u1") is not None
    keeper.touched()
    assert keeper.keep(EMPTY, {}).kinds
    assert drafts.get("boundary", "u1") is None
    assert not keeper.has_draft


def test_the_same_again_writes_nothing(keeper: FormKeeper) -> None:
    assert keeper.keep({"need": "rest", "saw": ""}, {"step": 1}).kinds
    assert not keeper.keep({"need": "rest", "saw": ""}, {"step": 1}).kinds
    assert keeper.keep({"need": "rest", "saw": ""}, {"step": 2}).kinds


@given(st.lists(st.text(max_size=20), max_size=6))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_draft_is_what_was_typed_last(drafts: FormDrafts, typed: list[str]) -> None:
    made = FormKeeper(drafts, "boundary", "u2", lambda: 0.0)
    made.begin(EMPTY, is_new=True)
    made.drop()
    drafts.discard("boundary", "u2")
    for words in typed:
        made.touched()
        made.keep({"need": words, "saw": ""}, {})
    found = drafts.get("boundary", "u2")
    last = typed[-1] if typed else ""
    assert (found.values["need"] if found else "") == last

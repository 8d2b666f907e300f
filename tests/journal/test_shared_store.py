"""The shared space's entries as its two members have them: drafts stay with their author."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.journal.samples import MovableClock, entry
from trustjournal.errors import NotYours
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.shared_store import SharedEntryStore
from trustjournal.vault.database import Database, DatabaseKey

ME, OTHER = "a1", "b2"


@dataclass
class Side:
    """What one of the two works with."""

    entries: SharedEntryStore
    drafts: DraftStore
    own_drafts: DraftStore
    private: Database


@pytest.fixture
def shared(tmp_path: Path, clock: MovableClock) -> Iterator[Database]:
    opened = Database.create(tmp_path / "shared.tj", DatabaseKey.generate(), clock)
    yield opened
    opened.close()


@pytest.fixture
def sides(
    tmp_path: Path, shared: Database, clock: MovableClock, vocabulary: Vocabulary
) -> Iterator[tuple[Side, Side]]:
    made = []
    for person in (ME, OTHER):
        private = Database.create(tmp_path / f"{person}.tj", DatabaseKey.generate(), clock)
        drafts = DraftStore(private, clock, of=shared)
        entries = SharedEntryStore(shared, clock, vocabulary, author=person, drafts=drafts)
        made.append(Side(entries, drafts, DraftStore(private, clock), private))
    yield made[0], made[1]
    for side in made:
        side.private.close()


def test_a_draft_for_us_reaches_no_shared_table(sides: tuple[Side, Side], shared: Database) -> None:
    mine, other = sides
    mine.drafts.keep_now(entry("a", text="not said yet"), 3, is_new=True)
    assert [draft.entry.text for draft in mine.drafts.all()] == ["not said yet"]
    assert other.drafts.all() == mine.own_drafts.all() == []
    assert shared.rows("SELECT * FROM drafts") == []


def test_what_is_kept_has_its_author_and_no_draft(sides: tuple[Side, Side]) -> None:
    mine, other = sides
    mine.drafts.keep_now(entry("a", text="said"), 3, is_new=True)
    change = mine.entries.save(entry("a", text="said"))
    assert change.kinds == {"entry", "draft"}
    assert mine.drafts.all() == []
    assert other.entries.get("a").author == ME
    assert [summary.author for summary in other.entries.newest().items] == [ME]


def test_drafts_of_both_spaces_lie_side_by_side_under_one_id(sides: tuple[Side, Side]) -> None:
    mine, _ = sides
    mine.own_drafts.keep_now(entry("a", text="for me"), 0, is_new=True)
    mine.drafts.keep_now(entry("a", text="for us"), 0, is_new=True)
    mine.drafts.discard("a")
    (left,) = mine.own_drafts.all()
    assert left.entry.text == "for me"
    assert mine.drafts.get("a") is None


def test_the_others_words_can_be_read_and_not_touched(sides: tuple[Side, Side]) -> None:
    mine, other = sides
    other.entries.save(entry("a", text="first"))
    other.entries.save(other.entries.get("a").edited(text="theirs"))
    theirs = mine.entries.get("a")
    assert theirs.text == "theirs"
    assert mine.entries.versions("a") == []
    with pytest.raises(NotYours):
        mine.entries.save(theirs.edited(text="mine now"))
    with pytest.raises(NotYours):
        mine.entries.delete("a")
    assert other.entries.get("a").text == "theirs"


def test_each_has_a_bin_of_their_own(sides: tuple[Side, Side]) -> None:
    mine, other = sides
    mine.entries.save(entry("a", text="taken back"))
    mine.drafts.keep_now(entry("a", text="taken back and"), 0, is_new=False)
    mine.entries.delete("a")
    assert other.entries.binned() == []
    assert [binned.uid for binned in mine.entries.binned()] == ["a"]
    assert mine.drafts.all() == []  # it waits with its entry
    assert mine.entries.erase("a").kinds == {"bin", "draft"}
    assert mine.private.rows("SELECT * FROM drafts") == []


def test_a_draft_of_what_was_erased_does_not_wait(
    sides: tuple[Side, Side], clock: MovableClock
) -> None:
    mine, other = sides
    mine.entries.save(entry("a", text="said"))
    mine.drafts.keep_now(entry("a", text="said and"), 0, is_new=False)
    mine.entries.delete("a")
    clock.forward(days=31)
    assert other.entries.erase_expired().uids == {"a"}, "whoever is there does the upkeep"
    assert mine.drafts.all() == []
    mine.entries.save(entry("b", text="said"))
    mine.drafts.keep_now(entry("b", text="said and"), 0, is_new=False)
    mine.entries.delete("b")
    clock.forward(days=31)
    mine.entries.erase_expired()
    assert mine.drafts.get("b") is None


def test_drafts_come_home_when_there_is_no_us_any_more(sides: tuple[Side, Side]) -> None:
    mine, _ = sides
    mine.own_drafts.keep_now(entry("b", text="mine"), 0, is_new=False)
    mine.drafts.keep_now(entry("a", text="for us"), 4, is_new=False)
    change = mine.own_drafts.bring_home()
    home = {draft.entry.text: draft for draft in mine.own_drafts.all()}
    assert set(home) == {"mine", "for us"}
    assert home["for us"].is_new
    assert change.uids == {home["for us"].entry.uid} != {"a"}
    assert mine.own_drafts.bring_home().kinds == frozenset()
    assert mine.drafts.all() == []

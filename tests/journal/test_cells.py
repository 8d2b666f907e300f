"""Rows that nothing can be made of: they are left out and told, and hide nothing."""

from __future__ import annotations

import json
from contextlib import nullcontext
from typing import Any

import pytest

from tests.journal.samples import MovableClock, entry
from trustjournal.errors import DatabaseFault, EntryGone, HistoryMismatch
from trustjournal.journal import act_rows, cells
from trustjournal.journal.boundaries import Boundary, BoundaryStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.find import find_things
from trustjournal.journal.state import StateStore
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database
from trustjournal.vault.history import Head


@pytest.fixture
def store(database: Database, clock: MovableClock) -> EntryStore:
    return EntryStore(database, clock, Vocabulary.load())


@pytest.mark.parametrize(
    ("read", "cell"),
    [
        (cells.text, b"blob"),
        (cells.text, None),
        (cells.number, "7"),
        (cells.content, b"{}"),
        (cells.parsed, b"{}"),
        (cells.parsed, "no JSON"),
        (cells.parsed, "[" * 100_000),
        (cells.moment, "2026-01-01"),
        (cells.moment, 7),
        (cells.local_moment, 2**63 - 1),
        (cells.local_moment, "7"),
    ],
)
def test_what_does_not_fit_is_one_typed_error(read: Any, cell: object) -> None:
    with pytest.raises(HistoryMismatch):
        read(cell)


def test_a_page_is_filled_with_what_can_be_read(store: EntryStore, database: Database) -> None:
    for number in range(6):
        store.save(entry(str(number), text=f"Words {number}"))
    assert not database.unread.any
    database.execute("UPDATE entries SET created = 'never' WHERE uid IN ('5', '4', '2')")
    page = store.newest(2)
    assert [(item.uid, page.more) for item in page.items] == [("3", True), ("1", True)]
    page = store.newest(2, before=page.items[-1].id)
    assert [(item.uid, page.more) for item in page.items] == [("0", False)]
    assert database.unread.any
    with pytest.raises(HistoryMismatch):
        store.get("5")


def test_whoever_listens_hears_of_it_once(store: EntryStore, database: Database) -> None:
    heard: list[str] = []
    database.unread.listen(lambda: heard.append("early"))
    store.save(entry("a", text="Words"))
    database.execute("UPDATE entries SET kind = 'x'")
    assert store.newest().items == ()
    assert store.newest().items == ()
    database.unread.listen(lambda: heard.append("late"))
    database.unread.listen(None)
    assert heard == ["early", "late"]


def test_bytes_that_are_no_text_hide_no_other_row(store: EntryStore, database: Database) -> None:
    store.save(entry("a", text="Words"))
    store.save(entry("b", text="More words"))
    database.execute("UPDATE entries SET text = CAST(x'ff41' AS TEXT) WHERE uid = 'b'")
    assert {item.preview for item in store.newest().items} == {"Words", "\ufffdA"}
    with pytest.raises(HistoryMismatch):
        store.get("b")


def test_a_thing_under_another_id_is_none(database: Database, clock: MovableClock) -> None:
    store = BoundaryStore(database, clock)
    boundary = Boundary.new(clock, need="Evenings")
    store.save(boundary)
    database.execute("UPDATE things SET uid = 'other'")
    assert store.all() == []
    with pytest.raises(EntryGone):
        store.get(boundary.uid)
    database.execute("UPDATE findable SET moment = 'late'")
    assert find_things(database, "evenings") == []


def test_numbers_far_ahead_cost_nothing(database: Database) -> None:
    for seq in (2**62, "x", -1):
        database.execute(
            "INSERT INTO acts(agreement, seq, document, signature) VALUES('a', ?, '{}', '')", (seq,)
        )
    acts = act_rows.all_acts(database)
    assert list(acts["a"]) == [2**62]
    assert len(act_rows.in_order(acts["a"])) < 1000


@pytest.mark.parametrize("written", [b"\xff", "no JSON", "[" * 100_000])
def test_a_value_that_cannot_be_read_is_the_usual_one(database: Database, written: Any) -> None:
    state = StateStore(database)
    state.set("name", 1)
    database.execute("UPDATE state SET value = ?", (written,))
    assert state.get("name", "usual") == "usual"


@pytest.mark.parametrize("odd", ["mac = 'text'", "seq = -5", "kind = x'ff'", f"seq = {2**63 - 1}"])
def test_an_odd_link_is_a_break_and_no_wall(
    store: EntryStore, database: Database, odd: str
) -> None:
    store.save(entry("a", text="Words"))
    database.execute(f"UPDATE changes SET {odd}")
    database._head = None
    assert database.head().seq >= 0
    broken = database.chain.first_break(Head(), database.links())
    assert broken == (None if odd == "seq = -5" else 1)
    with pytest.raises(DatabaseFault) if "seq = 9" in odd else nullcontext():
        store.save(entry("b", text="Words"))


def test_what_is_odd_in_a_document_is_typed(database: Database, clock: MovableClock) -> None:
    store = BoundaryStore(database, clock)
    boundary = Boundary.new(clock, need="Evenings")
    for member in boundary.to_json():
        for value in (None, [], {}, 1e300, "\ud800", "9" * 5000):
            written = json.dumps(boundary.to_json() | {member: value})
            database.execute("DELETE FROM things")
            database.execute(
                "INSERT INTO things VALUES(1, 'boundary', ?, '', '', 0, 1, '', ?)",
                (boundary.uid, written),
            )
            store.all()

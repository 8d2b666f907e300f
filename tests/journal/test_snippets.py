from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest

from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.search import Narrow
from trustjournal.journal.snippets import around
from trustjournal.journal.store import EntryStore


@pytest.mark.parametrize(
    ("text", "words", "marked"),
    [
        ("The kettle sang.", "kettle", "The [kettle] sang."),
        ("The kettle sang.", "KETTLE sa", "The [kettle] [sang]."),
        ("Une soirée d’été.", "ete soiree", "Une [soirée] d’[été]."),
        ("I don’t know, I don't.", "don't", "I [don’t] know, I [don't]."),
        ("kettles and a kettle", "kettle and", "kettles [and] a [kettle]"),
        ("snake_case words", "case", "snake_[case] words"),
        ("The kettle sang.", "ettle", None),
        ("The kettle sang.", "?!", None),
    ],
)
def test_hits_are_found_as_the_index_finds_them(text: str, words: str, marked: str | None) -> None:
    assert around(text, words, "[", "]") == marked


def test_what_is_around_the_first_hit_is_enough() -> None:
    text = "before " * 100 + "a kettle, " + "after " * 100
    found = around(text, "kettle", "[", "]")
    assert found is not None
    assert found.startswith("…before ")
    assert "a [kettle], after" in found
    assert found.endswith("…")
    assert len(found) < 200


def test_a_long_entry_with_a_hit_in_every_line_is_found_at_once(store: EntryStore) -> None:
    text = "Früh am Morgen sang the kettle.\n" * 60_000
    store.save(Entry("a", datetime(2026, 1, 1, tzinfo=UTC), Kind.FREE, text=text))
    store.save(Entry("b", datetime(2026, 1, 2, tzinfo=UTC), Kind.FREE, text="A kettle."))
    start = time.process_time()
    items = store.newest(50, None, Narrow(words="the kettle")).items
    items += store.newest(50, None, Narrow(words="fruh")).items
    items += store.newest(50, None, Narrow(words="kettl")).items
    assert [item.uid for item in items] == ["a", "a", "b", "a"]
    hits = [next(piece for piece, hit in item.snippet or () if hit) for item in items]
    assert hits == ["the", "Früh", "kettle", "kettle"]
    # Weighing each hit against each would take more than a minute.
    assert time.process_time() - start < 10

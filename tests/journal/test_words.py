from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.samples import entry
from trustjournal.journal.store import EntryStore, Narrow
from trustjournal.journal.words import MOST_ENDINGS, MOST_WORDS, match_expression
from trustjournal.vault.database import Database


def test_nothing_typed_has_a_meaning_of_its_own(database: Database) -> None:
    assert match_expression(database, 'a OR "b') == '"a" AND "OR" AND """b"*'
    assert match_expression(database, "? !") is None
    assert (match_expression(database, "a " * 5000) or "").count('"a"') == MOST_WORDS


def test_a_long_beginning_becomes_the_words_that_begin_so(
    store: EntryStore, database: Database
) -> None:
    store.save(entry("a", text="kettle kettles kettledrum ketchup kettél kett"))
    assert match_expression(database, "the KETT") == (
        '"the" AND ("kett" OR "kettel" OR "kettle" OR "kettledrum" OR "kettles")'
    )
    assert match_expression(database, "zebra") == '("zebra")'
    assert match_expression(database, "ket") == '"ket"*'
    assert match_expression(database, "kettél") == '"kettél"*'


@pytest.mark.parametrize("count", [MOST_ENDINGS - 1, MOST_ENDINGS])
def test_very_many_words_are_left_to_the_index(
    store: EntryStore, database: Database, count: int
) -> None:
    store.save(entry("a", text=" ".join(f"room{number}" for number in range(count))))
    store.save(entry("b", text="roomy"))
    asked = match_expression(database, "room") or ""
    assert asked.endswith("*") == (count + 1 > MOST_ENDINGS)
    found = store.newest(narrow=Narrow(words="room")).items
    assert [item.uid for item in found] == ["b", "a"]


def test_a_deleted_word_is_not_looked_for_any_more(store: EntryStore, database: Database) -> None:
    store.save(entry("a", text="kettledrum"))
    assert match_expression(database, "kettle") == '("kettledrum")'
    store.delete("a")
    assert match_expression(database, "kettle") == '("kettle")'


some_words = st.text("abz09", min_size=1, max_size=7)


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(written=st.lists(some_words, max_size=8), typed=st.text("abz09", min_size=4, max_size=5))
def test_it_finds_what_the_index_would_find_by_the_beginning(
    store: EntryStore, database: Database, written: list[str], typed: str
) -> None:
    store.save(entry("a", text=" ".join(["kettle", *written])))
    found = bool(store.newest(narrow=Narrow(words=typed)).items)
    assert found == any(word.startswith(typed) for word in written)


def test_looking_words_up_is_in_nobodys_way(
    store: EntryStore, database: Database, tmp_path: Path
) -> None:
    for number in range(600):
        store.save(entry(f"{number}"))
    reading = database.stream("SELECT uid FROM entries")
    first = next(reading)
    assert len(store.newest(narrow=Narrow(words="kett")).items) == 50
    assert len({first, *reading}) == 600
    with store.writing() as writer:
        writer.write(entry("new"))
        assert len(store.newest(narrow=Narrow(words="sang")).items) == 50
    database.copy_to(tmp_path / "copy.tj")
    assert (tmp_path / "copy.tj").stat().st_size > 0

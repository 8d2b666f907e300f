from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings

from tests.journal import samples
from tests.journal.samples import NOON, MovableClock, entry, felt
from trustjournal.errors import EntryGone, EntryInvalid, HistoryMismatch
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.store import EntryStore, Narrow
from trustjournal.vault.database import Database


def listed(store: EntryStore, **narrow: object) -> list[str]:
    return [item.uid for item in store.newest(narrow=Narrow(**narrow)).items]  # type: ignore[arg-type]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(made=samples.full_entries)
def test_any_entry_comes_back_as_it_was(store: EntryStore, made: Entry) -> None:
    store.save(made)
    assert store.get(made.uid).canonical() == made.canonical()
    assert made.uid in listed(store, first=made.created.date(), last=made.created.date())


def test_saving_says_what_changed_and_drops_the_draft(
    store: EntryStore, database: Database, clock: MovableClock
) -> None:
    drafts = DraftStore(database, clock)
    drafts.keep(Draft(entry(), cursor=3, saved_at=NOON, is_new=True))
    assert store.save(entry()) == Changed(frozenset({"entry", "draft"}), frozenset({"a"}))
    assert drafts.all() == []
    assert store.save(entry()) == Changed()
    assert store.save(entry(text="Another.")) == Changed(frozenset({"entry"}), frozenset({"a"}))


def test_an_empty_entry_is_refused_and_keeps_its_draft(
    store: EntryStore, database: Database, clock: MovableClock
) -> None:
    drafts = DraftStore(database, clock)
    empty = entry(text=" \n")
    drafts.keep(Draft(empty, cursor=0, saved_at=NOON, is_new=True))
    with pytest.raises(EntryInvalid):
        store.save(empty)
    assert [draft.entry.uid for draft in drafts.all()] == ["a"]
    assert store.count() == 0


def test_an_edit_keeps_the_version_before_it(store: EntryStore, clock: MovableClock) -> None:
    store.save(entry(text="one"))
    clock.forward(hours=1)
    store.save(entry(text="two"))
    store.save(entry(text="two"))
    clock.forward(hours=1)
    store.save(entry(text="three"))
    assert store.get("a").text == "three"
    assert [(v.version, v.entry.text) for v in store.versions("a")] == [(2, "two"), (1, "one")]
    assert store.versions("a")[1].replaced_at == NOON + timedelta(hours=1)
    assert listed(store, words="two") == []


def test_many_at_one_moment_keep_apart_and_in_order(store: EntryStore) -> None:
    for number in range(40):
        store.save(entry(f"{number:02}"))
    ids = [item.id for item in store.newest().items]
    assert listed(store) == [f"{number:02}" for number in reversed(range(40))]
    assert ids == [entry().moment + number for number in reversed(range(40))]


def test_back_dating_moves_an_entry_in_the_list_and_in_the_search(store: EntryStore) -> None:
    store.save(entry("old", created=NOON - timedelta(days=2), tags=("x",)))
    store.save(entry("new", tags=("x",), feelings=(felt("sad"),)))
    assert listed(store) == ["new", "old"]
    store.save(store.get("new").edited(created=NOON - timedelta(days=5)))
    for narrow in ({}, {"words": "kettle"}, {"tags": frozenset({"x"})}):
        assert listed(store, **narrow) == ["old", "new"]
    assert listed(store, feelings=frozenset({"sad"})) == ["new"]
    assert store.newest().items[1].id == entry().moment - 5 * 86_400_000_000


def test_the_same_entry_edited_keeps_its_row(store: EntryStore) -> None:
    store.save(entry("a"))
    store.save(entry("b"))
    before = {item.uid: item.id for item in store.newest().items}
    store.save(entry("a", text="Edited."))
    assert {item.uid: item.id for item in store.newest().items} == before


def test_pages_follow_each_other_without_gap_or_double(store: EntryStore) -> None:
    for number in range(23):
        store.save(entry(f"{number:02}", created=NOON + timedelta(minutes=number)))
    seen: list[str] = []
    before, more = None, True
    while more:
        page = store.newest(limit=5, before=before)
        seen += [item.uid for item in page.items]
        before, more = page.items[-1].id, page.more
    assert seen == [f"{number:02}" for number in reversed(range(23))]
    assert store.newest(limit=23).more is False


def test_days_are_local_days(store: EntryStore) -> None:
    east, west = timezone(timedelta(hours=14)), timezone(timedelta(hours=-11))
    store.save(entry("east", created=datetime(2026, 3, 2, 1, tzinfo=east)))
    store.save(entry("west", created=datetime(2026, 2, 28, 23, tzinfo=west)))
    store.save(entry("noon"))
    first, last = date(2026, 2, 28), date(2026, 3, 2)
    assert store.days(first, last) == {first: 1, date(2026, 3, 1): 1, last: 1}
    assert store.days(date(2026, 3, 1), date(2026, 3, 1)) == {date(2026, 3, 1): 1}


def test_tags_commonest_first(store: EntryStore) -> None:
    store.save(entry("a", tags=("b", "c")))
    store.save(entry("b", tags=("c",)))
    assert store.tags() == [("c", 2), ("b", 1)]


def test_a_tag_written_twice_counts_once(store: EntryStore) -> None:
    store.save(entry("a", tags=("b", "b")))
    assert store.tags() == [("b", 1)]
    assert store.get("a").tags == ("b", "b")


def test_what_is_not_there_is_gone(store: EntryStore) -> None:
    for ask in (store.get, store.delete, store.put_back, store.erase):
        with pytest.raises(EntryGone):
            ask("nobody")


def test_the_bin_and_back(store: EntryStore, clock: MovableClock) -> None:
    store.save(entry(text="one"))
    store.save(entry(text="two", tags=("x",), feelings=(felt("sad"),)))
    assert store.delete("a") == Changed(frozenset({"entry", "bin"}), frozenset({"a"}))
    assert (listed(store), listed(store, words="two"), store.tags()) == ([], [], [])
    with pytest.raises(EntryGone):
        store.get("a")
    (lying,) = store.binned()
    assert (lying.uid, lying.entry.text, lying.erased_on) == ("a", "two", date(2026, 3, 31))
    store.put_back("a")
    assert store.binned() == []
    assert listed(store, words="two", feelings=frozenset({"sad"}), tags=frozenset({"x"})) == ["a"]
    assert [version.version for version in store.versions("a")] == [1]
    store.save(entry(text="three"))
    assert [version.version for version in store.versions("a")] == [2, 1]


def test_saving_an_entry_that_lies_in_the_bin_brings_it_back(store: EntryStore) -> None:
    store.save(entry(text="one"))
    store.delete("a")
    store.save(entry(text="two"))
    assert store.get("a").text == "two"
    assert [version.entry.text for version in store.versions("a")] == ["one"]
    assert store.binned() == []


def test_a_draft_waits_in_the_bin_with_its_entry(
    store: EntryStore, database: Database, clock: MovableClock
) -> None:
    drafts = DraftStore(database, clock)
    store.save(entry())
    drafts.keep_now(entry(text="unsaved"), 4, is_new=False)
    store.delete("a")
    assert drafts.all() == []
    store.put_back("a")
    assert [draft.entry.text for draft in drafts.all()] == ["unsaved"]
    store.delete("a")
    store.erase("a")
    assert drafts.get("a") is None


def test_after_thirty_days_the_bin_is_emptied(store: EntryStore, clock: MovableClock) -> None:
    store.save(entry("first"))
    store.save(entry("second"))
    store.delete("first")
    clock.forward(days=1)
    store.delete("second")
    clock.forward(days=29, seconds=-1)
    assert store.erase_expired() == Changed()
    clock.forward(seconds=1)
    assert store.erase_expired().uids == {"first"}
    assert [lying.uid for lying in store.binned()] == ["second"]


def test_only_the_bin_is_erased(store: EntryStore) -> None:
    store.save(entry())
    with pytest.raises(EntryGone):
        store.erase("a")
    assert store.get("a").text == "The kettle sang."


TABLES = ("versions", "bin", "drafts", "entries", "entry_feelings", "entry_tags", "state")


def test_erased_words_are_nowhere_in_the_tables(
    store: EntryStore, database: Database, clock: MovableClock
) -> None:
    store.save(entry(text="heliotrope morning", tags=("heliotrope",)))
    store.save(entry(text="heliotrope evening", feelings=(felt("heliotrope"),)))
    DraftStore(database, clock).keep_now(entry(text="heliotrope night"), 0, is_new=False)
    store.delete("a")
    store.erase("a")
    for table in TABLES:
        assert database.rows(f"SELECT * FROM {table}") == []
    blocks = b"".join(row[0] for row in database.rows("SELECT block FROM entries_fts_data"))
    assert b"heliot" not in blocks


def test_words_that_were_not_saved_here_are_not_shown(
    store: EntryStore, database: Database
) -> None:
    store.save(entry())
    database.execute("UPDATE entries SET happened = 'put back' WHERE uid = 'a'")
    with pytest.raises(HistoryMismatch):
        store.get("a")
    database.execute("UPDATE entries SET feelings = 'not JSON' WHERE uid = 'a'")
    with pytest.raises(HistoryMismatch):
        store.get("a")


def test_words_changed_in_the_bin_are_not_put_back(store: EntryStore, database: Database) -> None:
    store.save(entry())
    store.delete("a")
    database.execute("UPDATE bin SET document = replace(document, 'kettle', 'kitten')")
    with pytest.raises(HistoryMismatch):
        store.put_back("a")
    store.erase("a")
    assert store.binned() == []


def test_a_failed_save_changes_nothing(store: EntryStore, database: Database) -> None:
    store.save(entry(text="one"))
    database.execute(
        "CREATE TRIGGER full BEFORE INSERT ON entry_tags BEGIN SELECT raise(ABORT, 'x'); END"
    )
    with pytest.raises(Exception, match="database"):
        store.save(entry(text="two", tags=("x",)))
    assert store.get("a").text == "one"
    assert store.versions("a") == []


def test_reading_out_is_oldest_first_and_by_id_within_a_moment(store: EntryStore) -> None:
    store.save(entry("c", created=NOON + timedelta(microseconds=1)))
    store.save(entry("b"))
    store.save(entry("a"))
    store.save(entry("z", created=NOON - timedelta(days=400)))
    assert [document["id"] for document, _ in store.documents()] == ["z", "a", "b", "c"]


def test_kinds_and_previews_in_the_list(store: EntryStore) -> None:
    store.save(entry(kind=Kind.FEELINGS, feelings=(felt("sad", 7),), happened="Rain."))
    (item,) = store.newest().items
    assert (item.kind, item.preview, item.snippet) == (
        Kind.FEELINGS,
        "Rain. The kettle sang.",
        None,
    )
    assert item.feelings == (felt("sad", 7),)
    assert item.created.utcoffset() == timedelta(hours=2)

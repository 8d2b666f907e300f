from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.journal.samples import NOON, entry, felt
from trustjournal.journal.search import pieces
from trustjournal.journal.store import EntryStore, Narrow


def found(store: EntryStore, words: str = "", **narrow: object) -> list[str]:
    asked = Narrow(words=words, **narrow)  # type: ignore[arg-type]
    return [item.uid for item in store.newest(narrow=asked).items]


@pytest.fixture
def filled(store: EntryStore) -> EntryStore:
    store.save(entry("tea", text="The kettle sang before the phone did."))
    store.save(
        entry(
            "café",
            created=NOON + timedelta(hours=1),
            text="We met at the Café, and didn't speak.",
            feelings=(felt("on_edge", body="jaw", about="the third chair"),),
            tags=("town",),
        )
    )
    store.save(
        entry(
            "call",
            created=NOON + timedelta(days=1),
            happened="A phone call",
            text="",
            feelings=(felt("scared", 8), felt("afraid", 6), felt("like glass", near="hurt")),
            needs=("quiet",),
            tags=("phone", "town"),
        )
    )
    return store


@pytest.mark.parametrize(
    ("words", "uids"),
    [
        ("phone", ["call", "tea"]),
        ("PHONE kettle", ["tea"]),
        ("pho", ["call", "tea"]),
        ("ph kettle", []),
        ("cafe", ["café"]),
        ("didn't", ["café"]),
        ('"phone"', ["call", "tea"]),
        ("edge", ["café"]),
        ("jaw", ["café"]),
        ("third", ["café"]),
        ("scared", ["call"]),
        ("glass", ["call"]),
        ("quiet", ["call"]),
        ("town", ["call", "café"]),
        ("!?", []),
        ("—", []),
        ("   ", ["call", "café", "tea"]),
        ("phone !", ["call", "tea"]),
    ],
)
def test_words(filled: EntryStore, words: str, uids: list[str]) -> None:
    assert found(filled, words) == uids


def test_filters_hold_all_together(filled: EntryStore) -> None:
    town, phone = frozenset({"town"}), frozenset({"phone"})
    assert found(filled, feelings=frozenset({"afraid"})) == ["call", "café"]
    assert found(filled, feelings=frozenset({"on_edge"})) == ["café"]
    assert found(filled, feelings=frozenset({"Like Glass"})) == ["call"]
    assert found(filled, feelings=frozenset({"hurt", "afraid"})) == ["call"]
    assert found(filled, tags=town) == ["call", "café"]
    assert found(filled, tags=town | phone) == ["call"]
    assert found(filled, "phone", tags=town) == ["call"]
    assert found(filled, "phone", feelings=frozenset({"calm"})) == []
    assert found(filled, feelings=frozenset({"afraid"}), tags=phone) == ["call"]
    first = NOON.date()
    assert found(filled, first=first + timedelta(days=1)) == ["call"]
    assert found(filled, last=first) == ["café", "tea"]
    assert found(filled, "phone", first=first, last=first) == ["tea"]
    assert found(filled, feelings=frozenset({"afraid"}), last=first, tags=town) == ["café"]


def test_days_in_filters_are_local(store: EntryStore) -> None:
    day = date(2026, 3, 1)
    for hours in (14, -12):
        zone = timezone(timedelta(hours=hours))
        for hour in (0, 23):
            store.save(entry(f"{hours} {hour}", created=datetime(2026, 3, 1, hour, tzinfo=zone)))
    assert len(found(store, first=day, last=day)) == 4
    assert found(store, last=day - timedelta(days=1)) == []
    assert found(store, first=day + timedelta(days=1)) == []


@pytest.mark.parametrize("edge", [date.min, date.max])
def test_the_edges_of_the_calendar(filled: EntryStore, edge: date) -> None:
    assert len(found(filled, first=date.min, last=date.max)) == 3
    assert found(filled, first=edge, last=edge) == []


def test_searching_pages_too(store: EntryStore) -> None:
    for number in range(7):
        store.save(entry(str(number), created=NOON + timedelta(minutes=number)))
    first = store.newest(limit=4, narrow=Narrow(words="kettle"))
    rest = store.newest(limit=4, before=first.items[-1].id, narrow=Narrow(words="kettle"))
    assert [item.uid for item in first.items + rest.items] == list("6543210")
    assert (first.more, rest.more) == (True, False)


def test_snippets_are_pieces_with_their_hits(store: EntryStore) -> None:
    store.save(
        entry(text="<b>Before</b>\n" + "word " * 60 + "the kettle sang\nand sang " + "x " * 60)
    )
    (item,) = store.newest(narrow=Narrow(words="kettle sa")).items
    assert item.snippet is not None
    assert [piece for piece, hit in item.snippet if hit] == ["kettle", "sang", "sang"]
    whole = "".join(piece for piece, _ in item.snippet)
    assert "the kettle sang and sang" in whole
    assert len(whole) < 200


def test_pieces() -> None:
    assert pieces("a\ufdd0b\ufdd1\nc\ufdd0d\ufdd1") == (
        ("a", False),
        ("b", True),
        (" c", False),
        ("d", True),
    )
    assert pieces("plain") == (("plain", False),)
    assert pieces("") == ()


@settings(
    max_examples=300,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(
    words=st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            ["phone", "AND", "OR", "NOT", "NEAR(", ")", '"', "*", "^", "text:", "{", "-", "+", "\0"]
        )
    ).map(" ".join)
)
def test_no_typed_words_can_break_the_search(filled: EntryStore, words: str) -> None:
    for narrow in (Narrow(words=words), Narrow(words=words, tags=frozenset({words or "x"}))):
        filled.newest(narrow=narrow)


@settings(
    max_examples=100,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    deadline=None,
)
@given(word=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12))
def test_every_word_that_was_written_is_found(store: EntryStore, word: str) -> None:
    store.save(entry("w", text=f"some {word} here"))
    assert found(store, word) == ["w"]

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from trustjournal.journal.word_diff import Change, word_diff

WORDS = st.lists(st.sampled_from(["a", "b", "c,", "é", "20:00", " ", "\n", "don’t"])).map("".join)


@given(WORDS | st.text(), WORDS | st.text())
def test_the_pieces_make_up_both_texts(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert "".join(p.words for p in pieces if p.change is not Change.ADDED) == before
    assert "".join(p.words for p in pieces if p.change is not Change.REMOVED) == after
    assert all(piece.words for piece in pieces)
    assert all(one.change is not two.change for one, two in pairwise(pieces))


@given(WORDS)
def test_nothing_changed(words: str) -> None:
    assert [piece.change for piece in word_diff(words, words)] == ([Change.SAME] if words else [])


def test_words_not_letters() -> None:
    before = "From dinner until we sleep, both phones lie face up on the table."
    after = "From 20:00 until we sleep, both phones lie on the shelf."
    told = [(piece.change.value, piece.words) for piece in word_diff(before, after)]
    assert told == [
        ("same", "From "),
        ("removed", "dinner"),
        ("added", "20:00"),
        ("same", " until we sleep, both phones lie "),
        ("removed", "face up "),
        ("same", "on the "),
        ("removed", "table"),
        ("added", "shelf"),
        ("same", "."),
    ]


def test_a_lone_space_does_not_tear_a_change_apart() -> None:
    told = [(piece.change.value, piece.words) for piece in word_diff("one two", "three four")]
    assert told == [("removed", "one two"), ("added", "three four")]


def test_very_long_texts_are_compared_by_lines() -> None:
    before = "\n".join(f"line {n} of many" for n in range(2000))
    after = before.replace("line 1000 of", "line one thousand of")
    changed = [p.words for p in word_diff(before, after) if p.change is not Change.SAME]
    assert changed == ["line 1000 of many", "line one thousand of many"]

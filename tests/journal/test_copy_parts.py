from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.journal.samples import entry
from trustjournal.journal.copy_parts import Part, parts_of, with_parts
from trustjournal.journal.entries import FeltFeeling

WHOLE = entry(
    text="what I wrote",
    happened="what happened",
    feelings=(FeltFeeling("sad", 4, body="throat", about="the phone", underneath="alone"),),
).edited(needs=("rest",), tags=("kitchen",))


@given(st.frozensets(st.sampled_from(list(Part))))
def test_a_part_that_was_not_chosen_is_nowhere(chosen: frozenset[Part]) -> None:
    words = str(with_parts(WHOLE, chosen).to_json())
    said = {
        Part.FEELINGS: "'sad'",
        Part.HAPPENED: "what happened",
        Part.TEXT: "what I wrote",
        Part.NEEDS: "rest",
        Part.TAGS: "kitchen",
    }
    for part, word in said.items():
        assert (word in words) == (part in chosen)
    details = {Part.DETAILS, Part.FEELINGS} <= chosen
    assert all((word in words) == details for word in ("throat", "the phone", "alone"))


@given(st.frozensets(st.sampled_from(list(Part))))
def test_what_is_left_has_only_parts_that_are_there(chosen: frozenset[Part]) -> None:
    left = with_parts(WHOLE, chosen)
    assert parts_of(left) <= parts_of(WHOLE)
    assert with_parts(left, chosen) == left


def test_an_entry_has_the_parts_that_say_something() -> None:
    assert parts_of(WHOLE) == frozenset(Part)
    bare = entry(text="words", happened=" ", feelings=(FeltFeeling("sad", 4),))
    assert parts_of(bare) == {Part.FEELINGS, Part.TEXT, Part.DATE}

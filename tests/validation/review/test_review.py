from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.validation.review import Kind, Reviewer, Rules, review

TEXTBOOK = {
    Kind.BUT: "I hear you, but I was stressed.",
    Kind.CONDITIONAL: "Sorry if that hurt.",
    Kind.MINIMISE: "It was only messages.",
    Kind.BLAME_SHIFT: "If you had been kinder, I would not have looked elsewhere.",
    Kind.TIMELINE: "Are you still upset after six months?",
    Kind.FORGIVENESS_DEMAND: "I apologised, so let's move on.",
    Kind.FIXING: "Just stop picturing it.",
    Kind.COMPARISON: "Others did far worse.",
    Kind.SHAME_FLIP: "I'm a monster; I can't win.",
    Kind.DENIAL: "Didn't happen, you're paranoid.",
    Kind.REASSURE_EMPTY: "Trust me, it will never happen again.",
}


@pytest.mark.parametrize("kind", Kind)
def test_every_class_finds_its_textbook_phrase_and_can_be_turned_off(kind: Kind) -> None:
    text = TEXTBOOK[kind]
    assert kind in review(text).kinds
    assert kind not in review(text, frozenset({kind})).kinds
    assert kind not in review(text, frozenset({kind.value})).kinds


@given(
    st.text() | st.lists(st.sampled_from([*TEXTBOOK.values(), "\n", "“", "İ", "ß"])).map("".join)
)
def test_a_mark_lies_on_the_letters_it_names(text: str) -> None:
    checked = Reviewer(Rules.load()).review(text)
    assert checked.text == text
    for flag in checked.flags:
        assert 0 <= flag.start < flag.end <= len(text)
        assert flag.phrase == text[flag.start : flag.end]
        assert flag.why
        assert flag.ask.endswith("?")

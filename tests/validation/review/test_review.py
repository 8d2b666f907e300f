from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.validation.review import Kind, Reviewer, Rules, review
from trustjournal.validation.review import reviewer as reviewer_module

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


def test_what_was_read_once_is_not_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    weigh = reviewer_module.weigh
    monkeypatch.setattr(
        reviewer_module,
        "weigh",
        lambda before, text, after, rules: (read.append(text), weigh(before, text, after, rules))[
            1
        ],
    )
    reviewer = Reviewer(Rules.load())
    pieces = [f"Sentence number {n} is clean." for n in range(9)]
    reviewer.review(" ".join(pieces))
    assert read == pieces
    read.clear()
    reviewer.review(" ".join([*pieces[:4], "Trust me.", *pieces[5:]]))
    assert read == [pieces[3], "Trust me.", pieces[5]]
    read.clear()
    reviewer.forget()
    reviewer.review(pieces[0])
    assert read == [pieces[0]]


def test_a_long_text_is_worked_through_in_small_steps() -> None:
    text = "word " * 3000 + "\n" + "Sorry if that hurt. We need milk. " * 2500
    assert len(text) > 99_000
    steps = list(Reviewer(Rules.load()).steps(text))
    assert len(steps) > 5000
    flags = [flag for step in steps for flag in step]
    assert len(flags) == 2500
    assert {flag.phrase for flag in flags} == {"Sorry if that hurt."}


def test_marks_come_in_the_order_of_the_text() -> None:
    flags = review("It was just a drink, you're being dramatic. Sorry if that hurt.").flags
    assert [flag.kind for flag in flags] == [Kind.MINIMISE, Kind.DENIAL, Kind.CONDITIONAL]
    assert [flag.phrase for flag in flags] == [
        "It was just a drink", "you're being dramatic.", "Sorry if that hurt.",
    ]  # fmt: skip


def test_no_words_in_a_repr() -> None:
    checked = review("Sorry if that hurt.")
    assert "hurt" not in repr(checked.flags[0].start) + repr(checked).replace(
        checked.flags[0].why, ""
    )

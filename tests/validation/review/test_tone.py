from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.validation.review.kinds import Kind
from trustjournal.validation.review.tone import ANY, Tone, features, placed

WORDS = ["i", "lied", "about", "lies", "."]


def tone(**weights: dict[str, float]) -> Tone:
    bias = dict.fromkeys([ANY, *map(str, Kind)], 0.0)
    return Tone(weights, bias, cue=1.0, each=0.5, least=1.0, behind=0.0)


def test_what_a_sentence_is_known_by() -> None:
    known = features(WORDS, ["secret"], ["owns"])
    assert {"lied", "i lied", "^ i", ". $", "~lie", "~about", "~^ i", "~i lie", "~i _ about"} < set(
        known
    )
    assert {"~i __ lie", "~^ __ about", "<secret>", "{owns}"} < set(known)
    assert "~i ___ ." not in known
    assert known["lied"] == (1,)
    assert known["~lie"] == (1,)
    assert known["^ i"] == (0,)
    assert known["~lie _ lie"] == (1, 3)
    assert known["<secret>"] == ()


@given(st.lists(st.sampled_from(["so", "it", "was", "texts", ",", "."]), max_size=12))
def test_every_feature_lies_on_words_of_the_sentence(words: list[str]) -> None:
    for _, at in placed(words):
        assert all(0 <= n < len(words) for n in at)
    assert {f for f, _ in placed(words)} == set(features(words, (), ()))


def test_a_sound_is_the_sum_over_the_root_of_how_many() -> None:
    heard = tone(a={ANY: 2.0}, b={"denial": 3.0}).of(["a", "b", "c", "d"])
    assert heard[ANY] == 1.0
    assert heard["denial"] == 1.5
    assert heard["but"] == 0.0


def test_the_pull_of_a_word_is_its_share_of_what_lies_on_it() -> None:
    weights = {"vile": {"denial": 2.0}, "vile day": {ANY: 1.0, "denial": 1.0}}
    pull = tone(**weights).pull({"vile": (1,), "vile day": (1, 2), "<x>": ()}, Kind.DENIAL, 3)
    assert pull == [0.0, 3.0, 1.0]


@pytest.mark.parametrize(
    ("value", "expected"), [(-2.0, []), (0.4, []), (0.6, [Kind.BUT]), (9.0, [Kind.BUT])]
)
def test_cues_reach_the_mark_with_what_each_class_adds(value: float, expected: list[Kind]) -> None:
    assert tone().believed([], {Kind.BUT: value}) == expected

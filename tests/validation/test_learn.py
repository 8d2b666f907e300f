from __future__ import annotations

import copy
from typing import Any

import pytest
import textstat

from tests.test_texts import words_in
from trustjournal import texts
from trustjournal.validation.learn import Cards, CardsInvalid
from trustjournal.validation.review import review

CARDS = Cards.load()
LONGEST = 120
GRADE_AT_THIRTEEN = 7.0
"""The school year, counted in the American way, in which people are twelve to thirteen."""

SAID = [
    *(" ".join((c.title + ".", c.idea, c.example, c.care)) for c in CARDS.levels),
    *(" ".join((c.say, c.why, c.try_, c.because)) for c in CARDS.instead),
]


def data() -> dict[str, Any]:
    return copy.deepcopy(texts.load("learn"))


def test_there_are_six_and_six() -> None:
    assert [card.number for card in CARDS.levels] == [1, 2, 3, 4, 5, 6]
    assert len(CARDS.instead) == 6
    assert CARDS.level_title(4) == CARDS.levels[3].title


@pytest.mark.parametrize("card", SAID)
def test_each_card_is_short_and_easy(card: str) -> None:
    assert words_in(card) < LONGEST
    assert textstat.flesch_kincaid_grade(card) <= GRADE_AT_THIRTEEN


def test_what_is_warned_of_is_what_check_my_words_marks_and_what_is_offered_is_not() -> None:
    for card in CARDS.instead:
        assert review(card.say.strip("“”")).flags, card.id
        assert not review(card.try_).flags, card.id
    for level in CARDS.levels:
        assert not review(level.example).flags, level.number


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("level", "number", 2), ("level", "number", True), ("level", "title", " "),
        ("level", "typo", "x"), ("instead", "say", 3), ("instead", "id", "sorry_if"),
    ],
)  # fmt: skip
def test_a_wrong_card_is_named(table: str, field: str, value: object) -> None:
    wrong = data()
    wrong[table][0][field] = value
    with pytest.raises(CardsInvalid) as caught:
        Cards.from_data(wrong)
    assert caught.value.field == field


def test_a_missing_part_is_named() -> None:
    wrong = data()
    del wrong["instead"][2]["because"]
    with pytest.raises(CardsInvalid) as caught:
        Cards.from_data(wrong)
    assert (caught.value.record, caught.value.field) == ("instead 3", "because")
    with pytest.raises(CardsInvalid):
        Cards.from_data({"level": []})

from __future__ import annotations

import copy
from typing import Any

import pytest

from trustjournal import texts
from trustjournal.journal.feelings import Vocabulary
from trustjournal.validation.words import LEVELS, REGISTERS, TONES, StatementsInvalid, Words

VOCABULARY = Vocabulary.load()


def data() -> dict[str, Any]:
    return copy.deepcopy(texts.load("statements"))


def test_the_shipped_statements_cover_levels_and_registers() -> None:
    templates = Words.load().templates
    for tone in TONES:
        for unsure in (False, True):
            offered = [t for t in templates if tone in t.tones and t.unsure is unsure]
            assert len(offered) >= 6
            assert {t.register for t in offered} == set(REGISTERS)
            assert len({t.level for t in offered}) >= 5
    assert {t.level for t in templates} == set(LEVELS)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", 7), ("level", "4"), ("level", True), ("register", "formal"), ("for", []),
        ("for", ["hard", "odd"]), ("for", ["none", "hard"]), ("text", ""), ("text", "No end"),
        ("text", "An {unknown} slot."), ("text", "A {feeling slot."), ("text", 4),
        ("ask", "No question."), ("unsure", "yes"), ("typo", 1),
    ],
)  # fmt: skip
def test_a_wrong_statement_is_named(field: str, value: object) -> None:
    wrong = data()
    wrong["statement"][0][field] = value
    with pytest.raises(StatementsInvalid) as caught:
        Words.from_data(wrong, VOCABULARY)
    assert caught.value.record == "statement 1"


@pytest.mark.parametrize(
    ("table", "field", "value"),
    [
        ("because", "clause", "because"), ("because", "none", ""), ("now", "thing", "{word}"),
        ("tones", "glad", ["joyful"]), ("tones", "shame", "ashamed"), ("nouns", "stiff", ["Fear"]),
        ("joining", "and", "{words}"), ("behind_feeling", "joyful", "x"),
        ("behind_feeling_own", "fear", "x"), ("behind_feeling_own", "Rage", "x"),
        ("tones", "glad_words", ["Happy"]), ("tones", "shame_words", "ugly"),
        ("happened", "extra", "{words}"),
    ],
)  # fmt: skip
def test_a_wrong_phrase_is_named(table: str, field: str, value: object) -> None:
    wrong = data()
    wrong[table][field] = value
    with pytest.raises(StatementsInvalid) as caught:
        Words.from_data(wrong, VOCABULARY)
    assert caught.value.record == table


def test_each_tone_needs_enough_to_offer() -> None:
    wrong = data()
    wrong["statement"] = [s for s in wrong["statement"] if "glad" not in s["for"]]
    with pytest.raises(StatementsInvalid):
        Words.from_data(wrong, VOCABULARY)


def test_another_language_falls_back_to_english() -> None:
    assert Words.load("de_DE").templates == Words.load().templates

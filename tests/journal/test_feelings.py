from __future__ import annotations

import copy
from typing import Any

import pytest

from trustjournal import texts
from trustjournal.journal.feelings import CORE_ORDER, Vocabulary, VocabularyInvalid


def test_ten_cores_in_their_order_with_three_words_below_each(vocabulary: Vocabulary) -> None:
    assert tuple(core.id for core in vocabulary.cores()) == CORE_ORDER
    assert {len(vocabulary.below(core.id)) for core in vocabulary.cores()} == {3}


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("afraid", "afraid"),
        ("Scared", "afraid"),
        ("fear", "afraid"),
        ("anxious", "afraid"),
        ("MAD", "angry"),
        ("anger", "angry"),
        ("  on   edge ", "on_edge"),
        ("on_edge", "on_edge"),
        ("Let Down", "let_down"),
    ],
)
def test_a_typed_word_is_found(vocabulary: Vocabulary, typed: str, found: str) -> None:
    feeling = vocabulary.find(typed)
    assert feeling is not None
    assert feeling.id == found


def test_an_own_word_is_nobody_elses(vocabulary: Vocabulary) -> None:
    assert vocabulary.find("like wet sand") is None
    assert vocabulary.core_of("like wet sand") is None
    assert vocabulary.label("like wet sand") == "like wet sand"
    assert vocabulary.noun("like wet sand") == "like wet sand"


def test_the_core_of_a_word_its_alias_and_an_own_word_filed_near(vocabulary: Vocabulary) -> None:
    found = [vocabulary.core_of(*words) for words in (("panicky",), ("rage",), ("odd", "on_edge"))]
    assert [core and core.id for core in found] == ["afraid", "angry", "afraid"]


def test_labels_and_nouns(vocabulary: Vocabulary) -> None:
    assert vocabulary.label("on_edge") == "on edge"
    assert vocabulary.label("scared") == "scared"
    nouns = [vocabulary.noun(word) for word in ("afraid", "mad", "hurt", "let_down")]
    assert nouns == ["fear", "anger", "hurt", "disappointment"]


def test_a_word_that_is_part_story_comes_with_a_question(vocabulary: Vocabulary) -> None:
    story = vocabulary.part_story("Lied to")
    assert story is not None
    assert story.word == "betrayed"
    assert story.question.endswith("?")
    assert all(vocabulary.find(near) for near in story.near)
    assert vocabulary.part_story("afraid") is None


def test_needs_and_places_are_suggested(vocabulary: Vocabulary) -> None:
    assert {"safety", "honesty", "support"} <= set(vocabulary.needs)
    assert "chest" in vocabulary.body


def _spoil(data: dict[str, Any], place: str) -> None:
    match place:
        case "order":
            data["core"].reverse()
        case "label":
            data["core"][1]["label"] = " "
        case "valence":
            data["core"][1]["valence"] = 3
        case "arousal":
            data["core"][1]["below"][0]["arousal"] = True
        case "aliases":
            data["core"][1]["aliases"].append("furious")
        case "noun":
            data["core"][1]["noun"] = "anger"
        case "id":
            data["core"][1]["below"][0]["id"] = "furious"
        case "near":
            data["part_story"][0]["near"] = ["nowhere"]
        case "suggestions":
            del data["needs"]["suggestions"]
        case "core":
            data["core"] = []


@pytest.mark.parametrize(
    ("place", "record", "field"),
    [
        ("order", "core", "id"),
        ("label", "afraid", "label"),
        ("valence", "afraid", "valence"),
        ("arousal", "uneasy", "arousal"),
        ("aliases", "furious", "aliases"),
        ("noun", "angry", "noun"),
        ("id", "core", "id"),
        ("near", "betrayed", "near"),
        ("suggestions", "needs", "suggestions"),
        ("core", "core", "core"),
    ],
)
def test_a_mistake_in_the_file_names_its_record(place: str, record: str, field: str) -> None:
    data = copy.deepcopy(texts.load("feelings"))
    _spoil(data, place)
    with pytest.raises(VocabularyInvalid) as caught:
        Vocabulary.from_data(data)
    assert (caught.value.record, caught.value.field) == (record, field)

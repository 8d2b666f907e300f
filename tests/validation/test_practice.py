from __future__ import annotations

import copy
import random
from datetime import UTC, datetime
from typing import Any

import pytest

from trustjournal import texts
from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import CORE_ORDER, Vocabulary
from trustjournal.validation.practice import (
    Practice,
    Scenarios,
    ScenariosInvalid,
    Wanted,
    You,
    from_entry,
)
from trustjournal.validation.review import review

VOCABULARY = Vocabulary.load()
SCENARIOS = Scenarios.load()


def data() -> dict[str, Any]:
    return copy.deepcopy(texts.load("practice"))


def practice(seed: int = 1) -> Practice:
    return Practice(SCENARIOS, VOCABULARY, random.Random(seed))


def test_scenes_cover_feelings_areas_and_both_kinds_of_sense() -> None:
    scenes = SCENARIOS.all
    assert len(scenes) >= 40
    cores = {VOCABULARY.core_of(f).id for s in scenes for f in s.feelings}  # type: ignore[union-attr]
    assert cores == set(CORE_ORDER)
    assert {s.area for s in scenes} == set(SCENARIOS.areas)
    assert min(sum(s.sense is sense for s in scenes) for sense in (True, False)) >= 15
    assert {a.level for s in scenes for a in s.answers} == {1, 2, 3, 4, 5, 6}
    assert {s.you for s in scenes} == set(You)


def test_no_answer_pushes_a_feeling_away() -> None:
    for scene in SCENARIOS.all:
        for answer in scene.answers:
            assert not review(answer.text).flags, (scene.id, answer.text)


def test_each_scene_comes_once_before_any_comes_again() -> None:
    going = practice()
    first = [going.next() for _ in SCENARIOS.all]
    assert {s.id for s in first if s} == {s.id for s in SCENARIOS.all}
    assert going.next() is not first[-1]
    assert [s.id for s in first if s] != [s.id for s in SCENARIOS.all]


@pytest.mark.parametrize("side", list(You))
def test_scenes_of_ones_own_side_come_first(side: You) -> None:
    going = Practice(SCENARIOS, VOCABULARY, random.Random(1), side)
    order = [scene.you for _ in SCENARIOS.all if (scene := going.next())]
    assert order[: order.count(side)] == [side] * order.count(side)


def test_what_is_wanted_narrows() -> None:
    going = practice()
    for wanted in (Wanted(area="money"), Wanted(feeling="afraid"), Wanted(sense=False)):
        going.want(wanted)
        fitting = going.fitting()
        assert 0 < len(fitting) < len(SCENARIOS.all)
        assert {going.next() for _ in fitting} == set(fitting)
    assert all(s.area == "money" for s in going.fitting(Wanted(area="money")))
    panicky = going.fitting(Wanted(feeling="afraid"))
    assert any("afraid" not in s.feelings for s in panicky)  # finer words below the core
    assert all(s.you is You.HURT for s in going.fitting(Wanted(you=You.HURT)))
    going.want(Wanted(area="money", feeling="close"))
    assert going.next() is None


def test_the_only_fitting_scene_comes_again() -> None:
    one = Scenarios(SCENARIOS.all[:1], SCENARIOS.areas)
    going = Practice(one, VOCABULARY)
    assert going.next() is going.next() is one.all[0]


def test_an_own_entry_becomes_a_scene_with_its_own_words() -> None:
    entry = Entry(
        uid="a" * 32,
        created=datetime(2026, 3, 1, tzinfo=UTC),
        kind=Kind.FEELINGS,
        happened="  The phone rang at dinner. ",
        feelings=(FeltFeeling("afraid", 6), FeltFeeling("caught out", 3)),
    )
    scene = from_entry(entry)
    assert scene is not None
    assert scene.scene == "The phone rang at dinner."
    assert scene.feelings == ("afraid", "caught out")
    assert scene.answers == ()
    assert scene.sense is None
    assert "phone" not in repr(scene)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("you", "victim"), ("area", "garden"), ("feelings", ["joyful"]), ("feelings", []),
        ("feelings", ["Fear"]), ("sense", "yes"), ("scene", " "), ("says", 1), ("typo", "x"),
        ("answer", []), ("id", ""),
    ],
)  # fmt: skip
def test_a_wrong_scene_is_named(field: str, value: object) -> None:
    wrong = data()
    wrong["scenario"][3][field] = value
    with pytest.raises(ScenariosInvalid) as caught:
        Scenarios.from_data(wrong, VOCABULARY)
    assert (caught.value.record, caught.value.field) == ("scenario 4", field)


@pytest.mark.parametrize("change", [{"level": 7}, {"level": None}, {"text": ""}, {"more": 1}])
def test_a_wrong_answer_is_named(change: dict[str, Any]) -> None:
    wrong = data()
    wrong["scenario"][0]["answer"][0].update(change)
    with pytest.raises(ScenariosInvalid):
        Scenarios.from_data(wrong, VOCABULARY)


def test_two_scenes_never_share_an_id_and_answers_differ_in_level() -> None:
    wrong = data()
    wrong["scenario"][1]["id"] = wrong["scenario"][0]["id"]
    with pytest.raises(ScenariosInvalid):
        Scenarios.from_data(wrong, VOCABULARY)
    wrong = data()
    for answer in wrong["scenario"][0]["answer"]:
        answer["level"] = 2
    with pytest.raises(ScenariosInvalid):
        Scenarios.from_data(wrong, VOCABULARY)

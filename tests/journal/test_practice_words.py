"""Everything in `resources/` around boundaries, agreements and disclosure can be shown."""

from __future__ import annotations

from dataclasses import fields
from datetime import timedelta
from enum import StrEnum
from unittest.mock import patch

import pytest

from trustjournal import texts
from trustjournal.journal.agreement_life import Refusal, State
from trustjournal.journal.agreement_view import VersionState
from trustjournal.journal.agreements import Deed
from trustjournal.journal.boundaries import Boundary, BoundaryStatus
from trustjournal.journal.disclosure import Circle, Detail, Listener
from trustjournal.journal.disclosure_log import ToldBy
from trustjournal.journal.outcomes import Result, Then
from trustjournal.journal.practice_words import (
    PracticeWordsInvalid,
    area_label,
    areas,
    countdown,
    example_rules,
    questions,
    scripts,
    told_note,
    ways_after_crossing,
    wizard_moves,
)
from trustjournal.journal.requests import Answer
from trustjournal.journal.roles import Role, role_of, set_role, suits
from trustjournal.journal.signatures import Trouble
from trustjournal.messages import explain_trouble, trouble_title
from trustjournal.validation.control_check import control_check
from trustjournal.validation.detail_guard import detail_guard
from trustjournal.vault.database import Database


def test_every_area_has_something_to_start_from() -> None:
    found = areas()
    assert [area.id for area in found] == [
        "devices", "social_media", "third_person", "money", "travel", "substances", "sleeping",
        "therapy", "transparency", "friends", "self",
    ]  # fmt: skip
    for area in found:
        for examples in (area.boundary, area.request, area.agreement):
            assert examples
            for example in examples:
                assert control_check(example) == [], example
                assert detail_guard(example) == [], example
    assert area_label("devices") == "Devices"
    assert area_label("garden") == "garden"


def test_the_wizard_fills_a_boundary_in_five_moves() -> None:
    moves = wizard_moves()
    assert len(moves) == 5
    known = {each.name for each in fields(Boundary)}
    filled = [field.name for move in moves for field in move.fields]
    assert set(filled) <= known
    assert filled == [
        "saw", "thought", "felt", "need", "in_my_power", "i_will", "review_on",
    ]  # fmt: skip


def test_every_way_after_a_crossing_is_known() -> None:
    assert [way.id for way in ways_after_crossing()] == [then.value for then in Then]


@pytest.mark.parametrize(
    ("file", "table", "known"),
    [
        ("boundaries", "status", BoundaryStatus), ("boundaries", "result", Result),
        ("agreements", "state", State), ("agreements", "about_state", State),
        ("agreements", "version_state", VersionState), ("agreements", "deed", Deed),
        ("agreements", "done", Deed), ("disclosure", "circle", Circle),
        ("disclosure", "listener", Listener), ("disclosure", "detail", Detail),
        ("disclosure", "told_by", ToldBy),
    ],
)  # fmt: skip
def test_every_value_has_words(file: str, table: str, known: type[StrEnum]) -> None:
    assert set(texts.load(file)[table]) == {each.value for each in known}


def test_every_answer_has_words() -> None:
    assert set(texts.load("boundaries")["answer"]) == {"none", *(each.value for each in Answer)}


@pytest.mark.parametrize("refusal", [*Refusal, "needs_two", "own_request", "withdrawn"])
def test_every_refusal_has_words(refusal: str) -> None:
    assert texts.load("messages")["errors"][f"move_refused_{refusal}"]["next"]


@pytest.mark.parametrize("trouble", Trouble)
def test_every_trouble_has_words_and_something_to_do(trouble: Trouble) -> None:
    told = explain_trouble(trouble.value)
    assert told.sentence.endswith(".")
    assert told.next_step.endswith(".")
    assert trouble_title(trouble.value)


def test_the_conversation_asks() -> None:
    found = questions()
    assert {"want_to_know", "relapse", "to_support"} <= {each.id for each in found}
    assert all(each.ask.endswith("?") for each in found)
    assert len({each.id for each in found}) == len(found)


def test_example_rules_are_rules() -> None:
    found = example_rules()
    assert len({rule.id for rule in found}) == len(found) > 2
    assert {rule.kind for rule in found} >= {Circle.INNER, Circle.MIDDLE}


def test_scripts_take_the_couples_own_word() -> None:
    assert {"offer", "discovered", "from_before"} <= {each.id for each in scripts()}
    for script in scripts():
        assert "{" not in script.filled("Slip") + script.filled()


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (73, "3 days"), (47.5, "47 hours"), (2, "2 hours"), (0.5, "two hours"),
        (-1, "still worth"), (-30, "untold"), (-100_000, "untold"),
    ],
)  # fmt: skip
def test_the_countdown_is_quiet(hours: float, words: str) -> None:
    assert words in countdown(timedelta(hours=hours))


def test_a_note_says_no_more_than_its_owner_wants() -> None:
    assert told_note("3 May", "Slip") == "Told on 3 May, as we agreed: Slip."
    assert told_note("3 May") == "Told on 3 May, as we agreed."
    assert told_note("3 May", "Slip", as_agreed=False) == "Told on 3 May: Slip."
    assert told_note("3 May", as_agreed=False) == "Told on 3 May."


def test_a_mistake_names_the_file() -> None:
    broken = {"area": [{"id": "x"}], "example": [{"kind": "huge"}]}
    with patch.object(texts, "load", return_value=broken):
        for load in (areas, wizard_moves, example_rules, questions):
            with pytest.raises(PracticeWordsInvalid):
                load()


def test_a_role_changes_which_prompts_suit(database: Database) -> None:
    assert role_of(database) is Role.NEITHER
    set_role(database, Role.BROKE_TRUST)
    assert role_of(database) is Role.BROKE_TRUST
    assert suits(Role.HURT, "any")
    assert suits(Role.HURT, "hurt")
    assert not suits(Role.NEITHER, "hurt")

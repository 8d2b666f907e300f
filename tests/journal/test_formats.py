"""The check-in formats: those that come with the app, and what is refused in one's own."""

from __future__ import annotations

import copy
import json
from importlib import resources
from typing import Any

import jsonschema
import pytest

from trustjournal import texts
from trustjournal.errors import FormatInvalid
from trustjournal.journal.answers import AnswerType
from trustjournal.journal.formats import Cadence, Format, Turns, Way, shipped

NAMES = texts.load("checkins")["formats"]
TABLE = {
    "five_part": (Cadence.DAILY, 5),
    "recovery": (Cadence.WEEKLY, 4),
    "commitment": (Cadence.DAILY, 4),
    "weekly_meeting": (Cadence.WEEKLY, 4),
    "mirror_talk": (Cadence.ANY, 6),
    "ladder": (Cadence.WEEKLY, 3),
    "four_questions": (Cadence.ANY, 5),
    "weekly_pulse": (Cadence.WEEKLY, 5),
    "mood_and_worry": (Cadence.ANY, 4),
}


def schema() -> dict[str, Any]:
    file = resources.files("trustjournal.resources") / "schema" / "checkin-format-1.json"
    loaded: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return loaded


def five_part() -> dict[str, Any]:
    return copy.deepcopy(texts.load("checkins/five_part"))


@pytest.mark.parametrize("name", NAMES)
def test_a_shipped_format_fits_the_schema_and_loads(name: str) -> None:
    data = texts.load(f"checkins/{name}")
    jsonschema.validate(data, schema())
    made = Format.from_json(data)
    assert made.id == name
    jsonschema.validate(made.to_json(), schema())
    assert Format.from_json(made.to_json()) == made


def test_all_formats_of_the_table_are_there() -> None:
    found = {form.id: (form.cadence, len(form.sections)) for form in shipped()}
    assert found == TABLE
    for folder in (
        resources.files("trustjournal.resources") / "text" / "en" / "checkins"
    ).iterdir():
        assert folder.name.removesuffix(".toml") in found, "a file that nobody shows"


def test_each_format_says_whom_it_owes_its_idea() -> None:
    assert all(form.credit for form in shipped())
    credits = " ".join(form.credit for form in shipped())
    for name in ("Laaser", "Palmer", "Gottman", "Hendrix", "Dye", "Kroenke", "Spitzer", "Williams"):
        assert name in credits
    titles = " ".join(form.title for form in shipped())
    for name in ("FANOS", "Gottman", "Imago", "FASTER", "PHQ", "GAD"):
        assert name not in titles  # titles are neutral


def test_numbers_about_oneself_stay_alone() -> None:
    for form in shipped():
        for section in form.sections:
            if section.type is AnswerType.SCALE:
                assert form.ways == (Way.SOLO,)
                assert form.turns is Turns.ALONE
                assert section.private_default


def test_the_two_short_questionnaires_say_when_help_is_due() -> None:
    form = next(form for form in shipped() if form.id == "mood_and_worry")
    assert not form.worrying({"interest": 1, "down": 1, "nervous": 2})
    assert form.worrying({"interest": 1, "down": 2})
    assert form.worrying({"nervous": 3})
    assert not form.worrying({"interest": 2, "nervous": 2})  # never across the two
    assert "not a diagnosis" in form.sums_words
    assert all(section.most == 3 for section in form.sections)


WRONG: list[tuple[str, str, str]] = [
    ("title", "title", "blank"),
    ("cadence", "cadence", "not_a_choice"),
    ("minutes_each", "minutes_each", "out_of_bounds"),
    ("ways", "ways", "not_a_choice"),
    ("credit", "credit", "not_text"),
    ("listener_rule", "listener_rule", "too_long"),
]
BAD: dict[str, object] = {
    "title": "  ",
    "cadence": "hourly",
    "minutes_each": 0,
    "ways": ["shouted"],
    "credit": 7,
    "listener_rule": "x" * 3000,
}


@pytest.mark.parametrize(("member", "field", "problem"), WRONG)
def test_a_wrong_member_is_named(member: str, field: str, problem: str) -> None:
    refused({member: BAD[member]}, field, problem)


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"prompt": ""}, "section 2, prompt", "blank"),
        ({"type": "song"}, "section 2, type", "not_a_choice"),
        ({"who": "nobody"}, "section 2, who", "not_a_choice"),
        ({"key": "Need!"}, "section 2, key", "not_a_choice"),
        ({"key": "feelings"}, "section 2, key", "twice"),
        ({"private_default": "yes"}, "section 2, private_default", "not_yes_or_no"),
        ({"choices": ["a", "b"]}, "section 2, choices", "unknown_field"),
        ({"type": "scale", "choices": ["a"]}, "section 2, choices", "not_enough"),
        ({"speaks": "listener"}, "section 2, speaks", "not_a_choice"),
        ({"colour": "red"}, "section 2, colour", "unknown_field"),
    ],
)
def test_a_wrong_section_is_named(change: dict[str, object], field: str, problem: str) -> None:
    data = five_part()
    data["section"][1] |= change
    refused({"section": data["section"]}, field, problem)


def test_what_is_missing_is_named() -> None:
    for member in ("id", "title", "cadence", "first_speaker", "turns", "minutes_each"):
        data = five_part()
        del data[member]
        with pytest.raises(FormatInvalid) as caught:
            Format.from_json(data)
        assert (caught.value.field, caught.value.problem) == (member, "missing")
    refused({"section": []}, "section", "missing")
    refused({"ways": []}, "ways", "not_enough")
    refused({"surprise": 1}, "surprise", "unknown_field")


def test_a_changed_copy_is_checked_again() -> None:
    form = Format.from_json(five_part())
    assert form.edited(title="Ours").title == "Ours"
    with pytest.raises(FormatInvalid):
        form.edited(title="")


def refused(change: dict[str, object], field: str, problem: str) -> None:
    with pytest.raises(FormatInvalid) as caught:
        Format.from_json(five_part() | change)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_a_five_part_check_in_of_two_fits_into_ten_minutes() -> None:
    form = next(form for form in shipped() if form.id == "five_part")
    assert 2 * form.minutes_each <= 10
    words = sum(len(f"{each.title} {each.prompt}".split()) for each in form.sections)
    read_aloud = 2 * words / 120  # minutes, at a slow pace; twice, since both go through it
    assert read_aloud < 3, "the most of it is for what the two say"

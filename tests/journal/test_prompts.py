from __future__ import annotations

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal import texts
from trustjournal.journal.prompts import examples, today_prompt
from trustjournal.journal.roles import Role

PROMPTS = texts.load("today")["prompt"]


@given(st.dates(), st.sampled_from(Role))
def test_a_days_line_suits_and_stays_all_day(day: date, role: Role) -> None:
    line = today_prompt(day, role)
    assert line == today_prompt(day, role)
    suiting = {p["words"] for p in PROMPTS if p["for"] in ("any", role.value)}
    assert line in suiting


@pytest.mark.parametrize("role", Role)
def test_every_suiting_line_has_its_day(role: Role) -> None:
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(400)]
    suiting = {p["words"] for p in PROMPTS if p["for"] in ("any", role.value)}
    assert {today_prompt(day, role) for day in days} == suiting
    assert all(
        today_prompt(one, role) != today_prompt(other, role)
        for one, other in itertools.pairwise(days)
    )


@pytest.mark.parametrize("role", Role)
def test_examples_are_there_for_every_field(role: Role) -> None:
    found = examples(role)
    assert found.keys() == examples(Role.NEITHER).keys()
    assert all(found.values())


def test_roles_in_the_resources_are_those_that_there_are() -> None:
    words = texts.load("roles")
    assert {option["id"] for option in words["role"]["option"]} == {role.value for role in Role}
    assert set(words["examples"]) <= {"any", *(role.value for role in Role)}
    assert {p["for"] for p in PROMPTS} <= {"any", *(role.value for role in Role)}

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from tests.journal.samples import MovableClock
from trustjournal.carry.demo import demo_people
from trustjournal.journal.entries import Kind
from trustjournal.journal.feelings import CORE_ORDER, Vocabulary

ZONE = timezone(timedelta(hours=-5))


@pytest.mark.parametrize("hour", [0, 5, 12, 23])
def test_a_month_that_ends_now_and_never_lies_ahead(hour: int) -> None:
    now = datetime(2026, 3, 31, hour, 30, tzinfo=ZONE)
    (person,) = demo_people(MovableClock(now))
    moments = [entry.created for entry in person.entries]
    assert moments == sorted(moments)
    assert moments[-1] <= now < moments[-1] + timedelta(days=2)
    assert timedelta(days=28) < now - moments[0] < timedelta(days=33)
    assert {moment.utcoffset() for moment in moments} == {timedelta(hours=-5)}


def test_the_month_shows_what_the_app_can_keep(vocabulary: Vocabulary) -> None:
    (person,) = demo_people(MovableClock())
    assert 35 <= len(person.entries) <= 45
    assert {entry.kind for entry in person.entries} == set(Kind)
    felt = [each for entry in person.entries for each in entry.feelings]
    cores = {core.id for each in felt if (core := vocabulary.core_of(each.feeling, each.near))}
    assert cores == set(CORE_ORDER)
    assert any(vocabulary.find(each.feeling) is None and each.near for each in felt)
    assert any(vocabulary.part_story(each.feeling) for each in felt)
    for field in ("body", "about", "underneath"):
        assert any(getattr(each, field) for each in felt)
    assert len({entry.uid for entry in person.entries}) == len(person.entries)
    assert len({entry.day for entry in person.entries}) < len(person.entries)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()

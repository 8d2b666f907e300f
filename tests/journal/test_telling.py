from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from trustjournal.journal.disclosure import Detail, Listener
from trustjournal.journal.telling import Telling, is_from_before, scripts_for, steps_for

FACTS = Telling(
    tell=(Listener.PARTNER,),
    setting="Sitting down, phones away.",
    detail=Detail.FACTS,
    support_first=True,
)
PLACED = "sitting down, phones away"


def ids(telling: Telling) -> list[str]:
    return [script.id for script in scripts_for(telling)]


def test_words_fit_the_detail_and_the_setting() -> None:
    words = {script.id: script.words for script in scripts_for(FACTS)}
    assert f"the way we agreed: {PLACED}. I will answer" in words["facts"]
    assert {"headline", "with_therapist", "nothing_agreed", "discovered"} & set(words) == set()
    assert ids(FACTS)[0] == "offer"


@pytest.mark.parametrize("detail", Detail)
@pytest.mark.parametrize("setting", ["", "On our walk"])
@pytest.mark.parametrize("support", [True, False])
@pytest.mark.parametrize("before", [True, False])
def test_there_is_always_something_to_begin_with_and_nothing_is_left_open(
    detail: Detail, setting: str, *, support: bool, before: bool
) -> None:
    telling = Telling((Listener.PARTNER,), setting, detail, support, is_from_before=before)
    found, steps = scripts_for(telling, "a slip"), steps_for(telling)
    assert len(found) >= 2
    assert len(steps) >= 2
    assert len({script.id for script in found}) == len(found)
    for words in (*steps, *(script.words for script in found)):
        assert "{" not in words
    assert ("Call your support" in steps[0]) is (support and not before)


def test_without_a_setting_no_sentence_asks_for_one() -> None:
    bare = replace(FACTS, setting=" ")
    assert not any("agreed:" in script.words for script in scripts_for(bare))
    assert len(steps_for(bare)) == len(steps_for(FACTS)) - 1


def test_what_is_from_before_is_booked_and_told_whole() -> None:
    before = replace(FACTS, is_from_before=True)
    assert ids(before)[0] == "from_before"
    assert "facts" not in ids(before)
    assert all("therapist" in step or "whole" in step for step in steps_for(before))


def test_what_was_discovered_has_words_of_its_own() -> None:
    assert ids(replace(FACTS, was_discovered=True))[0] == "discovered"


def test_without_a_rule_one_asks_how_much_is_wanted() -> None:
    assert "nothing_agreed" in ids(Telling(has_rule=False))


def test_before_means_before_the_second_signature() -> None:
    agreed = datetime(2026, 3, 1, tzinfo=UTC)
    assert is_from_before(agreed - timedelta(minutes=1), agreed)
    assert not is_from_before(agreed, agreed)
    assert not is_from_before(agreed, None)

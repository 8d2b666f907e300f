from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.journal.couple import A, B, Couple
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.guided_talk import Spoken, Talk, Turn

MOVES: dict[str, Callable[[Talk], Talk]] = {
    "pass": Talk.passed_on,
    "skip": Talk.skipped,
    "back": Talk.back,
}
ME = {Turn.ME: A, Turn.PARTNER: B}
PARTNER = {Turn.ME: B, Turn.PARTNER: A}


@pytest.fixture
def mine(couple: Couple) -> Spoken:
    return Spoken(SpokenAnswerStore(couple.shared, couple.clock, A), ME)


@pytest.fixture
def theirs(couple: Couple) -> Spoken:
    return Spoken(SpokenAnswerStore(couple.shared, couple.clock, B), PARTNER)


def test_both_speak_to_each_question_and_neither_always_begins() -> None:
    talk = Talk.load()
    turns = []
    while not talk.is_over:
        assert talk.question is not None
        turns.append((talk.question.id, talk.turn))
        talk = talk.passed_on()
    ids = [question.id for question in talk.questions]
    assert [question for question, _ in turns] == [each for each in ids for _ in range(2)]
    assert {turn for question, turn in turns if question == ids[0]} == set(Turn)
    assert turns[0][1] is Turn.ME
    assert turns[2][1] is Turn.PARTNER


def test_a_question_can_be_skipped_by_either() -> None:
    talk = Talk.load()
    assert talk.skipped().question == talk.questions[1]
    assert talk.passed_on().skipped() == talk.skipped()


@given(st.lists(st.sampled_from(sorted(MOVES)), max_size=40))
def test_no_way_through_it_leads_nowhere(moves: list[str]) -> None:
    talk = Talk.load()
    for move in moves:
        before, talk = talk, MOVES[move](talk)
        assert 0 <= talk.at <= len(talk.questions)
        assert talk.is_over == (talk.question is None)
        assert Talk.load().returned_to(talk.place()) == talk
        if move == "pass" and not before.is_over:
            assert talk.back() == before


def test_a_place_that_is_no_place_is_the_beginning() -> None:
    talk = Talk.load()
    for place in ({}, {"question": "gone"}, {"question": 3, "spoken": "yes"}):
        assert talk.returned_to(place) == talk


def test_each_reads_what_both_said(mine: Spoken, theirs: Spoken) -> None:
    assert mine.is_empty()
    mine.say("relapse", Turn.ME, "Writing to them.")
    mine.say("relapse", Turn.PARTNER, "Meeting them.")
    for spoken, me in ((mine, Turn.ME), (theirs, Turn.PARTNER)):
        own, other = spoken.by("relapse", me), spoken.by("relapse", me.other)
        assert own is not None
        assert other is not None
        assert (own.words, other.words) == ("Writing to them.", "Meeting them.")
    assert theirs.by("setting", Turn.ME) is None


def test_what_the_other_typed_in_stays_beside_ones_own_newer_words(
    couple: Couple, mine: Spoken, theirs: Spoken
) -> None:
    mine.say("relapse", Turn.PARTNER, "Meeting them.")
    couple.clock.forward(minutes=1)
    theirs.say("relapse", Turn.ME, "Meeting them, or looking for them.")
    newest = mine.by("relapse", Turn.PARTNER)
    assert newest is not None
    assert (newest.words, newest.author) == ("Meeting them, or looking for them.", B)
    assert len(SpokenAnswerStore(couple.shared, couple.clock, A).all()) == 2


def test_own_words_can_be_changed_and_taken_back(mine: Spoken) -> None:
    mine.say("relapse", Turn.ME, "Writing to them.")
    assert mine.say("relapse", Turn.ME, "Writing to them.").kinds == frozenset()
    mine.say("relapse", Turn.ME, "Any message.")
    changed = mine.by("relapse", Turn.ME)
    assert changed is not None
    assert changed.words == "Any message."
    mine.say("relapse", Turn.ME, "")
    assert mine.by("relapse", Turn.ME) is None
    assert mine.say("relapse", Turn.ME, "").kinds == frozenset()

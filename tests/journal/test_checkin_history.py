"""Looking back: numbers with gaps, the same facts in words, answers to the same question."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from trustjournal import texts
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_history import (
    MOST_GAPS,
    answers,
    in_words,
    questions,
    series,
    span,
)
from trustjournal.journal.checkin_records import CheckIn, KeptAnswer
from trustjournal.journal.checkins import Seat
from trustjournal.journal.formats import Way

START = datetime(2026, 1, 4, 19, tzinfo=UTC)
WORDS = texts.load("checkins")["history"]


def held(days: int, way: Way = Way.SOLO, seat: Seat = Seat.FIRST, **said: int | str) -> CheckIn:
    kept = tuple(
        KeptAnswer(
            seat=seat,
            key=key,
            question=key.title(),
            answer=Answer(AnswerType.SCALE if isinstance(value, int) else AnswerType.TEXT, value),
        )
        for key, value in said.items()
    )
    moment = START + timedelta(days=days)
    return CheckIn(
        uid=f"{days} {seat}", created=moment, finished=moment, form="f", way=way, kept=kept,
        first="Ada", second="Ben",
    )  # fmt: skip


def spoken(day: date) -> str:
    return f"{day:%d %b}"


def test_numbers_are_joined_unless_weeks_are_missing() -> None:
    (safe,) = series([held(0, safe=3), held(7, safe=5), held(28, safe=4), held(35, safe=6)])
    assert [[point.value for point in run] for run in safe.runs()] == [[3, 5], [4, 6]]
    assert safe.gaps() == [(date(2026, 1, 11), date(2026, 2, 1))]
    assert in_words(safe, WORDS, spoken) == (
        "Safe: 4 numbers from 04 Jan to 08 Feb. The first was 3 and the last is 6;"
        " they lie between 3 and 6 of 10. Between 11 Jan and 01 Feb there is none."
    )


def test_many_gaps_are_told_together() -> None:
    (safe,) = series([held(21 * n, safe=n) for n in range(MOST_GAPS + 1)])
    assert in_words(safe, WORDS, spoken).count("there is none") == MOST_GAPS
    (safe,) = series([held(21 * n, safe=n) for n in range(MOST_GAPS + 2)])
    assert in_words(safe, WORDS, spoken).endswith("5 of 10. Weeks left out stay gaps.")


def test_lines_of_several_questions_have_the_same_days() -> None:
    found = series([held(0, safe=3), held(7, safe=5, trust=1), held(14, trust=2)])
    assert span(found) == (date(2026, 1, 4), date(2026, 1, 18))


def test_skipped_numbers_are_not_made_up() -> None:
    found = series([held(0, safe=3), held(7, trust=0)])
    assert [(each.key, [p.value for p in each.points]) for each in found] == [
        ("safe", [3]),
        ("trust", [0]),
    ]
    assert in_words(found[0], WORDS, spoken) == "Safe: one number, 3 of 10, on 04 Jan."


def test_two_peoples_numbers_are_never_merged() -> None:
    together = [
        held(0, Way.WRITTEN, Seat.FIRST, safe=3),
        held(0, Way.WRITTEN, Seat.SECOND, safe=8),
        held(7, Way.SEALED, Seat.SECOND, safe=8),
    ]
    assert series(together) == []


def test_answers_to_the_same_question_with_whose_they_are() -> None:
    records = [
        held(0, Way.WRITTEN, need="rest"),
        held(7, Way.WRITTEN, Seat.SECOND, need="time", safe=4),
    ]
    assert questions(records) == [("need", "Need")]
    assert [(each.name, each.kept.answer.value) for each in answers(records, "need")] == [  # type: ignore[union-attr]
        ("Ben", "time"),
        ("Ada", "rest"),
    ]


@given(st.dictionaries(st.integers(0, 400), st.integers(0, 10), max_size=30))
def test_words_and_lines_tell_the_same(numbers: dict[int, int]) -> None:
    found = series([held(day, safe=value) for day, value in numbers.items()])
    if not numbers:
        assert found == []
        return
    (safe,) = found
    drawn = [point for run in safe.runs() for point in run]
    assert drawn == list(safe.points)
    assert [point.value for point in drawn] == [numbers[day] for day in sorted(numbers)]
    said = in_words(safe, WORDS, spoken)
    if len(numbers) > 1:
        assert f"{len(numbers)} numbers" in said
        assert f"between {min(numbers.values())} and {max(numbers.values())} of 10" in said
        assert ("gaps" in said or "there is none" in said) == (len(safe.runs()) > 1)

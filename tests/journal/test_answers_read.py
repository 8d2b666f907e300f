from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixed import FixedClock
from trustjournal.journal.answers_read import AnswersRead
from trustjournal.journal.requests import Answer, Request
from trustjournal.vault.database import Database, DatabaseKey


@pytest.fixture
def private(tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    database = Database.create(tmp_path / "own.tj", DatabaseKey.generate(), clock)
    yield database
    database.close()


@pytest.fixture
def asked(clock: FixedClock) -> Request:
    return Request(uid="a", created=clock.now(), ask="Would you call?")


def test_without_an_answer_there_is_no_news(private: Database, asked: Request) -> None:
    assert not AnswersRead(private).is_news(asked)


@pytest.mark.parametrize("answer", Answer)
def test_an_answer_is_news_until_it_was_opened(
    private: Database, asked: Request, answer: Answer
) -> None:
    answered = asked.edited(answer=answer, answer_words="Words.")
    assert AnswersRead(private).is_news(answered)
    AnswersRead(private).note(answered)
    assert not AnswersRead(private).is_news(answered)
    other_words = answered.edited(answer_words="Other words.")
    assert AnswersRead(private).is_news(other_words)
    assert AnswersRead(private).is_news(answered.edited(uid="b"))


def test_what_was_taken_back_is_no_news(
    private: Database, asked: Request, clock: FixedClock
) -> None:
    back = asked.edited(answer=Answer.YES, withdrawn_on=clock.now().date())
    assert not AnswersRead(private).is_news(back)


def test_no_words_are_kept_in_what_is_remembered(private: Database, asked: Request) -> None:
    AnswersRead(private).note(asked.edited(answer=Answer.NO, answer_words="Not this year."))
    ((kept,),) = private.rows("SELECT value FROM state WHERE name = 'answers_read'")
    assert "Not this year" not in kept
    assert "no" not in kept.split('"')


def test_what_cannot_be_read_counts_as_nothing_read(private: Database, asked: Request) -> None:
    with private.transaction():
        private.execute("INSERT INTO state(name, value) VALUES ('answers_read', '[1]')")
    answered = asked.edited(answer=Answer.YES)
    assert AnswersRead(private).is_news(answered)
    AnswersRead(private).note(answered)
    assert not AnswersRead(private).is_news(answered)

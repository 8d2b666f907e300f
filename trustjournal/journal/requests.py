"""A request: one asks, the other answers, in their own time. A no is an answer like any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid, MoveRefused, NotYours
from trustjournal.journal import fields, thing_rows
from trustjournal.journal.entries import Changed
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


class Answer(StrEnum):
    """What the other said. `NOT_YET` asks for time; nothing counts the days."""

    YES = "yes"
    NO = "no"
    COUNTER = "counter"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Request(Thing):
    """What its author asks of the other, and the other's answer (None: none so far).

    `counter` is what the answerer offers instead; `answer_words` goes with any answer.
    """

    KIND: ClassVar[str] = "request"

    area: str = fields.reference()
    ask: str = fields.text()
    why: str = fields.text()
    asked_on: date | None = fields.day()
    review_on: date | None = fields.day()
    withdrawn_on: date | None = fields.day()
    answer: Answer | None = fields.choice(Answer)
    counter: str = fields.text()
    answer_words: str = fields.text()
    answered_on: date | None = fields.day()
    answered_by: str = fields.reference()

    @property
    def is_empty(self) -> bool:
        """Say whether nothing is asked yet."""
        return not self.ask.strip()

    @property
    def is_open(self) -> bool:
        """Say whether an answer may still come: none so far, or "not yet", and not withdrawn."""
        return self.withdrawn_on is None and self.answer in (None, Answer.NOT_YET)

    def waits_for(self, person: str) -> bool:
        """Say whether this waits for an answer of that person."""
        return self.is_open and self.author != person

    def comes_up(self, person: str, today: date) -> bool:
        """Say whether to remind that person: nothing was said yet, or the day has come that they
        named with their "not yet". Otherwise a "not yet" is left in peace."""
        if not self.waits_for(person):
            return False
        return self.answer is None or (self.review_on is not None and self.review_on <= today)

    @property
    def agreeable(self) -> str:
        """The words that could become an agreement: what was asked, after a yes, or what was
        offered instead; "" where there is nothing to agree on."""
        if self.withdrawn_on is not None:
            return ""
        return {Answer.YES: self.ask, Answer.COUNTER: self.counter}.get(self.answer, "")  # type: ignore[arg-type]

    def unanswered(self) -> Request:
        """Return it without any answer."""
        return self.edited(
            answer=None, counter="", answer_words="", answered_on=None, answered_by=""
        )


class RequestStore(ThingStore[Request]):
    """The requests in an open database.

    In a shared one the author asks and the other answers. In a private one (`person` "") a
    person keeps both, for themselves.
    """

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(Request, database, clock, person)

    def save(self, thing: Request) -> Changed:
        """Keep a request. Other words to ask or to give as a reason take an answer away, since
        it was given to what stood there before. Raises as `ThingStore.save`."""
        before = self._held(thing.uid)
        if before and self._person:
            if (before.ask, before.why, before.area) != (thing.ask, thing.why, thing.area):
                thing = thing.unanswered()
            elif _answer(before) != _answer(thing):
                raise NotYours  # `answer` is the only way to an answer
        elif self._person and _answer(thing) != _answer(thing.unanswered()):
            raise NotYours
        return super().save(thing)

    def answer(self, uid: str, answer: Answer, words: str = "", counter: str = "") -> Changed:
        """Answer a request, or change one's answer.

        Raises EntryGone, MoveRefused (`own_request`, `withdrawn`), and EntryInvalid for a
        counter without words.
        """
        request = self.get(uid)
        if self._person and request.author == self._person:
            raise MoveRefused("own_request")
        if request.withdrawn_on is not None:
            raise MoveRefused("withdrawn")
        if answer is Answer.COUNTER and not counter.strip():
            raise EntryInvalid("counter", "blank")
        answered = request.edited(
            answer=answer,
            counter=counter if answer is Answer.COUNTER else "",
            answer_words=words,
            answered_on=self._clock.now().date(),
            answered_by=self._person,
        )
        return self._save(answered, lambda before: None)

    def withdraw(self, uid: str) -> Changed:
        """Take one's own request back; raises EntryGone, NotYours."""
        return super().save(self.get(uid).edited(withdrawn_on=self._clock.now().date()))

    def _held(self, uid: str) -> Request | None:
        return thing_rows.held(self._database, Request, uid)


def _answer(request: Request) -> tuple[object, ...]:
    return (
        request.answer, request.counter, request.answer_words, request.answered_on,
        request.answered_by,
    )  # fmt: skip

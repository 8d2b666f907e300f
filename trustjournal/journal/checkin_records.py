"""What is kept of check-ins: a check-in that was held, own formats, rhythms, and commitments."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from typing import Any, ClassVar

from trustjournal.errors import EntryInvalid, FormatInvalid
from trustjournal.journal import fields
from trustjournal.journal.answers import Answer
from trustjournal.journal.checkins import Seat
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Format, Way
from trustjournal.journal.schedules import Schedule
from trustjournal.journal.things import Thing


def _is(kind: type, name: str, value: Any) -> Any:
    if value is not None and not isinstance(value, kind):
        raise EntryInvalid(name, "not_an_object")
    return value


def _format(value: object) -> Format:
    try:
        return Format.from_json(value)
    except FormatInvalid as error:
        raise EntryInvalid(error.field, error.problem) from None


FORMAT_FORM = fields.Form(
    lambda name, value: _is(Format, name, value),
    lambda value: value.to_json(),
    lambda _, value: _format(value),
)
"""How a field that holds a format is kept."""


class Landed(StrEnum):
    """How words that were found for somebody came across, as that person tells it."""

    LANDED = "landed"
    PARTLY = "partly"
    MISSED = "missed"


class Result(StrEnum):
    """What became of something one had taken on. Nobody adds these up."""

    KEPT = "kept"
    PARTLY = "partly"
    MISSED = "missed"
    NO_OCCASION = "no_occasion"
    LET_GO = "let_go"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class KeptAnswer(fields.Filled):
    """One answer as it was kept, with the question as it was asked.

    `person` is the id of whoever gave it in a shared space, "" elsewhere.
    """

    seat: Seat = fields.choice(Seat, Seat.FIRST)
    person: str = fields.reference()
    key: str = fields.reference()
    question: str = fields.text()
    most: int = fields.count(1, 10, 10)
    answer: Answer | None = field(
        default=None,
        metadata={
            "form": fields.Form(
                lambda name, value: _is(Answer, name, value),
                lambda value: value.to_json(),
                lambda _, value: Answer.from_json(value),
            )
        },
    )

    def searchable(self) -> str:
        """Return the words of the answer."""
        return self.answer.words(labels()) if self.answer else ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Landing(fields.Filled):
    """How words landed with somebody; kept only when both wanted it."""

    seat: Seat = fields.choice(Seat, Seat.FIRST)
    how: Landed | None = fields.choice(Landed)


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class CheckIn(Thing):
    """A check-in that was held: when, what kind, and whatever was chosen to stay of it.

    `created` is when it began. `whole`: every card had its turn.
    """

    KIND: ClassVar[str] = "checkin"

    form: str = fields.reference()
    title: str = fields.text()
    way: Way = fields.choice(Way, Way.SPOKEN)
    finished: datetime | None = fields.moment()
    whole: bool = fields.flag(default=False)
    first: str = fields.text()
    second: str = fields.text()
    kept: tuple[KeptAnswer, ...] = fields.records(KeptAnswer)
    landed: tuple[Landing, ...] = fields.records(Landing)

    @property
    def belongs_to(self) -> str:
        """The id of its format."""
        return self.form

    @property
    def is_empty(self) -> bool:
        """Never: that it was held is enough."""
        return False

    @property
    def ended(self) -> datetime:
        """When it was over."""
        return self.finished or self.created

    def searchable(self) -> str:
        """Return its title and all that was kept, in words."""
        said = (self.title, self.first, self.second, *(each.searchable() for each in self.kept))
        return " · ".join(word for word in said if word)

    def name_of(self, seat: Seat) -> str:
        """Return what somebody was called, "" when nothing was said."""
        return self.first if seat is Seat.FIRST else self.second


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class OwnFormat(Thing):
    """A format that somebody changed or made; its id is the format's."""

    KIND: ClassVar[str] = "format"

    format: Format | None = field(default=None, metadata={"form": FORMAT_FORM})

    @property
    def is_empty(self) -> bool:
        """Whether there is no format in it."""
        return self.format is None

    def searchable(self) -> str:
        """Return its title."""
        return self.format.title if self.format else ""


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Rhythm(Thing):
    """The schedule of one format; its id is the format's."""

    KIND: ClassVar[str] = "schedule"

    schedule: Schedule | None = field(
        default=None,
        metadata={
            "form": fields.Form(
                lambda name, value: _is(Schedule, name, value),
                lambda value: value.to_json(),
                lambda _, value: Schedule.from_json(value),
            )
        },
    )

    @property
    def is_empty(self) -> bool:
        """Whether there is no schedule in it."""
        return self.schedule is None


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Commitment(Thing):
    """Something said in a check-in to come back to; `form` is the format at which it comes up.

    `became` is the id of the request or agreement draft that it was turned into, and `remind_on`
    the day on which it comes up by itself.
    """

    KIND: ClassVar[str] = "commitment"

    words: str = fields.text()
    form: str = fields.reference()
    checkin: str = fields.reference()
    seat: Seat = fields.choice(Seat, Seat.FIRST)
    name: str = fields.text()
    result: Result | None = fields.choice(Result)
    closed_on: date | None = fields.day()
    became: str = fields.reference()
    remind_on: date | None = fields.day()

    @property
    def belongs_to(self) -> str:
        """The id of the format at which it comes up."""
        return self.form

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said."""
        return not self.words.strip()


@cache
def labels() -> Vocabulary:
    """Return the vocabulary by whose labels answers are read and found."""
    return Vocabulary.load()

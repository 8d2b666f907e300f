"""An answer in a check-in: feelings, words, a number, a day, or yes and no."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members, reading
from trustjournal.journal.entries import FeltFeeling, Labels

HIGHEST = 10
"""The top of a scale without named steps."""

Value = tuple[FeltFeeling, ...] | str | int | date | bool


class AnswerType(StrEnum):
    """What a question asks for."""

    FEELINGS = "feelings"
    TEXT = "text"
    SCALE = "scale"
    DATE = "date"
    BOOL = "bool"


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """One answer; `value` fits `type`: feelings, str, 0..10, a day, a truth value.

    Raises EntryInvalid for a value that does not.
    """

    type: AnswerType
    value: Value

    def __post_init__(self) -> None:
        match self.type:
            case AnswerType.FEELINGS:
                members.items("value", list(self.value) if isinstance(self.value, tuple) else None)
            case AnswerType.TEXT:
                members.text("value", self.value)
            case AnswerType.SCALE:
                members.whole_number("value", self.value, 0, HIGHEST)
            case AnswerType.DATE:
                if type(self.value) is not date:
                    raise EntryInvalid("value", "not_a_day")
            case AnswerType.BOOL:
                if not isinstance(self.value, bool):
                    raise EntryInvalid("value", "not_yes_or_no")

    def __repr__(self) -> str:
        return f"<Answer {self.type.value}>"

    @property
    def is_empty(self) -> bool:
        """Say whether nothing was said: no words, no feeling."""
        if isinstance(self.value, str):
            return not self.value.strip()
        return self.value == ()

    @property
    def number(self) -> int | None:
        """The number of a scale, else None."""
        return self.value if self.type is AnswerType.SCALE and isinstance(self.value, int) else None

    @property
    def feelings(self) -> tuple[FeltFeeling, ...]:
        """The feelings that were named, if it asked for feelings."""
        return self.value if isinstance(self.value, tuple) else ()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        written: Any = self.value
        if isinstance(written, tuple):
            written = [felt.to_json() for felt in written]
        elif isinstance(written, date):
            written = written.isoformat()
        return {"type": self.type.value, "value": written}

    @classmethod
    def from_json(cls, data: object) -> Answer:
        """Return the answer that `data` describes; raises EntryInvalid naming the field."""
        record = members.record("answer", data)
        members.only(record, ("type", "value"))
        kind = reading.word(record, "type", AnswerType)
        value = reading.present(record, "value")
        match kind:
            case AnswerType.FEELINGS:
                listed = members.items("value", value)
                return cls(kind, tuple(FeltFeeling.from_json(each) for each in listed))
            case AnswerType.SCALE:
                return cls(kind, members.whole(value))
            case AnswerType.DATE:
                return cls(kind, reading.day("value", value))
            case _:
                return cls(kind, value)

    def words(self, labels: Labels) -> str:
        """Return what was said of it in words, for searching and reading: no number, no yes."""
        if isinstance(self.value, str):
            return self.value
        said: list[str] = []
        for felt in self.feelings:
            said += (labels.label(felt.feeling), felt.body, felt.about, felt.underneath)
        return " · ".join(word for word in said if word)

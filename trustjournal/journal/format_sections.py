"""The questions of a check-in's format, one a card, as data that is checked when it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trustjournal.errors import EntryInvalid, FormatInvalid
from trustjournal.journal import members, reading
from trustjournal.journal.answers import HIGHEST, AnswerType
from trustjournal.journal.entries import LONGEST_NAME

_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_SECTION_MEMBERS = (
    "key", "title", "prompt", "who", "type", "private_default", "speaks", "low", "middle", "high",
    "choices", "commitment",
)  # fmt: skip


class Who(StrEnum):
    """Whom a section is for: both, or the one whom it concerns."""

    BOTH = "both"
    ONE = "one"


class Speaks(StrEnum):
    """Who speaks on a card: the one whose turn it is, or the one who listens to them."""

    SPEAKER = "speaker"
    LISTENER = "listener"


@dataclass(frozen=True, slots=True)
class Section:
    """One card: a question and the type of its answer.

    `low`, `middle`, `high` are the words at a scale's 0, 5 and 10; `choices` make it a scale of
    named steps from 0 instead. `private_default`: left out of what both can read, unless chosen.
    `commitment`: what is answered may be something to come back to.
    """

    key: str
    title: str
    prompt: str
    who: Who
    type: AnswerType
    private_default: bool
    speaks: Speaks = Speaks.SPEAKER
    low: str = ""
    middle: str = ""
    high: str = ""
    choices: tuple[str, ...] = ()
    commitment: bool = False

    @property
    def most(self) -> int:
        """The highest number of its scale."""
        return len(self.choices) - 1 if self.choices else HIGHEST

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form; what is as usual is left out."""
        written: dict[str, Any] = {
            "key": self.key,
            "title": self.title,
            "prompt": self.prompt,
            "who": self.who.value,
            "type": self.type.value,
            "private_default": self.private_default,
        }
        if self.speaks is not Speaks.SPEAKER:
            written["speaks"] = self.speaks.value
        written |= {n: getattr(self, n) for n in ("low", "middle", "high") if getattr(self, n)}
        if self.choices:
            written["choices"] = list(self.choices)
        if self.commitment:
            written["commitment"] = True
        return written


@dataclass(frozen=True, slots=True)
class Sum:
    """Answers that are looked at together: help is shown from this total on."""

    keys: tuple[str, ...]
    from_: int

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {"keys": list(self.keys), "from": self.from_}


def read_section(number: int, data: object) -> Section:
    """Return the section that `data` describes; raises FormatInvalid naming it by number."""
    place = f"section {number}"
    try:
        record = members.record(place, data)
        members.only(record, _SECTION_MEMBERS)
        made = _read_section(record)
    except EntryInvalid as error:
        field = error.field if error.field == place else f"{place}, {error.field}"
        raise FormatInvalid(field, error.problem) from None
    return made


def _read_section(record: dict[str, Any]) -> Section:
    key = reading.name(record, "key")
    if not _KEY.fullmatch(key):
        raise EntryInvalid("key", "not_a_choice")
    made = Section(
        key=key,
        title=reading.name(record, "title"),
        prompt=reading.long_name(record, "prompt"),
        who=reading.word(record, "who", Who),
        type=reading.word(record, "type", AnswerType),
        private_default=reading.yes_or_no(record, "private_default"),
        speaks=reading.word({"speaks": "speaker"} | record, "speaks", Speaks),
        low=reading.text(record, "low"),
        middle=reading.text(record, "middle"),
        high=reading.text(record, "high"),
        choices=_choices(record),
        commitment=reading.yes_or_no({"commitment": False} | record, "commitment"),
    )
    if made.choices and made.type is not AnswerType.SCALE:
        raise EntryInvalid("choices", "unknown_field")
    return made


def _choices(record: dict[str, Any]) -> tuple[str, ...]:
    listed = members.items("choices", record.get("choices", []))
    for choice in listed:
        members.name("choices", choice, LONGEST_NAME)
    if listed and not 2 <= len(listed) <= HIGHEST + 1:
        raise EntryInvalid("choices", "not_enough" if len(listed) < 2 else "too_long")
    return tuple(listed)


def read_sum(data: object) -> Sum:
    """Return the sum that `data` describes; raises EntryInvalid."""
    record = members.record("sums", data)
    members.only(record, ("keys", "from"))
    keys = members.items("sums", record.get("keys", []))
    for key in keys:
        members.name("sums", key, LONGEST_NAME)
    members.whole_number("sums", record.get("from"), 1, HIGHEST)
    return Sum(tuple(keys), record["from"])

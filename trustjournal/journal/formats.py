"""What a check-in asks, and in which order: formats as data.

Those that come with the app are in `resources/text/*/checkins/`; people copy one and change it.
Both are checked by the same rules, so that a session can rely on every format it is handed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from typing import Any

from trustjournal import texts
from trustjournal.errors import EntryInvalid, FormatInvalid
from trustjournal.journal import members, reading
from trustjournal.journal.answers import AnswerType
from trustjournal.journal.entries import canonical
from trustjournal.journal.format_sections import (
    Section,
    Speaks,
    Sum,
    Who,
    read_section,
    read_sum,
)

MOST_SECTIONS = 30
MOST_MINUTES = 180


class Cadence(StrEnum):
    """How often a format is meant; a schedule may say otherwise."""

    DAILY = "daily"
    WEEKLY = "weekly"
    ANY = "any"


class First(StrEnum):
    """Who begins, as the format advises."""

    EITHER = "either"
    HURT = "hurt"
    BROKE_TRUST = "broke_trust"


class Turns(StrEnum):
    """WHOLE: one answers everything, then the other. EACH: card by card. ALONE: one person."""

    WHOLE = "whole"
    EACH = "each"
    ALONE = "alone"


class Way(StrEnum):
    """How a check-in is held; what is kept of it follows from that."""

    SPOKEN = "spoken"
    WRITTEN = "written"
    SEALED = "sealed"
    SOLO = "solo"


@dataclass(frozen=True, slots=True)
class Format:
    """A check-in's sections and rules. Made by `from_json`, which checks everything."""

    id: str
    title: str
    credit: str
    lead: str
    cadence: Cadence
    first_speaker: First
    turns: Turns
    minutes_each: int
    ways: tuple[Way, ...]
    before: str
    listener_rule: str
    closing: str
    sections: tuple[Section, ...]
    sums: tuple[Sum, ...] = ()
    sums_words: str = ""

    @classmethod
    def from_json(cls, data: object) -> Format:
        """Return the format that `data` describes.

        Raises FormatInvalid naming the first wrong field, such as "title" or "section 2, prompt".
        """
        try:
            record = members.record("format", data)
            members.only(record, _MEMBERS)
            return _checked(cls._read(record))
        except EntryInvalid as error:
            raise FormatInvalid(error.field, error.problem) from None

    @classmethod
    def _read(cls, record: dict[str, Any]) -> Format:
        listed = members.items("section", record.get("section", []))
        return cls(
            id=reading.name(record, "id"),
            title=reading.name(record, "title"),
            credit=reading.text(record, "credit"),
            lead=reading.text(record, "lead"),
            cadence=reading.word(record, "cadence", Cadence),
            first_speaker=reading.word(record, "first_speaker", First),
            turns=reading.word(record, "turns", Turns),
            minutes_each=reading.number(record, "minutes_each", 1, MOST_MINUTES),
            ways=_ways(record),
            before=reading.text(record, "before"),
            listener_rule=reading.text(record, "listener_rule"),
            closing=reading.text(record, "closing"),
            sections=tuple(read_section(number, each) for number, each in enumerate(listed, 1)),
            sums=tuple(map(read_sum, members.items("sums", record.get("sums", [])))),
            sums_words=reading.text(record, "sums_words"),
        )

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, which `from_json` reads."""
        written: dict[str, Any] = {
            "id": self.id,
            "title": self.title,
            "credit": self.credit,
            "lead": self.lead,
            "cadence": self.cadence.value,
            "first_speaker": self.first_speaker.value,
            "turns": self.turns.value,
            "minutes_each": self.minutes_each,
            "ways": [way.value for way in self.ways],
            "before": self.before,
            "listener_rule": self.listener_rule,
            "closing": self.closing,
            "section": [section.to_json() for section in self.sections],
        }
        if self.sums:
            written |= {"sums": [s.to_json() for s in self.sums], "sums_words": self.sums_words}
        return written

    def canonical(self) -> bytes:
        """Return the bytes that stand for this format in the history of changes."""
        return canonical(self.to_json())

    def section(self, key: str) -> Section | None:
        """Return the section with this key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    @property
    def concerns_one(self) -> bool:
        """Whether some of its sections are only for the one whom they concern."""
        return any(section.who is Who.ONE for section in self.sections)

    def edited(self, **fields: Any) -> Format:
        """Return a copy with other values for some fields; raises FormatInvalid."""
        return Format.from_json(replace(self, **fields).to_json())

    def worrying(self, numbers: dict[str, int]) -> bool:
        """Say whether these answers ask for the words about help."""
        return any(sum(numbers.get(key, 0) for key in s.keys) >= s.from_ for s in self.sums)


_MEMBERS = (
    "id", "title", "credit", "lead", "cadence", "first_speaker", "turns", "minutes_each", "ways",
    "before", "listener_rule", "closing", "section", "sums", "sums_words",
)  # fmt: skip


@cache
def shipped(language: str = "en") -> tuple[Format, ...]:
    """Return the formats that come with the app, in the order in which they are shown.

    Raises FormatInvalid when a file has a mistake (a test holds it).
    """
    names = texts.load("checkins", language)["formats"]
    return tuple(Format.from_json(texts.load(f"checkins/{name}", language)) for name in names)


def _checked(made: Format) -> Format:
    if not made.sections:
        raise FormatInvalid("section", "missing")
    if len(made.sections) > MOST_SECTIONS:
        raise FormatInvalid("section", "too_long")
    keys = [section.key for section in made.sections]
    for number, key in enumerate(keys, 1):
        if key in keys[: number - 1]:
            raise FormatInvalid(f"section {number}, key", "twice")
    alone = made.turns is Turns.ALONE
    if alone and made.ways != (Way.SOLO,):
        raise FormatInvalid("ways", "not_a_choice")
    for number, section in enumerate(made.sections, 1):
        if section.speaks is Speaks.LISTENER and (alone or {Way.SOLO, Way.SEALED} & {*made.ways}):
            raise FormatInvalid(f"section {number}, speaks", "not_a_choice")
    for total in made.sums:
        for key in total.keys:
            found = made.section(key)
            if found is None or found.type is not AnswerType.SCALE:
                raise FormatInvalid("sums", "not_a_choice")
    if made.sums and not made.sums_words.strip():
        raise FormatInvalid("sums_words", "blank")
    return made


def _ways(record: dict[str, Any]) -> tuple[Way, ...]:
    listed = members.items("ways", record.get("ways", []))
    if not listed:
        raise EntryInvalid("ways", "not_enough")
    found = {reading.word({"ways": each}, "ways", Way) for each in listed}
    return tuple(way for way in Way if way in found)

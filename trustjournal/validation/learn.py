"""The cards of "Learn", read from `resources/text/<language>/learn.toml` and checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.validation.words import LEVELS


class CardsInvalid(TrustJournalError):
    """A record of `learn.toml` that cannot be used; says which record and field."""

    code = "cards_invalid"

    def __init__(self, record: str, field: str) -> None:
        self.record = record
        self.field = field
        super().__init__(record=record, field=field)


@dataclass(frozen=True, slots=True)
class LevelCard:
    """One level of validation: what it is, an example, and what to mind."""

    number: int
    title: str
    idea: str
    example: str
    care: str


@dataclass(frozen=True, slots=True)
class InsteadCard:
    """What is often said and what it does; what may do better, and what makes it better."""

    id: str
    say: str
    why: str
    try_: str
    because: str


@dataclass(frozen=True, slots=True)
class Cards:
    """All cards of one language, the levels in their order."""

    levels: tuple[LevelCard, ...]
    instead: tuple[InsteadCard, ...]

    @classmethod
    def load(cls, language: str = "en") -> Cards:
        """Return the cards of `language` (English where there are none). Raises CardsInvalid."""
        return cls.from_data(texts.load("learn", language))

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Cards:
        """Return the cards in parsed TOML; raises CardsInvalid."""
        if set(data) != {"level", "instead"}:
            raise CardsInvalid("learn", "level")
        levels = tuple(
            LevelCard(**_values(record, LevelCard, f"level {n}"))
            for n, record in enumerate(data["level"], 1)
        )
        if [card.number for card in levels] != list(LEVELS):
            raise CardsInvalid("level", "number")
        instead = tuple(
            InsteadCard(**_values(record, InsteadCard, f"instead {n}"))
            for n, record in enumerate(data["instead"], 1)
        )
        if len({card.id for card in instead}) != len(instead):
            raise CardsInvalid("instead", "id")
        return cls(levels, instead)

    def level_title(self, level: int) -> str:
        """Return how a level (1..6) is called."""
        return self.levels[level - 1].title


def _values(record: Any, card: type[LevelCard | InsteadCard], name: str) -> dict[str, Any]:
    """Return a record's values by the names of `card`; each is a text, `number` a number."""
    wanted = {field.name.rstrip("_"): field.name for field in fields(card)}
    if not isinstance(record, dict):
        raise CardsInvalid(name, "id")
    for field in (*record, *wanted):
        if field not in wanted or field not in record:
            raise CardsInvalid(name, field)
        value = record[field]
        right = isinstance(value, int) if field == "number" else _is_text(value)
        if not right or isinstance(value, bool):
            raise CardsInvalid(name, field)
    return {wanted[field]: value for field, value in record.items()}


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and value == value.strip()

"""Fields of a JSON object, read with their checks: what comes back is what the caller may use.

Each raises EntryInvalid(field, problem) where the value cannot be used.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import Any, TypeVar

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members
from trustjournal.journal.entries import LONGEST_NAME

LONGEST_TEXT = 2_000
"""Characters of a prompt or a rule: it has to be read from a card."""

K = TypeVar("K", bound=StrEnum)


def present(record: dict[str, Any], field: str) -> Any:
    """Return a member that must be there."""
    if field not in record:
        raise EntryInvalid(field, "missing")
    return record[field]


def name(record: dict[str, Any], field: str) -> str:
    """Return a word or a few."""
    value: str = present(record, field)
    members.name(field, value, LONGEST_NAME)
    return value


def text(record: dict[str, Any], field: str) -> str:
    """Return a text, empty where it is missing."""
    value: str = record.get(field, "")
    members.text(field, value)
    if len(value) > LONGEST_TEXT:
        raise EntryInvalid(field, "too_long")
    return value


def long_name(record: dict[str, Any], field: str) -> str:
    """Return a text that must say something."""
    value: str = present(record, field)
    members.name(field, value, LONGEST_TEXT)
    return value


def word(record: dict[str, Any], field: str, kind: Callable[[str], K]) -> K:
    """Return one of the words of `kind`."""
    try:
        return kind(str(present(record, field)))
    except ValueError:
        raise EntryInvalid(field, "not_a_choice") from None


def number(record: dict[str, Any], field: str, lowest: int, highest: int) -> int:
    """Return a whole number within bounds."""
    value = members.whole(present(record, field))
    if isinstance(value, int) and not isinstance(value, bool) and not lowest <= value <= highest:
        raise EntryInvalid(field, "out_of_bounds")
    members.whole_number(field, value, lowest, highest)
    assert isinstance(value, int)  # noqa: S101 - tells the type checker
    return value


def yes_or_no(record: dict[str, Any], field: str) -> bool:
    """Return a truth value."""
    value = present(record, field)
    if not isinstance(value, bool):
        raise EntryInvalid(field, "not_yes_or_no")
    return value


def day(field: str, value: object) -> date:
    """Return the day in a text such as 2026-03-01."""
    if isinstance(value, str) and len(value) == len("2026-03-01"):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise EntryInvalid(field, "not_a_day")


def clock_time(field: str, value: object) -> time:
    """Return the time of day in a text such as 20:30."""
    try:
        found = time.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None:
        raise EntryInvalid(field, "not_a_time_of_day")
    return found

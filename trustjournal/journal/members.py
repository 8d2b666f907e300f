"""Checks of single values that go into an entry, each answering with EntryInvalid(field, problem).

`field` and `problem` are names, never contents; the words for each problem are in
`messages.toml`.
"""

from __future__ import annotations

import re
from typing import Any

from trustjournal.errors import EntryInvalid

_PERSON = re.compile(r"[0-9a-f]{1,64}")


def record(field: str, value: object) -> dict[str, Any]:
    """Return `value` when it is a JSON object."""
    if not isinstance(value, dict):
        raise EntryInvalid(field, "not_an_object")
    return value


def only(value: dict[str, Any], known: tuple[str, ...]) -> None:
    """Refuse members that nobody would keep: what a file says must not get lost silently."""
    for member in value:
        if member not in known:
            raise EntryInvalid(shown(member), "unknown_field")


def shown(member: str) -> str:
    """Return a member's name in a form that is fit for a message: short and printable."""
    return "".join(letter if letter.isprintable() else "?" for letter in member[:40])


def items(field: str, value: object) -> list[Any]:
    """Return `value` when it is a JSON list."""
    if not isinstance(value, list):
        raise EntryInvalid(field, "not_a_list")
    return value


def text(field: str, value: object) -> None:
    """Refuse anything that is not text which UTF-8 can write."""
    if not isinstance(value, str):
        raise EntryInvalid(field, "not_text")
    if value.isascii():
        return
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise EntryInvalid(field, "not_text") from None


def name(field: str, value: object, longest: int) -> None:
    """Refuse anything that is not a word or a few: blank, or longer than `longest`."""
    text(field, value)
    assert isinstance(value, str)  # noqa: S101 - tells the type checker what `text` found out
    if not value.strip():
        raise EntryInvalid(field, "blank")
    if len(value) > longest:
        raise EntryInvalid(field, "too_long")


def author(value: object) -> None:
    """Refuse anything that is neither "" nor a person's id: 1 to 64 hexadecimal digits."""
    text("author", value)
    if value and not _PERSON.fullmatch(str(value)):
        raise EntryInvalid("author", "not_a_person")


def whole_number(field: str, value: object, lowest: int, highest: int) -> None:
    """Refuse anything that is not a whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise EntryInvalid(field, "not_a_whole_number")
    if not lowest <= value <= highest:
        raise EntryInvalid(field, "out_of_range")


def whole(value: Any) -> Any:
    """Return 6 for 6.0, which JSON does not tell apart; anything else as it is."""
    return int(value) if isinstance(value, float) and value.is_integer() else value

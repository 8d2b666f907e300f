"""What is written down as a few named fields: each checked, written to JSON and read from it.

A class lists its fields with `text()`, `day()`, `choice(…)` and so on; the JSON form leaves out
whatever was not filled in, so that a field added later changes nothing about what is there.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, dataclass, field, fields, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members
from trustjournal.journal.moments import moment_from_text, with_fixed_offset

LONGEST_NAME = 200
_FORM = "form"


@dataclass(frozen=True, slots=True)
class Form:
    """How a field is kept: `tidy` checks a value, `write` and `read` are its JSON form."""

    tidy: Callable[[str, Any], Any]
    write: Callable[[Any], Any]
    read: Callable[[str, Any], Any]
    searched: bool = False


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Filled:
    """A frozen record of such fields; raises EntryInvalid(field, problem) for a wrong one."""

    def __post_init__(self) -> None:
        for each in fields(self):
            if form := each.metadata.get(_FORM):
                object.__setattr__(self, each.name, form.tidy(each.name, getattr(self, each.name)))

    def __repr__(self) -> str:
        return f"<{type(self).__name__}>"

    def filled_in(self) -> dict[str, Any]:
        """Return the JSON form of the fields that are not as they are by default."""
        return {
            each.name: each.metadata[_FORM].write(getattr(self, each.name))
            for each in fields(self)
            if _FORM in each.metadata and getattr(self, each.name) != _default(each)
        }

    def searchable(self) -> str:
        """Return the words that the search finds this by."""
        found = (
            getattr(self, each.name)
            for each in fields(self)
            if _FORM in each.metadata and each.metadata[_FORM].searched
        )
        return " · ".join(word for word in found if word)

    def edited(self, **values: Any) -> Self:
        """Return a copy with other values for some fields; raises EntryInvalid as when new."""
        return replace(self, **values)

    @classmethod
    def read_fields(cls, record: dict[str, Any], besides: tuple[str, ...] = ()) -> dict[str, Any]:
        """Return the fields in a JSON object as keywords; unknown members raise EntryInvalid.

        `besides` are members that the caller reads.
        """
        forms = {each.name: each.metadata[_FORM] for each in fields(cls) if _FORM in each.metadata}
        members.only(record, (*forms, *besides))
        return {name: forms[name].read(name, record[name]) for name in forms if name in record}


def text() -> Any:
    """A field of words, "" when nothing was written; the search finds them."""
    return _field("", Form(_text, _same, _as_text, searched=True))


def reference() -> Any:
    """A field that names something else by its id; "" for nothing."""
    return _field("", Form(_reference, _same, _as_text))


def day() -> Any:
    """A field that holds a date, or None."""
    return _field(None, Form(_day, date.isoformat, _as_day))


def moment() -> Any:
    """A field that holds a moment with an offset, or None."""
    return _field(None, Form(_moment, datetime.isoformat, moment_from_text))


def flag(default: bool = False) -> Any:
    """A field that is true or false."""
    return _field(default, Form(_flag, _same, _as_is))


def count(lowest: int, highest: int, default: int | None = None) -> Any:
    """A field that holds a whole number within bounds, or None."""

    def tidy(name: str, value: Any) -> Any:
        if value is not None:
            bounded(name, value, lowest, highest)
        return value

    return _field(default, Form(tidy, _same, lambda _, value: members.whole(value)))


def bounded(name: str, value: Any, lowest: int, highest: int) -> None:
    """Refuse anything that is not a whole number within bounds."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise EntryInvalid(name, "not_a_whole_number")
    if not lowest <= value <= highest:
        raise EntryInvalid(name, "out_of_bounds")


def choice(known: type[StrEnum], default: StrEnum | None = None) -> Any:
    """A field that holds one of a few values, or `default`, which may be None."""

    def tidy(name: str, value: Any) -> Any:
        return value if value is None and default is None else _one_of(known, name, value)

    return _field(default, Form(tidy, _value, lambda name, value: _one_of(known, name, value)))


def choices(known: type[StrEnum]) -> Any:
    """A field that holds several of a few values, in their usual order."""

    def tidy(name: str, value: Any) -> Any:
        found = {_one_of(known, name, each) for each in value}
        return tuple(each for each in known if each in found)

    return _field((), Form(tidy, _values, lambda name, value: tuple(members.items(name, value))))


def records(kind: type[Filled]) -> Any:
    """A field that holds several records of one kind."""

    def read(name: str, value: Any) -> Any:
        found = (members.record(name, each) for each in members.items(name, value))
        return tuple(kind(**kind.read_fields(each)) for each in found)

    def tidy(name: str, value: Any) -> Any:
        if not all(isinstance(each, kind) for each in value):
            raise EntryInvalid(name, "not_a_list")
        return tuple(value)

    return _field((), Form(tidy, lambda found: [each.filled_in() for each in found], read))


def nested(default: Filled) -> Any:
    """A field that holds one record of the kind of `default`."""
    kind = type(default)

    def read(name: str, value: Any) -> Any:
        return kind(**kind.read_fields(members.record(name, value)))

    def tidy(name: str, value: Any) -> Any:
        if not isinstance(value, kind):
            raise EntryInvalid(name, "not_an_object")
        return value

    return _field(default, Form(tidy, kind.filled_in, read))


def _field(default: Any, form: Form) -> Any:
    return field(default=default, metadata={_FORM: form})


def _default(each: Field[Any]) -> Any:
    return None if each.default is MISSING else each.default


def _same(value: Any) -> Any:
    return value


def _as_is(name: str, value: Any) -> Any:
    return value


def _as_text(name: str, value: Any) -> Any:
    members.text(name, value)
    return value


def _text(name: str, value: Any) -> Any:
    members.text(name, value)
    return value


def _reference(name: str, value: Any) -> Any:
    if value != "":
        members.name(name, value, LONGEST_NAME)
    return value


def _day(name: str, value: Any) -> Any:
    # A datetime is a date to Python, but it would not come back as it went.
    if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
        raise EntryInvalid(name, "not_a_day")
    return value


def _as_day(name: str, value: Any) -> date:
    try:
        found = date.fromisoformat(value)
    except (ValueError, TypeError):
        raise EntryInvalid(name, "not_a_day") from None
    if found.isoformat() != value:
        raise EntryInvalid(name, "not_a_day")
    return found


def _moment(name: str, value: Any) -> Any:
    try:
        return value if value is None else with_fixed_offset(value)
    except EntryInvalid as error:
        raise EntryInvalid(name, error.problem) from None


def _flag(name: str, value: Any) -> Any:
    if not isinstance(value, bool):
        raise EntryInvalid(name, "not_yes_or_no")
    return value


def _one_of(known: type[StrEnum], name: str, value: Any) -> StrEnum:
    try:
        return known(value)
    except ValueError:
        raise EntryInvalid(name, "not_a_choice") from None


def _value(value: StrEnum) -> str:
    return value.value


def _values(found: tuple[StrEnum, ...]) -> list[str]:
    return [each.value for each in found]

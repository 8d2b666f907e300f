"""Reads one JSON object from a file member by member, so that a long list needs little memory."""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NoReturn

CHUNK = 1 << 16
LONGEST_VALUE = 1 << 26
"""Characters that one value (an entry, say) may take: 64 million."""

STREAMED = object()
"""Stands for the list whose elements follow."""

_SPACE = " \t\n\r"


class JsonUnreadable(Exception):
    """The bytes are not the JSON object that they should be.

    `number` counts the elements of a streamed list (0 = elsewhere) and `name` is that list's;
    `problem` names what is wrong; `field` is the name of a member that occurs twice.
    """

    def __init__(self, number: int, problem: str, field: str = "", name: str = "") -> None:
        self.number = number
        self.problem = problem
        self.field = field
        self.name = name
        super().__init__(problem)


@dataclass(frozen=True, slots=True, repr=False)
class Piece:
    """A member of the object (`number` 0), or an element of a streamed list (1, 2, …).

    A streamed list itself comes first as a piece with number 0 and the value STREAMED.
    """

    name: str
    number: int
    value: Any


class _Twice(Exception):
    def __init__(self, field: str) -> None:
        self.field = field
        super().__init__()


class JsonObjectReader:
    """Goes once through a binary file that holds a JSON object in UTF-8."""

    def __init__(self, file: BinaryIO, *streamed: str) -> None:
        """Take a file and the names of the members whose lists are given out one by one."""
        self.bytes_read = 0
        self._file = file
        self._streamed = streamed
        self._decode_bytes = codecs.getincrementaldecoder("utf-8-sig")()
        self._decoder = json.JSONDecoder(
            object_pairs_hook=_object_without_doubles, parse_constant=_no_constant
        )
        self._text = ""
        self._at = 0
        self._ended = False
        self._number = 0
        self._name = ""

    def pieces(self) -> Iterator[Piece]:
        """Yield members and elements in the file's order. Raises JsonUnreadable, OSError."""
        if self._peek() == "[":
            self._refuse("not_an_object")  # well-formed, and a likely slip: the entries alone
        self._expect("{")
        seen: set[str] = set()
        while self._peek() != "}":
            if seen:
                self._expect(",")
            name = self._value()
            if not isinstance(name, str):
                self._refuse("not_json")
            if name in seen:
                self._refuse("twice", name)
            seen.add(name)
            self._expect(":")
            if name in self._streamed and self._peek() == "[":
                yield Piece(name, 0, STREAMED)
                yield from self._elements(name)
            else:
                yield Piece(name, 0, self._value())
        self._expect("}")
        if self._peek():
            self._refuse("not_json")

    def _elements(self, name: str) -> Iterator[Piece]:
        self._name = name
        self._expect("[")
        while self._peek() != "]":
            if self._number:
                self._expect(",")
            self._number += 1
            yield Piece(name, self._number, self._value())
        self._number = 0
        self._expect("]")

    def _value(self) -> Any:
        """Read one JSON value; more of the file is fetched until it is whole."""
        self._peek()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except _Twice as twice:
                self._refuse("twice", twice.field)
            except RecursionError:
                self._refuse("not_json")
            except ValueError:
                if self._ended:
                    self._refuse("not_json")
            else:
                if self._ended or self._is_whole(value, end):
                    self._at = end
                    return value
            if len(self._text) - self._at > LONGEST_VALUE:
                self._refuse("too_long")
            self._fetch()

    def _is_whole(self, value: Any, end: int) -> bool:
        """Say whether a value is all there: a number might go on beyond what has been read."""
        if end == len(self._text):
            return False
        return not isinstance(value, int | float) or self._text[end] not in ".eE"

    def _peek(self) -> str:
        """Return the next character that is no space, without taking it; "" at the end."""
        while True:
            while self._at < len(self._text):
                if self._text[self._at] not in _SPACE:
                    return self._text[self._at]
                self._at += 1
            if self._ended:
                return ""
            self._fetch()

    def _expect(self, letter: str) -> None:
        if self._peek() != letter:
            self._refuse("not_json")
        self._at += 1

    def _fetch(self) -> None:
        """Read on, each time as much again as is waiting, so that long values cost no more."""
        rest = self._text[self._at :]
        read = self._file.read(max(CHUNK, len(rest)))
        self.bytes_read += len(read)
        self._ended = not read
        try:
            self._text = rest + self._decode_bytes.decode(read, final=self._ended)
        except UnicodeDecodeError:
            self._refuse("not_utf8")
        self._at = 0

    def _refuse(self, problem: str, field: str = "") -> NoReturn:
        name = self._name if self._number else ""
        raise JsonUnreadable(self._number, problem, field, name) from None


def _object_without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """JSON allows a member twice and keeps the last; that would lose words silently."""
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return made


def _no_constant(name: str) -> NoReturn:
    """NaN and the infinities are not JSON."""
    raise ValueError

"""Names that keep their capital, from `resources/text/<language>/names.toml`."""

from __future__ import annotations

import re
from functools import cache

from trustjournal import texts

_FIRST = re.compile(r"[^\W\d_]+")


@cache
def names(language: str = "en") -> frozenset[str]:
    """Return names of people, places and days, in small letters."""
    listed = texts.load("names", language)["names"]
    return frozenset(name.lower() for line in listed for name in line.split())


def is_known_name(text: str) -> bool:
    """Tell whether `text` opens with a name that was typed with its capital."""
    first = _FIRST.match(text)
    return first is not None and first.group()[0].isupper() and first.group().lower() in names()

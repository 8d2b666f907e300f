"""Puts what a screen reader says of one row together, one sentence after the other."""

from __future__ import annotations

_ENDS = (".", "!", "?", "…")
_CLOSING = "\"'”’»)]"
"""May follow the end of a sentence."""


def said_after(*parts: str) -> str:
    """Return the parts that say something as sentences in a row.

    A full stop comes between two of them only where the first has no end of its own.
    """
    said = ""
    for part in (each.strip() for each in parts):
        if said and part:
            said += " " if said.rstrip(_CLOSING).endswith(_ENDS) else ". "
        said += part
    return said

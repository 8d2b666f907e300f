"""Which parts of an entry go along when it is copied to where both can read it."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from trustjournal.journal.entries import Entry


class Part(StrEnum):
    """What can be left out of a copy; `DATE` is when it was written."""

    FEELINGS = "feelings"
    DETAILS = "details"
    HAPPENED = "happened"
    TEXT = "text"
    NEEDS = "needs"
    TAGS = "tags"
    DATE = "date"


def parts_of(entry: Entry) -> frozenset[Part]:
    """Return the parts that an entry has."""
    details = any(felt.body or felt.about or felt.underneath for felt in entry.feelings)
    there = {
        Part.FEELINGS: bool(entry.feelings),
        Part.DETAILS: details,
        Part.HAPPENED: bool(entry.happened.strip()),
        Part.TEXT: bool(entry.text.strip()),
        Part.NEEDS: bool(entry.needs),
        Part.TAGS: bool(entry.tags),
        Part.DATE: True,
    }
    return frozenset(part for part, present in there.items() if present)


def with_parts(entry: Entry, parts: frozenset[Part]) -> Entry:
    """Return the entry with only these parts; details need the feelings they belong to.

    `DATE` changes nothing here: whoever makes the copy keeps the moment or does not.
    """
    feelings = entry.feelings if Part.FEELINGS in parts else ()
    if Part.DETAILS not in parts:
        feelings = tuple(replace(felt, body="", about="", underneath="") for felt in feelings)
    return entry.edited(
        feelings=feelings,
        happened=entry.happened if Part.HAPPENED in parts else "",
        text=entry.text if Part.TEXT in parts else "",
        needs=entry.needs if Part.NEEDS in parts else (),
        tags=entry.tags if Part.TAGS in parts else (),
    )

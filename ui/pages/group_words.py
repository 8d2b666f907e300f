"""Words and rows that the lists of boundaries, requests and agreements have in common."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.form_drafts import FormDraft
from ui.widgets.days import short_day
from ui.widgets.thing_rows import Group, Row

translate = QCoreApplication.translate


def look_again(day: date, today: date, *, inside: bool = False) -> str:
    """Return when to look again; `inside` of a sentence it begins small."""
    small, big = (
        translate("BoundaryGroups", "look again {day}"),
        translate("BoundaryGroups", "Look again {day}"),
    )
    return (small if inside else big).format(day=short_day(day, today))


def draft_title(draft: FormDraft) -> str:
    """Return how a draft is known: its own words."""
    names = (
        "title",
        "i_will",
        "ask",
        "text",
        "need",
        "saw",
        "why",
        "thought",
        "felt",
        "in_my_power",
    )
    values = (str(draft.values.get(name, "")).strip() for name in names)
    first = next((value for value in values if value), "")
    return first.split("\n")[0] or translate("BoundaryGroups", "Begun")


def draft_row(draft: FormDraft) -> Row:
    """Return the row of a form that is half filled in."""
    caption = translate("BoundaryGroups", "Draft, only you")
    return Row(draft.uid, "pencil-simple", draft_title(draft), caption)


def filled(sections: Iterable[tuple[str, Iterable[Row]]]) -> list[Group]:
    """Return the groups that have rows."""
    made = [Group(heading, tuple(rows)) for heading, rows in sections]
    return [group for group in made if group.rows]


def first_line(words: str) -> str:
    """Return how some words begin."""
    return words.strip().split("\n")[0]

"""An entry in few words: its feelings, and what a screen reader says of it."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QCoreApplication

from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Summary
from ui.widgets.days import day_in_words, time_of
from ui.widgets.said_after import said_after

_START = re.compile(r"^(?:[-*+>]\s+)+")
_HEADING = re.compile(r"(?:^|(?<=\s))#{1,6}\s+(?=\S)")
_EMPHASIS = re.compile(r"(?<!\w)(\*\*|__|\*|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")


def unmarked(preview: str) -> str:
    """Return the beginning of a text without the marks of Markdown that would only disturb.

    Marks of emphasis and headings go wherever they are; dashes and ">" only where a line began
    for sure, at the very beginning: elsewhere they may be the person's own.
    """
    return _EMPHASIS.sub(r"\2", _HEADING.sub("", _START.sub("", preview)))


def core_of(vocabulary: Vocabulary, summary: Summary) -> str:
    """Return the id of the core of an entry's first feeling, empty where there is none."""
    if not summary.feelings:
        return ""
    first = summary.feelings[0]
    core = vocabulary.core_of(first.feeling, first.near)
    return core.id if core else ""


def title_of(vocabulary: Vocabulary, summary: Summary) -> str:
    """Return an entry's feelings as "core · finer word", several with commas between."""
    return ", ".join(_named(vocabulary, felt) for felt in summary.feelings)


def spoken(vocabulary: Vocabulary, summary: Summary, today: date, *, is_draft: bool) -> str:
    """Return what a screen reader says of an entry in a list."""

    def said(felt: FeltFeeling) -> str:
        words = QCoreApplication.translate("EntryRows", "{feeling} {n} of 10")
        return words.format(feeling=vocabulary.label(felt.feeling), n=felt.intensity)

    parts = (
        QCoreApplication.translate("EntryRows", "Draft") if is_draft else "",
        day_in_words(summary.created.date(), today),
        time_of(summary.created),
        ", ".join(map(said, summary.feelings)),
        unmarked(summary.preview),
    )
    return said_after(*parts)


def _named(vocabulary: Vocabulary, felt: FeltFeeling) -> str:
    core = vocabulary.core_of(felt.feeling, felt.near)
    if core is None or core.id == felt.feeling:
        return vocabulary.label(felt.feeling)
    return f"{core.label} · {vocabulary.label(felt.feeling)}"

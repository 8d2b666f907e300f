"""Asks about details that do not help to heal, before words go where others can read them."""

from __future__ import annotations

from trustjournal.journal.entries import Entry
from trustjournal.validation import advice
from trustjournal.validation.advice import Advice

FILE = "detail_guard"


def detail_guard(text: str, language: str = "en") -> list[Advice]:
    """Return the questions about a text: sexual detail, compared bodies, third people's names."""
    return advice.find(FILE, text, language)


def detail_guard_entry(entry: Entry, language: str = "en") -> list[Advice]:
    """Return the questions about all words of an entry; places count within each text."""
    words = [entry.happened, entry.text]
    for felt in entry.feelings:
        words += [felt.body, felt.about, felt.underneath]
    return [found for text in words for found in detail_guard(text, language)]

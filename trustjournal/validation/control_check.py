"""Speaks up when a text would isolate, watch or punish somebody. It asks; it never blocks."""

from __future__ import annotations

from trustjournal import texts
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.validation import advice
from trustjournal.validation.advice import Advice

FILE = "control_check"


def control_check(text: str, language: str = "en") -> list[Advice]:
    """Return the questions about a boundary, a request or an agreement's words."""
    return advice.find(FILE, text, language)


def control_check_terms(terms: Terms, language: str = "en") -> dict[str, list[Advice]]:
    """Return the questions about an agreement's terms: field → questions, only where there are any.

    Beside the words it looks at what is missing: a day to look at an open-ended transparency
    again ("review_on"), and whether it binds one person alone ("mutual").
    """
    found = {
        field: control_check(getattr(terms, field), language)
        for field in ("text", "scope", "exceptions")
    }
    data = texts.load(FILE, language)
    if terms.kind is AgreementKind.AGREEMENT:
        if terms.review_on is None and terms.area in data["open_end"]["areas"]:
            found["review_on"] = [_missing("open_end", data["open_end"])]
        if not terms.mutual and terms.area in data["one_sided"]["areas"]:
            found["mutual"] = [_missing("one_sided", data["one_sided"])]
    return {field: questions for field, questions in found.items() if questions}


def _missing(name: str, record: dict[str, str]) -> Advice:
    return Advice(name, record["class"], 0, 0, "", record["why"], record["question"])

"""The words around boundaries, agreements and disclosure, from `resources/`, as typed records.

Each loader raises PracticeWordsInvalid naming the file when it has a mistake (a test loads all).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from trustjournal import texts
from trustjournal.errors import EntryInvalid, JournalError
from trustjournal.journal.disclosure import DisclosureRule

P = ParamSpec("P")
R = TypeVar("R")


class PracticeWordsInvalid(JournalError):
    """A file of words that has a mistake; `field` names the file."""

    code = "practice_words_invalid"

    def __init__(self, file: str) -> None:
        super().__init__(field=file)


@dataclass(frozen=True, slots=True)
class Area:
    """A field of life, and examples to start from."""

    id: str
    label: str
    boundary: tuple[str, ...]
    request: tuple[str, ...]
    agreement: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WizardField:
    """One field of a move: the name in `Boundary`, and its words."""

    name: str
    label: str
    hint: str


@dataclass(frozen=True, slots=True)
class WizardMove:
    """One of the five moves."""

    id: str
    title: str
    lead: str
    fields: tuple[WizardField, ...]


@dataclass(frozen=True, slots=True)
class Way:
    """A way to go on after a boundary was crossed; `id` is an `outcomes.Then`."""

    id: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question of the guided conversation; both answer it."""

    id: str
    ask: str
    help: str


@dataclass(frozen=True, slots=True)
class Script:
    """Words to prepare the telling with. They may hold {label}, the couple's own word."""

    id: str
    title: str
    words: str

    def filled(self, label: str = "") -> str:
        """Return the words with the couple's own word for what happened."""
        return self.words.format(label=f"“{label}”" if label else "…")


def _checked(file: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    def wrap(load: Callable[P, R]) -> Callable[P, R]:
        @wraps(load)
        def loaded(*args: P.args, **kwargs: P.kwargs) -> R:
            try:
                return load(*args, **kwargs)
            except (KeyError, TypeError, ValueError, EntryInvalid):
                raise PracticeWordsInvalid(file) from None

        return loaded

    return wrap


@_checked("boundaries")
def areas(language: str = "en") -> tuple[Area, ...]:
    """Return the areas, in the order in which they are offered."""
    return tuple(
        Area(
            record["id"],
            record["label"],
            tuple(record.get("boundary", ())),
            tuple(record.get("request", ())),
            tuple(record.get("agreement", ())),
        )
        for record in texts.load("boundaries", language)["area"]
    )


def area_label(area: str, language: str = "en") -> str:
    """Return how an area is shown; one that the file does not know as it is."""
    return next((each.label for each in areas(language) if each.id == area), area)


@_checked("boundaries")
def wizard_moves(language: str = "en") -> tuple[WizardMove, ...]:
    """Return the five moves of the boundary wizard."""
    return tuple(
        WizardMove(
            move["id"],
            move["title"],
            move["lead"],
            tuple(WizardField(**each) for each in move["field"]),
        )
        for move in texts.load("boundaries", language)["wizard"]["move"]
    )


@_checked("boundaries")
def ways_after_crossing(language: str = "en") -> tuple[Way, ...]:
    """Return what somebody may do after a boundary was crossed."""
    return tuple(Way(**way) for way in texts.load("boundaries", language)["crossed"]["way"])


@_checked("disclosure")
def questions(language: str = "en") -> tuple[Question, ...]:
    """Return the questions of the guided conversation."""
    return tuple(Question(**each) for each in texts.load("disclosure", language)["question"])


@_checked("disclosure")
def scripts(language: str = "en") -> tuple[Script, ...]:
    """Return the scripts for telling."""
    return tuple(Script(**each) for each in texts.load("disclosure", language)["script"])


@_checked("disclosure")
def example_rules(language: str = "en") -> tuple[DisclosureRule, ...]:
    """Return rows that a matrix can start from, each with a fresh id."""
    return tuple(
        DisclosureRule.new(**_rule(each)) for each in texts.load("disclosure", language)["example"]
    )


@_checked("disclosure")
def countdown(left: timedelta, language: str = "en") -> str:
    """Return quiet words for the time until an agreed moment (negative: after it)."""
    hours = left / timedelta(hours=1)
    for line in texts.load("disclosure", language)["countdown"]:
        if hours >= line["at_least"]:
            return str(line["words"]).format(days=int(hours // 24), hours=int(hours))
    raise PracticeWordsInvalid("disclosure")


@_checked("disclosure")
def told_note(day: str, label: str = "", language: str = "en", *, as_agreed: bool = True) -> str:
    """Return the sentence that may go into the shared space; `day` is a date as it is shown.

    Without `as_agreed` it does not say that it was told as agreed."""
    note = texts.load("disclosure", language)["note"]
    form = "words" if as_agreed else "plain"
    return str(note[form if label else f"{form}_unnamed"]).format(day=day, label=label)


def _rule(record: dict[str, Any]) -> dict[str, Any]:
    return DisclosureRule.read_fields(record)

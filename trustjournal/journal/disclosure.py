"""The disclosure matrix: who hears what, how soon, in which setting. It is part of an agreement
(`Terms.rules`), so it has versions and needs both signatures."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import fields
from trustjournal.journal.fields import Filled

MOST_HOURS = 24 * 366


class Circle(StrEnum):
    """Which circle a behaviour lies in; the couple's own word for it is `couple_label`."""

    INNER = "inner"
    MIDDLE = "middle"
    OUTER = "outer"


class Listener(StrEnum):
    """Who hears it."""

    PARTNER = "partner"
    SUPPORT = "support"
    THERAPIST = "therapist"


class Detail(StrEnum):
    """How much is told."""

    HEADLINE = "headline"
    FACTS = "facts"
    THERAPIST_ONLY = "therapist_only"


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class DisclosureRule(Filled):
    """One row of the matrix. `id` is unique within its agreement; `within_hours` None means that
    no time was agreed. Raises EntryInvalid without an id or a behaviour."""

    id: str = fields.reference()
    behaviour: str = fields.text()
    kind: Circle = fields.choice(Circle, Circle.MIDDLE)
    couple_label: str = fields.text()
    tell: tuple[Listener, ...] = fields.choices(Listener)
    within_hours: int | None = fields.count(0, MOST_HOURS)
    setting: str = fields.text()
    detail: Detail = fields.choice(Detail, Detail.HEADLINE)
    support_first: bool = fields.flag()

    def __post_init__(self) -> None:
        Filled.__post_init__(self)
        for needed in ("id", "behaviour"):
            if not getattr(self, needed).strip():
                raise EntryInvalid(needed, "blank")

    @classmethod
    def new(cls, behaviour: str, **values: Any) -> DisclosureRule:
        """Return a rule with a fresh id."""
        return cls(id=uuid.uuid4().hex[:12], behaviour=behaviour, **values)

"""What a check answers: the eleven classes and the marks in a text."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """A way in which a phrase can push a feeling away; the words for each are in resources."""

    BUT = "but"
    CONDITIONAL = "conditional"
    MINIMISE = "minimise"
    BLAME_SHIFT = "blame_shift"
    TIMELINE = "timeline"
    FORGIVENESS_DEMAND = "forgiveness_demand"
    FIXING = "fixing"
    COMPARISON = "comparison"
    SHAME_FLIP = "shame_flip"
    DENIAL = "denial"
    REASSURE_EMPTY = "reassure_empty"


@dataclass(frozen=True, slots=True)
class Flag:
    """One marked phrase. `start` and `end` count characters of the text that was checked.

    `rewrite` is what could stand in the phrase's place, where something safe can; else None.
    """

    kind: Kind
    start: int
    end: int
    phrase: str = field(repr=False)
    why: str
    ask: str
    rewrite: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Review:
    """A text and its marks, in the order in which they begin."""

    text: str = field(repr=False)
    flags: tuple[Flag, ...]

    @property
    def kinds(self) -> frozenset[Kind]:
        """The classes that were found at least once."""
        return frozenset(flag.kind for flag in self.flags)

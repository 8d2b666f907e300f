"""Short scenes to practise with, and going through them; nothing is kept and nothing counted."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.validation.words import LEVELS

ANSWERS = 2


class ScenariosInvalid(TrustJournalError):
    """A record of `practice.toml` that cannot be used; says which record and field."""

    code = "scenarios_invalid"

    def __init__(self, record: str, field: str) -> None:
        self.record = record
        self.field = field
        super().__init__(record=record, field=field)


class You(StrEnum):
    """Who the reader is in a scene."""

    BROKE_TRUST = "broke_trust"
    HURT = "hurt"


@dataclass(frozen=True, slots=True)
class Answer:
    """One possible answer at a level of validation, and why it works."""

    level: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scene, what the partner says, and two answers (none for one's own entry).

    `sense` says whether the feeling makes sense at first sight; None where nobody has judged.
    """

    id: str
    you: You
    area: str
    feelings: tuple[str, ...]
    sense: bool | None
    scene: str
    says: str
    answers: tuple[Answer, ...] = ()

    def __repr__(self) -> str:
        return f"Scenario({self.area!r}, {len(self.answers)} answers)"


@dataclass(frozen=True, slots=True)
class Scenarios:
    """All scenes of one language, and what their areas are called."""

    all: tuple[Scenario, ...]
    areas: Mapping[str, str]

    @classmethod
    def load(cls, language: str = "en") -> Scenarios:
        """Return the scenes of `language` (English where there are none).

        Raises ScenariosInvalid naming the first record that is wrong.
        """
        return cls.from_data(texts.load("practice", language), Vocabulary.load(language))

    @classmethod
    def from_data(cls, data: Mapping[str, Any], vocabulary: Vocabulary) -> Scenarios:
        """Return the scenes in parsed TOML; raises ScenariosInvalid."""
        areas = data.get("areas")
        if not isinstance(areas, dict) or not all(map(_is_text, areas.values())):
            raise ScenariosInvalid("areas", "areas")
        records = data.get("scenario")
        if not isinstance(records, list) or not records:
            raise ScenariosInvalid("scenario", "scenario")
        found = tuple(
            _scenario(record, f"scenario {n}", areas, vocabulary)
            for n, record in enumerate(records, 1)
        )
        if len({one.id for one in found}) != len(found):
            raise ScenariosInvalid("scenario", "id")
        return cls(found, dict(areas))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which scenes are wanted; None and "" take all.

    `feeling` is a core's id and takes the finer words below it, too.
    """

    area: str = ""
    feeling: str = ""
    sense: bool | None = None
    you: You | None = None


class Practice:
    """Goes through scenes in a shuffled order, each once before any comes again."""

    def __init__(
        self,
        scenarios: Scenarios,
        vocabulary: Vocabulary,
        rng: random.Random | None = None,
        side: You | None = None,
    ) -> None:
        """Take all scenes, those of one's own `side` first; `rng` decides the order (a test
        passes its own)."""
        self._side = side
        self._scenarios = scenarios
        self._vocabulary = vocabulary
        self._rng = rng or random.Random()  # noqa: S311 - the order of scenes is no secret
        self._wanted = Wanted()
        self._left: list[Scenario] = []
        self._last: Scenario | None = None

    @property
    def areas(self) -> Mapping[str, str]:
        """The areas with their names, in their order."""
        return self._scenarios.areas

    def want(self, wanted: Wanted) -> None:
        """Go through these from now on."""
        if wanted != self._wanted:
            self._wanted = wanted
            self._left = []

    def fitting(self, wanted: Wanted | None = None) -> list[Scenario]:
        """Return the scenes that fit what is wanted, in the order of the file."""
        asked = wanted or self._wanted
        return [one for one in self._scenarios.all if self._fits(one, asked)]

    def next(self) -> Scenario | None:
        """Return another scene, never the same twice in a row; None where none fits."""
        if not self._left:
            self._left = self.fitting()
            self._rng.shuffle(self._left)
            if self._side is not None and self._last is None:
                self._left.sort(key=lambda one: one.you is self._side)  # the last comes first
            if len(self._left) > 1 and self._left[-1] is self._last:
                self._left.insert(0, self._left.pop())
        self._last = self._left.pop() if self._left else None
        return self._last

    def _fits(self, one: Scenario, wanted: Wanted) -> bool:
        if wanted.area and one.area != wanted.area:
            return False
        if wanted.sense is not None and one.sense is not wanted.sense:
            return False
        if wanted.you is not None and one.you is not wanted.you:
            return False
        return not wanted.feeling or wanted.feeling in self._cores(one.feelings)

    def _cores(self, feelings: Sequence[str]) -> set[str]:
        cores = (self._vocabulary.core_of(feeling) for feeling in feelings)
        return {core.id for core in cores if core is not None}


def from_entry(entry: Entry) -> Scenario | None:
    """Return one's own past entry as a scene without answers; None where it tells nothing.

    The words stay as they were written; nothing is kept by this.
    """
    scene = (entry.happened or entry.text).strip()
    if not scene:
        return None
    feelings = tuple(dict.fromkeys(felt.feeling for felt in entry.feelings))
    return Scenario("", You.BROKE_TRUST, "self", feelings, None, scene, "")


def _scenario(record: Any, name: str, areas: Mapping[str, str], vocabulary: Vocabulary) -> Scenario:
    wanted = {"id", "you", "area", "feelings", "sense", "scene", "says", "answer"}
    if not isinstance(record, dict):
        raise ScenariosInvalid(name, "scenario")
    for field in (*sorted(wanted), *record):
        if field not in record or field not in wanted:
            raise ScenariosInvalid(name, field)
    checks = {
        "id": _is_text(record["id"]),
        "you": record["you"] in {you.value for you in You},
        "area": record["area"] in areas,
        "feelings": _are_feelings(record["feelings"], vocabulary),
        "sense": isinstance(record["sense"], bool),
        "scene": _is_text(record["scene"]),
        "says": _is_text(record["says"]),
    }
    for field, right in checks.items():
        if not right:
            raise ScenariosInvalid(name, field)
    return Scenario(
        id=record["id"],
        you=You(record["you"]),
        area=record["area"],
        feelings=tuple(record["feelings"]),
        sense=record["sense"],
        scene=record["scene"],
        says=record["says"],
        answers=_answers(record["answer"], name),
    )


def _answers(records: Any, name: str) -> tuple[Answer, ...]:
    """Return the two answers of a scene, which are at different levels."""
    if not isinstance(records, list) or len(records) != ANSWERS:
        raise ScenariosInvalid(name, "answer")
    found: list[Answer] = []
    for record in records:
        if not isinstance(record, dict) or set(record) != {"level", "text", "why"}:
            raise ScenariosInvalid(name, "answer")
        if record["level"] not in LEVELS or not _is_text(record["text"]):
            raise ScenariosInvalid(name, "answer")
        if not _is_text(record["why"]):
            raise ScenariosInvalid(name, "answer")
        found.append(Answer(record["level"], record["text"], record["why"]))
    if len({answer.level for answer in found}) != ANSWERS:
        raise ScenariosInvalid(name, "answer")
    return tuple(found)


def _are_feelings(value: Any, vocabulary: Vocabulary) -> bool:
    if not isinstance(value, list) or not value:
        return False
    return all(isinstance(name, str) and _is_id(name, vocabulary) for name in value)


def _is_id(name: str, vocabulary: Vocabulary) -> bool:
    feeling = vocabulary.find(name)
    return feeling is not None and feeling.id == name


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value) and value == value.strip()

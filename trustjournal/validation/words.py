"""Loads and checks the templates of `resources/text/<language>/statements.toml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.feelings import Vocabulary

TONES = ("hard", "shame", "glad", "none")
REGISTERS = ("plain", "warm", "brief")
LEVELS = range(1, 7)
SLOTS = frozenset(
    {
        "feeling", "either_feeling", "this_feeling", "your_feeling", "same_feeling",
        "because", "responsible", "why",
    }
)  # fmt: skip
FEWEST = 6
"""Statements and levels that each tone must offer, sure and unsure."""

_SLOT = re.compile(r"\{(\w*)\}")
NUMBER = re.compile(r"\{(\w+)\|(\w+)\}")
"""What depends on how many feelings there are: "{is|are}"."""
_ENDED = re.compile(r"[\w}][.?](?: \{why\})?$")
_WHY_ALONE = re.compile(r"(?<=[.?] )\{why\}(?= |$)")
_PHRASES: Mapping[str, tuple[str, ...]] = {
    "because": ("clause", "action", "thing", "setting", "apart", "none"),
    "responsible": ("clause", "action", "thing", "setting", "person", "apart", "none"),
    "happened": ("clause", "action", "thing", "setting", "apart"),
    "my_part": ("apart", "aside"),
    "why": ("clause", "action", "thing", "setting", "apart"),
    "now": ("clause", "dated", "action", "thing", "setting", "apart"),
    "joining": (
        "and",
        "or",
        "this",
        "your",
        "what_you_feel",
        "too",
        "the_same",
        "own_sentence",
        "own_clause",
    ),
}
_WITHOUT_WORDS = {
    ("because", "apart"), ("because", "none"), ("responsible", "apart"),
    ("responsible", "none"), ("joining", "and"), ("joining", "or"), ("joining", "what_you_feel"),
    ("joining", "the_same"),
}  # fmt: skip


class StatementsInvalid(TrustJournalError):
    """A record of `statements.toml` that cannot be used; says which record and field."""

    code = "statements_invalid"

    def __init__(self, record: str, field: str) -> None:
        self.record = record
        self.field = field
        super().__init__(record=record, field=field)


@dataclass(frozen=True, slots=True)
class Template:
    """One statement with slots, and the conditions under which it is offered."""

    level: int
    register: str
    tones: frozenset[str]
    text: str
    ask: str
    unsure: bool
    happened: bool
    now: bool

    def slots(self) -> set[str]:
        """Return the names of what has to be filled in."""
        return set(_SLOT.findall(self.text))


@dataclass(frozen=True, slots=True)
class Words:
    """Everything `compose` needs to know about one language."""

    templates: tuple[Template, ...]
    phrases: Mapping[str, Mapping[str, str]]
    glad: frozenset[str]
    shame: frozenset[str]
    glad_words: frozenset[str]
    shame_words: frozenset[str]
    stiff_nouns: frozenset[str]
    behind_feeling: Mapping[str, str]
    behind_feeling_own: Mapping[str, str]
    vocabulary: Vocabulary

    @classmethod
    def load(cls, language: str = "en") -> Words:
        """Return the words of `language` (English where there are none).

        Raises StatementsInvalid or VocabularyInvalid naming the first record that is wrong.
        """
        return cls.from_data(texts.load("statements", language), Vocabulary.load(language))

    @classmethod
    def from_data(cls, data: dict[str, Any], vocabulary: Vocabulary) -> Words:
        """Return the words in parsed TOML; raises StatementsInvalid."""
        records = data.get("statement")
        if not isinstance(records, list):
            raise StatementsInvalid("statement", "statement")
        templates = tuple(
            _template(record, f"statement {n}") for n, record in enumerate(records, 1)
        )
        _check_enough(templates)
        return cls(
            templates=templates,
            phrases={name: _phrases(data, name) for name in _PHRASES},
            glad=_feelings(data, "tones", "glad", vocabulary),
            shame=_feelings(data, "tones", "shame", vocabulary),
            glad_words=_own_words(data, "glad_words"),
            shame_words=_own_words(data, "shame_words"),
            stiff_nouns=_feelings(data, "nouns", "stiff", vocabulary),
            behind_feeling=_behind_feeling(data, vocabulary),
            behind_feeling_own=_behind_own(data, vocabulary),
            vocabulary=vocabulary,
        )


def _template(record: Any, name: str) -> Template:
    if not isinstance(record, dict):
        raise StatementsInvalid(name, "statement")
    template = Template(
        level=_one_of(record, name, "level", LEVELS),
        register=_one_of(record, name, "register", REGISTERS),
        tones=_tones(record, name),
        text=_sentence(record.get("text"), name, "text"),
        ask=_question(record, name),
        unsure=_flag(record, name, "unsure"),
        happened=_flag(record, name, "happened"),
        now=_flag(record, name, "now"),
    )
    known = {"level", "register", "for", "text", "ask", "unsure", "happened", "now"}
    for field in record:
        if field not in known:
            raise StatementsInvalid(name, field)
    slots = template.slots()
    bare = NUMBER.sub("", _SLOT.sub("", template.text))
    if not slots <= SLOTS or "{" in bare or "}" in bare:
        raise StatementsInvalid(name, "text")
    counts = any("feeling" in slot for slot in slots) or NUMBER.search(template.text)
    if "none" in template.tones and counts:
        raise StatementsInvalid(name, "for")
    return template


def _one_of(record: dict[str, Any], name: str, field: str, allowed: Any) -> Any:
    value = record.get(field)
    if isinstance(value, bool) or value not in allowed:
        raise StatementsInvalid(name, field)
    return value


def _tones(record: dict[str, Any], name: str) -> frozenset[str]:
    tones = record.get("for")
    if not isinstance(tones, list) or not tones or not set(map(str, tones)) <= set(TONES):
        raise StatementsInvalid(name, "for")
    return frozenset(tones)


def _sentence(value: Any, name: str, field: str) -> str:
    """Return a text of whole sentences; "{why}" is one by itself and needs no mark."""
    if not isinstance(value, str) or value != value.strip() or not _ENDED.search(value):
        raise StatementsInvalid(name, field)
    if len(_WHY_ALONE.findall(value)) != value.count("{why}"):
        raise StatementsInvalid(name, field)
    return value


def _question(record: dict[str, Any], name: str) -> str:
    if "ask" not in record:
        return ""
    ask = _sentence(record["ask"], name, "ask")
    if not ask.endswith("?") or "{" in ask:
        raise StatementsInvalid(name, "ask")
    return ask


def _flag(record: dict[str, Any], name: str, field: str) -> bool:
    value = record.get(field, False)
    if not isinstance(value, bool):
        raise StatementsInvalid(name, field)
    return value


def _phrases(data: dict[str, Any], name: str) -> dict[str, str]:
    table = data.get(name)
    if not isinstance(table, dict) or set(table) != set(_PHRASES[name]):
        raise StatementsInvalid(name, name)
    for field, phrase in table.items():
        wanted = [] if (name, field) in _WITHOUT_WORDS else ["words"]
        if not isinstance(phrase, str) or not phrase or _SLOT.findall(phrase) != wanted:
            raise StatementsInvalid(name, field)
    return table


def _feelings(
    data: dict[str, Any], table: str, field: str, vocabulary: Vocabulary
) -> frozenset[str]:
    ids = data.get(table, {}).get(field)
    if not isinstance(ids, list):
        raise StatementsInvalid(table, field)
    for name in ids:
        feeling = vocabulary.find(name) if isinstance(name, str) else None
        if feeling is None or feeling.id != name:
            raise StatementsInvalid(table, field)
    return frozenset(ids)


def _own_words(data: dict[str, Any], field: str) -> frozenset[str]:
    listed = data.get("tones", {}).get(field)
    if not isinstance(listed, list):
        raise StatementsInvalid("tones", field)
    for phrase in listed:
        if not isinstance(phrase, str) or not phrase or phrase != phrase.lower().strip():
            raise StatementsInvalid("tones", field)
    return frozenset(listed)


def _behind_feeling(data: dict[str, Any], vocabulary: Vocabulary) -> dict[str, str]:
    table = data.get("behind_feeling", {})
    for name, phrase in table.items():
        if vocabulary.find(name) is None or not isinstance(phrase, str) or not phrase:
            raise StatementsInvalid("behind_feeling", name)
    return dict(table)


def _behind_own(data: dict[str, Any], vocabulary: Vocabulary) -> dict[str, str]:
    table = data.get("behind_feeling_own", {})
    for name, phrase in table.items():
        known = vocabulary.find(name) is not None or name != name.lower().strip()
        if known or not isinstance(phrase, str) or not phrase:
            raise StatementsInvalid("behind_feeling_own", name)
    return dict(table)


def _check_enough(templates: tuple[Template, ...]) -> None:
    for tone in TONES:
        for unsure in (False, True):
            offered = [t for t in templates if tone in t.tones and t.unsure is unsure]
            if len({t.level for t in offered}) < FEWEST:
                raise StatementsInvalid(tone, "unsure" if unsure else "for")

"""The vocabulary of feelings: ten cores, words below each, and whatever a person calls it.

The words live in `resources/text/*/feelings.toml`. What somebody typed is always kept as typed;
the vocabulary only knows which core it lies near.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trustjournal import texts
from trustjournal.errors import JournalError

CORE_ORDER = (
    "hurt", "afraid", "angry", "sad", "ashamed", "numb", "unsure", "calm", "hopeful", "close",
)  # fmt: skip
"""The fixed order of the cores: pickers and plots keep it, so that hands learn the places."""


class VocabularyInvalid(JournalError):
    """A record of `feelings.toml` that cannot be used; says which record and field."""

    code = "vocabulary_invalid"

    def __init__(self, record: str, field: str) -> None:
        self.record = record
        self.field = field
        super().__init__(record=record, field=field)


@dataclass(frozen=True, slots=True)
class Feeling:
    """One word of the vocabulary; `parent` is the id of its core, None for a core.

    `label` fits after "I feel", `noun` after "this". `valence` and `arousal` (-2..2) are an
    editorial guess.
    """

    id: str
    label: str
    noun: str
    parent: str | None
    valence: int
    arousal: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartStory:
    """A word that tells a feeling and a story at once, with a gentle question for underneath."""

    word: str
    question: str
    near: tuple[str, ...]
    aliases: tuple[str, ...]


def folded(word: str) -> str:
    """Return `word` in the form in which words are compared: case and spacing do not matter."""
    return " ".join(word.casefold().split())


class Vocabulary:
    """Finds feelings by id, label or alias, and tells what lies below and above them."""

    def __init__(
        self,
        feelings: list[Feeling],
        part_stories: list[PartStory],
        needs: tuple[str, ...],
        body: tuple[str, ...],
    ) -> None:
        """Take checked records; raises VocabularyInvalid when two of them share a word."""
        self.needs = needs
        self.body = body
        self._by_id = {feeling.id: feeling for feeling in feelings}
        self._by_word: dict[str, Feeling] = {}
        self._stories: dict[str, PartStory] = {}
        for feeling in feelings:
            for word in {folded(w) for w in (feeling.id, feeling.label, *feeling.aliases)}:
                if self._by_word.setdefault(word, feeling) is not feeling:
                    raise VocabularyInvalid(feeling.id, "aliases")
        # Nouns come second: "hurt" and "calm" are nouns of their own feeling already.
        for feeling in feelings:
            if self._by_word.setdefault(folded(feeling.noun), feeling) is not feeling:
                raise VocabularyInvalid(feeling.id, "noun")
        for story in part_stories:
            for word in {folded(w) for w in (story.word, *story.aliases)}:
                if word in self._by_word or self._stories.setdefault(word, story) is not story:
                    raise VocabularyInvalid(story.word, "word")

    @classmethod
    def load(cls, language: str = "en") -> Vocabulary:
        """Return the vocabulary of `language` (English where there is none).

        Raises VocabularyInvalid naming the first record that cannot be used.
        """
        return cls.from_data(texts.load("feelings", language))

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Vocabulary:
        """Return the vocabulary in parsed TOML; raises VocabularyInvalid."""
        feelings: list[Feeling] = []
        for record in _tables(data, "core"):
            core = _feeling(record, None)
            feelings.append(core)
            feelings += [_feeling(below, core.id) for below in _tables(record, "below")]
        if tuple(f.id for f in feelings if f.parent is None) != CORE_ORDER:
            raise VocabularyInvalid("core", "id")
        known = {feeling.id for feeling in feelings}
        if len(known) != len(feelings):
            raise VocabularyInvalid("core", "id")
        stories = [_part_story(record, known) for record in _tables(data, "part_story")]
        needs = _words(_table(data, "needs"), "needs", "suggestions")
        body = _words(_table(data, "body"), "body", "suggestions")
        return cls(feelings, stories, needs, body)

    def cores(self) -> list[Feeling]:
        """Return the ten cores in their fixed order."""
        return [feeling for feeling in self._by_id.values() if feeling.parent is None]

    def below(self, core_id: str) -> list[Feeling]:
        """Return the finer words of a core; empty for any other word."""
        return [feeling for feeling in self._by_id.values() if feeling.parent == core_id]

    def find(self, word: str) -> Feeling | None:
        """Return the feeling whose id, label, noun or alias is `word`, or None for an own word."""
        return self._by_id.get(word) or self._by_word.get(folded(word))

    def core_of(self, word: str, near: str | None = None) -> Feeling | None:
        """Return the core that `word` belongs to, or that an own word was filed `near`."""
        feeling = self.find(word) or (self.find(near) if near else None)
        if feeling is None or feeling.parent is None:
            return feeling
        return self._by_id[feeling.parent]

    def label(self, word: str) -> str:
        """Return how `word` is shown: an id's label; anything else exactly as it was typed."""
        feeling = self._by_id.get(word)
        return feeling.label if feeling else word

    def noun(self, word: str) -> str:
        """Return `word` as a thing ("fear" for "scared"); an own word as it was typed."""
        feeling = self.find(word)
        return feeling.noun if feeling else word

    def part_story(self, word: str) -> PartStory | None:
        """Return the question that belongs to a word which is part story, else None."""
        return self._stories.get(folded(word))


def _tables(data: dict[str, Any], name: str) -> list[dict[str, Any]]:
    tables = data.get(name)
    if not isinstance(tables, list) or not tables or not all(isinstance(t, dict) for t in tables):
        raise VocabularyInvalid(str(data.get("id", name)), name)
    return tables


def _table(data: dict[str, Any], name: str) -> dict[str, Any]:
    table = data.get(name)
    if not isinstance(table, dict):
        raise VocabularyInvalid(name, name)
    return table


def _feeling(record: dict[str, Any], parent: str | None) -> Feeling:
    name = _word(record, "feeling", "id")
    return Feeling(
        id=name,
        label=_word(record, name, "label"),
        noun=_word(record, name, "noun"),
        parent=parent,
        valence=_coordinate(record, name, "valence"),
        arousal=_coordinate(record, name, "arousal"),
        aliases=_words(record, name, "aliases"),
    )


def _part_story(record: dict[str, Any], known: set[str]) -> PartStory:
    name = _word(record, "part_story", "word")
    near = _words(record, name, "near")
    if not near or not set(near) <= known:
        raise VocabularyInvalid(name, "near")
    question = _word(record, name, "question")
    return PartStory(name, question, near, _words(record, name, "aliases"))


def _word(record: dict[str, Any], name: str, field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not value.strip() or value != value.strip():
        raise VocabularyInvalid(name, field)
    return value


def _words(record: dict[str, Any], name: str, field: str) -> tuple[str, ...]:
    value = record.get(field)
    if not isinstance(value, list) or not all(isinstance(w, str) and w.strip() for w in value):
        raise VocabularyInvalid(name, field)
    return tuple(value)


def _coordinate(record: dict[str, Any], name: str, field: str) -> int:
    value = record.get(field)
    if not isinstance(value, int) or isinstance(value, bool) or not -2 <= value <= 2:
        raise VocabularyInvalid(name, field)
    return value

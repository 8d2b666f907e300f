"""What a person writes down: an entry, its feelings, and its JSON form.

The JSON form is the one that `docs/export-format.md` describes; journals, drafts, the bin and
exported files all use it.
"""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid
from trustjournal.journal import members
from trustjournal.journal.moments import microseconds, moment_from_text, with_fixed_offset

HIGHEST_INTENSITY = 10
UNSAID_INTENSITY = 5
"""What a file's feeling without an intensity is read as: the middle of the scale."""
LONGEST_NAME = 200
"""Characters in an id, a feeling's word, a need or a tag: these are words, not texts."""

_MEMBERS = (
    "id", "created", "kind", "happened", "text", "feelings", "needs", "tags", "author",
)  # fmt: skip
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


class Labels(Protocol):
    """Knows how a feeling's id is shown (a `Vocabulary`)."""

    def label(self, word: str) -> str:
        """Return the label of an id, or an own word as it is."""
        ...


class Kind(StrEnum):
    """The two kinds of entries."""

    FEELINGS = "feelings"
    FREE = "free"


@dataclass(frozen=True, slots=True, repr=False)
class FeltFeeling:
    """One feeling of an entry.

    `feeling` is an id of the vocabulary or an own word; `near` is the id an own word was filed
    under. Raises EntryInvalid for a blank word or an intensity outside 0..10.
    """

    feeling: str
    intensity: int
    body: str = ""
    about: str = ""
    underneath: str = ""
    near: str | None = None

    def __post_init__(self) -> None:
        members.name("feeling", self.feeling, LONGEST_NAME)
        members.whole_number("intensity", self.intensity, 0, HIGHEST_INTENSITY)
        for field in ("body", "about", "underneath"):
            members.text(field, getattr(self, field))
        if self.near is not None:
            members.name("near", self.near, LONGEST_NAME)

    def __repr__(self) -> str:
        return "<FeltFeeling>"

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form; `near` appears only where it is set."""
        written: dict[str, Any] = {
            "feeling": self.feeling,
            "intensity": self.intensity,
            "body": self.body,
            "about": self.about,
            "underneath": self.underneath,
        }
        if self.near is not None:
            written["near"] = self.near
        return written

    @classmethod
    def from_json(cls, data: object) -> FeltFeeling:
        """Return the feeling that `data` describes; raises EntryInvalid naming the field."""
        record = members.record("feelings", data)
        members.only(record, ("feeling", "intensity", "body", "about", "underneath", "near"))
        if "feeling" not in record:
            raise EntryInvalid("feeling", "missing")
        return cls(
            feeling=record["feeling"],
            intensity=members.whole(record.get("intensity", UNSAID_INTENSITY)),
            body=record.get("body", ""),
            about=record.get("about", ""),
            underneath=record.get("underneath", ""),
            near=record.get("near"),
        )


@dataclass(frozen=True, slots=True, repr=False)
class Entry:
    """One thing written down, at `created` on the person's own wall clock.

    `created` needs an offset and is kept with it (a zone becomes its offset at that moment).
    Raises EntryInvalid(field, problem) for anything that a journal could not keep. An entry may
    be empty while it is being written; `is_empty` says so, and stores refuse it. `author` is the
    person's id in a shared space, "" in a private journal.
    """

    uid: str
    created: datetime
    kind: Kind
    happened: str = ""
    text: str = ""
    feelings: tuple[FeltFeeling, ...] = ()
    needs: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    author: str = ""

    def __post_init__(self) -> None:
        members.name("id", self.uid, LONGEST_NAME)
        members.author(self.author)
        object.__setattr__(self, "created", with_fixed_offset(self.created))
        members.text("happened", self.happened)
        members.text("text", self.text)
        for field in ("needs", "tags"):
            for word in getattr(self, field):
                members.name(field, word, LONGEST_NAME)

    def __repr__(self) -> str:
        return f"<Entry {self.uid!r}>"

    @classmethod
    def new(cls, clock: Clock, kind: Kind) -> Entry:
        """Return an empty entry with a fresh id, created now."""
        return cls(uuid.uuid4().hex, clock.now(), kind)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing in it yet: no text, nothing that happened, no feeling."""
        return not (self.text.strip() or self.happened.strip() or self.feelings)

    @property
    def moment(self) -> int:
        """The microseconds from 1970 (UTC) to `created`; negative before."""
        return microseconds(self.created)

    @property
    def day(self) -> str:
        """The local date of `created` as YYYY-MM-DD."""
        return self.created.date().isoformat()

    def title(self, vocabulary: Labels) -> str:
        """Return a short line to know the entry by: its feelings, else how its words begin."""
        if self.feelings:
            return ", ".join(vocabulary.label(felt.feeling) for felt in self.feelings)
        return self.preview(60)

    def preview(self, limit: int) -> str:
        """Return how the entry's words begin, on one line, in at most `limit` characters."""
        return shortened(self.happened, self.text, limit)

    def canonical(self) -> bytes:
        """Return the bytes that stand for this entry in the history of changes."""
        return canonical(self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form, its members in the order that the format documents.

        `author` appears only where it is set.
        """
        written: dict[str, Any] = {
            "id": self.uid,
            "created": self.created.isoformat(),
            "kind": self.kind.value,
            "happened": self.happened,
            "text": self.text,
            "feelings": [felt.to_json() for felt in self.feelings],
            "needs": list(self.needs),
            "tags": list(self.tags),
        }
        if self.author:
            written["author"] = self.author
        return written

    @classmethod
    def from_json(cls, data: object, uid: str | None = None, *, unfinished: bool = False) -> Entry:
        """Return the entry that `data` describes.

        `uid` names an entry that comes without an "id". An empty entry is refused unless it is
        `unfinished` (a draft). Raises EntryInvalid naming the field.
        """
        record = members.record("entry", data)
        members.only(record, _MEMBERS)
        if "created" not in record:
            raise EntryInvalid("created", "missing")
        feelings = _feelings(members.items("feelings", record.get("feelings", [])))
        entry = cls(
            uid=record.get("id", uid or ""),
            created=moment_from_text("created", record["created"]),
            kind=_kind(record["kind"]) if "kind" in record else _usual_kind(feelings),
            happened=record.get("happened", ""),
            text=record.get("text", ""),
            feelings=feelings,
            needs=tuple(members.items("needs", record.get("needs", []))),
            tags=tuple(members.items("tags", record.get("tags", []))),
            author=record.get("author", ""),
        )
        if entry.is_empty and not unfinished:
            raise EntryInvalid("text", "empty")
        return entry

    def edited(self, **fields: Any) -> Entry:
        """Return a copy with other values for some fields; raises EntryInvalid as when new."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True)
class Changed:
    """What a store's change touched: `kinds` among "entry", "bin", "draft", and entries' ids."""

    kinds: frozenset[str] = frozenset()
    uids: frozenset[str] = frozenset()


def canonical(document: dict[str, Any]) -> bytes:
    """Return the bytes that stand for a JSON form in the history of changes."""
    return _CANONICAL.encode(document).encode("utf-8")


def shortened(happened: str, text: str, limit: int) -> str:
    """Return how an entry's words begin, on one line of at most `limit` characters."""
    # A slice first: a preview of a long text must not cost its whole length.
    words = " ".join(f"{happened[: limit * 4]} {text[: limit * 4]}".split())
    return words if len(words) <= limit else words[: limit - 1].rstrip() + "…"


def tidy_tags(words: list[str]) -> tuple[str, ...]:
    """Return typed tags without `#`, surplus space and doubles (case does not matter), in order."""
    tidy: dict[str, str] = {}
    for word in words:
        tag = " ".join(word.strip().lstrip("#").split())
        if tag:
            tidy.setdefault(tag.casefold(), tag)
    return tuple(tidy.values())


def _feelings(items: list[Any]) -> tuple[FeltFeeling, ...]:
    return tuple(FeltFeeling.from_json(item) for item in items)


def _kind(written: object) -> Kind:
    try:
        return Kind(str(written))
    except ValueError:
        raise EntryInvalid("kind", "unknown_kind") from None


def _usual_kind(feelings: tuple[FeltFeeling, ...]) -> Kind:
    return Kind.FEELINGS if feelings else Kind.FREE

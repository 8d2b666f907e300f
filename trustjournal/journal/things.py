"""What a couple keeps beside entries: each kind a frozen record with an id, a time, an author."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Self

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid
from trustjournal.journal import members
from trustjournal.journal.entries import canonical
from trustjournal.journal.fields import LONGEST_NAME, Filled
from trustjournal.journal.moments import microseconds, moment_from_text, with_fixed_offset

_OWN = ("id", "created", "author")


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class Thing(Filled):
    """One thing that was written down. Raises EntryInvalid for what cannot be kept.

    `author` is the person's id in a shared space, "" in a private journal.
    """

    KIND: ClassVar[str] = ""

    uid: str
    created: datetime
    author: str = ""

    def __post_init__(self) -> None:
        members.name("id", self.uid, LONGEST_NAME)
        object.__setattr__(self, "created", with_fixed_offset(self.created))
        members.author(self.author)
        Filled.__post_init__(self)

    @classmethod
    def new(cls, clock: Clock, **values: Any) -> Self:
        """Return one with a fresh id, written now; raises EntryInvalid."""
        return cls(uid=uuid.uuid4().hex, created=clock.now(), **values)

    @property
    def moment(self) -> int:
        """The microseconds from 1970 (UTC) to `created`."""
        return microseconds(self.created)

    @property
    def belongs_to(self) -> str:
        """The id of what this is about, or ""."""
        return ""

    @property
    def is_empty(self) -> bool:
        """Say whether nothing has been written in it yet; stores refuse it then."""
        return not self.searchable().strip()

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form; what was not filled in is left out."""
        own: dict[str, Any] = {"id": self.uid, "created": self.created.isoformat()}
        if self.author:
            own["author"] = self.author
        return own | self.filled_in()

    def canonical(self) -> bytes:
        """Return the bytes that stand for this in the history of changes."""
        return canonical(self.to_json())

    @classmethod
    def from_json(cls, data: object) -> Self:
        """Return what `data` describes; raises EntryInvalid naming the field."""
        record = members.record(cls.KIND, data)
        values = cls.read_fields(record, _OWN)
        for needed in ("id", "created"):
            if needed not in record:
                raise EntryInvalid(needed, "missing")
        made = cls(
            uid=record["id"],
            created=moment_from_text("created", record["created"]),
            author=record.get("author", ""),
            **values,
        )
        if made.is_empty:
            raise EntryInvalid(cls.KIND, "blank")
        return made

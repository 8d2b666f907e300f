"""Forms that are half filled in: encrypted in the writer's own journal, whatever they are for.

Words for the shared space are one's own until they are kept there, so they lie in the private
database too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from trustjournal.clock import Clock
from trustjournal.journal.entries import Changed
from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database

_FORM = "form"


@dataclass(frozen=True, slots=True, repr=False)
class FormDraft:
    """A form as it stands on screen: its fields' JSON values, and where in it the person is.

    `kind` and `uid` name what it will be; `is_new` tells that there is nothing kept of it yet.
    """

    kind: str
    uid: str
    values: Mapping[str, Any]
    at: Mapping[str, Any] = field(default_factory=dict)
    is_new: bool = True
    saved_at: datetime | None = None

    def __repr__(self) -> str:
        return f"<FormDraft of {self.kind} {self.uid!r}>"


class FormDrafts:
    """The drafts of one person's forms for one space, at most one a thing.

    They are not part of the history of changes, since one is written every few seconds.
    """

    def __init__(self, private: Database, clock: Clock, space: str) -> None:
        """`private` is the writer's own database; `space` keeps those for "Us" apart."""
        self._database = private
        self._state = StateStore(private)
        self._clock = clock
        self._space = space

    def keep(self, draft: FormDraft) -> Changed:
        """Keep a draft in place of the one before it."""
        written = {
            "values": dict(draft.values),
            "at": dict(draft.at),
            "is_new": draft.is_new,
            "saved_at": self._clock.now().isoformat(),
        }
        self._state.set(self._name(draft.kind, draft.uid), written)
        return _changed(draft.uid)

    def get(self, kind: str, uid: str) -> FormDraft | None:
        """Return a thing's draft, or None; one that cannot be read counts as none."""
        return _read(kind, uid, self._state.get(self._name(kind, uid)))

    def all(self, kind: str) -> list[FormDraft]:
        """Return the drafts of a kind, the last kept first."""
        before = self._name(kind, "")
        names = self._database.rows(
            "SELECT name FROM state WHERE substr(name, 1, ?) = ?", (len(before), before)
        )
        uids = [name[len(before) :] for (name,) in names]
        found = [draft for uid in uids if (draft := self.get(kind, uid)) is not None]
        return sorted(found, key=lambda each: (str(each.saved_at), each.uid), reverse=True)

    def discard(self, kind: str, uid: str) -> Changed:
        """Forget a thing's draft, if there is one."""
        with self._database.transaction():
            gone = self._database.execute(
                "DELETE FROM state WHERE name = ?", (self._name(kind, uid),)
            )
        return _changed(uid) if gone else Changed()

    def _name(self, kind: str, uid: str) -> str:
        return f"{_FORM}.{self._space}.{kind}.{uid}"


def _read(kind: str, uid: str, written: Any) -> FormDraft | None:
    try:
        return FormDraft(
            kind=kind,
            uid=uid,
            values=dict(written["values"]),
            at=dict(written["at"]),
            is_new=bool(written["is_new"]),
            saved_at=datetime.fromisoformat(written["saved_at"]),
        )
    except (KeyError, TypeError, ValueError):
        return None


def _changed(uid: str) -> Changed:
    return Changed(frozenset({"form_draft"}), frozenset({uid}))

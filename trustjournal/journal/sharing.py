"""“Copy to Us”: a chosen copy in the shared space, that can be taken back until it may be read.

Which private words a copy came from is known in the private journal alone. That the other has
opened the space since is known by one sign: the copy is no longer on a list in the shared file.
It has no time, and it is the only thing of its kind.
"""

from __future__ import annotations

import uuid
from typing import TypeVar

from trustjournal.clock import Clock
from trustjournal.errors import MoveRefused
from trustjournal.journal import thing_rows
from trustjournal.journal.entries import Changed, Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.state import StateStore
from trustjournal.journal.store import EntryStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

T = TypeVar("T", bound=Thing)

_UNOPENED, _ORIGINS = "unopened", "copied_to_us"
ENTRY = "entry"


class Sharing:
    """Copies into the shared space for one person, and takes them back."""

    def __init__(
        self,
        shared: Database,
        private: Database,
        clock: Clock,
        vocabulary: Vocabulary,
        person: str,
    ) -> None:
        self._shared = shared
        self._clock = clock
        self._person = person
        self._entries = EntryStore(shared, clock, vocabulary, person)
        self._state = StateStore(shared)
        self._own = StateStore(private)

    def preview(self, entry: Entry, *, keep_date: bool = False) -> Entry:
        """Return the entry as it would lie in the shared space: with a fresh id and this author.

        Its date is now, since the time of the private one is nobody else's business, unless
        `keep_date` says that it belongs to what is told.
        """
        created = entry.created if keep_date else self._clock.now()
        return entry.edited(uid=uuid.uuid4().hex, created=created, author=self._person)

    def copy(self, preview: Entry, original: str = "") -> Changed:
        """Put a previewed entry into the shared space; `original` is the private one's id.

        Raises EntryInvalid when it is empty, SpaceClosed.
        """
        changed = self._entries.save(preview)
        self._note(ENTRY, preview.uid, original)
        return changed

    def copy_thing(self, thing: T) -> tuple[T, Changed]:
        """Put a copy of a boundary, say, into the shared space; return it and what changed."""
        made = thing.edited(uid=uuid.uuid4().hex, created=self._clock.now(), author=self._person)
        with self._shared.transaction():
            thing_rows.put(self._shared, made, self._clock.now())
        self._note(thing.KIND, made.uid, thing.uid)
        return made, Changed(frozenset({thing.KIND}), frozenset({made.uid}))

    def origin(self, uid: str) -> str:
        """Return the id of the private words that a copy came from; "" when it was no copy."""
        return str(self._origins().get(uid, ""))

    def copies_of(self, original: str) -> list[str]:
        """Return the ids of the copies that were made of some private words and are still there."""
        made = [copy for copy, came_from in self._origins().items() if came_from == original]
        return [copy for copy in made if self._is_there(copy)]

    def _is_there(self, uid: str) -> bool:
        found = self._shared.row(
            "SELECT 1 FROM entries WHERE uid = ? UNION SELECT 1 FROM things WHERE uid = ?",
            (uid, uid),
        )
        return found is not None

    def can_take_back(self, uid: str) -> bool:
        """Say whether the other cannot have read a copy yet."""
        return self._kind_of(uid) is not None

    def take_back(self, uid: str) -> Changed:
        """Take a copy out of the shared space, without a trace in its bin.

        Raises MoveRefused (`opened_since`) when the other has opened the space meanwhile.
        """
        kind = self._kind_of(uid)
        if kind is None:
            raise MoveRefused("opened_since")
        if kind == ENTRY:
            with self._entries.writing() as writer:
                writer.delete(uid)
                writer.erase(uid)
        else:
            with self._shared.transaction():
                thing_rows.remove(self._shared, kind, uid)
        self._shared.checkpoint()
        self._keep({copy: of for copy, of in self._unopened().items() if copy != uid})
        origins = self._origins()
        origins.pop(uid, None)
        self._own.set(_ORIGINS, origins)
        return Changed(frozenset({kind}), frozenset({uid}))

    def opened(self) -> None:
        """Note that this person has opened the shared space: what the other copied there before
        stays now. Call it when the space is shown, not at unlocking."""
        if self._shared.frozen:
            return
        listed = self._state.get(_UNOPENED, {})
        if isinstance(listed, dict) and listed.keys() - {self._person}:
            mine = {self._person: listed[self._person]} if self._person in listed else {}
            self._state.set(_UNOPENED, mine)

    def _note(self, kind: str, uid: str, original: str) -> None:
        self._own.set(_ORIGINS, self._origins() | {uid: original})
        self._keep(self._unopened() | {uid: kind})

    def _kind_of(self, uid: str) -> str | None:
        return self._unopened().get(uid)

    def _unopened(self) -> dict[str, str]:
        listed = self._state.get(_UNOPENED, {})
        mine = listed.get(self._person, {}) if isinstance(listed, dict) else {}
        kept = mine.items() if isinstance(mine, dict) else ()
        return {uid: kind for uid, kind in kept if isinstance(kind, str)}

    def _keep(self, mine: dict[str, str]) -> None:
        listed = self._state.get(_UNOPENED, {})
        others = listed if isinstance(listed, dict) else {}
        self._state.set(_UNOPENED, {**others, self._person: mine})

    def _origins(self) -> dict[str, str]:
        found = self._own.get(_ORIGINS, {})
        return found if isinstance(found, dict) else {}

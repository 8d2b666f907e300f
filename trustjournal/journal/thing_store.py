"""Keeps things of one kind in an open database, with earlier versions and a bin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Generic, TypeVar

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, HistoryMismatch, NotYours
from trustjournal.journal import cells, thing_rows
from trustjournal.journal.entries import Changed
from trustjournal.journal.store import BIN_DAYS
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

T = TypeVar("T", bound=Thing)


@dataclass(frozen=True, slots=True, repr=False)
class Earlier(Generic[T]):
    """How a thing was until `replaced_at`; `version` counts from 1."""

    version: int
    replaced_at: datetime
    thing: T


@dataclass(frozen=True, slots=True, repr=False)
class InBin(Generic[T]):
    """A deleted thing, and the local day on which it will be erased."""

    uid: str
    deleted_at: datetime
    thing: T
    erased_on: date


class ThingStore(Generic[T]):
    """The things of one kind in an open database.

    `person` is whose session this is: "" for a private database. In a shared one, what is new
    gets that person as its author, and only an author may change or delete.
    """

    def __init__(self, kind: type[T], database: Database, clock: Clock, person: str = "") -> None:
        self._kind = kind
        self._database = database
        self._clock = clock
        self._person = person

    def new(self, **values: object) -> T:
        """Return a fresh one by this person, not kept yet; raises EntryInvalid."""
        return self._kind.new(self._clock, author=self._person, **values)

    def save(self, thing: T) -> Changed:
        """Keep a thing, and the version before it; no new version when nothing has changed.

        Raises EntryInvalid when it is empty, NotYours, HistoryMismatch.
        """
        return self._save(thing, self._refuse_others)

    def get(self, uid: str) -> T:
        """Return a thing; raises EntryGone, or HistoryMismatch when it was altered."""
        found = thing_rows.held(self._database, self._kind, uid)
        if found is None:
            raise EntryGone
        return found

    def all(self, subject: str | None = None) -> list[T]:
        """Return all things, the newest first; with `subject` those that belong to it.

        One that cannot be read is left out, and `get` raises.
        """
        narrowed, values = ("", ()) if subject is None else (" AND subject = ?", (subject,))
        rows = self._database.rows(
            f"SELECT uid, document FROM things WHERE kind = ?{narrowed}"  # noqa: S608
            " ORDER BY moment DESC, uid",
            (self._kind.KIND, *values),
        )
        return self._readable(rows)

    def versions(self, uid: str) -> list[Earlier[T]]:
        """Return how a thing was before each edit, the latest first."""
        rows = self._database.rows(
            "SELECT version, replaced_at, document FROM thing_versions"
            " WHERE kind = ? AND uid = ? ORDER BY version DESC",
            (self._kind.KIND, uid),
        )
        return cells.readable(self._database, rows, partial(self._earlier, uid))

    def delete(self, uid: str) -> Changed:
        """Move a thing to the bin, where it stays for 30 days; raises EntryGone, NotYours."""
        with self._database.transaction():
            self._refuse_others(self.get(uid))
            thing_rows.delete(self._database, self._kind, uid, self._clock.now())
        return self._changed(uid, "bin")

    def binned(self) -> list[InBin[T]]:
        """Return what is in the bin, the last deleted first."""
        rows = self._database.rows(
            "SELECT uid, deleted_at, document FROM thing_bin WHERE kind = ?", (self._kind.KIND,)
        )
        found = cells.readable(self._database, rows, self._in_bin)
        return sorted(found, key=lambda each: (each.deleted_at, each.uid), reverse=True)

    def put_back(self, uid: str) -> Changed:
        """Take a thing out of the bin again; raises EntryGone, NotYours."""
        with self._database.transaction():
            self._refuse_others(self._lying(uid))
            thing_rows.put_back(self._database, self._kind, uid, self._clock.now())
        return self._changed(uid, "bin")

    def erase(self, uid: str) -> Changed:
        """Erase a thing that lies in the bin, for good; raises EntryGone, NotYours."""
        with self._database.transaction():
            with suppress(HistoryMismatch):  # damage cannot keep it
                self._refuse_others(self._lying(uid))
            thing_rows.erase(self._database, self._kind.KIND, uid)
        self._database.checkpoint()  # the write-ahead log still held the words
        return self._changed(uid, "bin")

    def _save(self, thing: T, check: Callable[[T], None]) -> Changed:
        """Keep a thing after `check` has looked at what is there before it."""
        if self._person and not thing.author:
            thing = thing.edited(author=self._person)
        with self._database.transaction():
            before = thing_rows.held(self._database, self._kind, thing.uid)
            before = before or thing_rows.in_bin(self._database, self._kind, thing.uid)
            check(before or thing)
            if before and before.author != thing.author:
                raise NotYours
            written = thing_rows.put(self._database, thing, self._clock.now())
        return self._changed(thing.uid) if written else Changed()

    def _refuse_others(self, thing: T) -> None:
        if self._person and thing.author != self._person:
            raise NotYours

    def _lying(self, uid: str) -> T:
        found = thing_rows.in_bin(self._database, self._kind, uid)
        if found is None:
            raise EntryGone
        return found

    def _readable(self, rows: Iterable[tuple[Any, ...]]) -> list[T]:
        """What rows of an id and a document say; those that cannot be read are left out."""
        return cells.readable(self._database, rows, partial(thing_rows.read, self._kind))

    def _earlier(self, uid: str, version: int, replaced_at: str, document: str) -> Earlier[T]:
        written = thing_rows.read(self._kind, uid, document)
        return Earlier(cells.number(version), cells.moment(replaced_at), written)

    def _in_bin(self, uid: str, deleted_at: str, document: str) -> InBin[T]:
        deleted = cells.moment(deleted_at)
        with cells.reading():
            erased_on = (deleted + timedelta(days=BIN_DAYS)).date()
        return InBin(
            cells.text(uid), deleted, thing_rows.read(self._kind, uid, document), erased_on
        )

    def _changed(self, uid: str, *besides: str) -> Changed:
        return Changed(frozenset({self._kind.KIND, *besides}), frozenset({uid}))


def erase_expired_things(database: Database, clock: Clock) -> Changed:
    """Erase what has been in the bin for 30 days, of every kind."""
    limit = clock.now() - timedelta(days=BIN_DAYS)
    lying = database.rows("SELECT kind, uid, deleted_at FROM thing_bin")
    read = cells.readable(database, lying, lambda kind, uid, at: (kind, uid, cells.moment(at)))
    expired = [(kind, uid) for kind, uid, at in read if at <= limit]
    if not expired:
        return Changed()
    with database.transaction():
        for kind, uid in expired:
            thing_rows.erase(database, kind, uid)
    database.checkpoint()
    return Changed(frozenset({"bin"}), frozenset(uid for _, uid in expired))

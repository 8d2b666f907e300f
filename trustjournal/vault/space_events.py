"""What happens to a shared space as a whole: who joined, left or closed it, dated and signed."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .database import Database
from .history import Head
from .keyfile import canonical
from .people import Member, Presence

KIND = "space_event"
FORMAT = "trustjournal-space-event"
_MEANT = b"trustjournal/1/space-event/"
"""Goes before what is signed, so that the signature fits nothing else."""


class EventKind(StrEnum):
    """What someone did about the space."""

    JOINED = "joined"
    LEFT = "left"
    CLOSED = "closed"


@dataclass(frozen=True)
class SpaceEvent:
    """One act of one member. `after` is the last link of the history that it follows."""

    kind: EventKind
    person: str
    at: datetime
    after: Head

    def document(self, space: str) -> str:
        """Return what is signed and stored, for the space with this id."""
        members = {
            "format": FORMAT,
            "v": 1,
            "space": space,
            "kind": self.kind.value,
            "person": self.person,
            "at": self.at.isoformat(),
            "after": {"seq": self.after.seq, "mac": self.after.mac.hex()},
        }
        return canonical(members).decode()


def add_event(database: Database, space: str, kind: EventKind, presence: Presence) -> SpaceEvent:
    """Write that this person did this now, signed. Raises what a transaction raises."""
    now = database.clock.now()
    with database.thawed(), database.transaction():
        event = SpaceEvent(kind, presence.person, now, database.head())
        document, uid = event.document(space), secrets.token_hex(16)
        signature = presence.sign(_MEANT + document.encode())
        database.execute(
            "INSERT INTO space_events(uid, document, signature) VALUES(?, ?, ?)",
            (uid, document, signature),
        )
        database.record(KIND, uid, document.encode() + signature)
    return event


def events(database: Database, space: str, members: Collection[Member]) -> list[SpaceEvent]:
    """Return the events that members of this space signed, in order; others do not count."""
    known = {member.person: member for member in members}
    found = []
    for document, signature in database.rows("SELECT document, signature FROM space_events"):
        if not isinstance(document, str) or not isinstance(signature, bytes):
            continue
        event = _parsed(document, space)
        signer = known.get(event.person) if event else None
        if event and signer and signer.verifies(_MEANT + document.encode(), signature):
            found.append(event)
    return sorted(found, key=lambda event: event.after.seq)


def recorded_events(database: Database) -> Iterator[tuple[str, str, bytes]]:
    """Yield `(kind, uid, content)` of every event as it was recorded, for `verify`.

    One that is none has an empty content, which matches no record.
    """
    query = "SELECT uid, document, signature FROM space_events"
    for uid, document, signature in database.stream(query):
        whole = isinstance(document, str) and isinstance(signature, bytes)
        yield KIND, uid, document.encode() + signature if whole else b""


def gone(found: list[SpaceEvent]) -> dict[str, datetime]:
    """Return person → when, of those who left and did not join again."""
    left: dict[str, datetime] = {}
    for event in found:
        if event.kind is EventKind.LEFT:
            left[event.person] = event.at
        if event.kind is EventKind.JOINED:
            left.pop(event.person, None)
    return left


def closing(found: list[SpaceEvent]) -> SpaceEvent | None:
    """Return the event that closed the space, or None while it is open."""
    return next((event for event in found if event.kind is EventKind.CLOSED), None)


def _parsed(document: str, space: str) -> SpaceEvent | None:
    """Read a document; None when it is not one, or about another space."""
    try:
        members = json.loads(document)
        after = Head(int(members["after"]["seq"]), bytes.fromhex(members["after"]["mac"]))
        at = datetime.fromisoformat(members["at"])
        event = SpaceEvent(EventKind(members["kind"]), members["person"], at, after)
        return event if event.document(space) == document else None
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return None

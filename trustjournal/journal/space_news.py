"""What the other one did about the shared space that this person has not been told yet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trustjournal.journal.state import StateStore
from trustjournal.vault.space_events import EventKind, SpaceEvent

_TOLD = "space_told"


@dataclass(frozen=True, slots=True)
class News:
    """Something the other one did; `at` is the moment that they signed."""

    kind: EventKind
    at: datetime
    name: str


class SpaceNews:
    """Remembers in the private database what was told, so that each is told until put away."""

    def __init__(self, state: StateStore) -> None:
        self._state = state

    def untold(self, events: Iterable[SpaceEvent], me: str) -> list[News]:
        """Return what the other did and was not put away yet, in order.

        That both joined at the beginning is no news; that one came back is.
        """
        told = set(self._told())
        found: list[News] = []
        left: set[str] = set()
        for event in events:
            back = event.kind is EventKind.JOINED and event.person in left
            if event.kind is EventKind.LEFT:
                left.add(event.person)
            if event.person == me or (event.kind is EventKind.JOINED and not back):
                continue
            name = f"{event.kind.value} {event.at.isoformat()}"
            if name not in told:
                found.append(News(event.kind, event.at, name))
        return found

    def put_away(self, news: News) -> None:
        """Do not tell this again."""
        self._state.set(_TOLD, [*self._told(), news.name])

    def _told(self) -> list[str]:
        told = self._state.get(_TOLD, [])
        return [each for each in told if isinstance(each, str)] if isinstance(told, list) else []

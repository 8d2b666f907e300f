"""Whether to say "Journal time" at this moment: once for each time, never in quiet hours.

It knows times and nothing else, neither whose they are nor what for, so that it can also decide
while the journal is locked. Everything is wall time (see `schedules`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members, reading

STALE = timedelta(hours=12)
"""After this long a time has passed; Today still shows it."""
REMEMBERED = 200
"""Times that were told: enough for a clock that is set back by months."""


@dataclass(frozen=True, slots=True)
class QuietHours:
    """From `start` to `end` nothing is told; the same for both means never quiet."""

    start: time = time(22, 0)
    end: time = time(7, 0)

    def cover(self, now: datetime) -> bool:
        """Say whether a wall time lies in them."""
        at = now.time()
        if self.start <= self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


@dataclass(frozen=True, slots=True)
class Reminders:
    """What was told already, and when it is quiet."""

    quiet: QuietHours = QuietHours()
    told: tuple[datetime, ...] = ()

    def wanted(self, times: Iterable[datetime], now: datetime) -> tuple[datetime, ...]:
        """Return the times to be told of at `now`, with one notification for all; () for none.

        A time is told of once, also when the clock is set back and it comes again. One that falls
        into quiet hours is told of after them, unless it is long past by then.
        """
        if self.quiet.cover(now):
            return ()
        known = set(self.told)
        return tuple(at for at in sorted(set(times)) if at <= now < at + STALE and at not in known)

    def telling(self, times: Iterable[datetime]) -> Reminders:
        """Return with these times told."""
        told = tuple(dict.fromkeys((*self.told, *times)))
        return replace(self, told=told[-REMEMBERED:])

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "quiet": [self.quiet.start.isoformat("minutes"), self.quiet.end.isoformat("minutes")],
            "told": [at.isoformat(timespec="minutes") for at in self.told],
        }

    @classmethod
    def from_json(cls, data: object) -> Reminders:
        """Return what `data` describes; raises EntryInvalid naming the field."""
        record = members.record("reminders", data)
        quiet = members.items("quiet", record.get("quiet", ["22:00", "07:00"]))
        if len(quiet) != 2:
            raise EntryInvalid("quiet", "not_enough")
        start, end = (reading.clock_time("quiet", each) for each in quiet)
        return cls(QuietHours(start, end), read_times("told", record.get("told", [])))


def read_times(field: str, listed: object) -> tuple[datetime, ...]:
    """Return the wall times in a JSON list; raises EntryInvalid."""
    found = []
    for written in members.items(field, listed):
        try:
            at = datetime.fromisoformat(str(written))
        except ValueError:
            raise EntryInvalid(field, "not_a_time") from None
        if at.tzinfo is not None:
            raise EntryInvalid(field, "not_a_time")
        found.append(at)
    return tuple(found)

"""When a check-in is meant to be, by the clock on the wall.

A schedule has no time zone: eight in the evening stays eight in the evening, wherever one is and
whatever daylight saving does. So everything here is counted in wall time (`wall`), which has no
offset. Recurrence is dateutil's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import members, reading

if TYPE_CHECKING:
    from dateutil.rrule import rrule

MOST_WEEKS = 52
_DAY = timedelta(days=1)


def wall(moment: datetime) -> datetime:
    """Return what the clock on the wall said at a moment: the same time without its offset."""
    return moment.replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A rhythm for one format: every day, or on some days of every so many weeks.

    `days`: 0 is Monday; none of them means every day. `weeks` counts from the week of `start`.
    Raises EntryInvalid for what cannot be a rhythm.
    """

    format: str
    at: time
    start: date
    days: frozenset[int] = frozenset()
    weeks: int = 1
    remind: bool = True

    def __post_init__(self) -> None:
        members.name("format", self.format, 200)
        if not 1 <= self.weeks <= MOST_WEEKS:
            raise EntryInvalid("weeks", "out_of_bounds")
        if not all(day in range(7) for day in self.days):
            raise EntryInvalid("days", "out_of_bounds")

    def last(self, now: datetime) -> datetime | None:
        """Return the latest time that is not after `now` (wall time), None before the first."""
        found = self._rule().before(now, inc=True)
        return found if found is None else _plain(found)

    def next(self, now: datetime) -> datetime | None:
        """Return the first time after `now` (wall time)."""
        found = self._rule().after(now)
        return found if found is None else _plain(found)

    def between(self, first: datetime, last: datetime) -> list[datetime]:
        """Return the times from `first` to `last` (wall times), both included."""
        return [_plain(found) for found in self._rule().between(first, last, inc=True)]

    def counts_from(self, at: datetime) -> datetime:
        """Return since when a check-in counts for the time `at`: the start of its day, or, where
        there are days between two times, the middle between the one before and this one."""
        midnight = datetime.combine(at.date(), time())
        before = self.last(at - timedelta(microseconds=1))
        if before is None or at - before <= _DAY:
            return midnight
        return min(midnight, before + (at - before) / 2)

    def _rule(self) -> rrule:
        from dateutil.rrule import DAILY, MO, WEEKLY, rrule  # only where there is a rhythm

        begin = datetime.combine(self.start, self.at)
        if not self.days:
            return rrule(DAILY, dtstart=begin)
        return rrule(
            WEEKLY, interval=self.weeks, byweekday=sorted(self.days), wkst=MO, dtstart=begin
        )

    # --- JSON ------------------------------------------------------------------------------

    def to_json(self) -> dict[str, Any]:
        """Return the JSON form."""
        return {
            "format": self.format,
            "at": self.at.isoformat("minutes"),
            "start": self.start.isoformat(),
            "days": sorted(self.days),
            "weeks": self.weeks,
            "remind": self.remind,
        }

    @classmethod
    def from_json(cls, data: object) -> Schedule:
        """Return the schedule that `data` describes; raises EntryInvalid naming the field."""
        record = members.record("schedule", data)
        return cls(
            format=reading.name(record, "format"),
            at=reading.clock_time("at", record.get("at")),
            start=reading.day("start", record.get("start")),
            days=frozenset(
                reading.number({"days": each}, "days", 0, 6)
                for each in members.items("days", record.get("days", []))
            ),
            weeks=reading.number({"weeks": 1} | record, "weeks", 1, MOST_WEEKS),
            remind=reading.yes_or_no({"remind": True} | record, "remind"),
        )

    def edited(self, **fields: Any) -> Schedule:
        """Return a copy with other values for some fields; raises EntryInvalid."""
        return replace(self, **fields)


@dataclass(frozen=True, slots=True)
class Due:
    """A check-in that is meant for now or for later today; `at` is wall time."""

    format: str
    at: datetime

    @property
    def key(self) -> str:
        """What this one time is remembered by, once it was put away or reminded of."""
        return f"{self.format} {self.at.isoformat(timespec='minutes')}"


Done = Mapping[str, Iterable[datetime]]
"""Format → the wall times at which check-ins of it were finished."""


def due(
    schedules: Iterable[Schedule], done: Done, now: datetime, put_away: Iterable[str] = ()
) -> list[Due]:
    """Return what is due at `now` (wall time): at most one for each schedule, the earliest first.

    It is the latest time up to the end of today; those before it are not held against anybody.
    """
    tonight = datetime.combine(now.date(), time.max)
    away = set(put_away)
    found = []
    for schedule in schedules:
        at = schedule.last(tonight)
        if at is None or _is_done(schedule, at, done):
            continue
        each = Due(schedule.format, at)
        if each.key not in away:
            found.append(each)
    return sorted(found, key=lambda each: (each.at, each.format))


def reminder_times(
    schedules: Iterable[Schedule],
    done: Done,
    now: datetime,
    days: int = 14,
    put_away: Iterable[str] = (),
) -> list[datetime]:
    """Return the wall times of the last day and the next `days` at which somebody wants to be
    reminded: those done or put away are left out, and two at the same time are one."""
    away = set(put_away)
    times = {
        at
        for schedule in schedules
        if schedule.remind
        for at in schedule.between(now - _DAY, now + days * _DAY)
        if not _is_done(schedule, at, done) and Due(schedule.format, at).key not in away
    }
    return sorted(times)


def _is_done(schedule: Schedule, at: datetime, done: Done) -> bool:
    # The next time's own span is left to it.
    since, following = schedule.counts_from(at), schedule.next(at)
    until = schedule.counts_from(following) if following else datetime.max
    return any(since <= finished < max(until, at) for finished in done.get(schedule.format, ()))


def _plain(found: Any) -> datetime:
    made: datetime = found
    return made

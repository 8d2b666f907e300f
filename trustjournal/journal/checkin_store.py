"""Where check-ins are kept: those held, those under way, formats, rhythms and commitments."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime, timedelta

from trustjournal.clock import Clock
from trustjournal.errors import CheckInGone, EntryGone
from trustjournal.journal import cells, checkin_json, rows
from trustjournal.journal.checkin_records import CheckIn, Commitment, OwnFormat, Rhythm
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.entries import Changed
from trustjournal.journal.formats import Format
from trustjournal.journal.moments import microseconds
from trustjournal.journal.schedules import Schedule, wall
from trustjournal.journal.state import StateStore
from trustjournal.journal.thing_store import ThingStore
from trustjournal.vault.database import Database

YEAR = timedelta(days=400)
_AWAY = "checkin.away"
_MOST_AWAY = 200


class CheckInStore(ThingStore[CheckIn]):
    """The check-ins in an open database. In a shared one they are both people's, to delete too."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(CheckIn, database, clock, person)

    def get(self, uid: str) -> CheckIn:
        """Return a check-in; raises CheckInGone, HistoryMismatch."""
        try:
            return super().get(uid)
        except EntryGone:
            raise CheckInGone from None

    def newest(self, limit: int) -> list[CheckIn]:
        """Return the newest check-ins; one that cannot be read must not hide the rest."""
        rows = self._database.rows(
            "SELECT uid, document FROM things WHERE kind = ? ORDER BY moment DESC, uid LIMIT ?",
            (CheckIn.KIND, limit),
        )
        return self._readable(rows)

    def titles(self) -> dict[str, str]:
        """Return format → title of all that were held, as the newest of each was called."""
        rows = self._database.rows(
            "SELECT uid, document, max(moment) FROM things WHERE kind = ? GROUP BY subject",
            (CheckIn.KIND,),
        )
        return {each.form: each.title for each in self._readable(row[:2] for row in rows)}

    def done(self) -> dict[str, list[datetime]]:
        """Return format → the wall times at which check-ins of it were over, for `schedules`.

        The last year is enough for every rhythm, and years of check-ins would take too long.
        """
        since = microseconds(self._clock.now() - YEAR)
        rows = self._database.rows(
            "SELECT uid, document FROM things WHERE kind = ? AND moment >= ?", (CheckIn.KIND, since)
        )
        found: dict[str, list[datetime]] = {}
        for each in self._readable(rows):
            found.setdefault(each.form, []).append(wall(each.ended))
        return found

    def _refuse_others(self, thing: CheckIn) -> None:
        """Both were there, so neither is refused."""


class CommitmentStore(ThingStore[Commitment]):
    """What people will come back to. In a shared database either of the two closes it."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(Commitment, database, clock, person)

    def open(self, form: str | None = None) -> list[Commitment]:
        """Return what is still open, the oldest first; with `form` what comes up there."""
        return [each for each in reversed(self.all(form)) if each.closed_on is None]

    def _refuse_others(self, thing: Commitment) -> None:
        """Both were there, so neither is refused."""


class FormatStore(ThingStore[OwnFormat]):
    """Formats that people changed, in an open database; either of the two may change them."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(OwnFormat, database, clock, person)

    def formats(self) -> list[Format]:
        """Return them, the one made first at the front."""
        return [each.format for each in reversed(self.all()) if each.format is not None]

    def _refuse_others(self, thing: OwnFormat) -> None:
        """Both use it, so neither is refused."""


class RhythmStore(ThingStore[Rhythm]):
    """The schedules in an open database, one a format; either of the two may change them."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        super().__init__(Rhythm, database, clock, person)

    def schedules(self) -> list[Schedule]:
        """Return them all."""
        return [each.schedule for each in self.all() if each.schedule is not None]

    def keep(self, schedule: Schedule) -> Changed:
        """Keep a format's schedule in place of the one before it."""
        with suppress(EntryGone):
            return self.save(self.get(schedule.format).edited(schedule=schedule))
        return self.save(self.new(schedule=schedule).edited(uid=schedule.format))

    def _refuse_others(self, thing: Rhythm) -> None:
        """Both keep it, so neither is refused."""


class RunningStore:
    """Check-ins under way, in an open database; each step is kept in place of the one before.

    They are not part of the history of changes, as drafts are not.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def keep(self, session: CheckInSession) -> Changed:
        """Keep a session as it is now; on disk when this returns."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO running(uid, saved_at, document) VALUES(?,?,?)",
                (
                    session.uid,
                    self._clock.now().isoformat(),
                    rows.as_json(checkin_json.to_json(session)),
                ),
            )
        return _changed(session.uid)

    def get(self, uid: str) -> CheckInSession:
        """Return a session; raises CheckInGone, HistoryMismatch when it is unreadable."""
        row = self._database.row("SELECT document FROM running WHERE uid = ?", (uid,))
        if row is None:
            raise CheckInGone
        return _session(row[0])

    def all(self) -> list[CheckInSession]:
        """Return all, the last kept first; one that is unreadable must not hide the rest."""
        rows = self._database.rows("SELECT document FROM running ORDER BY saved_at DESC, uid")
        return cells.readable(self._database, rows, _session)

    def forget(self, uid: str) -> Changed:
        """Forget a session, if it is there: what it says is gone for good."""
        with self._database.transaction():
            gone = self._database.execute("DELETE FROM running WHERE uid = ?", (uid,))
        if gone:
            self._database.checkpoint()  # the write-ahead log still held the words
        return _changed(uid) if gone else Changed()


class CheckIns:
    """All that a database holds about check-ins, and the one step that ends one."""

    def __init__(self, database: Database, clock: Clock, person: str = "") -> None:
        self._state = StateStore(database)
        self.held = CheckInStore(database, clock, person)
        self.running = RunningStore(database, clock)
        self.formats = FormatStore(database, clock, person)
        self.rhythms = RhythmStore(database, clock, person)
        self.commitments = CommitmentStore(database, clock, person)

    def put_away(self) -> list[str]:
        """Return which times were let pass (`Due.key`)."""
        kept = self._state.get(_AWAY, [])
        return [each for each in kept if isinstance(each, str)] if isinstance(kept, list) else []

    def let_pass(self, keys: Iterable[str]) -> None:
        """Let these times pass: they come up no more, and nobody is reminded of them."""
        self._state.set(_AWAY, [*self.put_away(), *keys][-_MOST_AWAY:])

    def finish(self, record: CheckIn, commitments: Iterable[Commitment] = ()) -> Changed:
        """Keep a check-in and its commitments, then forget the session it comes from.

        In this order: whatever interrupts it, nothing is lost, and it can be done again.
        """
        change = self.held.save(record)
        for each in commitments:
            change = _both(change, self.commitments.save(each))
        return _both(change, self.running.forget(record.uid))


def _session(document: str) -> CheckInSession:
    with cells.reading():
        return checkin_json.from_json(cells.parsed(document))


def _changed(uid: str) -> Changed:
    return Changed(frozenset({"running"}), frozenset({uid}))


def _both(one: Changed, other: Changed) -> Changed:
    return Changed(one.kinds | other.kinds, one.uids | other.uids)

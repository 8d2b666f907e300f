"""Says "Journal time" when somebody wanted it: the timer, where the times come from, and once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, time

from PySide6.QtCore import QObject, QTimer

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.reminder_file import ReminderFile
from trustjournal.journal.reminders import QuietHours, Reminders, read_times
from trustjournal.journal.schedules import reminder_times, wall
from trustjournal.journal.state import StateStore
from trustjournal.preferences import Preferences, PreferencesFile
from trustjournal.vault.session import Session

EVERY_MS = 30_000
TOLD = "reminders.told"
MORNING = time(9, 0)
"""When something comes up that is for a day and not for a time."""


class Reminding(QObject):
    """Looks at the clock now and then. While the journal is locked it knows times only if that
    was asked for in Settings."""

    def __init__(
        self,
        parent: QObject,
        *,
        clock: Clock,
        preferences: PreferencesFile,
        file: ReminderFile,
        session: Callable[[], Session | None],
        say: Callable[[str], object],
    ) -> None:
        """`session` tells the open one, None while locked; `say` shows a title."""
        super().__init__(parent)
        self._clock = clock
        self._preferences = preferences
        self._file = file
        self._session = session
        self._say = say
        self._title: str = texts.load("checkins")["reminder"]["title"]
        self._told: tuple[datetime, ...] = ()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to look, best after the first window is painted."""
        self._timer.start()

    def look(self) -> None:
        """Say it, if it is time and it was not said yet."""
        with suppress(TrustJournalError):  # a journal that is just being locked, or a full disk
            self._look()

    def remember(self) -> None:
        """Keep the times for while it is locked, if that is wanted (call before locking)."""
        session = self._session()
        with suppress(TrustJournalError):
            if session is None:
                return
            if not self._preferences.load().remind_locked:
                self._file.forget()
                return
            times = self._times(session)
            self._file.keep(session.person, times, self._book(session).told)

    def _look(self) -> None:
        session = self._session()
        now = wall(self._clock.now())
        book = self._book(session)
        if session is not None:
            times = self._times(session)
        elif self._preferences.load().remind_locked:
            times = self._file.load().all()
        else:
            return
        wanted = book.wanted(times, now)
        if not wanted:
            return
        # Noted first: better once too little than twice.
        self._note(session, book.telling(wanted).told)
        self._say(self._title)

    def _times(self, session: Session) -> list[datetime]:
        now, found = wall(self._clock.now()), set[datetime]()
        for database in (session.private, session.shared):
            if database is None or database.closed:
                continue
            held = CheckIns(database, self._clock)
            wanted = [each for each in held.rhythms.schedules() if each.remind]
            if wanted:
                done, away = held.held.done(), held.put_away()
                found.update(reminder_times(wanted, done, now, put_away=away))
            days = {each.remind_on for each in held.commitments.open()}
            found.update(datetime.combine(day, MORNING) for day in days if day is not None)
        return sorted(found)

    # --- what was told ---------------------------------------------------------------------

    def _book(self, session: Session | None) -> Reminders:
        chosen = self._preferences.load()
        told = dict.fromkeys((*self._told, *self._file.load().told))
        if session is not None:
            with suppress(TrustJournalError):
                kept = StateStore(session.private).get(TOLD, [])
                told |= dict.fromkeys(read_times("told", kept))
        return Reminders(quiet_hours(chosen), tuple(told))

    def _note(self, session: Session | None, told: tuple[datetime, ...]) -> None:
        self._told = told
        if session is not None:
            written = [at.isoformat(timespec="minutes") for at in told]
            StateStore(session.private).set(TOLD, written)
        if self._preferences.load().remind_locked:
            self._file.tell(told)


def quiet_hours(preferences: Preferences) -> QuietHours:
    """Return the quiet hours that were chosen."""
    return QuietHours(
        time.fromisoformat(preferences.quiet_from), time.fromisoformat(preferences.quiet_until)
    )

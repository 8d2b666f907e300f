"""A check-in on the screen: every step is on disk before the next card shows."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.answers import Answer
from trustjournal.journal.checkin_store import RunningStore
from trustjournal.journal.checkins import CheckInSession

KEEP_AFTER_MS = 1_500
"""What is typed is on disk within two seconds."""
TICK_SECONDS = 10


class CheckInKeeper(QObject):
    """Holds the session that is open, takes its steps, and keeps each of them."""

    kept = Signal()
    failed = Signal(object)
    ticked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._session: CheckInSession | None = None
        self._store: RunningStore | None = None
        self._answer: Callable[[], Answer | None] | None = None
        self._waiting = False
        self._later = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._later.timeout.connect(self.keep)
        self._clock = QTimer(self, interval=TICK_SECONDS * 1000)
        self._clock.timeout.connect(self._tick)

    @property
    def session(self) -> CheckInSession | None:
        """The session as it was last taken a step on; None while none is open."""
        return self._session

    @property
    def unsaved(self) -> bool:
        """Whether something is on the card that is not on disk."""
        return self._waiting

    def open(self, session: CheckInSession, store: RunningStore) -> None:
        """Take up a session; it is kept from now on, with every step."""
        self.close()
        self._session, self._store = session, store
        self._clock.start()
        self.keep()

    def close(self) -> None:
        """Let go of the session; what is on disk stays there."""
        self._later.stop()
        self._clock.stop()
        self._session = self._store = self._answer = None
        self._waiting = False

    def watch(self, answer: Callable[[], Answer | None] | None) -> None:
        """Take the answer of the card from here (None: no card is shown)."""
        self._answer = answer

    def touched(self) -> None:
        """Something was typed or chosen: have it on disk in two seconds at the latest."""
        self._waiting = True
        if not self._later.isActive():
            self._later.start()

    def step(self, take: Callable[[CheckInSession], CheckInSession]) -> bool:
        """Take the card's answer, then a step, and keep both; False when it can't be kept.

        The step is not taken then, so that the words stay where they are seen.
        """
        before = self._session
        if before is None:
            return False
        self._session = take(self._present(before))
        if self.keep(present=False):
            return True
        self._session = before
        self._waiting = True
        return False

    def keep(self, *, present: bool = True) -> bool:
        """Have everything on disk now; False (and `failed`) when that can't be done."""
        self._later.stop()
        if self._session is None or self._store is None:
            return True
        if present:
            self._session = self._present(self._session)
        try:
            self._store.keep(self._session)
        except TrustJournalError as error:
            self._waiting = True
            self.failed.emit(error)
            return False
        self._waiting = False
        self.kept.emit()
        return True

    def _present(self, session: CheckInSession) -> CheckInSession:
        if self._answer is None or session.finished:
            return session
        with suppress(RuntimeError):  # the card has just been destroyed
            paused = session.paused
            said = session.said(self._answer())
            return said.pause() if paused else said
        return session

    def _tick(self) -> None:
        if self._session is not None:
            self._session = self._session.passed(TICK_SECONDS)
            self.ticked.emit()

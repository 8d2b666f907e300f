"""Sealing one's own side, and opening both together: each asks for passphrases."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.clock import Progress
from trustjournal.errors import TrustJournalError
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.entries import Changed
from ui.pages.checkin_closing import Closing, ClosingView
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkin_ended import Ended
from ui.pages.checkin_together import TogetherView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit


class Sealing(QObject):
    """Leads through both; deriving keys takes its time, so it is done in the background."""

    show_wanted = Signal(object)
    left = Signal(object)
    """Done, with what was changed."""
    ended = Signal(object)
    """What to say of it then, before `left`."""
    opened = Signal(object, str)
    """Both sides were opened: what was changed, and the check-in that they are now."""

    def __init__(
        self,
        parent: QObject,
        *,
        kit: Kit,
        tasks: TaskRunner,
        desk: CheckInDesk,
        texts: dict[str, Any],
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._tasks = tasks
        self._desk = desk
        self._texts = texts
        self._view: ClosingView | TogetherView | None = None
        self._then: Callable[[Changed], None] = self.left.emit

    def seal(self, view: ClosingView, session: CheckInSession, closing: Closing) -> None:
        """Seal one's own side under the passphrase that was typed."""

        def work(_progress: Progress) -> Changed:
            with self._desk.presence(closing.passphrase) as presence:
                return self._desk.drafts.seal(session, closing.keep, presence)

        def sealed(change: Changed) -> None:
            words = self._texts["ended"]["sealed"].format(title=session.format.title)
            self.ended.emit(Ended(words))
            self.left.emit(change)

        self._run(view, work, sealed)

    def show_round(self, uid: str) -> None:
        """Show a sealed check-in of which one's own side is done."""
        title = next((line.title for line in self._desk.sealed_lines() if line.uid == uid), "")
        view = TogetherView(
            self._kit, title, self._texts, both_done=self._desk.rounds.both_are_sealed(uid)
        )
        view.back.connect(lambda: self.left.emit(Changed()))
        view.open_wanted.connect(lambda one, other: self._open(view, uid, one, other))
        view.away_wanted.connect(lambda: self._put_away(view, uid))
        self.show_wanted.emit(view)
        view.begin()

    def _open(self, view: TogetherView, uid: str, one: str, other: str) -> None:
        def work(_progress: Progress) -> Changed:
            presences = []
            try:
                for secret in (one, other):
                    presences.append(self._desk.presence(secret))
                self._desk.rounds.open_together(uid, presences)
            finally:
                for presence in presences:
                    presence.forget()
            return Changed(frozenset({"checkin", "sealed"}), frozenset({uid}))

        self._run(view, work, lambda change: self.opened.emit(change, uid))

    def _put_away(self, view: TogetherView, uid: str) -> None:
        try:
            self.left.emit(self._desk.rounds.put_away(uid))
        except TrustJournalError as error:
            view.outcome.fail(error)

    def _run(
        self, view: ClosingView | TogetherView, work: Any, done: Callable[[Changed], None]
    ) -> None:
        self._then = done
        self._view = view
        view.busy(True)
        task = self._tasks.run(work, self._done, self._failed)
        view.outcome.busy(self.tr("One moment …"), task, can_stop=False)

    def _done(self, change: Changed) -> None:
        self._view = None
        self._then(change)

    def _failed(self, error: Exception) -> None:
        view, self._view = self._view, None
        if view is not None:
            with suppress(RuntimeError):  # it was left meanwhile
                view.busy(False)
                view.outcome.fail(error)

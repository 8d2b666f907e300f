"""Feeds the idle rule with what the person does in the app's windows."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QMouseEvent

from trustjournal.idle import IdleRule
from ui.desktop.source import LockSource, Reason

TICK_MS = 5_000

_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.TabletRelease,
        QEvent.Type.NativeGesture,
    }
)
# An input method sends its events itself, so Qt does not count them as coming from the system.
_OWN_MARK = frozenset({QEvent.Type.InputMethod})


class IdleSource(LockSource):
    """Wants to lock when no key, pointer or finger has touched the app for too long.

    Only while armed does it look at events at all. A touch that comes after the limit is
    swallowed: whoever woke the computer after the night must not type into an open journal.
    """

    def __init__(
        self, rule: IdleRule, parent: QObject | None = None, *, tick_ms: int = TICK_MS
    ) -> None:
        super().__init__(parent)
        self._rule = rule
        self._pointer: QPointF | None = None
        self._announcing = False
        self._announced = False
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self._tick)

    def arm(self) -> None:
        """Count from now on."""
        super().arm()
        self._rule.restart()
        self._announced = False
        self._timer.start()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)
            app.installEventFilter(self)

    def disarm(self) -> None:
        """Stop counting and looking."""
        super().disarm()
        self._timer.stop()
        self._announcing = False
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def stop(self) -> None:
        """Disarm: an event filter in Python must not outlive the app's windows."""
        self.disarm()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note a touch; swallow it when it comes too late."""
        if event.type() not in _INPUT or not self._from_a_person(event):
            return False
        if self._announcing:
            return True
        self._rule.touched()
        if not self._rule.due() or self._announced:
            # Once announced, let input through: should locking have failed (a full disk), the
            # person needs the keyboard to answer. Each tick goes on asking.
            return False
        # Not from within this event: locking destroys the widget that it is addressed to.
        self._announcing = True
        QTimer.singleShot(0, self, self._tick)
        return True

    def _from_a_person(self, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            # Some systems report a pointer that lies still whenever a window is drawn anew.
            before, self._pointer = self._pointer, event.globalPosition()
            if before == self._pointer:
                return False
        return event.spontaneous() or event.type() in _OWN_MARK

    def _tick(self) -> None:
        self._announcing = False
        if self._rule.due():
            self._announced = True
            self.want(Reason.IDLE)

"""Feeds the idle rule with what the person does in the app's windows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QTimer
from PySide6.QtGui import QGuiApplication, QMouseEvent
from shiboken6 import isValid

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

    It looks at what reaches the app's native windows, and at the field in use, to which an input
    method speaks directly. A filter on the application would be simpler, but would call into
    Python for each of the thousands of events that a page's widgets send while it is built.

    A touch that comes after the limit is swallowed: whoever woke the computer after the night
    must not type into an open journal.
    """

    def __init__(
        self, rule: IdleRule, parent: QObject | None = None, *, tick_ms: int = TICK_MS
    ) -> None:
        super().__init__(parent)
        self._rule = rule
        self._pointer: QPointF | None = None
        self._field: QObject | None = None
        self._announcing = False
        self._announced = False
        self._timer = QTimer(self, interval=tick_ms)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Follow the focus from window to window and from field to field."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._look_around)
            app.focusObjectChanged.connect(self._look_around)

    def arm(self) -> None:
        """Count from now on."""
        super().arm()
        self._rule.restart()
        self._announced = False
        self._timer.start()
        self._look_around()

    def disarm(self) -> None:
        """Stop counting and looking."""
        super().disarm()
        self._timer.stop()
        self._announcing = False
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)
        self._follow(None)

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

    def _look_around(self) -> None:
        if self.armed:
            for window in QGuiApplication.allWindows():
                window.installEventFilter(self)  # a second time changes nothing
            # Not what the signal says: while a window closes it may name nothing at all.
            self._follow(QGuiApplication.focusObject())

    def _follow(self, field: QObject | None) -> None:
        if self._field is not None and isValid(self._field):
            self._field.removeEventFilter(self)
        self._field = field
        if field is not None:
            field.installEventFilter(self)

    def _tick(self) -> None:
        self._announcing = False
        self._look_around()  # a menu or a list that dropped down never had the focus
        if self._rule.due():
            self._announced = True
            self.want(Reason.IDLE)

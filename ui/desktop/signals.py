"""Polite requests to end: a logout, a shutdown, Ctrl+C in the terminal the app came from."""

from __future__ import annotations

import signal
import socket
import sys
from types import FrameType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier

from ui.desktop.source import LockSource, Reason

_SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT")


def _noted(_number: int, _frame: FrameType | None) -> None:
    """Do nothing here: the number arrives in the socket, and from there in the event loop."""


class EndSignals(LockSource):
    """On a signal to end: wants to lock, then quits the app, whether or not it is armed.

    By default Python would end at once and in the midst of things, or not at all while Qt's
    event loop has nothing to do. Windows tells a session's end by other ways.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: dict[int, Any] = {}
        self._ends: tuple[socket.socket, socket.socket] | None = None
        self._notifier: QSocketNotifier | None = None

    def start(self) -> None:
        """Take the signals over; only the main thread may call it."""
        if sys.platform == "win32" or self._ends is not None:
            return
        reading, writing = self._ends = socket.socketpair()
        for end in self._ends:
            end.setblocking(False)
        self._notifier = QSocketNotifier(reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._arrived)
        signal.set_wakeup_fd(writing.fileno(), warn_on_full_buffer=False)
        for name in _SIGNALS:
            number = signal.Signals[name]
            self._before[number] = signal.signal(number, _noted)

    def stop(self) -> None:
        """Put back what was before."""
        self.disarm()
        if self._ends is None or self._notifier is None:
            return
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._before.clear()
        signal.set_wakeup_fd(-1)
        self._notifier.setEnabled(False)
        self._notifier = None
        for end in self._ends:
            end.close()
        self._ends = None

    def _arrived(self) -> None:
        if self._ends is None:
            return
        numbers = set(self._ends[0].recv(64))
        if numbers & set(self._before):  # other signals of Python's wake us as well
            self.want(Reason.SESSION_END)
            QCoreApplication.quit()

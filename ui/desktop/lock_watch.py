"""The one thing that says when to lock: idle time, sleep, a locked screen, a session's end."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from trustjournal.idle import IdleRule
from ui.desktop.idle import IdleSource
from ui.desktop.signals import EndSignals
from ui.desktop.source import LockSource, Reason


class LockWatch(QObject):
    """Emits `lock_wanted(reason)` while armed; `reason` is the value of a `Reason`.

    Arm it when the journal has been opened, and disarm it when everything is saved and locked:
    until then a computer that goes to sleep is kept waiting where the system allows it. Until it
    is disarmed it may ask again, so the one who locks must bear being asked twice. Locking
    should be over when the signal returns; Windows and a session's end wait for nothing else.
    """

    lock_wanted = Signal(str)

    def __init__(self, sources: Sequence[LockSource], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sources = tuple(sources)
        self._started = False
        for source in self._sources:
            source.setParent(self)
            source.wanted.connect(self.lock_wanted)

    def start(self) -> None:
        """Begin to listen, best after the first window is painted: it may talk to two buses."""
        if not self._started:
            self._started = True
            for source in self._sources:
                source.start()

    def arm(self) -> None:
        """Watch over an opened journal; starts listening if need be."""
        self.start()
        for source in self._sources:
            source.arm()

    def disarm(self) -> None:
        """Rest, since the journal is locked."""
        for source in self._sources:
            source.disarm()

    def stop(self) -> None:
        """Give everything back to the system, before the app ends."""
        for source in self._sources:
            source.stop()


class SessionEnd(LockSource):
    """Qt's own word that the desktop session ends, on the systems where it passes it on."""

    def start(self) -> None:
        """Listen to the application object."""
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.commitDataRequest.connect(self._ends)

    def _ends(self) -> None:
        self.want(Reason.SESSION_END)


def lock_watch(rule: IdleRule, parent: QObject | None = None) -> LockWatch:
    """Return a watch with all that this system has to tell; nothing listens before `start`."""
    return LockWatch([IdleSource(rule), SessionEnd(), EndSignals(), *_of_this_system()], parent)


def _of_this_system() -> list[LockSource]:
    # Imported only where they work: each loads libraries of its system.
    if sys.platform == "win32":
        from ui.desktop.windows import WindowsDesktop

        return [WindowsDesktop()]
    if sys.platform == "darwin":
        from ui.desktop.macos import MacDesktop

        return [MacDesktop()]
    try:
        from ui.desktop.linux import LinuxDesktop
    except ImportError:  # a build of Qt without D-Bus
        return []
    return [LinuxDesktop()]

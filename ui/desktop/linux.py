"""Sleep, screen lock and shutdown on Linux, as logind and the screensavers announce them."""

from __future__ import annotations

import os
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import QDBusConnection, QDBusError, QDBusMessage, QDBusUnixFileDescriptor

from ui.desktop.source import LockSource, Reason

_LOGIND = "org.freedesktop.login1"
_MANAGER_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"
_SESSION = "org.freedesktop.login1.Session"

# KDE, LXQt and light-locker speak the first; the others have names of their own.
_SCREENSAVERS = (
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
)


def _slot(signature: str) -> Any:
    return SLOT(signature)  # PySide's stubs ask for bytes, its functions take text alone


class LinuxDesktop(LockSource):
    """Listens on the session bus and the system bus; a bus that is not there stays silent.

    While the app runs it holds a *delay* inhibitor of logind, so that the computer waits (five
    seconds at most, by logind's default) until everything is saved and locked. It holds it
    while the journal is locked as well: every account of the computer can list the inhibitors,
    and whether the journal is open is nobody's business.
    """

    def __init__(
        self,
        session: QDBusConnection | None = None,
        system: QDBusConnection | None = None,
        parent: QObject | None = None,
    ) -> None:
        """Take the buses to listen on; None is the computer's own."""
        super().__init__(parent)
        self._session = session
        self._system = system
        self._inhibitor: int | None = None
        self._asked = False
        self._going_down = False

    @property
    def delays_sleep(self) -> bool:
        """Whether logind waits for us at present."""
        return self._inhibitor is not None

    def start(self) -> None:
        """Subscribe, and ask for the inhibitor; its answer comes later."""
        session = self._session = self._session or QDBusConnection.sessionBus()
        if session.isConnected():
            for interface in _SCREENSAVERS:
                # From anybody: the services' names differ, and being locked by a stranger's
                # signal does no harm.
                session.connect("", "", interface, "ActiveChanged", self, _slot("_active(bool)"))
        system = self._system = self._system or QDBusConnection.systemBus()
        if system.isConnected():
            for interface, signal, slot in (
                (_MANAGER, "PrepareForSleep", "_sleep(bool)"),
                (_MANAGER, "PrepareForShutdown", "_shutdown(bool)"),
                (_SESSION, "Lock", "_lock()"),  # of any session: one too many does no harm
            ):
                system.connect(_LOGIND, "", interface, signal, self, _slot(slot))
            self._take_inhibitor()

    def disarm(self) -> None:
        """Let a computer that waits for us go to sleep."""
        super().disarm()
        if self._going_down:
            self._let_go()

    def stop(self) -> None:
        """Give the inhibitor back."""
        self.disarm()
        self._asked = False
        self._let_go()

    def _take_inhibitor(self) -> None:
        if self._system is None or self._inhibitor is not None or self._asked:
            return
        call = QDBusMessage.createMethodCall(_LOGIND, _MANAGER_PATH, _MANAGER, "Inhibit")
        call.setArguments(
            ["shutdown:sleep", "TrustJournal", self.tr("Saving and locking"), "delay"]
        )
        # Answered in the event loop: a system bus that hangs must not hang the window.
        self._asked = self._system.callWithCallback(
            call,
            self,
            _slot("_inhibited(QDBusMessage)"),
            _slot("_refused(QDBusError,QDBusMessage)"),
        )

    def _let_go(self) -> None:
        if self._inhibitor is not None:
            os.close(self._inhibitor)
            self._inhibitor = None

    @Slot(QDBusMessage)
    def _inhibited(self, reply: QDBusMessage) -> None:
        handed = reply.arguments()
        wanted, self._asked = self._asked and not self._going_down, False
        if wanted and handed and isinstance(handed[0], QDBusUnixFileDescriptor):
            # A copy of our own, so that closing it is what logind notices.
            self._inhibitor = os.dup(handed[0].fileDescriptor())

    @Slot(QDBusError, QDBusMessage)
    def _refused(self, _error: QDBusError, _call: QDBusMessage) -> None:
        self._asked = False  # no logind here: then there is nothing to delay

    def _go_down(self, now: bool, reason: Reason) -> None:
        self._going_down = now
        if not now:
            self._take_inhibitor()
        elif self.armed:
            self.want(reason)  # whoever locks disarms us, and that lets go of the inhibitor
        else:
            self._let_go()

    @Slot(bool)
    def _active(self, on: bool) -> None:
        if on:
            self.want(Reason.SCREEN_LOCKED)

    @Slot(bool)
    def _sleep(self, now: bool) -> None:
        self._go_down(now, Reason.SUSPEND)

    @Slot(bool)
    def _shutdown(self, now: bool) -> None:
        self._go_down(now, Reason.SESSION_END)

    @Slot()
    def _lock(self) -> None:
        self.want(Reason.SCREEN_LOCKED)

"""What every watcher of the desktop has in common."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Reason(StrEnum):
    """Why the journal should be locked."""

    IDLE = "idle"
    SUSPEND = "suspend"
    SCREEN_LOCKED = "screen_locked"
    SESSION_END = "session_end"


class LockSource(QObject):
    """Something that notices a reason to lock.

    `start` once; then `arm` whenever the journal has been opened and `disarm` when it is
    locked. Only an armed source emits `wanted`, always in the thread of the windows.
    """

    wanted = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.armed = False

    def start(self) -> None:
        """Begin to listen. What this system does not have is left out in silence."""

    def arm(self) -> None:
        """Note that there is something to protect now."""
        self.armed = True

    def disarm(self) -> None:
        """Note that all is saved and locked: nothing has to wait for us any longer."""
        self.armed = False

    def stop(self) -> None:
        """Let go of everything `start` took from the system, before the app ends."""

    def want(self, reason: Reason) -> None:
        """Emit `wanted` if there is something to protect."""
        if self.armed:
            self.wanted.emit(reason.value)

"""Sleep and a locked screen on Windows, as its window messages announce them.

Not yet run on a real Windows by us: the decision and the parsing of messages are tested
everywhere, the three registering calls follow Microsoft's documentation.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject
from PySide6.QtGui import QWindow

from ui.desktop.source import LockSource, Reason

_WM_POWERBROADCAST = 0x0218
_PBT_APMSUSPEND = 0x0004
_WM_WTSSESSION_CHANGE = 0x02B1
# Locked; another person's session comes to this screen; a remote session is left; logged off.
_LEAVING = frozenset({0x7, 0x2, 0x4, 0x6})
_MESSAGE_KIND = b"windows_generic_MSG"
_NOTIFY_FOR_THIS_SESSION = 0
_DEVICE_NOTIFY_WINDOW_HANDLE = 0


def reason_of(message: int, detail: int) -> Reason | None:
    """Return why a window message with its wParam asks for locking, or None if it does not."""
    if message == _WM_POWERBROADCAST and detail == _PBT_APMSUSPEND:
        return Reason.SUSPEND
    if message == _WM_WTSSESSION_CHANGE and detail in _LEAVING:
        return Reason.SCREEN_LOCKED
    return None


class _Messages(QAbstractNativeEventFilter):
    """Reads each message that comes to a window of the app, and lets it pass."""

    def __init__(self, source: LockSource) -> None:
        super().__init__()
        self._source = source

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, address: int, /
    ) -> object:
        """Look at one message; (False, 0) hands it on."""
        if kind == _MESSAGE_KIND:
            message = wintypes.MSG.from_address(int(address))
            reason = reason_of(message.message, message.wParam)
            if reason is not None:
                # At once: Windows gives about two seconds before it sleeps.
                self._source.want(reason)
        return False, 0


class WindowsDesktop(LockSource):
    """Listens through a hidden window of its own, since notifications go to a window."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._messages: _Messages | None = None
        self._window: QWindow | None = None
        self._power: int | None = None

    def start(self) -> None:
        """Register for session and power notifications."""
        app = QCoreApplication.instance()
        if app is None or self._messages is not None:
            return
        self._messages = _Messages(self)
        app.installNativeEventFilter(self._messages)
        if sys.platform == "win32":
            self._window = QWindow()
            self._window.create()
            handle = wintypes.HWND(int(self._window.winId()))
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(
                handle, wintypes.DWORD(_NOTIFY_FOR_THIS_SESSION)
            )
            # Computers with modern standby announce sleep to those alone who ask for it.
            register = ctypes.WinDLL("user32").RegisterSuspendResumeNotification
            register.restype = wintypes.HANDLE
            self._power = register(handle, wintypes.DWORD(_DEVICE_NOTIFY_WINDOW_HANDLE))

    def stop(self) -> None:
        """Give the registrations back."""
        self.disarm()
        app = QCoreApplication.instance()
        if app is not None and self._messages is not None:
            app.removeNativeEventFilter(self._messages)
        self._messages = None
        if sys.platform == "win32" and self._window is not None:
            if self._power:
                ctypes.WinDLL("user32").UnregisterSuspendResumeNotification(
                    wintypes.HANDLE(self._power)
                )
            ctypes.WinDLL("wtsapi32").WTSUnRegisterSessionNotification(
                wintypes.HWND(int(self._window.winId()))
            )
            self._window = self._power = None

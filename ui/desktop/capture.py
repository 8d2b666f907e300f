"""Keeps the app's windows out of screenshots and recordings where the system can.

Windows leaves them out (since Windows 10 2004; before, it shows them black). macOS honours it up
to version 14; newer recorders may still see the window. Linux offers nothing of the kind. The
help page says so. A camera sees everything.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from ui.desktop import objc

_EXCLUDE_FROM_CAPTURE = 0x11
_SHOW_BLACK = 0x01


def can_block_capture() -> bool:
    """Tell whether this system has any means at all."""
    return sys.platform in ("win32", "darwin")


def block_capture(window: QWidget) -> bool:
    """Keep one top-level window out of captures; return whether the system agreed.

    To be called when the window has been shown, and again if its native window changes.
    """
    if sys.platform == "win32":
        return _ask_windows(ctypes.WinDLL("user32"), int(window.winId()))
    if sys.platform == "darwin":
        return objc.hide_from_capture(objc.Runtime(), int(window.winId()))
    return False


def _ask_windows(user32: Any, handle: int) -> bool:
    from ctypes import wintypes

    return any(
        user32.SetWindowDisplayAffinity(wintypes.HWND(handle), wintypes.DWORD(how))
        for how in (_EXCLUDE_FROM_CAPTURE, _SHOW_BLACK)
    )


class CaptureGuard(QObject):
    """Blocks capture for each window of the app as it appears: dialogs, menus, tips as well."""

    _MOMENTS = frozenset({QEvent.Type.Show, QEvent.Type.WinIdChange})

    def start(self) -> None:
        """Watch the app's windows, where the system has the means; elsewhere do nothing."""
        app = QCoreApplication.instance()
        if app is not None and can_block_capture():
            app.installEventFilter(self)

    def stop(self) -> None:
        """Watch no longer, before the app ends."""
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Block capture for a window that is about to be painted; never swallows anything."""
        if (
            event.type() in self._MOMENTS
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched.isVisible()
        ):
            block_capture(watched)
        return False

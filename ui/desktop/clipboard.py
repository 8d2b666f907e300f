"""Lets text out to the clipboard plainly, discreetly and for a short time only."""

from __future__ import annotations

import hashlib
import secrets
import sys
from typing import Protocol

from PySide6.QtCore import QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication, QTextCursor

from ui.desktop import objc

SECONDS = 30.0

# Klipper and other clipboard managers keep no history of what carries this.
SECRET_HINT = "x-kde-passwordManagerHint"  # noqa: S105 - the name of a format

# Formats that Windows and its clipboard history look at; two are the number 0 in four bytes.
_WINDOWS_HINTS = {
    "ExcludeClipboardContentFromMonitorProcessing": b"1",
    "CanIncludeInClipboardHistory": bytes(4),
    "CanUploadToCloudClipboard": bytes(4),
}

# There the clipboard never leaves the process, and Qt does not say who owns it.
_PLATFORMS_OF_OUR_OWN = frozenset({"offscreen", "minimal"})


def plain_mime(text: str) -> QMimeData:
    """Return `text` as plain text, marked as secret for clipboard managers."""
    mime = QMimeData()
    mime.setText(text)
    mime.setData(SECRET_HINT, b"secret")
    if sys.platform == "win32":
        for name, value in _WINDOWS_HINTS.items():
            mime.setData(f'application/x-qt-windows-mime;value="{name}"', value)
    return mime


LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n"})
"""How Qt's documents end paragraphs and lines, and how everybody else does."""


class _HasCursor(Protocol):
    def textCursor(self) -> QTextCursor: ...


class CopiesPlainText:
    """Mix into a QTextEdit or QPlainTextEdit (named first): it offers plain text alone.

    Without it Qt offers HTML, Markdown and OpenDocument as well, to the clipboard, to the X11
    selection and to whatever text is dragged onto.
    """

    def createMimeDataFromSelection(self: _HasCursor) -> QMimeData:
        """Return the selected text for copying, cutting and dragging."""
        # Not toPlainText, which turns non-breaking spaces into common ones.
        return plain_mime(self.textCursor().selectedText().translate(LINE_ENDS))


class PrivateClipboard(QObject):
    """Watches what the app puts on the clipboard, and takes it back.

    One for the whole app. Everything counts that the app's own process puts there, by `copy` or
    by Ctrl+C in any field, on the clipboard and on X11's selection. It is made plain and marked
    as secret if it is not yet, and cleared after `seconds` or by `clear`, unless something else
    has been put there meanwhile.
    """

    cleared = Signal()

    def __init__(self, parent: QObject | None = None, *, seconds: float = SECONDS) -> None:
        super().__init__(parent)
        self.seconds = seconds
        self._clipboard = QGuiApplication.clipboard()
        self._key = secrets.token_bytes(32)
        self._putting = False
        self._held: dict[QClipboard.Mode, bytes] = {}
        self._timers = {
            mode: self._timer(mode)
            for mode in (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)
        }
        self._clipboard.changed.connect(self._changed)
        if app := QGuiApplication.instance():
            # Else Windows and macOS keep it, and X11 hands it to a clipboard manager.
            app.aboutToQuit.connect(self.clear)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard, for `seconds`; nothing happens when it is empty."""
        if text:
            self._put(text, QClipboard.Mode.Clipboard)

    def clear(self) -> None:
        """Take back now whatever of ours is still there: when locking and at the end."""
        for mode in tuple(self._held):
            self._take_back(mode)

    def _timer(self, mode: QClipboard.Mode) -> QTimer:
        timer = QTimer(self, singleShot=True)
        timer.timeout.connect(lambda: self._take_back(mode))
        return timer

    def _put(self, text: str, mode: QClipboard.Mode) -> None:
        self._hold(text, mode)
        self._putting = True  # macOS may not show us our own mark again
        self._clipboard.setMimeData(plain_mime(text), mode)
        self._putting = False
        if objc.available and mode is QClipboard.Mode.Clipboard:
            objc.conceal_pasteboard(objc.Runtime())

    def _hold(self, text: str, mode: QClipboard.Mode) -> None:
        self._held[mode] = self._digest(text)
        self._timers[mode].start(round(self.seconds * 1000))

    def _changed(self, mode: QClipboard.Mode) -> None:
        if self._putting or mode not in self._timers or not self._ours(mode):
            return
        mime = self._clipboard.mimeData(mode)
        if mime is None or not mime.hasText() or not mime.text():
            return
        if mime.hasFormat(SECRET_HINT):
            self._hold(mime.text(), mode)
        else:  # from a field of Qt's own
            self._put(mime.text(), mode)

    def _take_back(self, mode: QClipboard.Mode) -> None:
        held = self._held.pop(mode, None)
        self._timers[mode].stop()
        if held is None:
            return
        if self._ours(mode):
            # Emptied first: a Wayland compositor lets only a focused window clear the
            # clipboard, but it asks us for the content each time somebody pastes.
            mime = self._clipboard.mimeData(mode)
            if mime is not None:
                mime.clear()
        elif self._digest(self._clipboard.text(mode)) != held:
            return  # somebody else's by now; the same text means that a manager took it over
        self._clipboard.clear(mode)
        self.cleared.emit()

    def _ours(self, mode: QClipboard.Mode) -> bool:
        if QGuiApplication.platformName() in _PLATFORMS_OF_OUR_OWN:
            return True
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _digest(self, text: str) -> bytes:
        return hashlib.blake2b(text.encode("utf-8", "replace"), key=self._key).digest()

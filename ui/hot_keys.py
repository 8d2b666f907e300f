"""Keys that work everywhere, also while a dialog keeps the keyboard from the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence

Deed = Callable[[], object]


class HotKeys(QObject):
    """Looks at the keys that reach the app's native windows before any widget gets them.

    A `QShortcut` of the window would be simpler, but is silent while a modal dialog is open,
    and hiding must never be.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._deeds: dict[str, Deed] = {}
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self._look_around)
        self._look_around()

    def set(self, keys: str, deed: Deed, before: str = "") -> None:
        """Have `keys` (portable text, such as "Ctrl+L") do something, instead of `before`."""
        self._deeds.pop(QKeySequence(before).toString(), None)
        self._deeds[QKeySequence(keys).toString()] = deed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Act on a known key and keep it from everybody else."""
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        deed = self._deeds.get(QKeySequence(event.keyCombination()).toString())
        if deed is None:
            return False
        # Not from within this event: the deed may destroy the widget that it is addressed to.
        QTimer.singleShot(0, self, deed)
        return True

    def _look_around(self) -> None:
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)  # a second time changes nothing

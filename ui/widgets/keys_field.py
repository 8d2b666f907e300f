"""A field that shows a key combination and takes the next one that is pressed.

Qt's own `QKeySequenceEdit` hides its text from assistive tools and records several combinations.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_LEFT_TO_THE_WINDOW = {Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape}
_NOT_YET = {
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_unknown,
}


class KeysField(QLineEdit):
    """One combination; Tab moves on instead of becoming it."""

    taken = Signal()
    """Another combination was pressed."""

    def __init__(self, keys: QKeySequence) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setKeySequence(keys)

    def keySequence(self) -> QKeySequence:
        """Return what is shown."""
        return self._keys

    def setKeySequence(self, keys: QKeySequence) -> None:
        """Show other keys, in the words of this system."""
        self._keys = keys
        self.setText(keys.toString(QKeySequence.SequenceFormat.NativeText))

    def event(self, event: QEvent) -> bool:
        """Get the keys that would be a shortcut elsewhere in the window, too."""
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the combination once it has more than Shift or Ctrl."""
        key = Qt.Key(event.key())
        if key in _LEFT_TO_THE_WINDOW:
            event.ignore()
        elif key not in _NOT_YET:
            self.setKeySequence(QKeySequence(event.keyCombination()))
            self.taken.emit()

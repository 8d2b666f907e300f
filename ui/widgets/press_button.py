"""Push buttons that answer the Enter key as they answer the space bar, wherever they stand.

Qt leaves Enter to the buttons of dialogs; somebody who comes along with Tab expects it of all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class PressButton(QPushButton):
    """A push button; a key that is held down presses it once."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press it for Enter, too."""
        if event.key() not in _ENTER or event.modifiers() not in _PLAIN:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()

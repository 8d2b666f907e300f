"""The help as it is reached without unlocking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent

from ui.pages.help import HelpView
from ui.widgets.kit import Kit


class HelpDoor(HelpView):
    """Help with a way back; Escape goes back too."""

    def __init__(self, kit: Kit, on_back: Callable[[], object]) -> None:
        super().__init__(kit, on_back)
        self._go_back = on_back

    def showEvent(self, event: QShowEvent) -> None:
        """Take the keyboard, for scrolling."""
        super().showEvent(event)
        self.entered()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back on Escape, scroll on the usual keys."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

"""The one window: a door (lock screen, first run) or the workspace fills it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from ui.widgets.tab_order import move_focus

TITLE = "TrustJournal"  # never anything else: titles are seen by other programs


OUTLIVES = "outlivesScreens"
"""The property of a top-level widget that holds no words and belongs to no screen."""


class MainWindow(QMainWindow):
    """Shows one screen at a time and destroys the one before it, words and all."""

    closing = Signal(QCloseEvent)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(QSize(480, 400))
        self._screen: QWidget | None = None

    @property
    def screen_shown(self) -> QWidget | None:
        """The widget that fills the window."""
        return self._screen

    def show_screen(self, screen: QWidget) -> None:
        """Replace what fills the window; the old screen is gone when this returns."""
        self._drop_dialogs()
        old, self._screen = self._screen, screen
        if old is not None:
            old.hide()
            self.takeCentralWidget()
            old.setParent(None)
            old.deleteLater()
        self.setCentralWidget(screen)
        screen.show()  # Qt would show it only at the next turn of the event loop
        if old is not None:
            # Not at the next turn of the event loop: what was on it must be gone now.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def cover(self, screen: QWidget) -> QWidget | None:
        """Put `screen` in front and return what was there, hidden but whole, for `uncover`."""
        self._drop_dialogs()
        hidden = self.takeCentralWidget()
        if hidden is not None:
            hidden.setParent(None)
            hidden.hide()
        self._screen = screen
        self.setCentralWidget(screen)
        screen.show()
        return hidden

    def _drop_dialogs(self) -> None:
        """Destroy every other top-level widget: dialogs, menus, completers."""
        for widget in QApplication.topLevelWidgets():
            if widget is not self and self._owns(widget):
                widget.close()
                widget.deleteLater()

    def _owns(self, widget: QWidget) -> bool:
        """Tell whether a top-level widget was opened from here; menus may have no parent."""
        if widget.property(OUTLIVES):
            return False
        if isinstance(widget, QDialog | QMenu) and widget.parentWidget() is None:
            return True
        above = widget.parentWidget()
        while above is not None and above is not self:
            above = above.parentWidget()
        return above is self

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes through the window as its parts stand in it."""
        return move_focus(self, forward)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the shell save and lock first."""
        self.closing.emit(event)

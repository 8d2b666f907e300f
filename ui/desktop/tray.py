"""The app in the tray: a picture, "Open" and "Quit". Only after it was started there."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from ui.main_window import OUTLIVES


class Tray(QObject):
    """Shows a neutral picture; a click opens the window, which is locked."""

    open_wanted = Signal()
    quit_wanted = Signal()

    def __init__(self, icon: QIcon, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._menu = QMenu()
        self._menu.setProperty(OUTLIVES, True)
        self._menu.addAction(self.tr("Open")).triggered.connect(self.open_wanted)
        self._menu.addAction(self.tr("Quit")).triggered.connect(self.quit_wanted)
        self._icon = QSystemTrayIcon(icon, self)
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.show()

    @staticmethod
    def available() -> bool:
        """Tell whether this desktop has a tray."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def stop(self) -> None:
        """Leave the tray."""
        self._icon.hide()
        self._menu.deleteLater()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_wanted.emit()

"""A word through the system's own notifications: a title, and nothing in it that tells anything."""

from __future__ import annotations

import sys
from contextlib import suppress

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QStyle, QSystemTrayIcon

from ui.tasks import TaskRunner

SERVICE = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
_AS_LONG_AS_USUAL = -1
_SECONDS = 5


class Notifier(QObject):
    """Shows titles: over D-Bus on Linux, else through the tray. Where nothing can be shown,
    nothing is; Today shows the same."""

    def __init__(self, tasks: TaskRunner, parent: QObject | None = None, bus: str = "") -> None:
        """`bus` is the address of a D-Bus; "" is the session's own."""
        super().__init__(parent)
        self._tasks = tasks
        self._bus = bus
        self._tray: QSystemTrayIcon | None = None

    def say(self, title: str) -> None:
        """Show a title; it does not wait for the system."""
        if sys.platform == "linux":
            address = self._bus or "SESSION"
            self._tasks.run(lambda _progress: _over_the_bus(address, title))
        else:
            self._from_the_tray(title)

    def _from_the_tray(self, title: str) -> None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            icon = QApplication.style().standardIcon(QStyle.StandardPixmap.SP_FileIcon)
            self._tray = QSystemTrayIcon(icon, self)
        self._tray.show()
        self._tray.showMessage(title, "", QSystemTrayIcon.MessageIcon.NoIcon)


def _over_the_bus(address: str, title: str) -> None:
    from jeepney import DBusAddress, new_method_call
    from jeepney.io.blocking import open_dbus_connection

    to = DBusAddress(PATH, bus_name=SERVICE, interface=SERVICE)
    # No name of the app, no picture, no text, and nothing to press.
    body: tuple[object, ...] = ("", 0, "", title, "", [], {}, _AS_LONG_AS_USUAL)
    call = new_method_call(to, "Notify", "susssasa{sv}i", body)
    # A desktop without a bus, or without notifications, is no fault that anybody should hear of.
    with suppress(Exception), open_dbus_connection(address) as connection:
        connection.send_and_get_reply(call, timeout=_SECONDS)

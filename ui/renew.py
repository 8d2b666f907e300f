"""Starts the program over after locking, because nothing else empties its memory.

Qt and Python keep dozens of copies of what was on screen, also after the widgets are gone; a
process that replaced itself has none. The new one comes up at the lock screen, at the same place.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

MINIMISED = "minimised"


def command(folder: Path, window: QMainWindow | None, *, tray: bool = False) -> list[str]:
    """Return the command line that opens the same folder with the window where it is now.

    With `tray` it is in the tray as well; without a window it then shows none.
    """
    program = [sys.executable]
    if not getattr(sys, "frozen", False):
        program += ["-P", "-m", "ui.app"]  # -P: never import from the folder one happens to be in
    place = [] if window is None else ["--window", window_place(window)]
    return [*program, "--data-dir", str(folder), *place, *(["--tray"] if tray else [])]


def window_place(window: QMainWindow) -> str:
    """Return size and position as text, or that the window is minimised."""
    if window.isMinimized():
        return MINIMISED
    return window.saveGeometry().toBase64().toStdString()


def show_at(window: QMainWindow, place: str) -> None:
    """Show the window as `window_place` described it; as it is when that can't be read."""
    if place == MINIMISED:
        window.showMinimized()
        return
    if place:
        window.restoreGeometry(QByteArray.fromBase64(place.encode()))
    window.show()


def start_over(arguments: list[str]) -> None:
    """Replace this process; on Windows, start another and return (the caller then ends).

    Raises OSError when the program cannot be started; the present process then goes on.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        import subprocess

        subprocess.Popen(arguments, close_fds=True)  # noqa: S603 - our own program
        return
    os.execv(arguments[0], arguments)  # noqa: S606 - our own program

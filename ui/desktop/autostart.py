"""Whether the app starts with the session, quietly in the tray: off unless somebody wants it."""

from __future__ import annotations

import os
import plistlib
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings

NAME = "trustjournal"
_RUN = r"HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Run"


class Autostart:
    """Writes what each system reads at the beginning of a session, and removes it again."""

    def __init__(self, command: Sequence[str], home: Path | None = None) -> None:
        """`command` is how to start the app; `home` is the person's folder (None: the usual)."""
        self._command = list(command)
        self._home = home or Path.home()

    @property
    def enabled(self) -> bool:
        """Whether the app starts with the session."""
        if sys.platform == "win32":
            return bool(self._registry().contains(NAME))
        return self._file().is_file()

    def set(self, on: bool) -> None:
        """Start with the session from now on, or no more. Raises OSError."""
        if sys.platform == "win32":
            self._set_registry(on)
        elif on:
            file = self._file()
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(self._content())
        else:
            self._file().unlink(missing_ok=True)

    def _file(self) -> Path:
        if sys.platform == "darwin":
            return self._home / "Library" / "LaunchAgents" / f"{NAME}.plist"
        configured = os.environ.get("XDG_CONFIG_HOME")
        folder = Path(configured) if configured else self._home / ".config"
        return folder / "autostart" / f"{NAME}.desktop"

    def _content(self) -> bytes:
        if sys.platform == "darwin":
            agent = {"Label": NAME, "ProgramArguments": self._command, "RunAtLoad": True}
            return plistlib.dumps(agent)
        command = " ".join(map(_quoted, self._command))
        lines = ("[Desktop Entry]", "Type=Application", "Name=Journal", f"Exec={command}", "")
        return "\n".join(lines).encode()

    def _registry(self) -> QSettings:
        return QSettings(_RUN, QSettings.Format.NativeFormat)

    def _set_registry(self, on: bool) -> None:
        settings = self._registry()
        if on:
            import subprocess

            settings.setValue(NAME, subprocess.list2cmdline(self._command))
        else:
            settings.remove(NAME)
        with suppress(RuntimeError):
            settings.sync()


def _quoted(word: str) -> str:
    """An argument as the Desktop Entry Specification wants it."""
    escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in word)
    # A backslash is escaped once more, since the value is a string of the file itself.
    return '"' + escaped.replace("\\", "\\\\").replace("%", "%%") + '"'

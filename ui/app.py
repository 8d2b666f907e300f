"""The composition root: builds everything, passes it on, starts Qt."""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from trustjournal.clock import SystemClock
from trustjournal.hardening import harden
from trustjournal.paths import default_data_dir
from trustjournal.preferences import PreferencesFile
from ui.late_vault import late_vault
from ui.main_window import TITLE
from ui.renew import command, show_at, start_over
from ui.shell import Shell
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme

if TYPE_CHECKING:
    from ui.desktop.lock_watch import LockWatch

REMIND_AFTER_MS = 3_000
NO_DISPLAY = "TrustJournal needs a screen, and there is none here (DISPLAY is not set)."


def main(argv: list[str] | None = None) -> int:
    """Open the app and return its exit code; `--data-dir DIR` names another folder."""
    parser = argparse.ArgumentParser(prog="trustjournal", description=TITLE)
    parser.add_argument("--data-dir", type=Path, default=None, metavar="DIR")
    parser.add_argument("--window", default="", help=argparse.SUPPRESS)
    parser.add_argument("--tray", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args(argv)
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 1
    harden()
    app = QApplication([TITLE])
    app.setApplicationName(TITLE)
    app.setStyle("Fusion")
    app.setQuitOnLastWindowClosed(False)
    folder = options.data_dir or default_data_dir()
    shell = build(folder)
    shell.quit_wanted.connect(app.quit)
    shell.locked.connect(lambda: _begin_anew(folder, shell))
    app.aboutToQuit.connect(shell.shut_down)
    sys.excepthook = quiet_excepthook(shell)
    if sys.platform in ("win32", "darwin"):
        from ui.desktop.capture import CaptureGuard

        CaptureGuard(app).start()
    shell.start()
    in_tray = options.tray and _put_into_tray(folder, shell)
    if options.window or not in_tray:
        show_at(shell.window, options.window)
    QTimer.singleShot(REMIND_AFTER_MS, shell, lambda: _begin_reminding(folder, shell))
    return app.exec()


def _begin_anew(folder: Path, shell: Shell, *, hidden: bool = False) -> None:
    """Empty the memory after locking; where the program can't be started, stay as we are."""
    with contextlib.suppress(OSError):
        window = None if hidden else shell.window
        start_over(command(folder, window, tray=shell.stays_in_tray))
        shell.quit_wanted.emit()


def _put_into_tray(folder: Path, shell: Shell) -> bool:
    """Be in the tray, where this desktop has one; closing the window then leaves the app there."""
    from ui.desktop.tray import Tray
    from ui.icons import phosphor

    if not Tray.available():
        return False
    tray = Tray(phosphor("notebook", QColor("#808890")), shell)
    tray.open_wanted.connect(shell.window.showNormal)
    tray.open_wanted.connect(shell.window.activateWindow)
    tray.quit_wanted.connect(shell.quit_wanted)
    shell.stays_in_tray = True
    shell.away_wanted.connect(lambda: _begin_anew(folder, shell, hidden=True))
    return True


def _begin_reminding(folder: Path, shell: Shell) -> None:
    """Say "Journal time" when somebody wanted it; loaded after the first paint."""
    from trustjournal.journal.reminder_file import ReminderFile
    from ui.desktop.notify import Notifier
    from ui.reminding import Reminding

    reminding = Reminding(
        shell,
        clock=SystemClock(),
        preferences=PreferencesFile(folder),
        file=ReminderFile(folder),
        session=lambda: shell.opened.session if shell.opened is not None else None,
        say=Notifier(TaskRunner(shell), shell).say,
    )
    shell.locking.connect(reminding.remember)
    reminding.start()


def build(folder: Path) -> Shell:
    """Return the shell for a data folder, with the real clock, desktop and task pool."""
    clock = SystemClock()
    preferences = PreferencesFile(folder)
    chosen = preferences.load()
    theme = Theme(Scheme(chosen.scheme), chosen.text_percent)
    theme.apply()
    shell = Shell(
        vault=late_vault(folder, clock),
        clock=clock,
        theme=theme,
        tasks=TaskRunner(),
        preferences=preferences,
        watch=_watch,
    )
    shell.window.resize(theme.px(1180), theme.px(760))
    return shell


def _watch(minutes: int) -> LockWatch:
    from trustjournal.idle import IdleRule, steady_seconds
    from ui.desktop.lock_watch import lock_watch

    return lock_watch(IdleRule(minutes, steady_seconds, SystemClock()))


def has_display() -> bool:
    """Tell whether Qt will find a screen (or a platform plugin was asked for by name)."""
    if sys.platform in ("win32", "darwin") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def quiet_excepthook(shell: Shell) -> Callable[..., None]:
    """Return a hook that says on screen that something failed, and where on standard error.

    The error's own text is never shown: it may quote what was written.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        code = trace.tb_frame.f_code.co_filename if trace else ""
        where = f"{Path(code).name}:{trace.tb_lineno}" if trace else "?"
        print(f"{TITLE}: unexpected {kind.__name__} at {where}", file=sys.stderr)
        if isinstance(error, Exception):
            shell.report(error)

    return hook


if __name__ == "__main__":
    sys.exit(main())

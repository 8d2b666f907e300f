"""The screens before a journal is open: lock screen, first run, help, restore."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.main_window import MainWindow
from ui.remembering import Remembering
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters
    from trustjournal.vault.vault import Vault
    from ui.desktop.clipboard import PrivateClipboard


class Doors(QObject):
    """Shows one door at a time in the window, and passes on the session that came through."""

    opened = Signal(object)

    def __init__(
        self,
        *,
        window: MainWindow,
        kit: Kit,
        tasks: TaskRunner,
        vault: Vault,
        clipboard: Callable[[], PrivateClipboard],
        remembering: Remembering,
        kdf: KdfParameters | None,
    ) -> None:
        """`clipboard` makes the clipboard when it is first needed; `kdf` is for a new journal."""
        super().__init__(window)
        self._window = window
        self._kit = kit
        self._tasks = tasks
        self._vault = vault
        self._clipboard = clipboard
        self._remembering = remembering
        self._kdf = kdf

    def show(self) -> None:
        """Show the lock screen, or the first run where there is no journal yet."""
        if self._vault.exists():
            self.show_lock_screen()
        else:
            self._show_first_run()

    def show_lock_screen(self) -> None:
        """Ask for the passphrase."""
        from ui.lock.lock_screen import LockScreen

        offered = self._remembering if self._remembering.offered else None
        screen = LockScreen(
            kit=self._kit, tasks=self._tasks, vault=self._vault, remembering=offered
        )
        screen.unlocked.connect(self.opened)
        screen.help_wanted.connect(lambda: self.show_help(self.show))
        screen.restore_wanted.connect(self.show_restore)
        self._put(screen)

    def _show_first_run(self) -> None:
        from ui.lock.first_run import FirstRun

        screen = FirstRun(
            kit=self._kit,
            tasks=self._tasks,
            vault=self._vault,
            clipboard=self._clipboard(),
            kdf=self._kdf,
        )
        screen.created.connect(self.opened)
        screen.restore_wanted.connect(self.show_restore)
        self._put(screen)

    def show_help(self, back: Callable[[], object]) -> None:
        """Show the help that needs no passphrase; `back` is called to leave it."""
        from ui.lock.help_door import HelpDoor

        self._put(HelpDoor(self._kit, back))

    def show_restore(self) -> None:
        """Lead through putting a backup in place."""
        from ui.lock.restore import RestoreScreen

        screen = RestoreScreen(kit=self._kit, tasks=self._tasks, vault=self._vault)
        screen.done.connect(self.show)
        screen.back.connect(self.show)
        self._put(screen)

    def _put(self, screen: QWidget) -> None:
        self._window.show_screen(screen)
        if not screen.isAncestorOf(self._window.focusWidget()):
            screen.setFocus()

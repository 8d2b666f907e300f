"""Goes between the door and the workspace: first run, unlocking, locking, hiding, leaving."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Clock
from trustjournal.preferences import Preferences, PreferencesFile
from ui.hot_keys import HotKeys
from ui.main_window import MainWindow
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters
    from trustjournal.vault.vault import Session, Vault
    from ui.desktop.clipboard import PrivateClipboard
    from ui.desktop.lock_watch import LockWatch
    from ui.opened import Opened


class Shell(QObject):
    """Owns the window and, while unlocked, the session and everything made from it."""

    locked = Signal()
    quit_wanted = Signal()

    def __init__(
        self,
        *,
        vault: Vault,
        clock: Clock,
        theme: Theme,
        tasks: TaskRunner,
        preferences: PreferencesFile,
        watch: Callable[[int], LockWatch] | None = None,
        quiet_seconds: float = 20,
        kdf: KdfParameters | None = None,
    ) -> None:
        """Build the window; `watch(minutes)` makes what says when to lock (None: nothing does).

        `quiet_seconds` after unlocking, backups and checks run in the background. `kdf` is for
        a new journal; None measures this computer.
        """
        super().__init__()
        self._vault = vault
        self._clock = clock
        self._theme = theme
        self._kit = Kit(theme)
        self._tasks = tasks
        self._preferences_file = preferences
        self._preferences = preferences.load()
        self._make_watch = watch
        self._watch: LockWatch | None = None
        self._quiet_seconds = quiet_seconds
        self._kdf = kdf
        self._opened: Opened | None = None
        self._clipboard: PrivateClipboard | None = None
        self.window = MainWindow()
        QTimer.singleShot(0, self.window, self._add_ring)
        self.window.closing.connect(self._closing)
        theme.changed.connect(self._rebuild)
        self._keys = HotKeys(self)
        self._keys.set(self._preferences.quick_hide_keys, self.hide_and_lock)
        self._keys.set("Ctrl+L", self.lock)
        self._keys.set("Ctrl+Q", self.window.close)

    def _add_ring(self) -> None:
        """Show where the keyboard is; loaded after the first paint, which is to be quick."""
        from ui.widgets.focus_ring import FocusRing

        FocusRing(self.window, self._theme)

    # --- doors -----------------------------------------------------------------------------

    @property
    def opened(self) -> Opened | None:
        """The unlocked journal with its screens; None while locked."""
        return self._opened

    def start(self) -> None:
        """Show the lock screen, or the first run where there is no journal yet."""
        if self._vault.exists():
            self._show_lock_screen()
        else:
            self._show_first_run()

    def _show_lock_screen(self) -> None:
        from ui.lock.lock_screen import LockScreen

        screen = LockScreen(kit=self._kit, tasks=self._tasks, vault=self._vault)
        screen.unlocked.connect(self.open)
        screen.help_wanted.connect(self._show_help)
        screen.restore_wanted.connect(self._show_restore)
        self.window.show_screen(screen)
        screen.setFocus()

    def _show_first_run(self) -> None:
        from ui.lock.first_run import FirstRun

        screen = FirstRun(
            kit=self._kit,
            tasks=self._tasks,
            vault=self._vault,
            clipboard=self.clipboard,
            kdf=self._kdf,
        )
        screen.created.connect(self.open)
        screen.restore_wanted.connect(self._show_restore)
        self.window.show_screen(screen)

    def _show_help(self) -> None:
        from ui.lock.help_door import HelpDoor

        self._show_over(HelpDoor(self._kit, self.start))

    def _show_restore(self) -> None:
        from ui.lock.restore import RestoreScreen

        screen = RestoreScreen(kit=self._kit, tasks=self._tasks, vault=self._vault)
        screen.done.connect(self.start)
        screen.back.connect(self.start)
        self._show_over(screen)

    def _show_over(self, screen: QWidget) -> None:
        self.window.show_screen(screen)
        screen.setFocus()

    @property
    def clipboard(self) -> PrivateClipboard:
        """The clipboard that forgets; made when first needed."""
        if self._clipboard is None:
            from ui.desktop.clipboard import PrivateClipboard

            self._clipboard = PrivateClipboard(parent=self)
        return self._clipboard

    # --- opening ---------------------------------------------------------------------------

    def open(self, session: Session) -> None:
        """Show the workspace of a session that was just unlocked or created."""
        from ui.opened import Opened

        self._opened = Opened(
            session=session,
            kit=self._kit,
            tasks=self._tasks,
            clipboard=self.clipboard,
            preferences=self._preferences_file,
            quiet_seconds=self._quiet_seconds,
        )
        self._opened.lock_wanted.connect(self.lock)
        self._opened.restore_wanted.connect(self._lock_and_restore)
        self._opened.preferences_changed.connect(self._take_preferences)
        self.window.show_screen(self._opened.build())
        self._opened.settle()
        self._guard()

    def _guard(self) -> None:
        if self._make_watch is None:
            return
        if self._watch is None:
            self._watch = self._make_watch(self._preferences.auto_lock_minutes)
            self._watch.lock_wanted.connect(lambda _reason: self.lock())
        self._watch.arm()

    def _rebuild(self) -> None:
        """Build the present screen anew in the changed theme, at the same place."""
        if self._opened is not None:
            self.window.show_screen(self._opened.rebuild())
            self._opened.settle()
        elif self._vault.exists():
            self._show_lock_screen()

    def _take_preferences(self, preferences: Preferences) -> None:
        before, self._preferences = self._preferences, preferences
        self._keys.set(preferences.quick_hide_keys, self.hide_and_lock, before.quick_hide_keys)
        if preferences.auto_lock_minutes != before.auto_lock_minutes and self._watch is not None:
            self._watch.disarm()
            self._watch.stop()
            self._watch.deleteLater()
            self._watch = None
            self._guard()
        if (preferences.scheme, preferences.text_percent) != (before.scheme, before.text_percent):
            self._theme.choose(Scheme(preferences.scheme), preferences.text_percent)

    # --- locking ---------------------------------------------------------------------------

    def lock(self) -> None:
        """Save drafts and place, destroy what shows words, close and forget the keys.

        Emits `locked` when that is done and the app goes on.
        """
        if self._opened is not None:
            self._close_session()
            self.locked.emit()

    def _close_session(self) -> None:
        opened, self._opened = self._opened, None
        if opened is None:
            return
        opened.leave()
        if self._clipboard is not None:
            self._clipboard.clear()
        self._show_lock_screen()
        opened.close()
        if self._watch is not None:
            self._watch.disarm()
        gc.collect()

    def hide_and_lock(self) -> None:
        """Hide the window at once, lock, and end: nothing is left that could be found open."""
        self.window.hide()
        self._close_session()
        self.quit_wanted.emit()

    def _lock_and_restore(self) -> None:
        """A restore replaces the journal's files, so it is done from the door."""
        self._close_session()
        self._show_restore()

    def _closing(self, event: QCloseEvent) -> None:
        if self._opened is not None:
            self.window.hide()
            self._close_session()
        event.accept()
        self.quit_wanted.emit()

    def report(self, error: Exception) -> None:
        """Tell a person that something failed which no page had expected."""
        if self._opened is not None:
            self._opened.tell_problem(error)

    def shut_down(self) -> None:
        """Lock, wait for background work and give back what the desktop lent."""
        self._close_session()
        self._tasks.stop()
        if self._watch is not None:
            with contextlib.suppress(RuntimeError):
                self._watch.stop()

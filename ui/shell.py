"""Goes between the door and the workspace: first run, unlocking, locking, hiding, leaving."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Clock
from trustjournal.preferences import Preferences, PreferencesFile
from ui.doors import Doors
from ui.hot_keys import HotKeys
from ui.main_window import MainWindow
from ui.remembering import Remembering
from ui.tasks import TaskRunner
from ui.theme import Scheme, Space, Theme
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters
    from trustjournal.vault.remember import Keyring
    from trustjournal.vault.vault import Session, Vault
    from ui.desktop.clipboard import PrivateClipboard
    from ui.desktop.lock_watch import LockWatch
    from ui.opened import Opened

TRY_AGAIN_MS = 5_000
"""How often a journal that could not be locked is tried again."""

RING_AFTER_MS = 50
"""When the focus ring comes: after the first paint, which is not to wait for it."""


class Shell(QObject):
    """Owns the window and, while unlocked, the session and everything made from it."""

    locked = Signal()
    locking = Signal()
    """All is saved, and the session is about to be closed."""
    quit_wanted = Signal()
    away_wanted = Signal()
    """The window was closed while the app stays in the tray; everything is locked."""

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
        keyring: Callable[[], Keyring | None] | None = None,
    ) -> None:
        """Build the window; `watch(minutes)` makes what says when to lock (None: nothing does).

        `quiet_seconds` after unlocking, backups and checks run in the background. `kdf` is for
        a new journal; None measures this computer. `keyring` gives the one that may open it
        without typing; None takes the system's.
        """
        super().__init__()
        self._vault = vault
        self._clock = clock
        self._theme = theme
        self._kit = Kit(theme)
        self._tasks = tasks
        self._preferences_file = preferences
        self._preferences = preferences.load()
        self._remembering = Remembering(preferences, keyring)
        self._make_watch = watch
        self._watch: LockWatch | None = None
        self._quiet_seconds = quiet_seconds
        self._opened: Opened | None = None
        self._clipboard: PrivateClipboard | None = None
        self._warned = False
        self._behind: QWidget | None = None
        self._try_again = QTimer(self, interval=TRY_AGAIN_MS)
        self._try_again.timeout.connect(self._try_to_lock)
        self.stays_in_tray = False
        self.window = MainWindow()
        QTimer.singleShot(RING_AFTER_MS, self.window, self._add_ring)
        self.window.closing.connect(self._closing)
        theme.dress(self.window)
        theme.changed.connect(self._rebuild)
        self._doors = Doors(
            window=self.window,
            kit=self._kit,
            tasks=tasks,
            vault=vault,
            clipboard=lambda: self.clipboard,
            remembering=self._remembering,
            kdf=kdf,
        )
        self._doors.opened.connect(self.open)
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
        self._doors.show()

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
            remembering=self._remembering,
            quiet_seconds=self._quiet_seconds,
        )
        self._opened.lock_wanted.connect(self.lock)
        self._opened.restore_wanted.connect(self._lock_and_restore)
        self._opened.preferences_changed.connect(self._take_preferences)
        self._opened.space_wanted.connect(self._go_to)
        self._opened.together_wanted.connect(self._open_together)
        self._wear(self._opened.last_space())
        self.window.show_screen(self._opened.build())
        self._opened.settle()
        self._guard()

    def _guard(self) -> None:
        if self._make_watch is None:
            return
        if self._watch is None:
            self._watch = self._make_watch(self._preferences.auto_lock_minutes)
            self._watch.lock_wanted.connect(self._lock_for)
        self._watch.arm()

    def _lock_for(self, reason: str) -> None:
        """Lock as the desktop wants it; at a session's end without starting over after it."""
        from ui.desktop.source import Reason

        if reason == Reason.SESSION_END:
            self._close_session()
        else:
            self.lock()

    def _rebuild(self) -> None:
        """Build the present screen anew in the changed theme, at the same place."""
        self._theme.dress(self.window)
        if self._behind is not None:
            return  # never show what is covered; it is dressed anew when next built
        if self._opened is not None:
            if self._opened.workspace is not None:
                self._build_anew()
        elif self._vault.exists():
            self._doors.show_lock_screen()

    def _open_together(self) -> None:
        """Lead two people to a space of their own; meanwhile nothing else is on screen."""
        from ui.lock.two_people import JoinGuide

        if self._opened is None or not self._opened.step_aside():
            return
        guide = JoinGuide(
            kit=self._kit,
            tasks=self._tasks,
            session=self._opened.session,
            clipboard=self.clipboard,
        )
        guide.left.connect(lambda: self._go_to(Space.PRIVATE))
        guide.joined.connect(self._remembering.forget)
        guide.joined.connect(lambda: self._go_to(Space.SHARED))
        self.window.show_screen(guide)

    def _build_anew(self) -> None:
        self._theme.dress(self.window)
        if self._opened is not None:
            self.window.show_screen(self._opened.rebuild())
            self._opened.settle()

    def _go_to(self, space: Space) -> None:
        """Show the other space, where the person was in it."""
        self._theme.enter(space)
        self._build_anew()
        if self._opened is not None and self._opened.workspace is not None:
            self._opened.workspace.say_space()

    def _wear(self, space: Space) -> None:
        """Take a space's colours before a screen is built."""
        if self._theme.space is not space:
            self._theme.enter(space)
            self._theme.dress(self.window)

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

        Emits `locked` when that is done and the app goes on. Words that can't be saved (a full
        disk) keep the journal open behind a lock screen until they are.
        """
        if self._opened is None:
            return
        if self._close_session():
            self.locked.emit()
        else:
            self._cover()

    def _close_session(self, *, whatever_is_lost: bool = False) -> bool:
        """Lock, and return whether it was done: not while words can't be saved."""
        opened = self._opened
        if opened is None:
            return True
        opened.leave()
        if opened.unsaved() and not whatever_is_lost:
            return False
        self.locking.emit()
        self._opened = None
        if self._clipboard is not None:
            self._clipboard.clear()
        self._forget_behind()
        self._wear(Space.PRIVATE)  # a door belongs to nobody, and tells nothing of a space
        self._doors.show_lock_screen()
        opened.close()
        if self._watch is not None:
            self._watch.disarm()
        gc.collect()
        return True

    def hide_and_lock(self) -> None:
        """Hide the window at once, lock, and end: nothing is left that could be found open."""
        self.window.hide()
        self._close_session(whatever_is_lost=True)
        self.quit_wanted.emit()

    def _lock_and_restore(self) -> None:
        """A restore replaces the journal's files, so it is done from the door."""
        if self._close_session():
            self._doors.show_restore()
        else:
            self._say_unsaved()

    def _closing(self, event: QCloseEvent) -> None:
        if not self._close_session(whatever_is_lost=self._warned):
            self._warned = True
            self._say_unsaved()
            event.ignore()
            return
        event.accept()
        (self.away_wanted if self.stays_in_tray else self.quit_wanted).emit()

    def _say_unsaved(self) -> None:
        if self._opened is not None and self._opened.workspace is not None:
            self._opened.workspace.tell(
                self.tr("Your last words could not be saved yet."),
                self.tr("Make some room on the disk. If you close again, they are lost."),
            )

    # --- words that can't be saved ---------------------------------------------------------

    def _cover(self) -> None:
        """Show a lock screen in front of the journal, which stays open until it can be saved."""
        from ui.lock.cover import Cover
        from ui.lock.lock_screen import LockScreen

        if self._opened is None:
            return
        cover = cast("Vault", Cover(self._opened.session))
        screen = LockScreen(kit=self._kit, tasks=self._tasks, vault=cover)
        screen.unlocked.connect(self._uncover)
        screen.help_wanted.connect(lambda: self._doors.show_help(self._cover))
        if self._behind is None:
            self._behind = self.window.cover(screen)
        else:
            self.window.show_screen(screen)
        self._try_again.start()

    def _uncover(self) -> None:
        behind, self._behind = self._behind, None
        self._try_again.stop()
        if behind is not None:
            self.window.show_screen(behind)

    def _try_to_lock(self) -> None:
        if self._behind is not None and self._close_session():
            self.locked.emit()

    def _forget_behind(self) -> None:
        behind, self._behind = self._behind, None
        self._try_again.stop()
        if behind is not None:
            behind.deleteLater()

    # --- the end ---------------------------------------------------------------------------

    def report(self, error: Exception) -> None:
        """Tell a person that something failed which no page had expected."""
        if self._opened is not None:
            self._opened.tell_problem(error)

    def shut_down(self) -> None:
        """Lock, wait for background work and give back what the desktop lent."""
        self._close_session(whatever_is_lost=True)
        self._tasks.stop()
        if self._watch is not None:
            with contextlib.suppress(RuntimeError):
                self._watch.stop()

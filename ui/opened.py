"""An unlocked journal with its screens: stores, pages, panel, shortcuts, upkeep."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from trustjournal.clock import Progress
from trustjournal.errors import HistoryMismatch
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.state import StateStore
from trustjournal.journal.store import EntryStore
from trustjournal.messages import explain, explain_notice
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.vault import Session
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.help import HelpPage
from ui.pages.journal import JournalPage
from ui.pages.settings import SettingsPage
from ui.pages.today import TodayPage
from ui.panels.validation import ValidationPanel
from ui.tasks import TaskRunner
from ui.upkeep import Upkeep
from ui.widgets.kit import Kit
from ui.widgets.sidebar import Destination
from ui.workspace import FIND_WORDS_KEYS, Workspace

PLACE = "workspace"


class Opened(QObject):
    """Everything that exists only while one person's session is unlocked."""

    lock_wanted = Signal()
    restore_wanted = Signal()
    preferences_changed = Signal(object)

    def __init__(
        self,
        *,
        session: Session,
        kit: Kit,
        tasks: TaskRunner,
        clipboard: PrivateClipboard,
        preferences: PreferencesFile,
        quiet_seconds: float,
    ) -> None:
        super().__init__()
        self.session = session
        self._kit = kit
        self._tasks = tasks
        self._clipboard = clipboard
        self._preferences = preferences
        self._vocabulary = Vocabulary.load()
        self.entries = EntryStore(session.private, session.clock, self._vocabulary)
        self.drafts = DraftStore(session.private, session.clock)
        self._state = StateStore(session.private)
        self.workspace: Workspace | None = None
        self._told_notices = False
        self._upkeep = Upkeep(
            tasks, [self._empty_bin, self._back_up, self._check], self, quiet_seconds
        )
        self._upkeep.problem.connect(self.tell_problem)

    # --- screens ---------------------------------------------------------------------------

    def build(self) -> Workspace:
        """Build the workspace; `settle` once it is in the window."""
        workspace = Workspace(
            kit=self._kit,
            pages=[
                (Destination("today", self.tr("Today"), "sun-horizon", "Ctrl+1"), self._today),
                (Destination("journal", self.tr("Journal"), "notebook", "Ctrl+2"), self._journal),
            ],
            helpers=[
                (
                    Destination("help", self.tr("Help & safety"), "lifebuoy", "F1"),
                    lambda: HelpPage(kit=self._kit),
                ),
                (
                    Destination("settings", self.tr("Settings"), "gear-six", "Ctrl+,"),
                    self._settings,
                ),
            ],
            panel=lambda: ValidationPanel(
                kit=self._kit, vocabulary=self._vocabulary, clipboard=self._clipboard
            ),
        )
        workspace.lock_wanted.connect(self.lock_wanted)
        self.workspace = workspace
        self._add_keys(workspace)
        return workspace

    def _today(self) -> TodayPage:
        page = TodayPage(
            kit=self._kit,
            entries=self.entries,
            drafts=self.drafts,
            vocabulary=self._vocabulary,
            clock=self.session.clock,
        )
        page.open_entry.connect(lambda uid: self._show_journal().open_entry(uid))
        page.write_more.connect(
            lambda feeling, line: self._show_journal().new_entry(
                Kind.FEELINGS, feeling=feeling, happened=line
            )
        )
        return page

    def _journal(self) -> JournalPage:
        return JournalPage(
            kit=self._kit,
            tasks=self._tasks,
            entries=self.entries,
            drafts=self.drafts,
            vocabulary=self._vocabulary,
            clock=self.session.clock,
            clipboard=self._clipboard,
        )

    def _settings(self) -> SettingsPage:
        page = SettingsPage(
            kit=self._kit,
            tasks=self._tasks,
            session=self.session,
            entries=self.entries,
            preferences=self._preferences,
            clipboard=self._clipboard,
        )
        page.preferences_changed.connect(self.preferences_changed)
        page.restore_wanted.connect(self.restore_wanted)
        return page

    def _show_journal(self) -> JournalPage:
        assert self.workspace is not None  # noqa: S101 - only its own pages and keys call this
        self.workspace.show_page(JournalPage.name)
        return cast("JournalPage", self.workspace.page(JournalPage.name))

    def _add_keys(self, workspace: Workspace) -> None:
        keys: dict[str, Callable[[], object]] = {
            FIND_WORDS_KEYS: workspace.toggle_panel,
            "Ctrl+N": lambda: self._show_journal().new_entry(),
            "Ctrl+F": lambda: self._show_journal().focus_search(),
            "Ctrl+1": lambda: workspace.show_page("today"),
            "Ctrl+2": lambda: workspace.show_page("journal"),
            "F1": lambda: workspace.show_page("help"),
            "Ctrl+,": lambda: workspace.show_page("settings"),
        }
        for sequence, then in keys.items():
            QShortcut(QKeySequence(sequence), workspace).activated.connect(then)

    def settle(self) -> None:
        """Go back to where the person was, and tell what unlocking brought to light."""
        if self.workspace is None:
            return
        self.workspace.return_to(self._state.get(PLACE, {}))
        if not self._told_notices:
            self._told_notices = True
            for notice in self.session.notices:
                words = explain_notice(notice)
                self.workspace.tell(words.sentence, words.next_step)

    def rebuild(self) -> Workspace:
        """Save, remember the place and build the workspace anew."""
        self.leave()
        return self.build()

    # --- leaving ---------------------------------------------------------------------------

    def leave(self) -> None:
        """Save drafts and the place; what can't be saved is told by the page it is on."""
        if self.workspace is None or self.session.closed:
            return
        self.workspace.leave()
        self._state.set(PLACE, self.workspace.place())

    def unsaved(self) -> bool:
        """Tell whether words are on screen that `leave` could not save."""
        return self.workspace is not None and self.workspace.unsaved()

    def close(self) -> None:
        """End background work and forget the keys."""
        self._upkeep.stop()
        self.session.interrupt()
        self._tasks.stop(wait_ms=5_000)
        self.session.lock()
        self.workspace = None
        self.deleteLater()

    # --- upkeep ----------------------------------------------------------------------------

    def _empty_bin(self, _progress: Progress) -> Changed:
        return self.entries.erase_expired()

    def _back_up(self, progress: Progress) -> None:
        if self.session.backups.due():
            self.session.backups.make(progress)

    def _check(self, progress: Progress) -> None:
        """Compare what is there with what was recorded; page by page is left to Settings."""
        from trustjournal.journal.contents import recorded_contents
        from trustjournal.vault.verify import verify

        if verify(self.session, progress, contents=recorded_contents, pages=False):
            raise HistoryMismatch

    def tell_problem(self, error: Exception) -> None:
        """Show an error's words on top of the page."""
        if self.workspace is not None:
            words = explain(error)
            self.workspace.tell(words.sentence, words.next_step)

"""An unlocked journal with its screens: a desk for each space, pages, panel, keys, upkeep."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.errors import HistoryMismatch, TrustJournalError
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from trustjournal.journal.space_news import SpaceNews
from trustjournal.journal.state import StateStore
from trustjournal.journal.store import EntryStore
from trustjournal.journal.thing_store import erase_expired_things
from trustjournal.messages import explain, explain_notice
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.vault import Session
from ui.agreement_notice import AgreementNotice
from ui.desk_pages import DeskPages
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.base import Page
from ui.pages.journal import JournalPage
from ui.pages.settings import SettingsPage
from ui.pages.shut_page import ShutPage
from ui.panels.kept import Kept
from ui.panels.validation import ValidationPanel
from ui.remembering import Remembering
from ui.space_desk import LAST_SPACE, SpaceDesk, bring_home, desks_of, sharing_of
from ui.tasks import TaskRunner
from ui.theme import Space
from ui.unread_notice import UnreadNotice
from ui.upkeep import Upkeep
from ui.widgets.kit import Kit
from ui.widgets.space_switch import SWITCH_KEYS
from ui.widgets.when_field import spoken_day
from ui.workspace import FIND_WORDS_KEYS, Workspace


class Opened(QObject):
    """Everything that exists only while one person's session is unlocked."""

    lock_wanted = Signal()
    restore_wanted = Signal()
    preferences_changed = Signal(object)
    space_wanted = Signal(object)
    together_wanted = Signal()

    def __init__(
        self,
        *,
        session: Session,
        kit: Kit,
        tasks: TaskRunner,
        clipboard: PrivateClipboard,
        preferences: PreferencesFile,
        remembering: Remembering,
        quiet_seconds: float,
    ) -> None:
        super().__init__()
        self.session = session
        self._kit = kit
        self._tasks = tasks
        self._clipboard = clipboard
        self._preferences = preferences
        self._remembering = remembering
        self._vocabulary = Vocabulary.load()
        self._state = StateStore(session.private)
        self._desks = desks_of(session, self._vocabulary)
        self._desk = self._desks[self.last_space()]
        self.workspace: Workspace | None = None
        self._told_notices = False
        self._unread = UnreadNotice(self._tell, self)
        self._to_tell: tuple[str, str] | None = None
        self._upkeep = Upkeep(
            tasks,
            [self._empty_bins, self._forget_sealed, self._back_up, self._check],
            self,
            quiet_seconds,
        )
        self._upkeep.problem.connect(self.tell_problem)

    @property
    def entries(self) -> EntryStore:
        """The entries of the space that is open."""
        return self._desk.entries

    @property
    def drafts(self) -> DraftStore:
        """The drafts for the space that is open."""
        return self._desk.drafts

    # --- spaces ----------------------------------------------------------------------------

    @property
    def desk(self) -> SpaceDesk:
        """The space that is open, with its stores."""
        return self._desk

    def last_space(self) -> Space:
        """Return the space in which this person was when the journal was locked."""
        shared = self._state.get(LAST_SPACE) == Space.SHARED.value
        return Space.SHARED if shared and Space.SHARED in self._desks else Space.PRIVATE

    def ask_for_space(self, space: Space) -> None:
        """Ask for another space, once all words here are safe; else say why not."""
        if space is self._desk.space or space not in self._desks:
            return
        self.leave()
        if self.unsaved():
            self._say_unsaved()
        else:
            self.space_wanted.emit(space)

    def _space_changed(self, sentence: str, next_step: str) -> None:
        """The shared space was left or closed: build what is left of it, and tell so."""
        self._to_tell = sentence, next_step
        self.space_wanted.emit(self._desk.space if self.session.shared else Space.PRIVATE)

    def _switch(self) -> None:
        here = self._desk.space
        self.ask_for_space(Space.PRIVATE if here is Space.SHARED else Space.SHARED)

    def _say_unsaved(self) -> None:
        if self.workspace is not None:
            self.workspace.tell(
                self.tr("Your last words could not be saved yet."),
                self.tr("Make some room on the disk, then try it again."),
            )

    # --- screens ---------------------------------------------------------------------------

    def build(self) -> Workspace:
        """Build the workspace of the theme's space; `settle` once it is in the window."""
        self._desks = desks_of(self.session, self._vocabulary)
        if self.session.shared_problem is None:  # else Us may come back, from a backup
            with suppress(TrustJournalError):  # drafts lie where they are until the next time
                bring_home(self._desks)
        self._desk = self._desks[self._kit.theme.space]
        pages = DeskPages(
            desk=self._desk,
            session=self.session,
            kit=self._kit,
            tasks=self._tasks,
            vocabulary=self._vocabulary,
            clipboard=self._clipboard,
            preferences=self._preferences,
            remembering=self._remembering,
            open_journal=self._show_journal,
            connect_settings=self._connect_settings,
            open_page=self._open_page,
            ask_for_space=self.ask_for_space,
            find_words=self._find_words,
            show_saved=self._show_saved,
        )
        workspace = Workspace(
            kit=self._kit,
            pages=pages.above(),
            helpers=pages.below(),
            panel=lambda: self._panel(pages.role()),
            spaces=len(self._desks) > 1,
            closed=pages.closed,
            alone=self.session.partner_left,
        )
        workspace.lock_wanted.connect(self.lock_wanted)
        workspace.space_wanted.connect(self.ask_for_space)
        self.workspace = workspace
        self._add_keys(workspace)
        return workspace

    def _panel(self, role: Role) -> ValidationPanel:
        workspace = self.workspace
        return ValidationPanel(
            kit=self._kit,
            vocabulary=self._vocabulary,
            clipboard=self._clipboard,
            tasks=self._tasks,
            state=self._state,
            kept=Kept.of(self.session, self._desk),
            open_text=lambda: workspace.current.open_text() if workspace else None,
            entry_in_view=lambda: workspace.current.entry_in_view() if workspace else None,
            role=role,
        )

    def _connect_settings(self, page: SettingsPage) -> None:
        page.preferences_changed.connect(self.preferences_changed)
        page.restore_wanted.connect(self.restore_wanted)
        page.together_wanted.connect(self.together_wanted)
        page.space_changed.connect(self._space_changed)

    def _show_journal(self) -> JournalPage:
        return cast("JournalPage", self._open_page(JournalPage.name))

    def _open_page(self, name: str) -> Page:
        assert self.workspace is not None  # noqa: S101 - only its own pages and keys call this
        self.workspace.show_page(name)
        page = self.workspace.page(name)
        if isinstance(page, ShutPage):
            raise page.error
        return page

    def _find_words(self, feeling: str, happened: str, my_part: str = "", now: str = "") -> None:
        if self.workspace is not None:
            self.workspace.find_words(feeling, happened, my_part, now)

    def _show_saved(self, uid: str) -> None:
        if self.workspace is not None:
            self.workspace.show_saved(uid)

    def _add_keys(self, workspace: Workspace) -> None:
        keys: dict[str, Callable[[], object]] = {
            FIND_WORDS_KEYS: workspace.toggle_panel,
            "Ctrl+N": self._begin_here,
            "Ctrl+F": lambda: self._show_journal().focus_search(),
            "Ctrl+1": lambda: workspace.show_page("today"),
            "Ctrl+2": lambda: workspace.show_page("journal"),
            "Ctrl+3": lambda: workspace.show_page("boundaries"),
            "Ctrl+4": lambda: workspace.show_page("disclosure"),
            "Ctrl+5": lambda: workspace.show_page("checkins"),
            SWITCH_KEYS: self._switch,
            "F1": lambda: workspace.show_page("help"),
            "Ctrl+,": lambda: workspace.show_page("settings"),
        }
        for sequence, then in keys.items():
            QShortcut(QKeySequence(sequence), workspace).activated.connect(then)

    def _begin_here(self) -> None:
        """Begin what the open page is for, else a journal entry."""
        assert self.workspace is not None  # noqa: S101 - only its own keys call this
        if not self.workspace.current.begin():
            self._show_journal().new_entry()

    def settle(self) -> None:
        """Go back to where the person was, and tell what unlocking brought to light."""
        if self.workspace is None:
            return
        self.workspace.return_to(self._state.get(self._desk.place, {}))
        if not self._told_notices:
            self._told_notices = True
            for notice in self.session.notices:
                words = explain_notice(notice)
                self.workspace.tell(words.sentence, words.next_step)
            AgreementNotice(self.session, self._tasks, self._tell, self).look()
        if self._to_tell is not None:
            self.workspace.tell(*self._to_tell, calm=True)
            self._to_tell = None
        self._unread.watch(self._desk.database)
        self._tell_news(self.workspace)
        if self._desk.space is Space.SHARED:
            self._note_opened()

    def _tell(self, sentence: str, next_step: str) -> None:
        if self.workspace is not None:
            self.workspace.tell(sentence, next_step, calm=True)

    def _note_opened(self) -> None:
        """What the other one copied here can be read now, so it is no longer taken back."""
        with suppress(TrustJournalError):
            sharing = sharing_of(self.session, self._vocabulary)
            if sharing is not None:
                sharing.opened()

    def _tell_news(self, workspace: Workspace) -> None:
        """Tell, in either space, what the other one did about the shared one."""
        news = SpaceNews(self._state)
        words = texts.load("together")["event"]
        for each in news.untold(self.session.space_events, self.session.person):
            said = words[each.kind.value]
            sentence = said["sentence"].format(day=spoken_day(each.at.date()))
            workspace.tell(sentence, said["next"], partial(news.put_away, each), calm=True)

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
        self._state.set(self._desk.place, self.workspace.place())
        self._state.set(LAST_SPACE, self._desk.space.value)

    def step_aside(self) -> bool:
        """Have nothing on screen for a while; False, and a word why, when words can't be saved.

        `build` brings everything back.
        """
        self.leave()
        if self.unsaved():
            self._say_unsaved()
            return False
        self.workspace = None
        return True

    def unsaved(self) -> bool:
        """Tell whether words are on screen that `leave` could not save."""
        return self.workspace is not None and self.workspace.unsaved()

    def close(self) -> None:
        """End background work and forget the keys."""
        self._upkeep.stop()
        self._unread.watch(None)
        self.session.interrupt()
        self._tasks.stop(wait_ms=5_000)
        self.session.lock()
        self.workspace = None
        self.deleteLater()

    # --- upkeep ----------------------------------------------------------------------------

    def _empty_bins(self, _progress: Progress) -> None:
        for desk in self._desks.values():
            if desk.writable:
                desk.entries.erase_expired()
                erase_expired_things(desk.database, self.session.clock)

    def _forget_sealed(self, _progress: Progress) -> None:
        if self.session.shared is not None:
            from ui.pages.checkin_desk import CheckInDesk  # not while somebody waits

            CheckInDesk(self.session, Space.SHARED).drafts.forget_sealed()

    def _back_up(self, progress: Progress) -> None:
        if self.session.backups.due():
            self.session.backups.make(progress)

    def _check(self, progress: Progress) -> None:
        """Compare what is there with what was recorded; page by page is left to Settings."""
        from trustjournal.journal.contents import recorded_contents
        from trustjournal.vault.verify import ProblemKind, verify

        found = verify(self.session, progress, contents=recorded_contents, pages=False)
        if any(each.kind is not ProblemKind.LEFT_OUT for each in found):  # that is told already
            raise HistoryMismatch

    def tell_problem(self, error: Exception) -> None:
        """Show an error's words on top of the page."""
        if self.workspace is not None:
            words = explain(error)
            self.workspace.tell(words.sentence, words.next_step)

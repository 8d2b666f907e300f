"""The pages of one space, each made when it is first opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QCoreApplication

from trustjournal import texts
from trustjournal.journal.checkin_records import CheckIn
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.entries import Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role, role_of
from trustjournal.journal.statements import SavedStatement
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.space_events import EventKind
from trustjournal.vault.vault import Session
from ui import boundary_waiting
from ui.also_found import AlsoFound
from ui.desktop.clipboard import PrivateClipboard
from ui.disclosure_pages import WAITING_KINDS, log_page, matrix_page, waiting_disclosures
from ui.pages import checkin_waiting
from ui.pages.base import Page
from ui.pages.boundaries import BoundariesPage
from ui.pages.boundary_stores import boundary_stores
from ui.pages.boundary_tabs import Tab
from ui.pages.help import HelpPage
from ui.pages.journal import JournalPage
from ui.pages.settings import SettingsPage
from ui.pages.settings_two import last_event
from ui.pages.today import TodayPage
from ui.remembering import Remembering
from ui.space_desk import SpaceDesk, sharing_of
from ui.tasks import TaskRunner
from ui.theme import Space
from ui.widgets.kit import Kit
from ui.widgets.sidebar import Destination
from ui.widgets.waiting import WaitingItem
from ui.widgets.when_field import spoken_day
from ui.workspace import MakePage

if TYPE_CHECKING:
    from ui.pages.checkin_desk import CheckInDesk
    from ui.pages.checkins import CheckInsPage
    from ui.pages.disclosure import DisclosurePage

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class DeskPages:
    """Makes pages over a desk's stores; `journal` opens the journal's page, whichever is open."""

    desk: SpaceDesk
    session: Session
    kit: Kit
    tasks: TaskRunner
    vocabulary: Vocabulary
    clipboard: PrivateClipboard
    preferences: PreferencesFile
    remembering: Remembering
    open_journal: Callable[[], JournalPage]
    connect_settings: Callable[[SettingsPage], object]
    open_page: Callable[[str], Page]
    ask_for_space: Callable[[Space], object]
    find_words: Callable[..., object]
    show_saved: Callable[[str], object]

    @property
    def closed(self) -> bool:
        """Whether nothing here can be changed any more."""
        return not self.desk.writable

    def above(self) -> list[tuple[Destination, MakePage]]:
        """Return the sidebar's upper destinations with what makes their pages."""
        return [
            (
                Destination("today", translate("Pages", "Today"), "sun-horizon", "Ctrl+1"),
                self._today,
            ),
            (
                Destination("journal", translate("Pages", "Journal"), "notebook", "Ctrl+2"),
                self._journal,
            ),
            (
                Destination(
                    "boundaries", translate("Pages", "Boundaries"), "circle-dashed", "Ctrl+3"
                ),
                self._boundaries,
            ),
            (
                Destination(
                    "disclosure",
                    translate("Pages", "Disclosure"),
                    "envelope-simple-open",
                    "Ctrl+4",
                ),
                self._disclosure,
            ),
            (
                Destination("checkins", translate("Pages", "Check-ins"), "chats-circle", "Ctrl+5"),
                self._checkins,
            ),
        ]

    def below(self) -> list[tuple[Destination, MakePage]]:
        """Return the sidebar's lower destinations with what makes their pages."""
        return [
            (
                Destination("help", translate("Pages", "Help & safety"), "lifebuoy", "F1"),
                lambda: HelpPage(kit=self.kit),
            ),
            (
                Destination("settings", translate("Pages", "Settings"), "gear-six", "Ctrl+,"),
                self._settings,
            ),
        ]

    def _today(self) -> TodayPage:
        page = TodayPage(
            kit=self.kit,
            entries=self.desk.entries,
            drafts=self.desk.drafts,
            vocabulary=self.vocabulary,
            clock=self.session.clock,
            closed=self._closed_words(),
            alone=self.session.partner_left,
            waiting=self._waiting,
            waiting_kinds=WAITING_KINDS | checkin_waiting.KINDS | boundary_waiting.WAITING_KINDS,
            role=self.role,
        )
        page.open_entry.connect(lambda uid: self.open_journal().open_entry(uid))
        page.write_more.connect(
            lambda feeling, line: self.open_journal().new_entry(
                Kind.FEELINGS, feeling=feeling, happened=line
            )
        )
        return page

    def role(self) -> Role:
        """Return where the person stands; in Us nobody, since that is theirs alone to know."""
        return role_of(self.session.private) if self._private else Role.NEITHER

    def _closed_words(self) -> tuple[str, str] | None:
        event = last_event(self.session, EventKind.CLOSED) if self.closed else None
        if event is None:
            return None
        words = texts.load("together")["closed"]
        return words["title"], words["words"].format(day=spoken_day(event.at.date()))

    def _boundaries(self) -> BoundariesPage:
        return BoundariesPage(
            kit=self.kit, tasks=self.tasks, stores=boundary_stores(self.session, self.desk.space)
        )

    def _waiting(self) -> list[WaitingItem]:
        """What waits for this person in this space; what is private shows in *Only me* alone."""
        if self.closed:
            return []
        found = boundary_waiting.waiting_boundaries(
            self.session,
            self.desk.space,
            self._open_boundary,
            lambda: self.ask_for_space(Space.SHARED),
        )
        found += checkin_waiting.waiting_checkins(
            self.desk.database, self._checkin_desk, self._open_checkins
        )
        if self.desk.space is Space.SHARED:
            return found
        return [*waiting_disclosures(self.session, self._open_disclosure), *found]

    def _open_boundary(self, tab: Tab, uid: str) -> None:
        stores = boundary_stores(self.session, self.desk.space)
        if tab is Tab.AGREEMENTS and stores.is_matrix(uid):
            self.open_page("disclosure")
        else:
            cast("BoundariesPage", self.open_page(BoundariesPage.name)).open(tab, uid)

    def _open_found(self, kind: str, uid: str) -> None:
        """Go to what the search has found; raises what the stores raise."""
        match kind:
            case DisclosureEvent.KIND:
                self._open_disclosure(uid)
            case CheckIn.KIND:
                self._open_checkins().open_past(uid)
            case SavedStatement.KIND:
                self.show_saved(uid)
            case _:
                stores = boundary_stores(self.session, self.desk.space)
                self._open_boundary(*stores.tab_of(kind, uid))

    def _open_checkins(self) -> CheckInsPage:
        return cast("CheckInsPage", self.open_page("checkins"))

    def _open_disclosure(self, uid: str) -> None:
        cast("DisclosurePage", self.open_page("disclosure")).open_event(uid)

    def _disclosure(self) -> Page:
        if self.desk.space is Space.SHARED:
            return matrix_page(self.kit, self.tasks, self.session)
        page = log_page(self.kit, self.session, self.vocabulary, self.clipboard)
        page.find_words.connect(self.find_words)
        return page

    def _journal(self) -> JournalPage:
        return JournalPage(
            kit=self.kit,
            tasks=self.tasks,
            entries=self.desk.entries,
            drafts=self.desk.drafts,
            vocabulary=self.vocabulary,
            clock=self.session.clock,
            clipboard=self.clipboard,
            sharing=sharing_of(self.session, self.vocabulary) if self._private else None,
            role=self.role,
            also=AlsoFound(self.desk.database, self._open_found),
        )

    @property
    def _private(self) -> bool:
        return self.desk.space is Space.PRIVATE

    def _checkins(self) -> CheckInsPage:
        from ui.pages.checkins import CheckInsPage  # not while somebody waits for unlocking

        page = CheckInsPage(
            kit=self.kit,
            tasks=self.tasks,
            clock=self.session.clock,
            vocabulary=self.vocabulary,
            desk=self._checkin_desk(),
        )
        page.find_words.connect(self.find_words)
        return page

    def _checkin_desk(self) -> CheckInDesk:
        from ui.pages.checkin_desk import CheckInDesk

        return CheckInDesk(self.session, self.desk.space, writable=self.desk.writable)

    def _settings(self) -> SettingsPage:
        page = SettingsPage(
            kit=self.kit,
            tasks=self.tasks,
            session=self.session,
            entries=self.desk.entries,
            preferences=self.preferences,
            clipboard=self.clipboard,
            remembering=self.remembering,
        )
        self.connect_settings(page)
        return page

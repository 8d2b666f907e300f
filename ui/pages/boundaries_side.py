"""The right side of the page of boundaries: one thing of any of the three kinds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.entries import Changed
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.requests import Request
from ui.pages.agreement_desk import AgreementDesk
from ui.pages.boundary_desk import BoundaryDesk
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.boundary_tabs import Tab
from ui.pages.copy_desk import CopyDesk
from ui.pages.kind_desk import KindDesk
from ui.pages.outcome_form import OutcomeForm
from ui.pages.request_desk import RequestDesk
from ui.pages.thing_bin import ThingBin, shelves_of
from ui.pages.thing_room import ThingRoom
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

KINDS = {Boundary.KIND, Request.KIND, Outcome.KIND, "agreement", AgreementDraft.KIND}


class BoundariesSide(QObject):
    """Hands each tab's things to the desk of their kind."""

    tab_wanted = Signal(object)
    """Something of another tab is about to be shown."""

    def __init__(
        self, *, kit: Kit, tasks: TaskRunner, stores: BoundaryStores, room: ThingRoom
    ) -> None:
        super().__init__(room)
        self.room = room
        self._kit = kit
        self._stores = stores
        self._boundaries = BoundaryDesk(room, kit, stores)
        self._requests = RequestDesk(room, kit, stores)
        self._desks: dict[Tab, KindDesk] = {
            Tab.BOUNDARIES: self._boundaries,
            Tab.REQUESTS: self._requests,
        }
        self._agreements: AgreementDesk | None = None
        if stores.agreements is not None:
            self._agreements = AgreementDesk(room, kit, stores, stores.agreements, tasks)
            self._desks[Tab.AGREEMENTS] = self._agreements
        else:
            self._desks[Tab.AGREEMENTS] = CopyDesk(room, kit, stores)
        self.tab = Tab.BOUNDARIES
        """To which tab what is open belongs."""
        self._boundaries.ask_wanted.connect(lambda words: self.new(Tab.REQUESTS, words))
        self._requests.boundary_wanted.connect(lambda words: self.new(Tab.BOUNDARIES, words))
        self._requests.agree_wanted.connect(self._agree)

    # --- opening ---------------------------------------------------------------------------

    def open(self, tab: Tab, uid: str, *, focus: bool = True) -> None:
        """Open a thing of a tab."""
        if tab in self._desks:
            self._turn_to(tab)
            self._desks[tab].open(uid, focus=focus)

    def new(self, tab: Tab, words: Mapping[str, str] | None = None) -> None:
        """Begin something new, with some words if given."""
        self._turn_to(tab)
        self.room.view.save()
        match tab:
            case Tab.BOUNDARIES:
                self.room.safely(lambda: self._boundaries.new(dict(words or {})))
            case Tab.REQUESTS:
                self.room.safely(lambda: self._requests.new(dict(words or {})))
            case Tab.AGREEMENTS if self._agreements is not None:
                self.room.safely(self._agreements.new)

    def _agree(self, request: Request) -> None:
        if self._agreements is not None:
            desk = self._agreements
            self._turn_to(Tab.AGREEMENTS)
            self.room.safely(lambda: desk.from_request(request))

    def _turn_to(self, tab: Tab) -> None:
        if tab is not self.tab:
            self.tab = tab
            self.tab_wanted.emit(tab)

    def open_bin(self) -> None:
        """Show the bin."""
        view = ThingBin(kit=self._kit, shelves=shelves_of(self._stores), owns=self._stores.owns)
        view.changed.connect(self.room.tell_change)
        self.room.show_view(view)

    # --- refreshing ------------------------------------------------------------------------

    def refresh(self, change: Changed) -> None:
        """Show anew what is read when something about it was written elsewhere."""
        view = self.room.view
        concerned = change.kinds & KINDS and view.uid in change.uids
        if self.room.empty or view.name != "read" or not concerned:
            return
        window = view.window()
        focused = window.focusWidget()
        within = focused is not None and view.isAncestorOf(focused)
        place = view.place()
        try:
            self._desks[self.tab].read(view.uid, focus=within)
            self.room.view.return_to(place)
        except TrustJournalError:
            self.room.rest()

    # --- where the person is ---------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return what is open and where in it, as JSON values."""
        view = self.room.view
        if self.room.empty:
            return {}
        place: dict[str, Any] = {
            "view": view.name,
            "kind": view.kind,
            "uid": view.uid,
            "tab": self.tab.value,
        }
        if isinstance(view, OutcomeForm):
            place["crossed"] = view.crossed
        return place | view.place()

    def return_to(self, place: Mapping[str, Any]) -> None:
        """Open again what `place()` told; what is no longer there is passed over."""
        try:
            tab = Tab(place.get("tab", ""))
            if tab not in self._desks:
                return
            self._turn_to(tab)
            if place.get("view") == ThingBin.name:
                self.open_bin()
            else:
                self._desks[tab].reopen(dict(place))
            self.room.view.return_to(dict(place))
        except (TrustJournalError, ValueError):
            self.room.rest()

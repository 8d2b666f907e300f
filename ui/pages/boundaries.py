"""Boundaries, requests and agreements: a list of each, and one of them to read or to write."""

from __future__ import annotations

from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from ui.pages.boundaries_list import BoundariesList
from ui.pages.boundaries_side import KINDS, BoundariesSide
from ui.pages.boundary_blank import ThingBlank
from ui.pages.boundary_groups import groups
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.boundary_tabs import Tab
from ui.pages.room_page import RoomPage
from ui.pages.thing_room import ThingRoom
from ui.pages.thing_view import ThingView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

LEAST_SHEET = 420
"""Width in px at 100 % below which a thing gets the whole page and the list gives way."""
_UNBOUNDED = 16_777_215
_SHOWN_IN_LIST = KINDS | {"form_draft", "bin"}


class BoundariesPage(RoomPage):
    """Sets list and thing side by side, or one of them where only one has room."""

    name: ClassVar[str] = "boundaries"

    def __init__(self, *, kit: Kit, tasks: TaskRunner, stores: BoundaryStores) -> None:
        super().__init__()
        self._kit = kit
        self._stores = stores
        self._showing_list = True
        self._words = texts.load("boundaries_page")
        self._list = BoundariesList(kit, lambda tab: groups(stores, tab))
        self._room = ThingRoom(kit, self._blank)
        self._side = BoundariesSide(kit=kit, tasks=tasks, stores=stores, room=self._room)
        self._edge: QWidget = kit.upright()
        self.setLayout(kit.row(self._list, self._edge, (self._room, 1), gap=0))
        self._connect()
        self._show_tab(Tab.BOUNDARIES)

    def _connect(self) -> None:
        self._list.opened.connect(lambda uid: self.open(self._list.tab, uid))
        self._list.reached.connect(self._browse)
        self._list.tab_chosen.connect(self._choose_tab)
        self._list.new_wanted.connect(lambda: self._side.new(self._list.tab))
        self._list.bin_wanted.connect(self._side.open_bin)
        self._side.tab_wanted.connect(self._show_tab)
        self._room.changed.connect(self.changed)
        self._room.go.connect(self.go)
        self._room.selected.connect(self._list.rows.mark_open)
        self._room.wanted.connect(lambda: self._show_list(False))
        self._room.rested.connect(self._rested)
        self._room.back.connect(self._back_to_list)

    # --- what others may ask for -----------------------------------------------------------

    def open(self, tab: Tab, uid: str) -> None:
        """Open a boundary, a request or an agreement."""
        self._side.open(tab, uid)

    def new(self, tab: Tab) -> None:
        """Begin a new one."""
        self._side.new(tab)

    def begin(self) -> bool:
        """Begin another of what the tab shows; where there can be none, do nothing."""
        if self._may_begin(self._list.tab):
            self.new(self._list.tab)
        return True

    # --- tabs ------------------------------------------------------------------------------

    def _choose_tab(self, tab: Tab) -> None:
        """The person turns to another tab: nothing of it is open yet."""
        self._room.view.save()
        self._side.tab = tab
        self._show_tab(tab)
        self._room.clear()
        self._show_list(True)

    def _show_tab(self, tab: Tab) -> None:
        self._list.show_tab(tab)
        self._list.allow_new(self._may_begin(tab))
        self._arrange()
        if self._room.empty:
            self._room.clear()

    def _has_own_list(self, tab: Tab) -> bool:
        return tab is not Tab.AGREEMENTS or self._stores.shared

    def _may_begin(self, tab: Tab) -> bool:
        stores = self._stores
        here = stores.writable if tab is Tab.BOUNDARIES else stores.answered_here
        return self._has_own_list(tab) and here

    def _blank(self) -> ThingView:
        """One sentence, one button: where to begin, or where agreements live."""
        tab = self._list.tab
        new = self._words[tab.value]["new"] if self._may_begin(tab) else ""
        sentence = self._resting_words(tab)
        return ThingBlank(self._kit, sentence, new, "plus", lambda: self._side.new(tab))

    def _resting_words(self, tab: Tab) -> str:
        words = self._words[tab.value]
        key = "first" if self._list.empty else "blank"
        if not self._stores.writable:
            return str(self._words["closed"]["sentence"])
        if not self._has_own_list(tab):
            key = "elsewhere" if self._stores.has_space else "no_space"
        elif self._stores.alone and (self._list.empty or tab is not Tab.BOUNDARIES):
            key = "left"
        elif self._list.empty and self._stores.shared and "first_us" in words:
            key = "first_us"
        return str(words[key])

    def _browse(self, uid: str) -> None:
        """The arrow keys walk through the list: show what they come to, beside it."""
        if self._both_fit():
            self._side.open(self._list.tab, uid, focus=False)

    def _rested(self) -> None:
        self._list.refresh()
        self._show_list(True)
        self._list.focus()

    def _back_to_list(self) -> None:
        self._room.view.save()
        self._show_list(True)
        self._list.focus(self._room.view.uid)

    # --- room ------------------------------------------------------------------------------

    def _both_fit(self) -> bool:
        theme = self._kit.theme
        return self.width() >= theme.line("list") + theme.px(LEAST_SHEET)

    def _show_list(self, shown: bool) -> None:
        """Where only one has room: the list, or what is open."""
        self._showing_list = shown
        self._arrange()

    def _arrange(self) -> None:
        both = self._both_fit()
        shown = {
            self._list: both or self._showing_list,
            self._room: both or not self._showing_list,
            self._edge: both,
        }
        # First what goes: both at once would push a small window wider.
        for widget in sorted(shown, key=lambda each: shown[each]):
            widget.setVisible(shown[widget])
        width = self._kit.theme.line("list")
        self._list.setMinimumWidth(width if both else 0)
        self._list.setMaximumWidth(width if both else _UNBOUNDED)
        self._room.offer_back(not both)
        alone = not both and self._list.empty
        self._list.say_alone(self._resting_words(self._list.tab) if alone else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both sides, or one of them."""
        super().resizeEvent(event)
        self._arrange()

    # --- Page ------------------------------------------------------------------------------

    def entered(self) -> None:
        """Go on where the person was: in what is open, else in the list."""
        if self._room.empty or self._room.isHidden():
            self._list.focus()
        else:
            self._room.view.entered()

    def refresh(self, change: Changed) -> None:
        """Show what was written here or elsewhere."""
        if not change.kinds & _SHOWN_IN_LIST:
            return
        showing = self._showing_list
        if not self._only_goes_on(change):
            self._list.refresh()
        self._list.rows.mark_open("" if self._room.empty else self._room.view.uid)
        self._side.refresh(change)
        self._show_list(showing)

    def _only_goes_on(self, change: Changed) -> bool:
        """Say whether no more has happened than that an agreement is written on: to verify all
        signatures anew with each pause in typing would be felt."""
        drafting = change.kinds == {"form_draft"} and self._list.tab is Tab.AGREEMENTS
        return drafting and self._stores.shared and change.uids <= set(self._list.rows.keys)

    def place(self) -> dict[str, Any]:
        """Return the tab, what is open in it, and where in that."""
        return {
            "tab": self._list.tab.value,
            "showing_list": self._showing_list,
            "open": self._side.place(),
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Open again what `place()` told; what is no longer there is passed over."""
        try:
            tab = Tab(place.get("tab", ""))
        except ValueError:
            tab = Tab.BOUNDARIES
        self._side.tab = tab
        self._show_tab(tab)
        opened = place.get("open")
        try:
            if isinstance(opened, dict) and opened:
                self._side.return_to(opened)
        except TrustJournalError:
            self._room.clear()
        self._show_list(bool(place.get("showing_list", True)))

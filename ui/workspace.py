"""What an unlocked person sees: sidebar, strip, pages, and the validation panel beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEasingCurve, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QGraphicsOpacityEffect,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from ui.pages.base import Page
from ui.pages.shut_page import ShutPage
from ui.panels.validation import ValidationPanel
from ui.widgets.announce import announce
from ui.widgets.kit import Card, Kit
from ui.widgets.sidebar import Destination, Sidebar
from ui.widgets.space_strip import SpaceStrip
from ui.widgets.space_switch import SpaceSwitch

FIND_WORDS_KEYS = "F2"

MakePage = Callable[[], Page]


class Workspace(QWidget):
    """Holds the pages, switches between them, and passes on what was written."""

    lock_wanted = Signal()
    space_wanted = Signal(object)

    def __init__(
        self,
        *,
        kit: Kit,
        pages: list[tuple[Destination, MakePage]],
        helpers: list[tuple[Destination, MakePage]],
        panel: Callable[[], ValidationPanel],
        spaces: bool = False,
        closed: bool = False,
        alone: bool = False,
    ) -> None:
        """Take what makes the pages, in the order of the sidebar: `pages` above, `helpers` below.

        A page is made when it is first opened, so that unlocking waits for one alone; so is the
        validation panel by `panel`. A destination has the name of its page. With `spaces` the
        sidebar has the switch between them; `closed` tells that nothing here can be changed,
        `alone` that the other one has left.
        """
        super().__init__()
        self._kit = kit
        self._makers = {destination.name: make for destination, make in pages + helpers}
        self._pages: dict[str, Page] = {}
        self._places: dict[str, dict[str, Any]] = {}
        self._current = next(iter(self._makers))
        self._closed = closed
        self._alone = alone
        self._make_panel = panel
        self._made_panel: ValidationPanel | None = None
        self._panel_open = False
        lock = Destination("lock", self.tr("Lock"), "lock-key", "Ctrl+L")
        switch = SpaceSwitch(kit) if spaces else None
        if switch is not None:
            switch.wanted.connect(self.space_wanted)
        self._switch = switch
        self._sidebar = Sidebar(
            kit, "TrustJournal", [d for d, _ in pages], [*(d for d, _ in helpers), lock], switch
        )
        self._sidebar.chosen.connect(self._chosen)
        self._build()

    def _build(self) -> None:
        kit = self._kit
        self._stack = QStackedWidget()
        self._find_words = kit.button(
            self.tr("Find words"), "quiet", "quotes", self.toggle_panel, keys=FIND_WORDS_KEYS
        )
        self._strip = SpaceStrip(kit, self._find_words, closed=self._closed, alone=self._alone)
        self._notices = QVBoxLayout()
        self._notices.setContentsMargins(kit.theme.gap("xl"), 0, kit.theme.gap("xl"), 0)
        self._body = QStackedWidget()
        beside = QWidget()
        self._beside = QHBoxLayout(beside)
        self._beside.setContentsMargins(0, 0, 0, 0)
        self._beside.setSpacing(0)
        self._beside.addWidget(self._stack, 1)
        self._panel_edge = kit.upright()
        self._beside.addWidget(self._panel_edge)
        self._body.addWidget(beside)
        middle = kit.col(self._strip, self._notices, (self._body, 1), gap=0)
        self.setLayout(kit.row(self._sidebar, kit.upright(), (middle, 1), gap=0))
        self._place_panel()

    # --- pages -----------------------------------------------------------------------------

    @property
    def current(self) -> Page:
        """The page that is open."""
        return self.page(self._current)

    def page(self, name: str) -> Page:
        """Return a page by name, made now if need be; raises KeyError for an unknown one.

        One that cannot be made, since of what it shows too much is damaged, keeps no other shut.
        """
        if name not in self._pages:
            page = self._pages[name] = self._made(self._makers[name])
            page.go.connect(self.show_page)
            page.changed.connect(self._changed)
            self._stack.addWidget(page)
            if name in self._places:
                page.return_to(self._places.pop(name))
        return self._pages[name]

    def _made(self, make: MakePage) -> Page:
        try:
            return make()
        except TrustJournalError as error:
            return ShutPage(self._kit, error)

    def show_page(self, name: str) -> None:
        """Open a page; drafts on the one before are saved first."""
        if name not in self._makers:
            return
        if name != self._current and self._current in self._pages:
            self.current.leave()
        self._current = name
        self._stack.setCurrentWidget(self.current)
        self._sidebar.show_current(name)
        if self._panel_open and not self._docks():
            self.show_panel(False)
        self.current.entered()

    def _chosen(self, name: str) -> None:
        if name == "lock":
            self.lock_wanted.emit()
        else:
            self.show_page(name)

    def _changed(self, change: Changed) -> None:
        for page in self._pages.values():
            page.refresh(change)

    def leave(self) -> None:
        """Save drafts on every page (before a lock, a rebuild or the end)."""
        for page in self._pages.values():
            page.leave()
        if self._made_panel is not None:
            self._made_panel.leave()

    def unsaved(self) -> bool:
        """Tell whether any page has words that could not be saved."""
        panel = self._made_panel is not None and self._made_panel.unsaved()
        return panel or any(page.unsaved() for page in self._pages.values())

    # --- where the person is ---------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return the open page, the panel, and each page's own place, as JSON values."""
        return {
            "page": self._current,
            "panel": self._panel_open,
            "pages": self._places | {name: page.place() for name, page in self._pages.items()},
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`; unknown or missing parts are passed over."""
        for name, own in (place.get("pages") or {}).items():
            if name in self._pages and isinstance(own, dict):
                self._pages[name].return_to(own)
            elif name in self._makers and isinstance(own, dict):
                self._places[name] = own
        if place.get("panel"):
            self.show_panel(True, focus=False)
        name = place.get("page", self._current)
        self.show_page(name if name in self._makers else self._current)

    def say_space(self) -> None:
        """Have it read out which space this is, where a screen reader is listening."""
        announce(self, self._strip.accessibleName())

    # --- notices ---------------------------------------------------------------------------

    def tell(
        self,
        sentence: str,
        next_step: str = "",
        put_away: Callable[[], object] | None = None,
        *,
        calm: bool = False,
    ) -> None:
        """Show a soft card on top until the person puts it away, which is told to `put_away`.

        `calm` is for what is no cause for care.
        """
        card: Card = self._kit.notice(sentence, next_step, calm=calm)
        layout = card.layout()

        room = self._kit.wrap(self._kit.col(card, margins=(0, 12, 0, 0)))

        def gone() -> None:
            room.deleteLater()
            if put_away is not None:
                put_away()

        away = self._kit.icon_button(self.tr("Put away"), "x", gone)
        if layout is not None:
            layout.addWidget(away)
            layout.setAlignment(away, Qt.AlignmentFlag.AlignTop)
        self._notices.addWidget(room)
        room.show()

    # --- the validation panel --------------------------------------------------------------

    def toggle_panel(self) -> None:
        """Open the panel, with what the page knows of one's own part, or close it."""
        begin = None if self._panel_open else self.current.words_to_begin()
        if begin is not None:
            self._panel.begin_with(*begin)
        self.show_panel(not self._panel_open)

    def find_words(self, feeling: str, happened: str, my_part: str = "", now: str = "") -> None:
        """Open the panel with a feeling that was named and what it is about, or with what a page
        knows of one's own part."""
        self._panel.begin_with(feeling, happened, my_part, now)
        self.show_panel(True)

    def show_saved(self, uid: str) -> None:
        """Open the panel at a statement that was saved or offered."""
        self.show_panel(True, focus=False)
        self._panel.show_saved(uid)

    def show_panel(self, show: bool, *, focus: bool = True) -> None:
        """Open or close the panel: beside the page, or as a page where room is short."""
        self._panel_open = show
        panel = self._made_panel
        in_panel = panel is not None and panel.isAncestorOf(self.window().focusWidget())
        self._place_panel()
        if panel is not None and not show:
            panel.left()
        if show and focus:
            self._panel.entered()
        elif in_panel and focus:
            self._go_back_to_page()
        if show:
            self._fade_in()

    def _go_back_to_page(self) -> None:
        """Give the keyboard to what had it on the page before the panel."""
        last = self.current.focusWidget()
        if last is not None and last.isVisible() and last.isEnabled():
            last.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.current.entered()

    @property
    def _panel(self) -> ValidationPanel:
        if self._made_panel is None:
            self._made_panel = self._make_panel()
            self._made_panel.insert_wanted.connect(self._insert)
            self._made_panel.closed.connect(lambda: self.show_panel(False))
            self._made_panel.changed.connect(self._changed)
            self._made_panel.help_wanted.connect(lambda: self.show_page("help"))
        return self._made_panel

    def _docks(self) -> bool:
        return self._kit.theme.wide_enough(self.width(), "dock_panel")

    def _place_panel(self) -> None:
        docks = self._docks()
        as_page = self._panel_open and not docks
        self._panel_edge.setVisible(self._panel_open and docks)
        self._find_words.setVisible(not self._panel_open)
        if self._panel_open:
            self._put_panel(docks)
        if self._made_panel is not None:
            self._made_panel.setVisible(self._panel_open)
        self._body.setCurrentIndex(self._body.indexOf(self._panel) if as_page else 0)

    def _put_panel(self, docks: bool) -> None:
        self._panel.set_docked(docks)
        if docks and self._beside.indexOf(self._panel) < 0:
            self._body.removeWidget(self._panel)
            self._beside.addWidget(self._panel)
        elif not docks and self._body.indexOf(self._panel) < 0:
            self._beside.removeWidget(self._panel)
            self._body.addWidget(self._panel)

    def _fade_in(self) -> None:
        milliseconds = self._kit.theme.reveal_ms
        if not milliseconds or not self.isVisible():
            return
        effect = QGraphicsOpacityEffect(self._panel)
        self._panel.setGraphicsEffect(effect)
        fade = QPropertyAnimation(effect, b"opacity", effect)
        fade.setDuration(milliseconds)
        fade.setStartValue(0.0)
        fade.setEndValue(1.0)
        fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        fade.finished.connect(lambda: self._panel.setGraphicsEffect(None))  # type: ignore[arg-type]
        fade.start()

    def _insert(self, words: str) -> None:
        if not self.current.insert_words(words):
            self._panel.say(self.tr("Open an entry to insert this, or copy it."))
        elif not self._docks():
            self.show_panel(False)

    # --- room ------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the sidebar and move the panel where the width asks for it."""
        super().resizeEvent(event)
        self._sidebar.set_rail(not self._kit.theme.wide_enough(self.width(), "show_sidebar_text"))
        self._place_panel()

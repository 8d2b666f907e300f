"""The list of entries by day: fast at any length, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow
from ui.errors import error_card
from ui.widgets.entry_rows import EntryRows
from ui.widgets.entry_table import EntryTable
from ui.widgets.kit import Kit


class EntryList(QWidget):
    """Entries newest first under their days, or one sentence where there are none."""

    opened = Signal(str)
    """Enter or a click: show this entry."""
    current_changed = Signal(str)
    """The selection has moved to this entry."""

    def __init__(
        self,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._rows = EntryRows(entries, drafts, vocabulary, clock, self)
        self._view = EntryTable(kit.theme, self._rows)
        self._view.setAccessibleName(self.tr("Entries"))
        self._view.opened.connect(self.opened)
        self._view.selectionModel().currentChanged.connect(self._current_moved)
        self._sentence = kit.text("", "lead", "text_muted")
        self._empty = kit.wrap(kit.col(self._sentence, None, margins=(4, 20, 4, 0)))
        self._fault: QWidget | None = None
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self._view)
        self._stack.addWidget(self._empty)
        self.setFocusProxy(self._view)
        self.narrow(Narrow())

    # --- what is shown ---------------------------------------------------------------------

    def narrow(self, narrow: Narrow) -> None:
        """Show what `narrow` leaves, from the newest."""
        kept = self.selected()
        if self._safely(lambda: self._rows.load(narrow)):
            self._select_quietly(kept)
            self._view.scrollToTop()

    def refresh(self, change: Changed) -> None:
        """Show what was written; selection and scroll stay with their entries."""
        anchor, kept = self._anchor(), self.selected()
        moved = self._safely(lambda: self._rows.refresh(change))
        if moved:
            self._select_quietly(kept)
            self._go_to_anchor(anchor)

    def selected(self) -> str | None:
        """Return the id of the selected entry; one that the keyboard is on need not be."""
        rows = self._view.selectionModel().selectedRows()
        return self._rows.row(rows[0].row()).uid if rows else None

    def select(self, uid: str | None) -> bool:
        """Select an entry and bring it into view, without a signal; False if it is not there."""
        place = self._rows.load_to(uid) if uid else None
        self._select_quietly(uid if place is not None else None)
        if place is not None:
            self._view.scrollTo(self._rows.index(place, 0))
        return place is not None

    def count(self) -> int:
        """Return how many rows are loaded so far."""
        return self._rows.rowCount()

    def place(self) -> dict[str, Any]:
        """Return the selection and scroll as JSON values."""
        anchor = self._anchor()
        top, offset = anchor if anchor else ("", 0)
        return {"selected": self.selected() or "", "top": top, "offset": offset}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to what `place()` answered; anything unknown is left as it is."""
        selected, top = str(place.get("selected") or ""), str(place.get("top") or "")
        offset = place.get("offset")
        if selected:
            self._rows.load_to(selected)
            self._select_quietly(selected)
        if top:
            self._rows.load_to(top)
            self._go_to_anchor((top, offset if isinstance(offset, int) else 0))

    # --- inside ----------------------------------------------------------------------------

    def _safely(self, read: Callable[[], bool | None]) -> bool:
        """Read from the store; show the error in the list's place if it cannot be read."""
        try:
            answer = read()
        except TrustJournalError as error:
            self._show_fault(error)
            return False
        if self._fault is not None:
            self._stack.removeWidget(self._fault)
            self._fault.deleteLater()
            self._fault = None
        self._show_rows_or_sentence()
        return answer is not False

    def _show_fault(self, error: Exception) -> None:
        if self._fault is not None:
            self._stack.removeWidget(self._fault)
            self._fault.deleteLater()
        self._fault = self._kit.wrap(self._kit.col(error_card(self._kit, error), None))
        self._stack.addWidget(self._fault)
        self._stack.setCurrentWidget(self._fault)

    def _show_rows_or_sentence(self) -> None:
        if self._rows.rowCount():
            self._stack.setCurrentWidget(self._view)
            return
        narrowed = self._rows.narrow != Narrow()
        self._sentence.say(
            self.tr("Nothing here matches.")
            if narrowed
            else self.tr("The first page is still empty, and that is fine.")
        )
        self._stack.setCurrentWidget(self._empty)

    def _select_quietly(self, uid: str | None) -> None:
        self._view.choose(self._rows.place_of(uid) if uid else None)

    def _anchor(self) -> tuple[str, int] | None:
        """The topmost visible entry, and how many pixels of it are above the view."""
        top = self._view.rowAt(0)
        if top < 0:
            return None
        return self._rows.row(top).uid, -self._view.rowViewportPosition(top)

    def _go_to_anchor(self, anchor: tuple[str, int] | None) -> None:
        place = self._rows.place_of(anchor[0]) if anchor else None
        if anchor is None or place is None:
            return
        bar = self._view.verticalScrollBar()
        if bar.value() == 0 and anchor[1] == 0 and place <= 1:
            return  # at the very top a new entry may come into view
        self._view.executeDelayedItemsLayout()
        bar.setValue(self._view.verticalHeader().sectionPosition(place) + anchor[1])

    def _current_moved(self, current: QModelIndex) -> None:
        if current.isValid() and not self._view.choosing:
            self.current_changed.emit(self._rows.row(current.row()).uid)

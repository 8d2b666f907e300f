"""The list of entries by day: fast at any length, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStackedLayout,
    QTableView,
    QWidget,
)

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow
from ui.errors import error_card
from ui.theme import Theme
from ui.widgets.entry_paint import EntryPainter
from ui.widgets.entry_rows import EntryRows
from ui.widgets.kit import Kit

NEAR_THE_END = 30
"""Rows below the view at which the next page is read."""


class EntryView(QTableView):
    """A one-column table: its row heights are known, so that nothing is measured to paint."""

    opened = Signal(str)

    def __init__(self, theme: Theme, rows: EntryRows) -> None:
        super().__init__()
        self._rows = rows
        self.choosing = False
        self._leaping = QTimer(self, singleShot=True, interval=0)
        self._leaping.timeout.connect(self._leap)
        self._painter = EntryPainter(theme, rows, self)
        self.setModel(rows)
        self.setItemDelegate(self._painter)
        self._plain_table()
        header = self.verticalHeader()
        header.hide()
        header.setMinimumSectionSize(1)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(self._painter.body_height)
        self.verticalScrollBar().setSingleStep(self._painter.body_height // 3)
        rows.modelReset.connect(lambda: self._size_rows(0))
        rows.rowsInserted.connect(lambda _parent, first, _last: self._size_rows(first))
        self.clicked.connect(self._open)
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)

    def _plain_table(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        palette = self.palette()
        # The painter draws the chosen row itself; the table's own bar would lie under it.
        for role in (QPalette.ColorRole.Base, QPalette.ColorRole.Highlight):
            palette.setColor(role, Qt.GlobalColor.transparent)
        self.setPalette(palette)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; End goes to the oldest entry of all."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
            return
        self._leaping.stop()
        if event.key() == Qt.Key.Key_End:
            self._leap()
        elif event.key() == Qt.Key.Key_Home:
            # A table means the row's ends by these keys; in a list they are the list's.
            self.setCurrentIndex(self._rows.index(0, 0))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click ends the way to the end."""
        self._leaping.stop()
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """So does the wheel."""
        self._leaping.stop()
        super().wheelEvent(event)

    def _leap(self) -> None:
        """Go to the oldest entry, in leaps between which the screen stays alive."""
        if self._rows.leap():
            self._leaping.start()
        self.setCurrentIndex(self._rows.index(self._rows.rowCount() - 1, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the newest entry, without opening anything."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.choose(0)
        super().focusInEvent(event)

    def focus_rect(self) -> QRect:
        """Return the part that the focus ring goes around: the current row without its day."""
        row = self.visualRect(self.currentIndex())
        body = row.adjusted(0, row.height() - self._painter.body_height, 0, 0)
        at = self.viewport().mapTo(self, body.topLeft())
        return QRect(at, body.size()) & self.rect() if row.isValid() else self.rect()

    def choose(self, place: int | None) -> None:
        """Select a row (None: no row) on the program's behalf; `choosing` is set meanwhile."""
        self.choosing = True
        if place is None:
            self.setCurrentIndex(QModelIndex())
            self.clearSelection()
        else:
            self.setCurrentIndex(self._rows.index(place, 0))
        self.choosing = False

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(self._rows.row(index.row()).uid)

    def _size_rows(self, first: int) -> None:
        header = self.verticalHeader()
        usual = self._painter.body_height
        for place in range(first, self._rows.rowCount()):
            height = self._painter.height(place)
            if height != usual or header.sectionSize(place) != usual:
                header.resizeSection(place, height)

    def _read_ahead(self) -> None:
        lowest = self.rowAt(self.viewport().height() - 1)
        if lowest < 0 or self._rows.rowCount() - lowest < NEAR_THE_END:
            self._rows.fetchMore()


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
        self._view = EntryView(kit.theme, self._rows)
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
        """Return the id of the selected entry."""
        index = self._view.currentIndex()
        return self._rows.row(index.row()).uid if index.isValid() else None

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

"""The table that shows the entry list's rows: moving in it, reading ahead, leaping to the end."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from ui.theme import Theme
from ui.widgets.entry_paint import EntryPainter
from ui.widgets.entry_rows import EntryRows
from ui.widgets.quiet_bar import QuietBar

NEAR_THE_END = 30
"""Rows below the view at which the next page is read."""


class EntryTable(QTableView):
    """A one-column table: its row heights are known, so that nothing is measured to paint."""

    opened = Signal(str)

    def __init__(self, theme: Theme, rows: EntryRows) -> None:
        super().__init__()
        self._rows = rows
        self._bar = QuietBar(self)
        self.choosing = False
        self._by_hand = False
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
        self.selectionModel().selectionChanged.connect(self._selection_changed)
        self.verticalScrollBar().valueChanged.connect(self._read_ahead)

    def _plain_table(self) -> None:
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Rows as wide as the view, but for the strip that the scroll bar lies on."""
        super().resizeEvent(event)
        self.setColumnWidth(0, self.viewport().width() - self._bar.sizeHint().width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; End goes to the oldest entry of all."""
        self._by_hand = True
        self._key_pressed(event)
        self._by_hand = False

    def _key_pressed(self, event: QKeyEvent) -> None:
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
        self._by_hand = True
        super().mousePressEvent(event)
        self._by_hand = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A drag selects as it goes."""
        self._by_hand = True
        super().mouseMoveEvent(event)
        self._by_hand = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """So may letting go."""
        self._by_hand = True
        super().mouseReleaseEvent(event)
        self._by_hand = False

    def wheelEvent(self, event: QWheelEvent) -> None:
        """So does the wheel."""
        self._leaping.stop()
        super().wheelEvent(event)

    def _leap(self) -> None:
        """Go to the oldest entry, in leaps between which the screen stays alive."""
        if self._rows.leap():
            self._leaping.start()
        before, self._by_hand = self._by_hand, True
        self.setCurrentIndex(self._rows.index(self._rows.rowCount() - 1, 0))
        self._by_hand = before

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start at the newest entry, without opening anything."""
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.choosing = True
            first, only = self._rows.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(first, only)
            self.choosing = False
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

    def _selection_changed(self) -> None:
        """Open what neither keys nor mouse nor the program selected: an assistive tool did."""
        rows = self.selectionModel().selectedRows()
        if rows and not self.choosing and not self._by_hand:
            chosen = rows[0].row()
            QTimer.singleShot(0, self, lambda: self._open_chosen(chosen))

    def _open_chosen(self, place: int) -> None:
        self.choose(place)
        self._open(self._rows.index(place, 0))

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

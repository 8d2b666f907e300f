"""Copying an entry to Us: choose its parts, see exactly what is copied, think once more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.copy_parts import Part, parts_of, with_parts
from trustjournal.journal.entries import Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.sharing import Sharing
from trustjournal.validation.detail_guard import detail_guard_entry
from ui.errors import error_card
from ui.pages.entry_view import EntryView
from ui.pages.sheet import Sheet
from ui.theme import Space
from ui.widgets.advice_card import advice_card
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.tick import Tick


class CopyView(QWidget):
    """Shows what would be copied; nothing is copied before its button is pressed."""

    copied = Signal(object)
    """It is in Us; with the Changed."""
    left = Signal()
    back = Signal()

    def __init__(self, *, kit: Kit, vocabulary: Vocabulary, entry: Entry, sharing: Sharing) -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._entry = entry
        self._sharing = sharing
        self._words = texts.load("together")["copy"]
        self.uid = entry.uid
        self._ticks: dict[Part, Tick] = {}
        self._shown: QVBoxLayout = kit.col(gap=0, margins=(18, 14, 18, 16))
        self._asked: QVBoxLayout = kit.col(gap=0, margins=(0, 8, 0, 0))
        choices = [tick for tick in map(self._tick, self._words["part"]) if tick is not None]
        self._first = choices[0]
        mark = SpaceMark(kit.theme, Space.SHARED, 14, kit.theme.color("accent"))
        label = kit.text(self._words["preview"], "label", "text_muted", wrap=False)
        head = kit.col(kit.text(self._words["title"], "title"), gap=0)
        body = kit.col(
            kit.text(self._words["lead"], "ui", "text_muted"),
            6,
            kit.flow(*choices, gap=18, lines=2),
            self._asked,
            12,
            kit.row(mark, label, None, gap=8),
            kit.card(self._shown),
            None,
            gap=4,
        )
        self._do = kit.button(self._words["do"], "primary", "users", self._copy)
        stay = kit.button(self._words["stay"], "plain", "", self.left.emit)
        self._nothing = kit.text(self._words["nothing"], "caption", "text_muted")
        foot = kit.col(self._nothing, kit.row(self._do, None, stay), gap=6)
        self.sheet = Sheet(kit, head=head, body=body, foot=foot)
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._show()

    def _tick(self, part: dict[str, object]) -> Tick | None:
        kind = Part(str(part["id"]))
        if kind not in parts_of(self._entry):
            return None
        tick = Tick(self._kit, str(part["words"]))
        tick.setChecked(bool(part["on"]))
        tick.toggled.connect(lambda _on: self._show())
        self._ticks[kind] = tick
        return tick

    def _preview(self) -> Entry:
        chosen = frozenset(part for part, tick in self._ticks.items() if tick.isChecked())
        return self._sharing.preview(with_parts(self._entry, chosen), keep_date=Part.DATE in chosen)

    def _show(self) -> None:
        """Show what is chosen, and what may be worth a second thought."""
        self._made = self._preview()
        details = self._ticks.get(Part.DETAILS)
        if details is not None:
            details.setEnabled(self._ticks[Part.FEELINGS].isChecked())
        empty = self._made.is_empty
        self._do.setEnabled(not empty)
        self._nothing.setVisible(empty)
        self._put(self._shown, None if empty else self._view())
        found = [] if empty else detail_guard_entry(self._made)
        self._put(self._asked, advice_card(self._kit, "detail_guard", found) if found else None)

    def _view(self) -> QWidget:
        return EntryView(self._kit, self._vocabulary, self._made)

    def _put(self, room: QVBoxLayout, piece: QWidget | None) -> None:
        while (item := room.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if piece is not None:
            room.addWidget(piece)
            piece.show()

    def _copy(self) -> None:
        try:
            change = self._sharing.copy(self._preview(), self._entry.uid)  # dated now
        except TrustJournalError as error:
            self.sheet.tell(error_card(self._kit, error))
            return
        self.copied.emit(change)

    def entered(self) -> None:
        """Start at the first part that can be chosen."""
        self._first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves everything as it is."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

"""The bin: deleted entries for 30 days, to be put back or erased for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Binned, EntryStore
from ui.errors import error_card
from ui.pages.editor_cards import said_card
from ui.pages.entry_view import title_of
from ui.pages.sheet import Sheet
from ui.widgets.announce import announce
from ui.widgets.entry_words import unmarked
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken, spoken_day

AT_ONCE = 50
"""Lines shown before one asks for more."""
PREVIEW = 160


class BinLine(QWidget):
    """One deleted entry; erasing asks once more, in place."""

    put_back = Signal()
    erase = Signal()

    def __init__(
        self, kit: Kit, *, title: str, preview: str, written: datetime, erased_on: date
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        until = self.tr("Erased for good on {day}").format(day=spoken_day(erased_on))
        back = kit.button(self.tr("Put back"), "link", "arrow-u-up-left", self.put_back.emit)
        self._ask = kit.button(self.tr("Erase now"), "plain", "", self._sure)
        for button in (back, self._ask):
            button.setAccessibleDescription(title)
        self._usual = kit.flow(back, self._ask, gap=10)
        self._no = kit.button(self.tr("Leave it in the bin"), "plain", "", self._unsure)
        yes = kit.button(self.tr("Erase for good"), "danger", "", self.erase.emit)
        question = kit.text(self.tr("This can’t be undone. Its earlier versions go with it."))
        self._question = kit.wrap(kit.col(question, kit.flow(yes, self._no, gap=6), gap=6))
        self._question.hide()
        self.setLayout(
            kit.col(
                kit.text(title, "ui_strong"),
                kit.elided(preview, "quote", "text_muted"),
                kit.text(spoken(written), "caption", "text_muted"),
                kit.text(until, "caption", "text_muted"),
                self._usual,
                self._question,
                kit.hairline(),
                gap=3,
                margins=(0, 8, 0, 0),
            )
        )

    def _sure(self) -> None:
        self._usual.hide()
        self._question.show()
        self._no.setFocus()

    def _unsure(self) -> None:
        self._question.hide()
        self._usual.show()
        self._ask.setFocus()


class BinView(QWidget):
    """Everything in the bin, the last deleted first."""

    changed = Signal(object)
    back = Signal()

    def __init__(self, *, kit: Kit, entries: EntryStore, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._kit = kit
        self._entries = entries
        self._vocabulary = vocabulary
        self._shown = AT_ONCE
        self._lines: QVBoxLayout = kit.col(gap=0)
        told = self.tr("What you delete stays here for 30 days. Then it is erased from the file.")
        body = kit.col(kit.text(told, "ui", "text_muted"), self._lines, None, gap=8)
        head = kit.col(kit.text(self.tr("Bin"), "title"), gap=0)
        self.sheet = Sheet(kit, head=head, body=body)
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        self._fill()

    def refresh(self, change: Changed) -> None:
        """Show what is in the bin now."""
        if "bin" in change.kinds:
            self._fill()

    def _fill(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        try:
            lying = self._entries.binned()
        except TrustJournalError as error:
            self._lines.addWidget(error_card(self._kit, error))
            return
        if not lying:
            self._lines.addWidget(self._kit.text(self.tr("The bin is empty."), "lead"))
        for binned in lying[: self._shown]:
            self._lines.addWidget(self._line(binned))
        if len(lying) > self._shown:
            more = self._kit.button(self.tr("Show more"), "quiet", "", self._more)
            self._lines.addLayout(self._kit.row(more, None, margins=(0, 8, 0, 0)))

    def _line(self, binned: Binned) -> BinLine:
        line = BinLine(
            self._kit,
            title=title_of(binned.entry, self._vocabulary),
            preview=unmarked(binned.entry.preview(PREVIEW)),
            written=binned.entry.created,
            erased_on=binned.erased_on,
        )
        back = self.tr("Put back among your entries.")
        gone = self.tr("Erased for good.")
        line.put_back.connect(lambda: self._do(lambda: self._entries.put_back(binned.uid), back))
        line.erase.connect(lambda: self._do(lambda: self._entries.erase(binned.uid), gone))
        return line

    def _more(self) -> None:
        self._shown += AT_ONCE
        self._fill()

    def _do(self, work: Callable[[], Changed], said: str) -> None:
        try:
            change = work()
        except TrustJournalError as error:
            self.sheet.tell(error_card(self._kit, error))
            return
        self.sheet.tell(said_card(self._kit, said))
        self.changed.emit(change)
        self.entered()
        announce(self, said)

    def entered(self) -> None:
        """Start at the first line's first button."""
        for line in self.findChildren(BinLine):
            if not line.isHidden():
                line.focusNextChild()
                return
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.back.emit()
        else:
            super().keyPressEvent(event)

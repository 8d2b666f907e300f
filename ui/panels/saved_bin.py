"""Words in the bin: to be put back, or erased before their 30 days are over."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.statements import SavedStatement
from trustjournal.journal.thing_store import InBin
from ui.panels.kept import Kept
from ui.widgets.days import full_day
from ui.widgets.kit import Card, Kit


class SavedBin(QWidget):
    """A way to unfold what lies in the bin; not there while nothing does."""

    put_back = Signal(str)
    erase = Signal(str)
    """Both with the statement's id."""

    def __init__(self, kit: Kit, kept: Kept) -> None:
        super().__init__()
        self._kit = kit
        self._kept = kept
        self._open = kit.button(self.tr("In the bin"), "link", "trash", checkable=True)
        self._open.toggled.connect(lambda _on: self.refresh())
        self._list: QVBoxLayout = kit.col(gap=10)
        self.setLayout(kit.col(kit.row(self._open, None), self._list, gap=8))

    def unfold(self) -> None:
        """Show what was moved there just now, with the way back at hand."""
        self._open.setChecked(True)
        self.refresh()
        self._open.setFocus()

    def refresh(self) -> None:
        """Show anew what lies there."""
        lying = [one for one in self._kept.store.binned() if self._kept.is_mine(one.thing)]
        self.setVisible(bool(lying))
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in lying if self._open.isChecked() else ():
            card = self._card(one)
            self._list.addWidget(card)
            card.show()

    def _card(self, one: InBin[SavedStatement]) -> Card:
        kit = self._kit
        day = full_day(one.erased_on, self._kept.clock.now().date())
        back = kit.button(
            self.tr("Put back"), "link", "arrow-counter-clockwise",
            lambda: self.put_back.emit(one.uid),
        )  # fmt: skip
        erase = kit.button(
            self.tr("Erase for good"), "link", "trash", lambda: self.erase.emit(one.uid)
        )
        for button in (back, erase):
            button.setAccessibleDescription(one.thing.text)
        column = kit.col(
            kit.text(self.tr("Erased on {day}").format(day=day), "caption", "text_muted"),
            kit.text(one.thing.text, "quote"),
            kit.flow(back, erase, gap=14),
            gap=4, margins=(14, 10, 12, 8),
        )  # fmt: skip
        return kit.card(column)

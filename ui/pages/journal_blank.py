"""The right side while nothing is open: one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.sheet import Sheet
from ui.widgets.kit import Kit


class Blank(QWidget):
    """Invites, and carries what has to be said when nothing is open."""

    new_wanted = Signal()
    back = Signal()

    def __init__(self, kit: Kit, sentence: str, *, writable: bool = True) -> None:
        super().__init__()
        self._sentence = kit.text(sentence, "lead", "text_muted")
        self._new = kit.button(self.tr("New entry"), "", "note-pencil", self.new_wanted.emit)
        if not writable:
            self._new.hide()
        body = kit.col(None, self._sentence, kit.row(self._new, None), None, gap=16)
        self.sheet = Sheet(kit, body=body)
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    def say(self, sentence: str) -> None:
        """Show another sentence."""
        self._sentence.say(sentence)

    def entered(self) -> None:
        """Start at the button."""
        self._new.setFocus()

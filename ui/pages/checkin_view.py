"""What the views of the check-ins page have in common: a column to read, and a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.pages.base import PAGE_WIDTH
from ui.widgets.kit import Kit


class ReadingView(QWidget):
    """A page to scroll: way back, title, lead, and what `put` adds below them."""

    back = Signal()
    help_wanted = Signal()

    def __init__(
        self, kit: Kit, title: str, lead: str = "", *, back: str = "", wide: bool = False
    ) -> None:
        """`back` are the words of the way back, "" for none."""
        super().__init__()
        self.kit = kit
        self._title = kit.text(title, "display")
        self._column: QVBoxLayout = kit.col(gap=6)
        self._back = kit.button(back, "link", "caret-left", self.back.emit) if back else None
        if self._back is not None:
            self._column.addWidget(self._back)
        self._column.addWidget(self._title)
        if lead:
            self._column.addWidget(kit.text(lead, "ui", "text_muted"))
        self._column.addSpacing(kit.theme.px(8))
        inside = kit.wrap(self._column)
        if not wide:
            inside.setMaximumWidth(kit.theme.line("reading"))
        row = kit.row((kit.col(inside, None, gap=0), 100), None, margins=(32, 22, 24, 20))
        frame = kit.wrap(row)
        frame.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        self.area: QScrollArea = kit.scroll(kit.wrap(kit.row((frame, 1), gap=0)))
        self.setLayout(kit.col((self.area, 1), gap=0))
        self.first: QWidget | None = self._back

    def put(self, *pieces: QWidget | QLayout | int) -> None:
        """Append widgets, layouts, and gaps in px."""
        for piece in pieces:
            if isinstance(piece, int):
                self._column.addSpacing(self.kit.theme.px(piece))
            elif isinstance(piece, QLayout):
                self._column.addLayout(piece)
            else:
                self._column.addWidget(piece)

    def heading(self, words: str) -> None:
        """Append a small heading."""
        self.put(12, self.kit.text(words, "label", "text_muted", wrap=False))

    def begin(self) -> None:
        """Put the keyboard where a person would start."""
        if self.first is not None:
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def insert(self, words: str) -> bool:
        """Insert words at the cursor of an open text; False where there is none."""
        return False

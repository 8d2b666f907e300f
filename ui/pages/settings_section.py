"""What the parts of the settings page have in common."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout, QWidget

from ui.widgets.kit import Kit


class Section(QWidget):
    """A heading, a sentence, and controls with their outcome below them."""

    def __init__(self, kit: Kit, heading: str, sentence: str = "") -> None:
        super().__init__()
        self._kit = kit
        self.setAccessibleName(heading)
        self._column = kit.col(kit.text(heading, "lead"), gap=6)
        if sentence:
            self._column.addWidget(kit.text(sentence, "ui", "text_muted"))
        self._column.addSpacing(kit.theme.px(6))
        self.setLayout(self._column)

    def put(self, *pieces: QWidget | QLayout | int) -> None:
        """Append widgets, layouts, and gaps in px."""
        for piece in pieces:
            if isinstance(piece, int):
                self._column.addSpacing(self._kit.theme.px(piece))
            elif isinstance(piece, QLayout):
                self._column.addLayout(piece)
            else:
                self._column.addWidget(piece)

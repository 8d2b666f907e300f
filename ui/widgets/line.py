"""A line to type in that notices every change a person makes, by whatever means.

Qt's `textEdited` tells of keys alone: words that dictation or another assistive tool puts in would
reach no draft.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit


class Line(QLineEdit):
    """`edited` is sent for each change but the program's own `setText` and `clear`."""

    edited = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._by_program = False
        self.textChanged.connect(self._changed)

    def setText(self, words: str | None) -> None:
        """Show other words on the program's behalf."""
        self._by_program = True
        super().setText(words)
        self._by_program = False

    def clear(self) -> None:
        """Empty the line on the program's behalf."""
        self.setText("")

    def _changed(self, words: str) -> None:
        if not self._by_program:
            self.edited.emit(words)

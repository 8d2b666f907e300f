"""A line that says it shorter where room is short, and cuts nothing."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Theme


class FittingText(QLabel):
    """Shows the first of several phrasings that fits on one line; the last may take more."""

    def __init__(self, theme: Theme, role: str, *phrasings: str) -> None:
        """`phrasings` from the whole sentence to the shortest. Screen readers get the whole."""
        super().__init__()
        self._phrasings = phrasings
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(phrasings[0])
        self.setText(phrasings[0])

    def minimumSizeHint(self) -> QSize:
        """Ask for no width: the row gives what is left."""
        return QSize(0, QFontMetrics(self.font()).lineSpacing())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose the words for this width."""
        super().resizeEvent(event)
        metrics, room = QFontMetrics(self.font()), event.size().width()
        # One more pixel: widths are fractions, and a rounded-down one would be wrapped.
        fits = (each for each in self._phrasings if metrics.horizontalAdvance(each) + 1 <= room)
        chosen = next(fits, self._phrasings[-1])
        if chosen != self.text():
            self.setText(chosen)

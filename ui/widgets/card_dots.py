"""Where among its cards a turn is: one long mark for the open one, a ring for each other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

_RING = 8
_LONG = 21
_GAP = 8
MOST = 12
"""More cards than that are told by their number alone."""


class CardDots(QWidget):
    """A picture of "2 of 5", which stands beside it in words."""

    def __init__(self, theme: Theme, position: int, of: int) -> None:
        super().__init__()
        self._theme = theme
        self._position = position
        self._of = of
        self.setFixedSize(self.sizeHint())
        if not 1 < of <= MOST:
            self.hide()

    def sizeHint(self) -> QSize:
        """Return room for all marks."""
        width = _LONG + (self._of - 1) * (_RING + _GAP)
        return QSize(self._theme.px(width) + 2, self._theme.px(_RING) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent = self._theme.color("accent")
        ring = self._theme.px(_RING)
        left = 1.0
        for place in range(1, self._of + 1):
            here = place == self._position
            width = self._theme.px(_LONG) if here else ring
            shape = QRectF(left, 1, width - 1, ring - 1)
            painter.setPen(Qt.PenStyle.NoPen if here else QPen(accent, self._theme.px(1.2)))
            painter.setBrush(accent if here else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(shape, ring / 2, ring / 2)
            left += width + self._theme.px(_GAP)

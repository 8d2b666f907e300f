"""Two rings: linked once both have signed, apart until then."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme

LINKED, APART = 0.53, 1.12
"""How far the second ring stands from the first, in parts of a ring."""


class SealMark(QWidget):
    """The seal of an agreement; it says nothing by itself (the words stand beside it)."""

    def __init__(self, theme: Theme, *, linked: bool, size: int = 32) -> None:
        super().__init__()
        self._shift = LINKED if linked else APART
        self._color = theme.color("accent" if linked else "text_muted")
        side = theme.px(size)
        self.setFixedSize(round(side * (1 + self._shift)), side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rings."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self.height())
        painter.setPen(QPen(self._color, side * 0.07))
        margin = side * 0.06
        ring = QRectF(margin, margin, side - 2 * margin, side - 2 * margin)
        painter.drawEllipse(ring)
        painter.drawEllipse(ring.translated(side * self._shift, 0))

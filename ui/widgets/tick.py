"""A check box that keeps its contrast and its size in every theme."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QCheckBox

from ui.widgets.kit import Kit


class Tick(QCheckBox):
    """A native check box with a box drawn from the theme: the style's own fades in the dark."""

    def __init__(self, kit: Kit, words: str) -> None:
        super().__init__(words)
        self._theme = kit.theme
        self._box = kit.theme.px(17)
        self._gap = kit.theme.px(9)
        self.setFont(kit.theme.font("ui"))
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        """Return room for the box, the gap and the words."""
        metrics = self.fontMetrics()
        width = self._box + self._gap + metrics.horizontalAdvance(self.text()) + 2
        return QSize(width, max(self._theme.px(28), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        """The words are never cut."""
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        """Box and words both can be clicked."""
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, the tick and the words."""
        color = self._theme.color
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self._box) / 2
        box = QRectF(0.5, top + 0.5, self._box - 1, self._box - 1)
        corner = self._theme.px(4)
        on = self.isChecked()
        painter.setPen(QPen(color("accent" if on else "control_border"), 1))
        painter.setBrush(color("accent" if on else "field"))
        painter.drawRoundedRect(box, corner, corner)
        if on:
            pen = QPen(color("on_accent"), self._box * 0.12)
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            points = ((0.24, 0.52), (0.43, 0.71), (0.77, 0.31))
            side = box.width()
            painter.drawPolyline(
                QPolygonF([QPointF(box.x() + side * x, box.y() + side * y) for x, y in points])
            )
        painter.setPen(color("text" if self.isEnabled() else "text_disabled"))
        left = self._box + self._gap
        words = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self.text())

"""The few pictures that the lock screen needs before any icon font is loaded, drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Theme


def draw_eye(painter: QPainter, rect: QRectF, color: QColor, *, open_: bool) -> None:
    """Draw an eye into `rect`, struck through when not `open_`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    w, h = rect.width(), rect.height()
    pen = QPen(color, w * 0.075)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = rect.center()
    left, right = (
        QPointF(rect.left() + w * 0.06, middle.y()),
        QPointF(rect.right() - w * 0.06, middle.y()),
    )
    lids = QPainterPath(left)
    lids.quadTo(QPointF(middle.x(), middle.y() - h * 0.62), right)
    lids.quadTo(QPointF(middle.x(), middle.y() + h * 0.62), left)
    painter.drawPath(lids)
    painter.drawEllipse(middle, w * 0.145, w * 0.145)
    if not open_:
        painter.drawLine(
            QPointF(rect.left() + w * 0.2, rect.top() + h * 0.14),
            QPointF(rect.right() - w * 0.2, rect.bottom() - h * 0.14),
        )


def lifebuoy_icon(theme: Theme, role: str = "text_muted", size: int = 17) -> QIcon:
    """Return a lifebuoy, the sign for help."""
    n = theme.px(size)
    pixmap = QPixmap(QSize(n * 2, n * 2))
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color(role), n * 0.075))
    middle = QPointF(n / 2, n / 2)
    painter.drawEllipse(middle, n * 0.4, n * 0.4)
    painter.drawEllipse(middle, n * 0.18, n * 0.18)
    for x, y in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        outward = QPointF(x, y) * 0.7071
        painter.drawLine(middle + outward * n * 0.18, middle + outward * n * 0.4)
    painter.end()
    return QIcon(pixmap)


class EyeButton(QAbstractButton):
    """Shows what is hidden while it is checked."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._color = theme.color("text_muted")
        self._glyph = theme.px(17)
        n = theme.px(30)
        self.setCheckable(True)
        self.setFixedSize(n, n)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the eye, struck through while what it guards is shown."""
        n = self._glyph
        rect = QRectF((self.width() - n) / 2, (self.height() - n) / 2, n, n)
        draw_eye(QPainter(self), rect, self._color, open_=not self.isChecked())

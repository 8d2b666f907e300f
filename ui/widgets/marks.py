"""Drawn marks: each core feeling has a shape of its own, so that colour never stands alone."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QWidget

from ui.theme import Space, Theme


def _hurt(p: QPainter, r: QRectF, color: QColor) -> None:
    """A cracked disc."""
    x, y, w, h = r.x(), r.y(), r.width(), r.height()
    disc = QPainterPath()
    disc.addEllipse(r.adjusted(w * 0.05, h * 0.05, -w * 0.05, -h * 0.05))
    crack = QPainterPath()
    points = (
        (0.62, -0.1),
        (0.4, 0.48),
        (0.6, 0.54),
        (0.4, 1.1),
        (0.52, 1.1),
        (0.76, 0.44),
        (0.56, 0.4),
        (0.76, -0.1),
    )
    crack.addPolygon(QPolygonF([QPointF(x + w * a, y + h * b) for a, b in points]))
    p.fillPath(disc.subtracted(crack), color)


def _afraid(p: QPainter, r: QRectF, color: QColor) -> None:
    """Spikes."""
    spikes = 8
    radius = r.width() / 2
    points = []
    for i in range(2 * spikes):
        angle = math.pi * i / spikes - math.pi / 2
        reach = radius * (1.0 if i % 2 == 0 else 0.58)
        points.append(r.center() + QPointF(reach * math.cos(angle), reach * math.sin(angle)))
    p.setBrush(color)
    p.drawPolygon(QPolygonF(points))


def _angry(p: QPainter, r: QRectF, color: QColor) -> None:
    """A triangle."""
    x, y, w, h = r.x(), r.y(), r.width(), r.height()
    pen = QPen(color, w * 0.12)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    p.setPen(pen)
    p.setBrush(color)
    corners = ((0.5, 0.12), (0.93, 0.86), (0.07, 0.86))
    p.drawPolygon(QPolygonF([QPointF(x + w * a, y + h * b) for a, b in corners]))


def _sad(p: QPainter, r: QRectF, color: QColor) -> None:
    """A drop."""
    x, y, w, h = r.x(), r.y(), r.width(), r.height()
    cx = x + w / 2
    path = QPainterPath(QPointF(cx, y))
    path.cubicTo(
        cx + w * 0.125, y + h * 0.3, x + w * 0.88, y + h * 0.45, x + w * 0.88, y + h * 0.64
    )
    path.cubicTo(x + w * 0.88, y + h * 0.88, x + w * 0.7, y + h, cx, y + h)
    path.cubicTo(x + w * 0.3, y + h, x + w * 0.12, y + h * 0.88, x + w * 0.12, y + h * 0.64)
    path.cubicTo(x + w * 0.12, y + h * 0.45, cx - w * 0.125, y + h * 0.3, cx, y)
    p.fillPath(path, color)


def _ashamed(p: QPainter, r: QRectF, color: QColor) -> None:
    """A lowered dome."""
    x, y, w, h = r.x(), r.y(), r.width(), r.height()
    path = QPainterPath(QPointF(x, y + h * 0.78))
    path.arcTo(QRectF(x, y + h * 0.22, w, h * 1.12), 180, -180)
    path.closeSubpath()
    p.fillPath(path, color)


def _numb(p: QPainter, r: QRectF, color: QColor) -> None:
    """An empty ring."""
    w = r.width()
    p.setPen(QPen(color, w * 0.15))
    p.drawEllipse(r.adjusted(w * 0.1, w * 0.1, -w * 0.1, -w * 0.1))


def _unsure(p: QPainter, r: QRectF, color: QColor) -> None:
    """A half-filled ring."""
    w = r.width()
    inner = r.adjusted(w * 0.08, w * 0.08, -w * 0.08, -w * 0.08)
    path = QPainterPath(QPointF(inner.center().x(), inner.top()))
    path.arcTo(inner, 90, 180)
    path.closeSubpath()
    p.fillPath(path, color)
    p.setPen(QPen(color, w * 0.1))
    p.drawEllipse(inner)


def _calm(p: QPainter, r: QRectF, color: QColor) -> None:
    """Three level bars."""
    w, h = r.width(), r.height()
    p.setBrush(color)
    for height, width in ((0.24, 0.62), (0.5, 1.0), (0.76, 0.62)):
        bar = QRectF(
            r.center().x() - w * width / 2, r.y() + h * (height - 0.085), w * width, h * 0.17
        )
        p.drawRoundedRect(bar, h * 0.085, h * 0.085)


def _hopeful(p: QPainter, r: QRectF, color: QColor) -> None:
    """A four-pointed spark."""
    center = r.center()
    reach = r.width() * 0.54
    tips = [
        center + QPointF(0, -reach),
        center + QPointF(reach, 0),
        center + QPointF(0, reach),
        center + QPointF(-reach, 0),
    ]
    path = QPainterPath(tips[0])
    for start, end in zip(tips, [*tips[1:], tips[0]], strict=True):
        waist = center + (start - center) * 0.18 + (end - center) * 0.18
        path.quadTo(waist, end)
    p.fillPath(path, color)


def _close(p: QPainter, r: QRectF, color: QColor) -> None:
    """A heart."""
    x, y, w, h = r.x(), r.y(), r.width(), r.height()
    cx = x + w / 2
    path = QPainterPath(QPointF(cx, y + h * 0.95))
    path.cubicTo(x - w * 0.12, y + h * 0.55, x + w * 0.02, y + h * 0.06, x + w * 0.28, y + h * 0.08)
    path.cubicTo(x + w * 0.42, y + h * 0.09, cx, y + h * 0.2, cx, y + h * 0.3)
    path.cubicTo(cx, y + h * 0.2, x + w * 0.58, y + h * 0.09, x + w * 0.72, y + h * 0.08)
    path.cubicTo(x + w * 0.98, y + h * 0.06, x + w * 1.12, y + h * 0.55, cx, y + h * 0.95)
    p.fillPath(path, color)


def _own(p: QPainter, r: QRectF, color: QColor) -> None:
    """A short line, for words outside the vocabulary and for free writing."""
    w, h = r.width(), r.height()
    p.setBrush(color)
    p.drawRoundedRect(
        QRectF(r.x() + w * 0.14, r.y() + h * 0.42, w * 0.72, h * 0.16), h * 0.08, h * 0.08
    )


_SHAPES: dict[str, Callable[[QPainter, QRectF, QColor], None]] = {
    "hurt": _hurt,
    "afraid": _afraid,
    "angry": _angry,
    "sad": _sad,
    "ashamed": _ashamed,
    "numb": _numb,
    "unsure": _unsure,
    "calm": _calm,
    "hopeful": _hopeful,
    "close": _close,
}


def draw_mark(painter: QPainter, core: str, rect: QRectF, color: QColor) -> None:
    """Draw the mark of a core feeling (a short line for any other word) into `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES.get(core, _own)(painter, rect, color)
    painter.restore()


def mark_icon(theme: Theme, core: str, size: int = 14) -> QIcon:
    """Return a feeling's mark as an icon, sharp on dense screens."""
    n = theme.px(size)
    pixmap = QPixmap(n * 2, n * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_mark(painter, core, QRectF(0.5, 0.5, n - 1, n - 1), theme.feeling_color(core))
    painter.end()
    return QIcon(pixmap)


class Mark(QWidget):
    """A feeling's mark beside a word; screen readers read the word instead."""

    def __init__(self, theme: Theme, core: str, size: int = 14) -> None:
        super().__init__()
        self._core = core
        self._color = theme.feeling_color(core)
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        rect = QRectF(0.5, 0.5, self.width() - 1, self.height() - 1)
        draw_mark(painter, self._core, rect, self._color)


class SpaceMark(QWidget):
    """One closed ring: only me. Two linked rings: us."""

    def __init__(
        self, theme: Theme, space: Space, size: int = 16, color: QColor | None = None
    ) -> None:
        super().__init__()
        self._space = space
        self._color = color or theme.color("accent", space)
        n = theme.px(size)
        self.setFixedSize(n if space is Space.PRIVATE else round(n * 1.55), n)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring or rings."""
        draw_space_mark(QPainter(self), self._space, QRectF(self.rect()), self._color)


def draw_space_mark(painter: QPainter, space: Space, rect: QRectF, color: QColor) -> None:
    """Draw a space's ring or rings, as high as `rect` and from its left edge."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    n = rect.height()
    margin = n * 0.09
    painter.setPen(QPen(color, n * 0.13))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    ring = QRectF(rect.left() + margin, rect.top() + margin, n - 2 * margin, n - 2 * margin)
    painter.drawEllipse(ring)
    if space is Space.SHARED:
        painter.drawEllipse(ring.translated(n * 0.53, 0))
        return
    painter.setBrush(color)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawEllipse(ring.center(), n * 0.15, n * 0.15)


class PadlockMark(QWidget):
    """The lock screen's one picture, drawn so that it needs no icon font."""

    def __init__(self, theme: Theme, size: int = 28) -> None:
        super().__init__()
        self._color = theme.color("accent", Space.PRIVATE)
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the padlock."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        w = self.width()
        painter.setPen(QPen(self._color, w * 0.07))
        painter.drawRoundedRect(QRectF(w * 0.14, w * 0.36, w * 0.72, w * 0.54), w * 0.07, w * 0.07)
        bow = QPainterPath(QPointF(w * 0.33, w * 0.36))
        bow.lineTo(w * 0.33, w * 0.26)
        bow.arcTo(QRectF(w * 0.33, w * 0.08, w * 0.34, w * 0.36), 180, -180)
        bow.lineTo(w * 0.67, w * 0.36)
        painter.drawPath(bow)
        painter.setBrush(self._color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(w * 0.5, w * 0.6), w * 0.06, w * 0.06)
        painter.drawRect(QRectF(w * 0.475, w * 0.6, w * 0.05, w * 0.14))

"""The lock screen's ground: it belongs to nobody, so ink fades into lamp."""

from __future__ import annotations

import random
import struct

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from ui.theme import Space, Theme

_TILE = 64


class Backdrop(QWidget):
    """Paints the fade from the private room's colour to the shared one's, without bands."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._ink = theme.color("window", Space.PRIVATE)
        self._lamp = theme.color("window", Space.SHARED)
        self._strip = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tile one narrow strip across the width."""
        if self._strip.height() != self.height():
            self._strip = fade(self._ink, self._lamp, self.height())
        QPainter(self).drawTiledPixmap(self.rect(), self._strip)


def fade(top: QColor, bottom: QColor, height: int) -> QPixmap:
    """Return a strip of a vertical fade, to be tiled sideways.

    The two colours lie a dozen 8-bit steps apart, which would show as broad bands; so the fade
    is computed in 16 bits, and up to one step of noise is added before rounding down to 8.
    """
    image = QImage(QSize(_TILE, max(1, height)), QImage.Format.Format_RGBX64)
    gradient = QLinearGradient(0, 0, 0, image.height())
    gradient.setColorAt(0, top)
    gradient.setColorAt(0.15, top)
    gradient.setColorAt(1, bottom)
    painter = QPainter(image)
    painter.fillRect(image.rect(), gradient)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Plus)
    noise = _noise()
    for y in range(0, image.height(), _TILE):
        painter.drawImage(QRect(0, y, _TILE, _TILE), noise)
    painter.end()
    return QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))


def _noise() -> QImage:
    """Return a tile of grey noise; always the same one.

    One step of an 8-bit channel is 257 of 16 bits, so any byte is noise below one step.
    """
    grain = random.Random(7).randbytes(_TILE * _TILE)  # noqa: S311 - a texture, not a secret
    values = [part for grey in grain for part in (grey, grey, grey, 0)]
    data = struct.pack(f"={len(values)}H", *values)
    return QImage(data, _TILE, _TILE, QImage.Format.Format_RGBA64_Premultiplied).copy()

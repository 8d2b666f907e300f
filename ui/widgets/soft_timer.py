"""A timer that never rings: a ring that fills, and the time in whole minutes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.theme import Theme
from ui.widgets.kit import Kit

_SIZE = 38


class _Ring(QWidget):
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._part = 0.0
        self.setFixedSize(QSize(theme.px(_SIZE), theme.px(_SIZE)))

    def show_part(self, part: float) -> None:
        self._part = min(1.0, max(0.0, part))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        thick = self._theme.px(2)
        around = QRectF(self.rect()).adjusted(thick, thick, -thick, -thick)
        inside = around.adjusted(thick * 1.5, thick * 1.5, -thick * 1.5, -thick * 1.5)
        top, turn = 90 * 16, -round(360 * 16 * (1 - self._part))
        painter.setPen(QPen(self._theme.color("border"), thick))
        painter.drawEllipse(around)
        painter.setPen(QPen(self._theme.color("accent"), thick))
        painter.drawArc(around, top, turn)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent_soft"))
        painter.drawPie(inside, top, turn)


class SoftTimer(QWidget):
    """Says about how much of the time that was meant is left; nothing happens at its end."""

    def __init__(self, kit: Kit, minutes: int, hint: str) -> None:
        super().__init__()
        self._seconds = minutes * 60
        self._ring = _Ring(kit.theme)
        self._words = kit.text("", "ui_strong", wrap=False)
        below = kit.text(hint, "caption", "text_muted", wrap=False)
        said = kit.col(self._words, below, gap=2)
        self.setLayout(kit.row(self._ring, (said, 1), gap=10, margins=(0, 0, 2, 0)))
        self.show_spent(0)

    def show_spent(self, seconds: int) -> None:
        """Show that so much of the time has passed."""
        left = self._seconds - seconds
        self._ring.show_part(seconds / self._seconds)
        if left > 90:
            words = self.tr("About {n} minutes").format(n=round(left / 60))
        elif left > 20:
            words = self.tr("About a minute")
        else:
            words = self.tr("As long as you need")
        if words != self._words.text():
            self._words.say(words)

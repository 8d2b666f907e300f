"""Labels whose words are never taken for markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QSizePolicy

from ui.theme import Theme


def escaped(words: str) -> str:
    """Return `words` as markup that shows them as they are.

    (`html.escape` would do; its module takes longer to import than a label to paint.)
    """
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Text(QLabel):
    """A label whose text is never taken for markup, with the line height of its role."""

    def __init__(self, theme: Theme, role: str, *, wrap: bool, centred: bool) -> None:
        super().__init__()
        self._line_height = theme.line_height(role)
        self._wrap = wrap
        self._centred = centred
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.RichText if wrap else Qt.TextFormat.PlainText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        if wrap:
            self.setWordWrap(True)
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        if centred:
            self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def say(self, words: str) -> None:
        """Show other words; screen readers get them without the markup."""
        self.setAccessibleName(words)
        if not self._wrap:
            self.setText(words)
            return
        side = "center" if self._centred else "left"
        body = escaped(words).replace("\n", "<br>")
        self.setText(f'<div align="{side}" style="line-height:{self._line_height}%">{body}</div>')


class ElidedText(QLabel):
    """One line that ends in an ellipsis where the width ends, whole in its accessible name."""

    def __init__(self, theme: Theme, role: str) -> None:
        super().__init__()
        self._words = ""
        self.setFont(theme.font(role))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show other words."""
        self._words = " ".join(words.split())
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Ask for one line's height."""
        metrics = QFontMetrics(self.font())
        # One more pixel: widths are fractions, and a rounded-down one would be elided.
        return QSize(metrics.horizontalAdvance(self._words) + 1, metrics.lineSpacing())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw as much as fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(
            self._words, Qt.TextElideMode.ElideRight, self.width()
        )
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)

"""One row of the log: a picture, a line in serif, and a quiet line below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.widgets.kit import Kit


class LogRow(QAbstractButton):
    """Words are cut with an ellipsis where room is short; the accessible name has them all."""

    def __init__(self, kit: Kit, icon: str, title: str, caption: str) -> None:
        super().__init__()
        self._theme = kit.theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Labels take their role from the parent; a button's would override their own colours.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        words = kit.col(
            kit.elided(title, "quote"), kit.elided(caption, "caption", "text_muted"), gap=2
        )
        picture = kit.col(2, kit.icon_label(icon, "accent", 19), None, gap=0)
        self.setLayout(kit.row(picture, (words, 1), gap=12, margins=(4, 9, 4, 9)))
        self.setAccessibleName(f"{title.rstrip('.')}. {caption}")

    def sizeHint(self) -> QSize:
        """Return what the words inside need."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the words give way."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft surface under the pointer; the words are labels of their own."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(self.rect(), self._theme.px(8), self._theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space and a click do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

"""A row that is a button as a whole; whoever makes one lays out the words inside."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.theme import Theme


class WholeRow(QAbstractButton):
    """As high as its words need and as wide as there is room; Enter opens, as a click does.

    No QPushButton: nothing of a button's look is wanted, only its ways.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Labels take their role from the parent; a button's would override their own colours.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return what the words inside need; a button alone would know nothing of them."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the words give way."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft ground under the pointer; the words are labels of their own."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setPen(Qt.PenStyle.NoPen)
            self._ground(painter, "accent_soft")

    def _ground(self, painter: QPainter, role: str) -> None:
        """Draw the rounded ground in a colour role with the painter's pen."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.color(role))
        radius = self._theme.px(self._theme.metric("radius", "control"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space and a click do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

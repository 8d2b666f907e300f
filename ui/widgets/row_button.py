"""A row that is a button as a whole: a title, something short at its end, a line below."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.widgets.kit import Kit


class RowButton(QAbstractButton):
    """Opens what its title names. Labels inside give way where room is short."""

    def __init__(self, kit: Kit, title: str, line: str = "", end: str = "", icon: str = "") -> None:
        super().__init__()
        self._theme = kit.theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        heading = kit.elided(title, "lead")
        below = kit.elided(line, "ui", "text_muted")
        if not line:
            below.hide()
        aside = [kit.text(end, "caption", "text_muted", wrap=False)] if end else []
        words = kit.col(kit.row((heading, 1), *aside, gap=12), below, gap=1)
        pieces = [kit.col(4, kit.icon_label(icon, "accent"), None, gap=0)] if icon else []
        self.setLayout(kit.row(*pieces, (words, 1), gap=12, margins=(0, 10, 4, 10)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(". ".join(word for word in (line, end) if word))

    def sizeHint(self) -> QSize:
        """Return what the words inside need; a button alone would know nothing of them."""
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

"""The band on top of every page that says where a text will be saved: colour, words, lines."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.theme import Space
from ui.widgets.fitting_text import FittingText
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.space_words import space_name


class SpaceStrip(QWidget):
    """One line below for *Only me*, two for *Us*."""

    def __init__(
        self, kit: Kit, right: QWidget, *, closed: bool = False, alone: bool = False
    ) -> None:
        """`closed`: nothing here can be changed; `alone`: the other one has left."""
        super().__init__()
        theme = kit.theme
        self._theme = theme
        self._space = theme.space
        whose = self._whose(closed=closed, alone=alone)
        self.setAccessibleName(f"{space_name(self._space)}. {whose[0]}")
        name = kit.text(space_name(self._space), "label", "accent", wrap=False)
        said = FittingText(theme, "caption", *whose)
        kit.tint(said, "text_muted")
        self.setLayout(
            kit.row(
                SpaceMark(theme, self._space), 2, name, (said, 1), right, margins=(24, 2, 16, 4)
            )
        )
        self.setMinimumHeight(theme.px(42))

    def _whose(self, *, closed: bool, alone: bool) -> tuple[str, str]:
        """Return who can read what is kept here, at length and short."""
        if self._space is Space.PRIVATE:
            return self.tr("Opens with your passphrase alone."), self.tr("Your passphrase alone.")
        if alone:
            return (
                self.tr("Your partner has left. It opens with your passphrase alone."),
                self.tr("Your partner has left."),
            )
        if closed:
            return (
                self.tr("Closed. Both of you can read this; nobody can change it."),
                self.tr("Closed. Nobody can change it."),
            )
        return (
            self.tr("Both of you can read this. Your own journals stay closed."),
            self.tr("Both of you can read this."),
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the soft ground and the line or lines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.color("accent_soft"))
        thick = self._theme.gap("hair")
        line = self._theme.color("line")
        painter.fillRect(0, self.height() - thick, self.width(), thick, line)
        if self._space is Space.SHARED:
            painter.fillRect(0, self.height() - 3 * thick, self.width(), thick, line)

"""Only me · Us: two buttons that say which space is open, and open the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QFrame, QPushButton, QSizePolicy

from ui.theme import Space, Theme
from ui.widgets.check_button import CheckButton
from ui.widgets.kit import Kit
from ui.widgets.marks import draw_space_mark
from ui.widgets.space_words import space_name

SWITCH_KEYS = "F6"
MARK = 15


class SpaceSwitch(QFrame):
    """Side by side, or one below the other with their rings alone where room is short."""

    wanted = Signal(object)
    """The other space is asked for."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._theme = kit.theme
        self._here = kit.theme.space
        self.setProperty("card", "switch")
        self.setAccessibleName(self.tr("Where you are"))
        self._group = QButtonGroup(self)
        self._buttons = {space: self._button(space) for space in Space}
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        margin = kit.theme.px(3)
        self._box.setContentsMargins(margin, margin, margin, margin)
        self._box.setSpacing(kit.theme.gap("hair"))
        for button in self._buttons.values():
            self._box.addWidget(button)
        self.set_rail(False)

    def _button(self, space: Space) -> QPushButton:
        theme, here = self._theme, space is self._here
        name = space_name(space)
        button = CheckButton("")
        button.setProperty("kind", "space")
        button.setFont(theme.font("ui_strong" if here else "ui"))
        button.setAccessibleName(name)
        told = self.tr("this space is open") if here else self.tr("{keys} opens this space")
        button.setAccessibleDescription(told.format(keys=SWITCH_KEYS))
        button.setToolTip(name if here else f"{name}   {SWITCH_KEYS}")
        button.setAutoDefault(False)
        button.setAutoExclusive(True)  # told as one of two
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        button.setIcon(_rings(theme, space, theme.color("accent" if here else "text_muted")))
        button.setIconSize(_size(theme, space))
        button.setChecked(here)
        button.clicked.connect(lambda: self._clicked(space))
        self._group.addButton(button)
        return button

    def _clicked(self, space: Space) -> None:
        if space is self._here:
            return
        self._buttons[self._here].setChecked(True)  # until the other one really is open
        # Not from within the click: this switch goes with its screen.
        QTimer.singleShot(0, self, lambda: self.wanted.emit(space))

    def focus(self) -> None:
        """Take the keyboard, at the space that is open."""
        self._buttons[self._here].setFocus(Qt.FocusReason.OtherFocusReason)

    def set_rail(self, rail: bool) -> None:
        """Show rings alone, one below the other (True), or rings with words in a row."""
        direction = QBoxLayout.Direction.TopToBottom if rail else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        for space, button in self._buttons.items():
            button.setText("" if rail else f" {space_name(space)}")


def _size(theme: Theme, space: Space) -> QSize:
    height = theme.px(MARK)
    return QSize(height if space is Space.PRIVATE else round(height * 1.55), height)


def _rings(theme: Theme, space: Space, color: QColor) -> QIcon:
    size = _size(theme, space)
    picture = QPixmap(size * 2)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    draw_space_mark(painter, space, QRectF(0, 0, size.width() * 2, size.height() * 2), color)
    painter.end()
    return QIcon(picture)

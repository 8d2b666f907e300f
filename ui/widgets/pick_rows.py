"""One of several things to pick, each a row whose words wrap: for what is too long for a chip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy

from ui.widgets.check_button import Checkable
from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after
from ui.widgets.value_field import ValueField

MARK = 16


@dataclass(frozen=True, slots=True, repr=False)
class Pick:
    """One row: its key, its words, and a line below them."""

    key: str
    words: str
    caption: str = ""


class PickRow(Checkable, QAbstractButton):
    """A ring that is filled once it is picked, and words beside it."""

    def __init__(self, kit: Kit, pick: Pick) -> None:
        super().__init__()
        self._theme = kit.theme
        self.setCheckable(True)
        self.setAutoExclusive(True)  # told as one of several; the group does the rest
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Labels take their role from the parent; a button's would override their own colours.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        words = kit.col(kit.text(pick.words, "ui"), gap=1, margins=(MARK + 22, 7, 10, 7))
        if pick.caption:
            words.addWidget(kit.text(pick.caption, "caption", "text_muted"))
        self.setLayout(words)
        self.setAccessibleName(said_after(pick.words, pick.caption))

    def sizeHint(self) -> QSize:
        """Return what the words need."""
        return QSize(0, self.heightForWidth(max(self.width(), 1)))

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the words wrap."""
        return self.sizeHint()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the taller."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return what the words need at a width."""
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 0

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the ring; the words are labels of their own."""
        theme, on = self._theme, self.isChecked()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if on or self.underMouse():
            painter.setPen(QPen(theme.color("accent"), theme.px(2)) if on else Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("raised" if on else "accent_soft"))
            radius = theme.px(theme.metric("radius", "control"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), radius, radius)
        mark = theme.px(MARK)
        ring = QRectF(theme.px(11), theme.px(10), mark, mark)
        painter.setPen(QPen(theme.color("accent" if on else "control_border"), theme.px(1.5)))
        painter.setBrush(theme.color("field"))
        painter.drawEllipse(ring)
        if on:
            inset = mark * 0.27
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(ring.adjusted(inset, inset, -inset, -inset))


class PickRows(ValueField):
    """The rows, of which one is picked; the value is its key."""

    def __init__(self, kit: Kit, name: str, picks: Sequence[Pick]) -> None:
        """The first row stands for nothing in particular: its key is ""."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._rows: dict[str, PickRow] = {}
        column = kit.col(gap=2)
        for pick in picks:
            row = PickRow(kit, pick)
            row.setAccessibleDescription(name)
            row.clicked.connect(lambda _=False: self._clicked())
            self._group.addButton(row)
            self._rows[pick.key] = row
            column.addWidget(row)
        column.addStretch(1)
        self.setLayout(column)
        self._before = ""
        self.set_value("")

    def value(self) -> str:
        """Return the key of the row that is picked."""
        return next((key for key, row in self._rows.items() if row.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Pick another row, the first for a key that is not there. Emits nothing."""
        row = self._rows.get(key) or next(iter(self._rows.values()))
        row.setChecked(True)
        self._before = self.value()

    def focus(self) -> None:
        """Take the keyboard, at the row that is picked."""
        if row := self._rows.get(self.value()):
            row.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        if self.value() != self._before:
            self._before = self.value()
            self.changed.emit()

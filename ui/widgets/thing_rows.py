"""A list of things under headings: each a row with a picture, a title and a line about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after
from ui.widgets.whole_row import WholeRow

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True, repr=False)
class Row:
    """What a row says. `key` names the thing; `icon` is a Phosphor picture."""

    key: str
    icon: str
    title: str
    caption: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Group:
    """Rows under one heading."""

    heading: str
    rows: tuple[Row, ...]


class ThingRow(WholeRow):
    """One row; the one that is open stands on a raised ground with a frame."""

    walked = Signal(int)
    """An arrow key was pressed: so many rows on."""
    reached = Signal()
    """The keyboard has come here."""

    def __init__(self, kit: Kit, row: Row) -> None:
        super().__init__(kit.theme)
        self.key = row.key
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCheckable(True)
        words = [kit.elided(row.title, "ui")]
        if row.caption:
            words.append(kit.elided(row.caption, "caption", "text_muted"))
        icon = kit.col(2, kit.icon_label(row.icon, "text_muted", 16), None, gap=0)
        self.setLayout(kit.row(icon, (kit.col(*words, gap=3), 1), gap=10, margins=(11, 9, 8, 9)))
        self.setAccessibleName(said_after(row.title, row.caption))

    def nextCheckState(self) -> None:
        """A click opens; whether it is the open one is for the list to say."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The open one is raised, with a frame; else as every row."""
        if not self.isChecked():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        painter.setPen(QPen(self._theme.color("border"), 1))
        self._ground(painter, "raised")

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list where the keyboard is."""
        super().focusInEvent(event)
        self.reached.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space and a click do; the arrows walk."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walked.emit(_STEPS[key])
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.walked.emit(-1_000_000 if key is Qt.Key.Key_Home else 1_000_000)
        else:
            super().keyPressEvent(event)


class ThingRows(QWidget):
    """The rows; Tab stops at one of them, the arrow keys go from one to the next."""

    opened = Signal(str)
    """Enter or a click on a row."""
    reached = Signal(str)
    """The arrow keys have come to a row."""

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self._kit = kit
        self._rows: list[ThingRow] = []
        self._groups: list[Group] = []
        self._open = ""
        self._column = kit.col(gap=0)
        self.setLayout(self._column)
        self.setAccessibleName(name)

    def show_groups(self, groups: list[Group]) -> None:
        """Show other rows; the keyboard stays on the thing where it was."""
        if groups == self._groups:
            return
        self._groups = list(groups)
        focused = next((row.key for row in self._rows if row.hasFocus()), None)
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear()
        for place, group in enumerate(groups):
            heading = self._kit.text(group.heading, "label", "text_muted", wrap=True)
            heading.setContentsMargins(0, self._kit.theme.px(14 if place else 2), 0, 0)
            self._column.addWidget(heading)
            for each in group.rows:
                self._add(each)
        self.mark_open(self._open)
        if focused is not None:
            self.focus(focused)

    def _add(self, each: Row) -> None:
        row = ThingRow(self._kit, each)
        row.clicked.connect(lambda _=False: self.opened.emit(each.key))
        row.walked.connect(lambda steps: self._walk(row, steps))
        row.reached.connect(lambda: self._stop_at(row))
        self._column.addWidget(row)
        row.show()
        self._rows.append(row)

    def mark_open(self, key: str) -> None:
        """Mark the row of what is open, "" for none."""
        self._open = key
        for row in self._rows:
            row.setChecked(row.key == key)
        self._stop_at(next((row for row in self._rows if row.key == key), None))

    def focus(self, key: str = "") -> bool:
        """Take the keyboard at a row (the one of `key`, or where Tab stops); False for none."""
        here = [row for row in self._rows if row.key == key] or [
            row for row in self._rows if row.focusPolicy() & Qt.FocusPolicy.TabFocus
        ]
        if not here:
            return False
        here[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @property
    def keys(self) -> list[str]:
        """The keys of the rows, from the top."""
        return [row.key for row in self._rows]

    def _walk(self, row: ThingRow, steps: int) -> None:
        place = min(max(0, self._rows.index(row) + steps), len(self._rows) - 1)
        self._rows[place].setFocus(Qt.FocusReason.OtherFocusReason)
        if self._rows[place] is not row:
            self.reached.emit(self._rows[place].key)

    def _stop_at(self, here: ThingRow | None) -> None:
        here = here or next(iter(self._rows), None)
        for row in self._rows:
            stops = row is here
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stops else Qt.FocusPolicy.ClickFocus)

    def _clear(self) -> None:
        self._rows = []
        emptied(self._column)

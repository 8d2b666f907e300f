"""The ten core feelings to press, in equal columns: as many as the words have room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from trustjournal.journal.feelings import Vocabulary
from ui.widgets.kit import Kit
from ui.widgets.marks import mark_icon

MOST_COLUMNS = 5
GAP = 6
AROUND = 2 * (2 + 4) + 14 + 6
"""Border and padding on both sides, the mark, and the space after it, in px at 100 %."""


class FeelingChips(QWidget):
    """Several may be pressed; Tab enters and leaves, arrows move within. `last` stands in the
    cells that the last row leaves free."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary, last: QWidget) -> None:
        super().__init__()
        self._gap = kit.theme.px(GAP)
        self._columns = 0
        self._last = last
        self._chips: dict[str, QPushButton] = {}
        self.setAccessibleName(self.tr("Feelings to choose from"))
        metrics = QFontMetrics(kit.theme.font("label", weight=400))
        labels = [core.label for core in vocabulary.cores()]
        self._widest = max(map(metrics.horizontalAdvance, labels)) + kit.theme.px(AROUND)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(self._gap)
        for core in vocabulary.cores():
            self._chips[core.id] = self._chip(kit, core.id, core.label, first=not self._chips)
        self._arrange(3)

    def _chip(self, kit: Kit, core: str, label: str, *, first: bool) -> QPushButton:
        chip = kit.button(label, "word", checkable=True)
        chip.setProperty("ground", "window")
        chip.setProperty("column", True)
        chip.setFont(kit.theme.font("label", weight=400))
        chip.setText(f" {label}")
        chip.setIconSize(QSize(kit.theme.px(14), kit.theme.px(14)))
        chip.setIcon(mark_icon(kit.theme, core))
        chip.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        chip.toggled.connect(lambda _on: self.changed.emit())
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus)
        chip.installEventFilter(self)
        return chip

    def eventFilter(self, chip: QObject, event: QEvent) -> bool:
        """Let arrows walk, and Tab stop at the chip that was reached last."""
        chips = list(self._chips.values())
        if event.type() == QEvent.Type.FocusIn:
            for each in chips:
                reached = each is chip
                policy = Qt.FocusPolicy.StrongFocus if reached else Qt.FocusPolicy.ClickFocus
                each.setFocusPolicy(policy)
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1,
                Qt.Key.Key_Up: -self._columns, Qt.Key.Key_Down: self._columns,
            }  # fmt: skip
            step = steps.get(Qt.Key(event.key()))
            if step is not None:
                at = next(n for n, each in enumerate(chips) if each is chip) + step
                if 0 <= at < len(chips):
                    chips[at].setFocus(Qt.FocusReason.OtherFocusReason)
                return True
        return super().eventFilter(chip, event)

    def pressed(self) -> list[str]:
        """Return the ids of the pressed cores, in their order."""
        return [core for core, chip in self._chips.items() if chip.isChecked()]

    def press(self, cores: list[str]) -> None:
        """Have these pressed and no others."""
        for core, chip in self._chips.items():
            chip.setChecked(core in cores)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the columns that the words have room for: 5, 3, 2 or 1."""
        super().resizeEvent(event)
        fitting = (self.width() + self._gap) // (self._widest + self._gap)
        self._arrange(next(count for count in (MOST_COLUMNS, 3, 2, 0) if fitting >= count) or 1)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for column in range(MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        for place, chip in enumerate(self._chips.values()):
            self._grid.addWidget(chip, place // columns, place % columns)
        row, column = divmod(len(self._chips), columns)
        self._grid.addWidget(self._last, row, column, 1, columns - column)

"""The ten core feelings in a fixed grid of five by two, so that hands learn the places."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from trustjournal.journal.feelings import Feeling, Vocabulary
from ui.widgets.kit import Kit
from ui.widgets.marks import mark_icon

COLUMNS = 5
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class Chip(QToolButton):
    """One feeling to choose; arrow keys are passed to the grid as steps."""

    stepped = Signal(int)
    reached = Signal()

    def __init__(self, kit: Kit, feeling: Feeling) -> None:
        super().__init__()
        self._kit = kit
        self.feeling = feeling.id
        self._label = feeling.label
        self.setAccessibleName(feeling.label)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setIcon(mark_icon(kit.theme, feeling.id, 15))
        self.setIconSize(QSize(kit.theme.px(15), kit.theme.px(15)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Ignored width: ten equal columns matter more than any one word's wish.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def stack(self, stacked: bool) -> None:
        """Put the word under the mark, or beside it."""
        theme = self._kit.theme
        self.setText(self._label if stacked else " " + self._label)
        self.setProperty("side", not stacked)
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextUnderIcon
            if stacked
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        self.setFont(theme.font("label", weight=400) if stacked else theme.font("ui"))
        self.setFixedHeight(theme.px(50 if stacked else 36))
        self.style().unpolish(self)
        self.style().polish(self)

    def width_beside(self) -> int:
        """Return the width that the word needs to stand whole beside its mark."""
        theme = self._kit.theme
        word = QFontMetrics(theme.font("ui")).horizontalAdvance(" " + self._label)
        return word + theme.px(15 + 2 * (8 + 2) + 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk, Enter chooses as Space does."""
        key = Qt.Key(event.key())
        if key in _ARROWS:
            self.stepped.emit(_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Become the one chip that Tab stops at."""
        super().focusInEvent(event)
        self.reached.emit()


class FeelingGrid(QWidget):
    """Ten chips, at most one chosen; Tab enters and leaves, arrows move within."""

    chosen = Signal(str)
    """The id of the core that a person chose; empty when they took it back."""

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._gap = kit.theme.px(6)
        self._stacked: bool | None = None
        self.setAccessibleName(self.tr("Feelings"))
        self._chips = [Chip(kit, feeling) for feeling in vocabulary.cores()]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._gap)
        for place, chip in enumerate(self._chips):
            grid.addWidget(chip, place // COLUMNS, place % COLUMNS)
            grid.setColumnStretch(place % COLUMNS, 1)
            chip.clicked.connect(lambda _=False, c=chip: self._clicked(c))
            chip.stepped.connect(lambda step, c=chip: self._step(c, step))
            chip.reached.connect(lambda c=chip: self._stop_at(c))
        self.setMinimumWidth(kit.theme.px(5 * 56))
        self._stack(False)
        self._stop_at(self._chips[0])

    def core(self) -> str:
        """Return the chosen core's id, empty for none."""
        return next((chip.feeling for chip in self._chips if chip.isChecked()), "")

    def set_core(self, core: str) -> None:
        """Show `core` as chosen (none for an empty or unknown id), without a signal."""
        for chip in self._chips:
            chip.setChecked(chip.feeling == core)
            if chip.feeling == core:
                self._stop_at(chip)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the words under the marks where columns get narrow."""
        super().resizeEvent(event)
        column = (self.width() - (COLUMNS - 1) * self._gap) // COLUMNS
        self._stack(column < max(chip.width_beside() for chip in self._chips))

    def _stack(self, stacked: bool) -> None:
        if stacked != self._stacked:
            self._stacked = stacked
            for chip in self._chips:
                chip.stack(stacked)

    def _clicked(self, clicked: Chip) -> None:
        for chip in self._chips:
            if chip is not clicked:
                chip.setChecked(False)
        self.chosen.emit(self.core())

    def _step(self, chip: Chip, step: int) -> None:
        place = self._chips.index(chip)
        if abs(step) == 1 and (place + step) // COLUMNS != place // COLUMNS:
            return
        if 0 <= place + step < len(self._chips):
            self._chips[place + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _stop_at(self, stop: Chip) -> None:
        # A roving tab stop: ten presses of Tab to pass a grid would be nine too many.
        for chip in self._chips:
            chip.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if chip is stop else Qt.FocusPolicy.ClickFocus
            )
        self.setFocusProxy(stop)

"""The ten core feelings in a fixed grid of five by two, so that hands learn the places."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QToolButton, QWidget

from trustjournal.journal.feelings import Feeling, Vocabulary
from ui.widgets.at_once import arrange_at_once
from ui.widgets.check_button import Checkable
from ui.widgets.kit import Kit
from ui.widgets.marks import mark_icon

COLUMNS = 5
_ARROWS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -COLUMNS,
    Qt.Key.Key_Down: COLUMNS,
}


class Look(Enum):
    """How a chip arranges its mark and word, from the roomiest on."""

    BESIDE = auto()
    UNDER = auto()
    SMALL = auto()


class Chip(Checkable, QToolButton):
    """One feeling to choose; arrow keys are passed to the grid as steps."""

    stepped = Signal(int)
    reached = Signal()

    def __init__(self, kit: Kit, feeling: Feeling) -> None:
        super().__init__()
        self._kit = kit
        self.feeling = feeling.id
        self._label = feeling.label
        self._look = Look.BESIDE
        self.setAccessibleName(feeling.label)
        self.setProperty("kind", "chip")
        self.setCheckable(True)
        self.setIcon(mark_icon(kit.theme, feeling.id, 15))
        self.setIconSize(QSize(kit.theme.px(15), kit.theme.px(15)))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # Ignored width: ten equal columns matter more than any one word's wish.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def fit(self, look: Look) -> None:
        """Put the word beside the mark or under it, in the size that the columns have room for."""
        self._look = look
        theme = self._kit.theme
        beside = look is Look.BESIDE
        self.setText(" " + self._label if beside else self._label)
        self.setProperty("side", beside)
        self.setToolButtonStyle(
            Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            if beside
            else Qt.ToolButtonStyle.ToolButtonTextUnderIcon
        )
        self.style().unpolish(self)
        self.style().polish(self)
        self.setFont(self._font(look))  # after polishing, which would give it the usual one
        self.setFixedHeight(theme.px(36 if beside else 50))

    def sizeHint(self) -> QSize:
        """Return the least room for mark and word; Qt's own hint has some to spare."""
        return QSize(self.width_needed(self._look), self.height())

    def width_needed(self, look: Look) -> int:
        """Return the width at which the word stands whole."""
        word = QFontMetrics(self._font(look)).horizontalAdvance(self._label)
        around = 15 + 4 + 2 * (7 + 2) + 8 if look is Look.BESIDE else 2 * (2 + 2) + 4.5
        return word + self._kit.theme.px(around)

    def _font(self, look: Look) -> QFont:
        theme = self._kit.theme
        if look is Look.BESIDE:
            return theme.font("ui")
        return theme.font("label" if look is Look.UNDER else "caption", weight=400)

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
        self._look: Look | None = None
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
        self._widest = {look: max(chip.width_needed(look) for chip in self._chips) for look in Look}
        self._fit(Look.BESIDE)
        self._stop_at(self._chips[0])

    @property
    def last(self) -> QWidget:
        """The last chip, for whatever follows the grid in the tab order."""
        return self._chips[-1]

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
        """Put the words under the marks where columns get narrow."""
        super().resizeEvent(event)
        column = (self.width() - (COLUMNS - 1) * self._gap) // COLUMNS
        roomy = (look for look in Look if column >= self._widest[look])
        self._fit(next(roomy, Look.SMALL))

    def _fit(self, look: Look) -> None:
        if look is not self._look:
            self._look = look
            for chip in self._chips:
                chip.fit(look)
            # Not from within the resizing: layouts that are at work would not look again.
            QTimer.singleShot(0, self, lambda: arrange_at_once(self))

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

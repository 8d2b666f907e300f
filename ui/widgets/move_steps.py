"""Small numbered steps in a row: where one is, and a way to any other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.widgets.kit import Kit


class MoveSteps(QWidget):
    """One chip a step, with its number; the whole name is told to screen readers and on hover."""

    wanted = Signal(int)

    def __init__(self, kit: Kit, names: list[str]) -> None:
        super().__init__()
        self.setAccessibleName(self.tr("Steps"))
        self._group = QButtonGroup(self)
        chips = [self._chip(kit, place, name, len(names)) for place, name in enumerate(names)]
        self.setLayout(kit.col(kit.flow(*chips, gap=6), gap=0))

    def _chip(self, kit: Kit, place: int, name: str, of: int) -> QPushButton:
        chip = kit.button(str(place + 1), "word", checkable=True)
        chip.setAutoExclusive(True)  # told as one of several; the group does the rest
        told = self.tr("Move {n} of {of}: {name}").format(n=place + 1, of=of, name=name)
        chip.setAccessibleName(told)
        chip.setToolTip(name)
        chip.clicked.connect(lambda _=False: self.wanted.emit(place))
        self._group.addButton(chip, place)
        return chip

    def show_at(self, place: int) -> None:
        """Mark a step as the present one. Emits nothing."""
        self._group.button(place).setChecked(True)

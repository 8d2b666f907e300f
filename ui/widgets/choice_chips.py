"""One of a few words to choose, each a chip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from ui.widgets.kit import Kit


class ChoiceChips(QWidget):
    """Chips of which at most one is pressed; arrow keys walk among them once one is."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str, choices: Mapping[str, str]) -> None:
        """`choices` are ids with their words; one called "" stands for no choice at all."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._chips: dict[str, QPushButton] = {}
        self._before = ""
        for choice, words in choices.items():
            chip = kit.button(words, "word", checkable=True)
            chip.setAutoExclusive(True)  # told as one of several; the group does the rest
            chip.setAccessibleDescription(name)
            chip.clicked.connect(lambda _=False: self._clicked())
            self._group.addButton(chip)
            self._chips[choice] = chip
        self.setLayout(kit.col(kit.flow(*self._chips.values(), gap=6), gap=0))
        self.set_value("")

    def value(self) -> str:
        """Return the id of what is chosen, "" for nothing."""
        return next((choice for choice, chip in self._chips.items() if chip.isChecked()), "")

    def set_value(self, choice: str) -> None:
        """Show another choice, or none for an id that is not there. Emits nothing."""
        chip = self._chips.get(choice)
        if chip is not None:
            chip.setChecked(True)
        elif (pressed := self._group.checkedButton()) is not None:
            self._group.setExclusive(False)
            pressed.setChecked(False)
            self._group.setExclusive(True)
        self._before = self.value()

    def hide_choice(self, choice: str, hidden: bool) -> None:
        """Offer a choice, or not."""
        self._chips[choice].setHidden(hidden)

    def focus(self) -> None:
        """Take the keyboard, at what is chosen or at the first."""
        shown = [chip for chip in self._chips.values() if not chip.isHidden()]
        pressed = [chip for chip in shown if chip.isChecked()]
        for chip in [*pressed, *shown][:1]:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self) -> None:
        now = self.value()
        if now != self._before:
            self._before = now
            self.changed.emit()

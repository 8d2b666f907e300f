"""Several of a few words to choose, each a chip."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ui.widgets.kit import Kit
from ui.widgets.value_field import ValueField


class SeveralChips(ValueField):
    """Chips of which any number may be pressed; the value is their ids, joined by commas."""

    def __init__(self, kit: Kit, name: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._chips: dict[str, QPushButton] = {}
        for choice, words in choices.items():
            chip = kit.button(words, "word", checkable=True)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(lambda _=False: self.changed.emit())
            self._chips[choice] = chip
        self.setLayout(kit.col(kit.flow(*self._chips.values(), gap=6), gap=0))

    def chosen(self) -> tuple[str, ...]:
        """Return the ids of what is pressed, in their usual order."""
        return tuple(choice for choice, chip in self._chips.items() if chip.isChecked())

    def value(self) -> str:
        """Return what is pressed as "one,other", "" for nothing."""
        return ",".join(self.chosen())

    def set_value(self, value: str) -> None:
        """Press these and no others. Emits nothing."""
        wanted = value.split(",")
        for choice, chip in self._chips.items():
            chip.setChecked(choice in wanted)

    def focus(self) -> None:
        """Take the keyboard, at the first."""
        for chip in list(self._chips.values())[:1]:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

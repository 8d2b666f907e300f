"""A few answers of which one may be pressed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ui.widgets.flow import Flow
from ui.widgets.kit import Kit


class Choice(QWidget):
    """Buttons side by side, or below each other when `upright`; pressing one again frees it if
    `free` says that no answer is an answer."""

    chosen = Signal(object)

    def __init__(
        self,
        kit: Kit,
        name: str,
        options: Sequence[tuple[Any, str]],
        *,
        upright: bool = False,
        free: bool = False,
    ) -> None:
        super().__init__()
        self._free = free
        self._buttons: dict[Any, QPushButton] = {}
        self.setAccessibleName(name)
        for value, words in options:
            button = kit.button(words, "word", checkable=True)
            button.setAccessibleDescription(name)
            button.clicked.connect(lambda _on=False, v=value: self._pressed(v))
            self._buttons[value] = button
        buttons = list(self._buttons.values())
        if upright:
            column: QVBoxLayout = kit.col(gap=6)
            for button in buttons:
                column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self.setLayout(column)
        else:
            flow = Flow(kit.theme.px(6), tuple(buttons))
            flow.setAccessibleName(name)
            self.setLayout(kit.col(flow, gap=0))

    def value(self) -> Any:
        """Return what is pressed, None for nothing."""
        return next((v for v, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Press one, without a signal; anything else presses none."""
        for each, button in self._buttons.items():
            button.setChecked(each == value and type(each) is type(value))

    def focus_first(self) -> None:
        """Put the focus on what is pressed, else on the first."""
        button = self._buttons.get(self.value()) or next(iter(self._buttons.values()))
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _pressed(self, value: Any) -> None:
        freed = self._free and not self._buttons[value].isChecked()
        self.set_value(None if freed else value)
        self.chosen.emit(self.value())

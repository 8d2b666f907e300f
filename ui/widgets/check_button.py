"""Checkable buttons that answer an assistive tool as they answer a hand.

Qt offers such a tool one action for them, "Toggle", and that only sets the mark: no `clicked` is
sent, and whatever waits for it does not happen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from ui.widgets.press_button import PressButton

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Base
else:
    _Base = object


class Checkable(_Base):
    """To be named before the button class: sends `clicked` for a toggle from outside, too."""

    _by_program = False

    def setChecked(self, checked: bool) -> None:
        """Set the mark on the program's behalf; nothing is sent but `toggled`."""
        self._quietly(lambda: super(Checkable, self).setChecked(checked))

    def nextCheckState(self) -> None:
        """Take the next state for a click, or because another of an exclusive group has it."""
        self._quietly(super().nextCheckState)

    def checkStateSet(self) -> None:
        """Tell, once all marks are set, when it was neither the program nor a click."""
        super().checkStateSet()
        if not self._by_program:
            checked = self.isChecked()
            QTimer.singleShot(0, self, lambda: self._tell(checked))

    def _quietly(self, work: Callable[[], None]) -> None:
        before, self._by_program = self._by_program, True
        try:
            work()
        finally:
            self._by_program = before

    def _tell(self, checked: bool) -> None:
        self.clicked[bool].emit(checked)  # type: ignore[index]  # missing in the stubs


class CheckButton(Checkable, PressButton):
    """A push button that stays pressed."""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.setCheckable(True)

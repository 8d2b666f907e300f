"""Lets a page that is mostly for reading be scrolled with the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSlider, QScrollArea

_MOVES = {
    Qt.Key.Key_PageDown: QAbstractSlider.SliderAction.SliderPageStepAdd,
    Qt.Key.Key_PageUp: QAbstractSlider.SliderAction.SliderPageStepSub,
    Qt.Key.Key_Down: QAbstractSlider.SliderAction.SliderSingleStepAdd,
    Qt.Key.Key_Up: QAbstractSlider.SliderAction.SliderSingleStepSub,
    Qt.Key.Key_Home: QAbstractSlider.SliderAction.SliderToMinimum,
    Qt.Key.Key_End: QAbstractSlider.SliderAction.SliderToMaximum,
}


def scroll_by_key(area: QScrollArea, event: QKeyEvent) -> bool:
    """Scroll `area` if the key asks for it; says whether it did."""
    move = _MOVES.get(Qt.Key(event.key()))
    if move is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return False
    area.verticalScrollBar().triggerAction(move)
    return True

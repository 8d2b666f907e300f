"""Layouts that hear of a change at once, not one after the other in turns of the event loop."""

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget


def arrange_at_once(widget: QWidget) -> None:
    """Have everything around `widget` asked anew for its size, up to the area that scrolls it."""
    around: QWidget | None = widget
    while around is not None and not isinstance(around, QScrollArea):
        layout = around.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        around = around.parentWidget()

"""Scrolls what has the keyboard into view.

Qt's scroll areas do this only while Tab moves inside of them, and for a field they bring no more
than its cursor into view.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def scroll_into_view(target: QWidget, part: QRect, around: int) -> None:
    """Scroll all areas that `target` is in until `part` of it and `around` pixels are seen.

    What is taller than its area is shown from the top, or where its text cursor is.
    """
    inner: QWidget | None = target
    while (area := _area_of(inner)) is not None and (content := area.widget()) is not None:
        corner = target.mapTo(content, QPoint(0, 0))
        room = area.viewport().height()
        wanted = part.translated(corner).adjusted(0, -around, 0, around)
        if wanted.height() > room:
            cursor = target.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            at = int(cursor.center().y()) if isinstance(cursor, QRect | QRectF) else 0
            wanted.setTop(max(wanted.top(), corner.y() + at - room // 2))
            wanted.setHeight(room)
        bar = area.verticalScrollBar()
        if wanted.top() < bar.value():
            bar.setValue(wanted.top())
        elif wanted.bottom() >= bar.value() + room:
            bar.setValue(wanted.bottom() + 1 - room)
        inner = area


def _area_of(widget: QWidget | None) -> QScrollArea | None:
    """Return the nearest scroll area whose content `widget` belongs to."""
    while widget is not None:
        outer = widget.parentWidget()
        if isinstance(outer, QScrollArea) and outer.viewport() is widget:
            return outer
        widget = outer
    return None

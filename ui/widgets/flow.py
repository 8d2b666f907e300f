"""A layout that wraps its widgets to the next line, as words wrap."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class FlowLayout(QLayout):
    """Places items left to right and starts a new line where the width ends."""

    def __init__(self, spacing: int, between_lines: int | None = None) -> None:
        """`between_lines` None: as much as `spacing`, which is between items of a line."""
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._between_lines = spacing if between_lines is None else between_lines
        self.setSpacing(spacing)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item in (Qt calls this from `addWidget`)."""
        self._items.append(item)

    def count(self) -> int:
        """Return how many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return the item at `index`, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return the item at `index`."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Ask for no more room than the items need."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """A narrower flow is a taller one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at `width`."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        """Place the items in `rect`."""
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest useful size: the widest single item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the largest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        y = rect.y()
        for line in self._lines(rect.width()):
            height = max(size.height() for _, size in line)
            x = rect.x()
            for item, size in line:
                if move:
                    top = y + (height - size.height()) // 2
                    item.setGeometry(QRect(QPoint(x, top), size))
                x += size.width() + self.spacing()
            y += height + self._between_lines
        return max(0, y - self._between_lines - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Break the visible items into lines, none of them wider than `width`."""
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        x = 0
        for item in self._items:
            if item.isEmpty():
                continue
            hint = item.sizeHint()
            size = QSize(min(hint.width(), max(width, item.minimumSize().width())), hint.height())
            if not lines or x + size.width() > width:
                lines.append([])
                x = 0
            lines[-1].append((item, size))
            x += size.width() + self.spacing()
        return lines


class Flow(QWidget):
    """A widget around a flow of other widgets."""

    def __init__(
        self, spacing: int, widgets: tuple[QWidget, ...] = (), between_lines: int | None = None
    ) -> None:
        super().__init__()
        self._layout = FlowLayout(spacing, between_lines)
        self.setLayout(self._layout)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for widget in widgets:
            self._layout.addWidget(widget)

    def add(self, widget: QWidget, last: QWidget | None = None) -> None:
        """Append a widget, but before `last`; show it at once (Qt would wait for a layout)."""
        self._layout.addWidget(widget)
        if last is not None:
            self._layout.removeWidget(last)
            self._layout.addWidget(last)
        widget.show()

    def clear(self, keep: tuple[QWidget | None, ...] = ()) -> None:
        """Remove and delete all widgets but those to `keep`."""
        for place in reversed(range(self._layout.count())):
            item = self._layout.itemAt(place)
            widget = item.widget() if item is not None else None
            if widget is not None and widget not in keep:
                self._layout.takeAt(place)
                widget.hide()
                widget.deleteLater()

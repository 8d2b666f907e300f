"""A thin scroll bar that lies over its area: nothing moves aside when it comes or goes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class QuietBar(QScrollBar):
    """Shows and moves the vertical bar of `area`, which itself stays out of sight.

    It takes no width from the content, so lines break the same and edges stay aligned whether a
    page scrolls or not. The area's own `verticalScrollBar()` goes on counting.
    """

    def __init__(self, area: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, area)
        self._area = area
        self._real = area.verticalScrollBar()
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self._real.rangeChanged.connect(self._follow)
        self._real.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._real.setValue)
        area.installEventFilter(self)
        self._follow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the area's edge."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._follow()
        return False

    def _follow(self) -> None:
        real = self._real
        blocked = self.blockSignals(True)
        self.setRange(real.minimum(), real.maximum())
        self.setPageStep(real.pageStep())
        self.setSingleStep(real.singleStep())
        self.setValue(real.value())
        self.blockSignals(blocked)
        self.setVisible(real.maximum() > real.minimum())
        width = self.sizeHint().width()
        self.setGeometry(self._area.width() - width, 0, width, self._area.height())
        self.raise_()

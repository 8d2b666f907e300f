"""One person's numbers as a line with gaps, drawn by pyqtgraph in the theme's colours.

It is loaded when the first plot is made: that takes as long as the whole window.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.journal.checkin_history import Series

_HEIGHT = 150
_MOST_DAYS = 5


class LinesPlot(QWidget):
    """A picture only: the same facts stand beside it in words, which is also its description."""

    def __init__(self, kit: Kit, series: Series, words: str, days: tuple[date, date]) -> None:
        """`days` are the first and the last that are drawn, the same for lines that stand below
        each other."""
        super().__init__()
        self._theme = kit.theme
        self.setAccessibleName(self.tr("{question} as a line").format(question=series.question))
        self.setAccessibleDescription(words)
        self.setFixedHeight(kit.theme.px(_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._plot = self._make(series, days)
        column.addWidget(self._plot)

    def _make(self, series: Series, days: tuple[date, date]) -> Any:
        import pyqtgraph as graph

        color = self._theme.color
        plot = graph.PlotWidget(background=color("surface"))
        plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideButtons()
        plot.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._axes(plot, series.most, days)
        pen = graph.mkPen(color("accent"), width=self._theme.px(2))
        for run in series.runs():
            plot.plot(
                [point.day.toordinal() for point in run],
                [point.value for point in run],
                antialias=True,
                pen=pen,
                symbol="o",
                symbolSize=self._theme.px(7),
                symbolBrush=color("accent"),
                symbolPen=None,
            )
        return plot

    def _axes(self, plot: Any, most: int, days: tuple[date, date]) -> None:
        import pyqtgraph as graph

        color = self._theme.color
        plot.setYRange(0, most, padding=0.06)
        plot.setXRange(*(day.toordinal() for day in days), padding=0.04)
        for side in ("left", "bottom"):
            shown = plot.getAxis(side)
            shown.setPen(graph.mkPen(color("border")))
            shown.setTextPen(graph.mkPen(color("text_muted")))
            shown.setStyle(tickFont=self._theme.font("caption"), tickLength=-4)
        half = most / 2
        marks = [(n, f"{n:g}") for n in (0, half, most)]
        plot.getAxis("left").setTicks([marks])
        plot.getAxis("bottom").setTicks([_marks(*days)])
        plot.getAxis("left").setWidth(self._theme.px(30))
        plot.showGrid(y=True, alpha=0.12)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


def _marks(begin: date, end: date) -> list[tuple[float, str]]:
    """Some days below the line, the first and the last among them."""
    first, last = begin.toordinal(), end.toordinal()
    marks = min(_MOST_DAYS, last - first + 1)
    chosen = {first + round((last - first) * n / max(1, marks - 1)) for n in range(marks)}
    return [(float(day), _short(date.fromordinal(day))) for day in sorted(chosen)]


def _short(day: date) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")

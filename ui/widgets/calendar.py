"""A month of days, those with entries marked: choose one to read what was written then."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPalette, QPen, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QTableView, QWidget

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from trustjournal.journal.store import EntryStore
from ui.theme import Theme
from ui.widgets.days import full_day
from ui.widgets.kit import Kit

WEEKS_SHOWN = timedelta(days=42)
_ALL_DAYS = tuple(Qt.DayOfWeek)


class MonthGrid(QCalendarWidget):
    """Qt's calendar without its bar, painted from the theme, with a dot on days that count."""

    def __init__(self, theme: Theme, clock: Clock) -> None:
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._counts: dict[date, int] = {}
        self.setNavigationBarVisible(False)
        self.setGridVisible(False)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        self.setFirstDayOfWeek(QLocale().firstDayOfWeek())
        self.setFont(theme.font("label", weight=400))
        self._quiet_colors()
        self.setMinimumWidth(7 * theme.px(30))
        self.setFixedHeight(7 * theme.px(34))

    def _quiet_colors(self) -> None:
        head = QTextCharFormat()
        head.setForeground(self._theme.color("text_muted"))
        head.setBackground(self._theme.color("surface"))
        head.setFont(self._theme.font("caption"))
        self.setHeaderTextFormat(head)
        for day in _ALL_DAYS:  # Qt paints weekends red
            self.setWeekdayTextFormat(day, QTextCharFormat())
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, self._theme.color("surface"))
        palette.setColor(QPalette.ColorRole.AlternateBase, self._theme.color("surface"))
        palette.setColor(QPalette.ColorRole.Highlight, self._theme.color("surface"))
        self.setPalette(palette)

    def table(self) -> QTableView:
        """Return the table of days, which has the focus."""
        found = self.findChild(QTableView)
        assert isinstance(found, QTableView)  # noqa: S101  # Qt's calendar always has one
        return found

    def mark(self, counts: dict[date, int]) -> None:
        """Mark the days that have entries."""
        self._counts = counts
        self.updateCells()

    def paintCell(self, painter: QPainter, rect: QRect, day: QDate | date) -> None:
        """Draw one day: number, mark, choice, today."""
        shown = _as_date(day)
        theme, px = self._theme, self._theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        side = min(rect.width(), rect.height()) - px(2)
        box = QRectF(0, 0, min(rect.width() - px(2), px(38)), side)
        box.moveCenter(QPointF(rect.center()) + QPointF(0.5, 0.5))
        if shown == _as_date(self.selectedDate()):
            painter.setPen(QPen(theme.color("accent"), px(1.5)))
            painter.setBrush(theme.color("raised"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), px(8), px(8))
        today = self._clock.now().date()
        count = self._counts.get(shown, 0)
        in_month = shown.month == self.monthShown() and shown.year == self.yearShown()
        role = "text" if in_month and shown <= today else "text_muted"
        painter.setPen(theme.color("text_disabled" if not in_month else role))
        painter.setFont(theme.font("label", weight=600 if shown == today else 400))
        upper = box.adjusted(0, 0, 0, -px(7))
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(shown.day))
        if count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent" if in_month else "text_disabled"))
            dot = px(2.4)
            painter.drawEllipse(QPointF(box.center().x(), box.bottom() - px(7)), dot, dot)
        painter.restore()


class Calendar(QWidget):
    """The month with its own bar above and, below, the chosen day in words.

    Arrows move by days, Page Up and Page Down by months; Enter or a click chooses.
    """

    day_chosen = Signal(object)
    """A `date`: show what was written then (there may be nothing)."""

    def __init__(self, kit: Kit, entries: EntryStore, clock: Clock) -> None:
        super().__init__()
        self._entries = entries
        self._clock = clock
        self._counts: dict[date, int] = {}
        self.setAccessibleName(self.tr("Calendar"))
        self._grid = MonthGrid(kit.theme, clock)
        self._table = self._grid.table()
        self._table.setAccessibleName(self.tr("Days"))
        self._grid.setAccessibleName(self.tr("Month"))
        self._table.installEventFilter(self)
        self._title = kit.text("", "label", wrap=False)
        before = kit.icon_button(
            self.tr("Month before"), "caret-left", self._grid.showPreviousMonth
        )
        after = kit.icon_button(self.tr("Month after"), "caret-right", self._grid.showNextMonth)
        self._now = kit.button(self.tr("Today"), "link", on=self._to_today)
        self._now.setAccessibleName(self.tr("Go to today"))
        self._words = kit.text("", "caption", "text_muted")
        bar = kit.row(4, self._title, None, self._now, before, after, gap=4)
        below = kit.row(4, (self._words, 1), gap=0)
        self.setLayout(kit.col(bar, self._grid, below, gap=6))
        self.setFocusProxy(self._table)
        self._grid.currentPageChanged.connect(lambda _year, _month: self._read())
        self._grid.selectionChanged.connect(self._tell)
        self._grid.clicked.connect(self._choose)
        self.show_day(clock.now().date())

    def day(self) -> date:
        """Return the selected day."""
        return _as_date(self._grid.selectedDate())

    def show_day(self, day: date) -> None:
        """Select a day and show its month, without a signal."""
        self._grid.setSelectedDate(QDate(day.year, day.month, day.day))
        self._read()

    def refresh(self, change: Changed) -> None:
        """Count anew if entries were written or deleted."""
        if "entry" in change.kinds:
            self._read()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter chooses the day; Qt's own calendar would wait for a double click."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
                self._choose()
                return True
            if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                months = -1 if event.key() == Qt.Key.Key_PageUp else 1
                self._grid.setSelectedDate(self._grid.selectedDate().addMonths(months))
                return True
        return super().eventFilter(watched, event)

    def _to_today(self) -> None:
        self.show_day(self._clock.now().date())

    def _choose(self) -> None:
        self.day_chosen.emit(self.day())

    def _read(self) -> None:
        year, month = self._grid.yearShown(), self._grid.monthShown()
        self._title.say(QLocale().toString(QDate(year, month, 1), "MMMM yyyy"))
        first = date(year, month, 1)
        try:
            self._counts = self._entries.days(first - WEEKS_SHOWN, first + 2 * WEEKS_SHOWN)
        except TrustJournalError:
            self._counts = {}  # the list beside it says what is the matter
        self._grid.mark(self._counts)
        self._tell()

    def _tell(self) -> None:
        day = self.day()
        count = self._counts.get(day, 0)
        name = full_day(day, self._clock.now().date())
        if count == 0:
            words = self.tr("{day}: nothing written").format(day=name)
        elif count == 1:
            words = self.tr("{day}: one entry").format(day=name)
        else:
            words = self.tr("{day}: {n} entries").format(day=name, n=count)
        self._words.say(words)
        self._table.setAccessibleDescription(words)


def _as_date(day: QDate | date) -> date:
    if isinstance(day, QDate):
        return date(day.year(), day.month(), day.day())
    return day

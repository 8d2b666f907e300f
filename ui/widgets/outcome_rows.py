"""How it went, line by line: a mark, the word for it, the day, and what was written."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.journal.outcomes import Outcome, Result
from ui.theme import Theme
from ui.widgets.days import short_day
from ui.widgets.kit import Kit

_FILLED = {Result.KEPT: 1.0, Result.PARTLY: 0.5, Result.MISSED: 0.0}


class ResultMark(QWidget):
    """A square that is full, half full or empty; a dash when there was no occasion."""

    def __init__(self, theme: Theme, result: Result, size: int = 14) -> None:
        super().__init__()
        self._result = result
        self._color = theme.color("accent" if result is not Result.NO_OCCASION else "text_muted")
        self.setFixedSize(theme.px(size), theme.px(size))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the mark."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = float(self.width())
        pen = QPen(self._color, side * 0.13)
        painter.setPen(pen)
        filled = _FILLED.get(self._result)
        if filled is None:
            middle = side / 2
            painter.drawLine(0, round(middle), round(side), round(middle))
            return
        half = pen.widthF() / 2
        box = QRectF(half, half, side - 2 * half, side - 2 * half)
        painter.drawRoundedRect(box, side * 0.2, side * 0.2)
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._color)
            low = QRectF(box.left(), box.top(), box.width(), box.height())
            low.setTop(box.bottom() - box.height() * filled)
            painter.drawRoundedRect(low, side * 0.12, side * 0.12)


class OutcomeRows(QWidget):
    """The lines, the latest day first; what one has written oneself can be taken away."""

    away_wanted = Signal(str)
    """This outcome is to go to the bin."""

    def __init__(
        self,
        kit: Kit,
        outcomes: Sequence[Outcome],
        person: str,
        today: date,
        *,
        writable: bool = True,
    ) -> None:
        super().__init__()
        self._writable = writable
        self._kit = kit
        self._person = person
        self._words = texts.load("boundaries")["result"]
        column = kit.col(gap=2)
        newest = sorted(outcomes, key=lambda each: (each.on or date.min, each.moment), reverse=True)
        for outcome in newest:
            column.addWidget(self._row(outcome, today))
        self.setLayout(column)
        self.setAccessibleName(self.tr("How it went"))

    def _row(self, outcome: Outcome, today: date) -> QWidget:
        kit = self._kit
        result = outcome.result or Result.NO_OCCASION
        word = kit.text(self._words[result.value], "ui_strong", wrap=False)
        word.setMinimumWidth(kit.theme.px(96))
        day = short_day(outcome.on, today) if outcome.on else ""
        when = kit.text(day, "ui", "text_muted", wrap=False)
        when.setMinimumWidth(kit.theme.px(78))
        mark = kit.col(4, ResultMark(kit.theme, result), None, gap=0)
        pieces = [mark, kit.col(word, None, gap=0), kit.col(when, None, gap=0)]
        row = kit.row(*pieces, (self._note(outcome), 1), gap=10, margins=(0, 5, 0, 5))
        if self._writable and (not self._person or outcome.author == self._person):
            name = self.tr("Move to bin: {word}, {day}").format(word=word.text(), day=day)
            away = kit.icon_button(name, "x", lambda: self.away_wanted.emit(outcome.uid))
            row.addLayout(kit.col(away, None, gap=0))
        return kit.wrap(row)

    def _note(self, outcome: Outcome) -> QWidget:
        kit = self._kit
        column = kit.col(gap=2)
        if outcome.note:
            column.addWidget(kit.text(outcome.note, "ui"))
        if outcome.repair:
            said = self.tr("Repair: {words}").format(words=outcome.repair)
            column.addWidget(kit.text(said, "ui", "text_muted"))
        if self._person and outcome.author != self._person:
            column.addWidget(kit.text(self.tr("from my partner"), "caption", "text_muted"))
        column.addStretch(1)
        return kit.wrap(column)

"""Past check-ins: numbers as lines and in words, answers to the same question, and each one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.checkin_history import Past, Series, answers, in_words, span
from trustjournal.journal.checkin_records import CheckIn
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.thing_store import InBin
from ui.pages.checkin_record import answer_words
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import answered_by
from ui.widgets.choice import Choice
from ui.widgets.days import day_in_words, full_day, time_of
from ui.widgets.kit import Kit
from ui.widgets.row_button import RowButton

MOST_ROWS = 60
MOST_ANSWERS = 40


class PastView(ReadingView):
    """The check-ins of one format, or of all; the newest first."""

    chosen = Signal(str)
    format_chosen = Signal(str)
    put_back_wanted = Signal(str)

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        form: str,
        today: date,
        texts: dict[str, Any],
        me: str = "",
        closed: str = "",
    ) -> None:
        """`form` is the format that is looked at, "" for all; `me` is the reader's id, and
        `closed` why nothing can be put back ("" where it can)."""
        super().__init__(kit, self.tr("Past check-ins"), back=self.tr("All check-ins"), wide=True)
        self._vocabulary = vocabulary
        self._me = me
        self._closed = closed
        self._today = today
        self._texts = texts["history"]
        self._form = form
        self._records: list[CheckIn] = []
        self._moment = kit.text(self.tr("One moment …"), "ui", "text_muted")
        self.put(self._moment)

    def show_found(self, found: Past) -> None:
        """Show what was found, once it is there."""
        self._moment.hide()
        self._records = found.records
        if not found.titles:
            self.put(self.kit.text(self._texts["empty"], "lead", "text_muted"))
            self._bin(found.binned)
            return
        self._filter(found.titles, self._form)
        for each in found.series:
            self._line(each, span(found.series))
        self._same_question(found.questions)
        self._list()
        self._bin(found.binned)

    # --- which -----------------------------------------------------------------------------

    def _filter(self, titles: dict[str, str], form: str) -> None:
        options = [("", self.tr("All")), *sorted(titles.items(), key=lambda each: each[1])]
        choice = Choice(self.kit, self.tr("Which check-ins"), options)
        choice.set_value(form)
        choice.chosen.connect(lambda value: self.format_chosen.emit(value or ""))
        self.put(choice)

    # --- numbers ---------------------------------------------------------------------------

    def _line(self, found: Series, days: tuple[date, date]) -> None:
        from ui.widgets.lines_plot import LinesPlot

        kit = self.kit
        words = in_words(found, self._texts, lambda day: full_day(day, self._today))
        self.put(12, kit.text(found.question, "label"))
        if len(found.points) > 1:
            self.put(LinesPlot(kit, found, words, days))
        self.put(kit.text(words, "ui", "text_muted"))

    def _spoken(self, day: date) -> str:
        return day_in_words(day, self._today)

    # --- the same question -----------------------------------------------------------------

    def _same_question(self, asked: Sequence[tuple[str, str]]) -> None:
        if not asked:
            return
        self.heading(self.tr("Answers to one question"))
        choice = Choice(self.kit, self.tr("Which question"), asked, free=True)
        self._said: QVBoxLayout = self.kit.col(gap=2)
        choice.chosen.connect(self._show_answers)
        self.put(choice, self._said)

    def _show_answers(self, key: str | None) -> None:
        kit = self.kit
        while (item := self._said.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        for each in answers(self._records, key)[:MOST_ANSWERS] if key else []:
            named = each.name or each.kept.person
            whose = answered_by(each.kept, each.name, self._me) if named else ""
            when = " · ".join(part for part in (self._spoken(each.day), whose) if part)
            self._said.addWidget(kit.text(when, "caption", "text_muted"))
            if each.kept.answer is not None:
                words = answer_words(each.kept.answer, None, self._vocabulary, each.kept.most)
                self._said.addWidget(kit.text(words, "body"))

    # --- each one --------------------------------------------------------------------------

    def _list(self) -> None:
        self.heading(self.tr("Each one"))
        for number, record in enumerate(self._records[:MOST_ROWS]):
            if number:
                self.put(self.kit.hairline())
            ended = record.ended
            when = f"{self._spoken(ended.date())}, {time_of(ended)}"
            said = " · ".join(
                answer_words(each.answer, None, self._vocabulary, each.most).replace("\n", ", ")
                for each in record.kept
                if each.answer is not None
            )
            row = RowButton(self.kit, record.title, said, when)
            row.setAccessibleName(f"{record.title}, {when}")
            row.clicked.connect(lambda _=False, uid=record.uid: self.chosen.emit(uid))
            self.put(row)

    def _bin(self, binned: Sequence[InBin[CheckIn]]) -> None:
        """What was deleted within 30 days, each with a way back."""
        if not binned:
            return
        kit = self.kit
        self.heading(self.tr("In the bin"))
        if self._closed:
            self.put(kit.text(self._closed, "caption", "text_muted"))
        for each in binned:
            ended = each.thing.ended
            words = f"{each.thing.title}, {self._spoken(ended.date())}, {time_of(ended)}"
            gone = self.tr("Erased on {day}").format(day=full_day(each.erased_on, self._today))
            said = kit.col(kit.text(words), kit.text(gone, "caption", "text_muted"), gap=0)
            if self._closed:
                self.put(said)
                continue
            back = kit.button(self.tr("Put back"), "link", "", self._back_to(each.uid))
            back.setAccessibleName(self.tr("Put back: {title}").format(title=words))
            self.put(kit.row((said, 1), back, gap=8))

    def _back_to(self, uid: str) -> Callable[[], None]:
        return lambda: self.put_back_wanted.emit(uid)

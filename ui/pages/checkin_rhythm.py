"""When a check-in comes up: every day, or on some days of every so many weeks, at a time."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.errors import EntryInvalid
from trustjournal.journal.formats import Cadence, Format
from trustjournal.journal.schedules import Schedule
from ui.pages.checkin_view import ReadingView
from ui.widgets.choice import Choice
from ui.widgets.flow import Flow
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.tick import Tick
from ui.widgets.when_text import read_time

USUAL = time(20, 0)
DAILY, ON_DAYS = "daily", "days"
WEEKS = (1, 2, 3, 4)


class RhythmView(ReadingView):
    """One format's schedule; nothing comes up before it is kept."""

    kept = Signal(object)
    removed = Signal()

    def __init__(
        self, kit: Kit, form: Format, now: Schedule | None, today: date, texts: dict[str, Any]
    ) -> None:
        words = texts["rhythm"]
        super().__init__(kit, form.title, words["lead"], back=self.tr("Back"))
        self._form = form
        self._today = today
        self._now = now
        daily = now is not None and not now.days
        if now is None:
            daily = form.cadence is not Cadence.WEEKLY
        options = [(DAILY, self.tr("Every day")), (ON_DAYS, self.tr("On some days"))]
        self._how = Choice(kit, self.tr("How often"), options)
        self._how.set_value(DAILY if daily else ON_DAYS)
        self._how.chosen.connect(lambda _how: self._show())
        self._days = self._day_buttons(now.days if now and now.days else {today.weekday()})
        self._weeks = Choice(kit, self.tr("Every how many weeks"), self._week_words())
        self._weeks.set_value(now.weeks if now else 1)
        self._at = kit.line_edit(self.tr("At"), "20:00")
        self._at.setText(f"{now.at if now else USUAL:%H:%M}")
        self._at.setMaximumWidth(kit.theme.px(120))
        self._remind = Tick(kit, words["remind"])
        self._remind.setChecked(now.remind if now else False)
        self.outcome = Outcome(kit)
        self._some_days = kit.wrap(kit.col(self._days, self._weeks, gap=8))
        keep = kit.button(self.tr("Keep this rhythm"), "primary", "", self._keep)
        several: list[QWidget] = [keep]
        if now is not None:
            several.append(kit.button(self.tr("No rhythm"), "plain", "", self.removed.emit))
        self.heading(self.tr("How often"))
        self.put(self._how, self._some_days, 8, kit.field(self.tr("At"), self._at), 10)
        self.put(self._remind, kit.text(words["remind_says"], "caption", "text_muted"))
        self.put(14, kit.flow(*several, gap=8), self.outcome)
        self._show()
        self.first = keep

    def _day_buttons(self, pressed: Any) -> Flow:
        kit = self.kit
        self._day: dict[int, QPushButton] = {}
        for day in range(7):
            button = kit.button(QLocale().dayName(day + 1), "word", checkable=True)
            button.setChecked(day in pressed)
            self._day[day] = button
        flow = Flow(kit.theme.px(6), tuple(self._day.values()))
        flow.setAccessibleName(self.tr("On which days"))
        return flow

    def _week_words(self) -> list[tuple[int, str]]:
        several = self.tr("Every {n} weeks")
        return [(n, self.tr("Every week") if n == 1 else several.format(n=n)) for n in WEEKS]

    def _show(self) -> None:
        self._some_days.setVisible(self._how.value() == ON_DAYS)

    def _keep(self) -> None:
        at = read_time(self._at.text())
        days = frozenset(day for day, button in self._day.items() if button.isChecked())
        daily = self._how.value() != ON_DAYS
        if at is None:
            self.outcome.say(self.tr("Please write the time as 20:30."))
            self._at.setFocus()
            return
        if not daily and not days:
            self.outcome.say(self.tr("Please choose a day."))
            return
        try:
            made = Schedule(
                format=self._form.id,
                at=at,
                start=self._today,
                days=frozenset() if daily else days,
                weeks=1 if daily else self._weeks.value(),
                remind=self._remind.isChecked(),
            )
        except EntryInvalid as error:
            self.outcome.fail(error)
            return
        self.kept.emit(made)

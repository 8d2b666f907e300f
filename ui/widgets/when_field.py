"""When something happened: one quiet line, and two fields once somebody wants to change it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.clock import Clock
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.line import Line
from ui.widgets.when_text import moved, read_day, read_time

MINUTES_A_STEP = 5
_DONE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)


def spoken(moment: datetime) -> str:
    """Return "Thursday 19 June 2026, 19:05" in the moment's own wall clock."""
    locale = QLocale()
    day = locale.toString(_q_date(moment.date()), "dddd d MMMM yyyy")
    return f"{day}, {moment:%H:%M}"


def spoken_day(day: date) -> str:
    """Return "19 June 2026"."""
    return QLocale().toString(_q_date(day), "d MMMM yyyy")


class WhenField(QWidget):
    """Tells a moment, and lets one type another; a moment to come is asked about, not refused."""

    changed = Signal()
    unfolded = Signal()

    def __init__(
        self, kit: Kit, clock: Clock, local: Callable[[datetime], datetime] = datetime.astimezone
    ) -> None:
        super().__init__()
        self._clock = clock
        self._local = local
        self._moment = clock.now()
        self.setAccessibleName(self.tr("When it was"))
        self._said = kit.elided("", "caption", "text_muted")
        self._change = kit.button(self.tr("Change"), "link", "", self.unfold)
        self._change.setAccessibleName(self.tr("Change the time"))
        self._change.setFont(kit.theme.font("caption"))
        self._day = _Stepped(kit, self.tr("Day"))
        self._time = _Stepped(kit, self.tr("Time"))
        self._day.setFixedWidth(kit.theme.px(140))
        self._time.setFixedWidth(kit.theme.px(90))
        self._day.stepped.connect(self._step_day)
        self._time.stepped.connect(self._step_time)
        for edit in (self._day, self._time):
            edit.edited.connect(self._edited)
            edit.editingFinished.connect(self._tidy)
            edit.done.connect(self.fold)
        self._hint = kit.text("", "caption", "text_muted")
        now = kit.button(self.tr("Now"), "quiet", "", self._set_now)
        done = kit.button(self.tr("Done"), "quiet", "", self.fold)
        form = kit.col(kit.flow(self._day, self._time, now, done, gap=8), self._hint, gap=4)
        self.form = kit.wrap(form)
        """The two fields, for the caller to place where they have room."""
        self._said.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._line = kit.wrap(kit.row(self._said, self._change, None, gap=10))
        self.setLayout(kit.col(self._line, gap=0))
        self.form.hide()
        self._said.setMinimumWidth(kit.theme.px(120))

    def value(self) -> datetime:
        """Return the moment, with its offset."""
        return self._moment

    def set_value(self, moment: datetime) -> None:
        """Show a moment, folded. Emits nothing."""
        self._moment = moment
        self._show()
        self._fold(fold=True)

    def unfold(self) -> None:
        """Show the fields."""
        self._fold(fold=False)
        self._day.setFocus()
        self._day.selectAll()
        self.unfolded.emit()

    def fold(self) -> None:
        """Show the line."""
        self._tidy()
        self._fold(fold=True)
        self._change.setFocus()

    def _fold(self, *, fold: bool) -> None:
        self.form.setVisible(not fold)
        self._line.setVisible(fold)

    def _show(self) -> None:
        self._said.say(spoken(self._moment))
        day = self._moment.date()
        self._day.setText(f"{day.day}/{day.month}/{day.year}")
        self._time.setText(f"{self._moment:%H:%M}")
        self._advise()

    def _edited(self) -> None:
        day, at = self._read()
        if day is not None and at is not None:
            self._take(day, at)
        self._advise()

    def _read(self) -> tuple[date | None, time | None]:
        today = self._clock.now().date()
        words = {self.tr("today").casefold(): 0, self.tr("yesterday").casefold(): 1}
        return read_day(self._day.text(), today, words), read_time(self._time.text())

    def _take(self, day: date, at: time) -> None:
        after = moved(self._moment, day, at, self._local)
        if after != self._moment:
            self._moment = after
            self._said.say(spoken(after))
            self.changed.emit()

    def _tidy(self) -> None:
        """Write what was understood the way it will be shown; leave the rest to be mended."""
        if all(part is not None for part in self._read()):
            self._show()

    def _set_now(self) -> None:
        now = self._clock.now()
        self._take(now.date(), now.time().replace(second=0, microsecond=0))
        self._show()

    def _step_day(self, steps: int) -> None:
        day, at = self._read()
        if day is not None and at is not None:
            self._take(day + timedelta(days=steps), at)
            self._show()

    def _step_time(self, steps: int) -> None:
        step = timedelta(minutes=MINUTES_A_STEP * steps)
        if all(part is not None for part in self._read()):
            naive = self._moment.replace(tzinfo=None) + step
            self._take(naive.date(), naive.time().replace(second=0, microsecond=0))
            self._show()

    def _advise(self) -> None:
        day, at = self._read()
        words = self.tr("Type a day such as 19/6 or “yesterday”, and a time such as 19:05.")
        if day is None:
            words = self.tr("This day isn’t clear yet. Try 19/6/2026, 2026-06-19 or “yesterday”.")
        elif at is None:
            words = self.tr("This time isn’t clear yet. Try 19:05 or 7.05 pm.")
        elif self._moment > self._clock.now():
            words = self.tr("That is still to come. If it’s meant so, leave it as it is.")
        if words != self._hint.accessibleName():
            self._hint.say(words)
            if self.form.isVisible():
                announce(self, words)


class _Stepped(Line):
    """A line in which the up and down keys step; Enter and Escape are done with it."""

    stepped = Signal(int)
    done = Signal()

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self.setFont(kit.theme.font("ui"))
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up is later, down is earlier."""
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if steps is not None:
            self.stepped.emit(steps)
        elif plain and event.key() in _DONE:
            self.done.emit()
        else:
            super().keyPressEvent(event)


def _q_date(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)

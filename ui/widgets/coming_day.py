"""A day to come: some offered by how far away they are, any other to be typed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.clock import Clock
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken_day
from ui.widgets.when_text import read_coming_day

WEEKS = (2, 6, 12)


class ComingDay(QWidget):
    """A day, or none; what is no day is said to be none, and kept as typed until mended."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str, clock: Clock, *, offers: bool = True) -> None:
        """`name` is the accessible name; `offers` puts "in 2 weeks" and its like beside."""
        super().__init__()
        self._clock = clock
        self._edit = kit.line_edit(name, self.tr("d/m/year"))
        self._edit.setFixedWidth(kit.theme.px(150))
        self._edit.edited.connect(lambda _words: self._typed())
        self._edit.editingFinished.connect(self._tidy)
        self._hint = kit.text("", "caption", "text_muted")
        self._day: date | None = None
        pieces: list[QWidget] = [self._edit]
        if offers:
            pieces += [self._offer(kit, weeks, name) for weeks in WEEKS]
        self._none = kit.button(self.tr("No day"), "plain", "", lambda: self._take(None))
        self._none.setAccessibleDescription(name)
        pieces.append(self._none)
        self.setLayout(kit.col(kit.flow(*pieces, gap=6), self._hint, gap=4))
        self.setFocusProxy(self._edit)
        self._say()

    def _offer(self, kit: Kit, weeks: int, name: str) -> QWidget:
        words = self.tr("In {n} weeks").format(n=weeks)
        button = kit.button(words, "word", "", lambda: self._take_in(weeks))
        button.setAccessibleDescription(name)
        return button

    # --- the day ---------------------------------------------------------------------------

    def day(self) -> date | None:
        """Return the day that was last understood, None for none."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show a day. Emits nothing."""
        self._day = day
        self._edit.setText(f"{day.day}/{day.month}/{day.year}" if day else "")
        self._say()

    def value(self) -> str:
        """Return the day as year-month-day, "" for none."""
        return self._day.isoformat() if self._day else ""

    def set_value(self, value: str) -> None:
        """Show such a value; what is no day counts as none. Emits nothing."""
        try:
            self.set_day(date.fromisoformat(value) if value else None)
        except ValueError:
            self.set_day(None)

    def focus(self) -> None:
        """Take the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- inside ----------------------------------------------------------------------------

    def _take_in(self, weeks: int) -> None:
        self._take(self._clock.now().date() + timedelta(weeks=weeks))

    def _take(self, day: date | None) -> None:
        other = day != self._day
        self.set_day(day)
        announce(self, self._hint.accessibleName() or self.tr("No day"))
        if other:
            self.changed.emit()

    def _typed(self) -> None:
        day = self._read()
        if day != self._day:
            self._day = day
            self.changed.emit()
        self._say()

    def _read(self) -> date | None:
        return read_coming_day(self._edit.text(), self._clock.now().date())

    def _tidy(self) -> None:
        if self._read() is not None:
            self.set_day(self._day)

    def _say(self) -> None:
        typed = bool(self._edit.text().strip())
        words = spoken_day(self._day) if self._day else ""
        if typed and self._day is None:
            words = self.tr("This day isn’t clear yet. Try 14/7 or 14/7/2026.")
        self._hint.say(words)
        self._hint.setVisible(bool(words))
        self._none.setVisible(typed)

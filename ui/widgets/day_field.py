"""A day to type as a limit; empty means none."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from trustjournal.clock import Clock
from ui.widgets.kit import Kit
from ui.widgets.when_text import read_day


class DayField(QWidget):
    """A day to type; empty means no limit, and what is no day is said to be none."""

    changed = Signal()

    def __init__(self, kit: Kit, name: str, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self._edit: QLineEdit = kit.line_edit(name, self.tr("d/m/year"))
        self._edit.editingFinished.connect(self._finished)
        self._hint = kit.text(self.tr("Please write it as 15/6/2025."), "caption", "warning")
        self._hint.hide()
        self._shown: date | None = None
        label = kit.text(name, "caption", "text_muted", wrap=False)
        label.setBuddy(self._edit)
        self.setLayout(kit.col(label, self._edit, self._hint, gap=3))
        self.setFocusProxy(self._edit)

    def day(self) -> date | None:
        """Return the day that was last understood."""
        return self._shown

    def set_day(self, day: date | None) -> None:
        """Show a day, without a signal."""
        self._shown = day
        self._hint.hide()
        self._edit.setText(f"{day.day}/{day.month}/{day.year}" if day else "")

    def _finished(self) -> None:
        typed = self._edit.text().strip()
        words = {self.tr("today").casefold(): 0, self.tr("yesterday").casefold(): 1}
        day = read_day(typed, self._clock.now().date(), words) if typed else None
        self._hint.setVisible(bool(typed) and day is None)
        if typed and day is None:
            return
        if day != self._shown:
            self.set_day(day)
            self.changed.emit()

"""A moment as a field of a form: its value is words, as those of the other fields are."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt

from trustjournal.clock import Clock
from trustjournal.errors import EntryInvalid
from trustjournal.journal.moments import moment_from_text
from ui.widgets.kit import Kit
from ui.widgets.value_field import ValueField
from ui.widgets.when_field import WhenField


class MomentField(ValueField):
    """One quiet line that unfolds; "" means now, as long as nobody has changed it."""

    def __init__(self, kit: Kit, name: str, clock: Clock) -> None:
        """`name` is the accessible name."""
        super().__init__()
        self._clock = clock
        self._is_set = False
        self._when = WhenField(kit, clock)
        self._when.changed.connect(self._changed)
        self.setAccessibleName(name)
        self.setLayout(kit.col(self._when, self._when.form, gap=2))
        self.set_value("")

    def moment(self) -> datetime:
        """Return the moment that is shown."""
        return self._when.value()

    def value(self) -> str:
        """Return the moment that somebody chose, "" while it is now."""
        return self.moment().isoformat() if self._is_set else ""

    def set_value(self, value: str) -> None:
        """Show such a value; what is no moment counts as now. Emits nothing."""
        try:
            moment = moment_from_text("value", value) if value else self._clock.now()
        except EntryInvalid:
            value, moment = "", self._clock.now()
        self._is_set = bool(value)
        self._when.set_value(moment)

    def focus(self) -> None:
        """Take the keyboard, where the time can be changed."""
        self._when.setFocus(Qt.FocusReason.OtherFocusReason)

    def _changed(self) -> None:
        self._is_set = True
        self.changed.emit()

"""Within how long: spans that are offered, any other number of hours to be typed."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QPushButton

from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.value_field import ValueField

OFFERED = (2, 12, 24, 48, 72, 168)
_DAY = 24


def hours_in_words(hours: int | None) -> str:
    """Return "within 24 hours" or "within 3 days"; "no time agreed" for None."""
    translate = QCoreApplication.translate
    if hours is None:
        return translate("Hours", "no time agreed")
    if hours == 0:
        return translate("Hours", "at once")
    if hours == 1:
        return translate("Hours", "within an hour")
    if hours > 2 * _DAY and hours % _DAY == 0:
        return translate("Hours", "within {n} days").format(n=hours // _DAY)
    return translate("Hours", "within {n} hours").format(n=hours)


class HoursField(ValueField):
    """A number of hours, or none; the value is its digits, "" for none."""

    def __init__(self, kit: Kit, name: str, most: int) -> None:
        """`name` is the accessible name, `most` the largest number that is taken."""
        super().__init__()
        self._most = most
        self._edit = kit.line_edit(name, self.tr("hours"))
        self._edit.setFixedWidth(kit.theme.px(96))
        self._edit.edited.connect(lambda _words: self._edited())
        self._hint = kit.text("", "caption", "text_muted")
        self._chips: dict[int, QPushButton] = {}
        for hours in OFFERED:
            chip = kit.button(hours_in_words(hours), "word", "", checkable=True)
            chip.setAccessibleDescription(name)
            chip.clicked.connect(lambda _=False, n=hours: self._chose(n))
            self._chips[hours] = chip
        self.setLayout(kit.col(kit.flow(self._edit, *self._chips.values()), self._hint, gap=4))
        self.setFocusProxy(self._edit)
        self._show()

    def hours(self) -> int | None:
        """Return the number that was typed, None when it is none, or none that is taken."""
        typed = self._edit.text().strip()
        if not (typed.isascii() and typed.isdigit()):
            return None
        return int(typed) if int(typed) <= self._most else None

    def value(self) -> str:
        """Return what was typed."""
        return self._edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show another number. Emits nothing."""
        self._edit.setText(value)
        self._show()

    def set_hours(self, hours: int | None) -> None:
        """Show a number of hours, or none. Emits nothing."""
        self.set_value("" if hours is None else str(hours))

    def focus(self) -> None:
        """Take the keyboard."""
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def _chose(self, hours: int) -> None:
        again = self.hours() == hours
        self.set_hours(None if again else hours)
        announce(self, self._hint.accessibleName())
        self.changed.emit()

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        hours = self.hours()
        for offered, chip in self._chips.items():
            chip.setChecked(offered == hours)
        unclear = bool(self.value()) and hours is None
        unclear_words = self.tr("This number isn’t clear yet. Try 24.")
        words = unclear_words if unclear else hours_in_words(hours)
        self._hint.say(words[:1].upper() + words[1:])
        self._hint.setVisible(hours not in self._chips)

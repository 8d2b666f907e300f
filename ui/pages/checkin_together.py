"""Opening a sealed check-in: two passphrases, and both sides at once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from ui.pages.checkin_view import ReadingView
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField


class TogetherView(ReadingView):
    """Asks each of the two for their own passphrase, or says what is still missing."""

    open_wanted = Signal(str, str)
    away_wanted = Signal()

    def __init__(self, kit: Kit, title: str, texts: dict[str, Any], *, both_done: bool) -> None:
        words = texts["sealed"]
        lead = words["together"] if both_done else words["mine_done"]
        super().__init__(kit, title, lead, back=self.tr("All check-ins"))
        self.outcome = Outcome(kit)
        self._open = kit.button(self.tr("Open both sides"), "primary", "lock-key-open", self._ask)
        self._first = PassphraseField(kit, self.tr("One passphrase"))
        self._second = PassphraseField(kit, self.tr("The other passphrase"))
        if both_done:
            for field in (self._first, self._second):
                field.setMaximumWidth(kit.theme.line("form"))
                field.submitted.connect(self._submitted)
                self.put(4, kit.field(field.edit.accessibleName(), field))
            self.put(8, kit.row(self._open, None))
        self.put(self.outcome)
        away = kit.button(self.tr("Put it away unopened"), "plain", "", self._sure_first)
        self._sure = kit.button(
            self.tr("Yes, erase both sides"), "danger", "", self.away_wanted.emit
        )
        self._sure.hide()
        self.put(24, kit.flow(away, self._sure, gap=8))
        self.first = self._first.edit if both_done else self._back

    def busy(self, waiting: bool) -> None:
        """Take no second press while the first one is at work."""
        self._open.setEnabled(not waiting)

    def _submitted(self) -> None:
        if not self._second.text():
            self._second.focus()
        else:
            self._ask()

    def _ask(self) -> None:
        self.open_wanted.emit(self._first.text(), self._second.text())

    def _sure_first(self) -> None:
        self._sure.show()
        self._sure.setFocus()

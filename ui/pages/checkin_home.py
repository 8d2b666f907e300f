"""Check-ins: what waits to be taken up, what is due, and the formats to choose from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.formats import Format
from ui.pages.checkin_desk import SealedLine
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import about
from ui.widgets.kit import Kit
from ui.widgets.row_button import RowButton


class HomeView(ReadingView):
    """A list to choose from; nothing on it has to be done."""

    go_on = Signal(str)
    chosen = Signal(str)
    sealed_chosen = Signal(str)
    past_wanted = Signal()
    comebacks_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        texts: dict[str, Any],
        *,
        running: Sequence[CheckInSession],
        due: Sequence[tuple[str, str]],
        sealed: Sequence[SealedLine],
        formats: Sequence[Format],
        comebacks: bool,
    ) -> None:
        """`due` are format ids with a line on when; `comebacks` whether something is open."""
        super().__init__(kit, self.tr("Check-ins"), texts["page"]["lead"], wide=True)
        self._texts = texts
        self._rows: list[QWidget] = []
        titles = {form.id: form.title for form in formats}
        if running:
            self.heading(self.tr("To take up again"))
            for number, session in enumerate(running):
                self._add(self._running_row(session), number, self.go_on, session.uid)
        if sealed:
            self.heading(self.tr("Sealed"))
            for number, line in enumerate(sealed):
                self._add(self._sealed_row(line), number, self.sealed_chosen, line.uid)
        shown = [(form, when) for form, when in due if form in titles]
        if shown:
            self.heading(self.tr("Due"))
            for number, (form, when) in enumerate(shown):
                row = RowButton(kit, titles[form], when, icon="clock")
                row.setAccessibleName(self.tr("Due: {title}").format(title=titles[form]))
                self._add(row, number, self.chosen, form)
        if running or sealed or shown:
            self.heading(self.tr("All of them"))
        for number, each in enumerate(formats):
            row = RowButton(kit, each.title, each.lead, about(each))
            self._add(row, number, self.chosen, each.id)
        several = [
            kit.button(
                self.tr("Past check-ins"), "quiet", "clock-counter-clockwise", self.past_wanted.emit
            )
        ]
        if comebacks:
            words = texts["comebacks"]["title"]
            several.append(
                kit.button(words, "quiet", "arrow-bend-down-left", self.comebacks_wanted.emit)
            )
        self.put(12, kit.flow(*several, gap=8))
        self.first = self._rows[0] if self._rows else None

    def _running_row(self, session: CheckInSession) -> RowButton:
        kit, card = self.kit, session.card
        where = card.section.title if card is not None else self.tr("All cards are done")
        title = session.format.title
        row = RowButton(kit, title, where, icon="arrow-u-up-left")
        row.setAccessibleName(self.tr("Go on: {title}").format(title=title))
        return row

    def _sealed_row(self, line: SealedLine) -> RowButton:
        words = self._texts["sealed"]
        said = words["both_done"] if line.both_done else words["mine_done"]
        says = said if line.mine_done else words["open"]
        row = RowButton(self.kit, line.title, says, icon="lock-key")
        row.setAccessibleName(self.tr("Sealed: {title}").format(title=line.title))
        return row

    def _add(self, row: RowButton, number: int, chosen: Any, key: str) -> None:
        if number:
            self.put(self.kit.hairline())
        row.clicked.connect(lambda _=False: chosen.emit(key))
        self.put(row)
        self._rows.append(row)

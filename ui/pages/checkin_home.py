"""Check-ins: what waits to be taken up, what is due, and the formats to choose from."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.formats import Format
from ui.pages.checkin_desk import DueLine, SealedLine
from ui.pages.checkin_ended import Ended, EndedNote
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
    record_wanted = Signal(str)

    def __init__(
        self,
        kit: Kit,
        texts: dict[str, Any],
        *,
        running: Sequence[CheckInSession],
        due: Sequence[DueLine],
        sealed: Sequence[SealedLine],
        formats: Sequence[Format],
        comebacks: bool,
        lone: Collection[str] = (),
        closed: str = "",
        ended: Ended | None = None,
    ) -> None:
        """`comebacks` tells whether something is open to come back to, `lone` which of `running`
        were begun as sealed ones, `closed` why nothing can be begun here ("" where it can),
        and `ended` what to say of the one that is just over."""
        super().__init__(kit, self.tr("Check-ins"), texts["page"]["lead"], wide=True)
        self._texts = texts
        self._lone = lone
        if closed:
            self.put(kit.text(closed, "ui"))
        self._rows: list[QWidget] = []
        if ended is not None:
            self._say(ended)
        titles = {form.id: form.title for form in formats}
        if running:
            self.heading(self.tr("To take up again"))
            for number, session in enumerate(running):
                self._add(self._running_row(session), number, self.go_on, session.uid)
        if sealed:
            self.heading(self.tr("Sealed"))
            for number, line in enumerate(sealed):
                self._add(self._sealed_row(line), number, self.sealed_chosen, line.uid)
        shown = [each for each in due if each.format in titles and not each.running]
        for come in (True, False):
            self._due([each for each in shown if each.has_come is come], titles, come=come)
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

    def _say(self, ended: Ended) -> None:
        note = EndedNote(self.kit, ended)
        note.open_wanted.connect(self.record_wanted)
        self.put(note, 8)
        if note.open is not None:
            self._rows.append(note.open)

    def _running_row(self, session: CheckInSession) -> RowButton:
        kit, card = self.kit, session.card
        where = card.section.title if card is not None else self.tr("All cards are done")
        if session.uid in self._lone:
            where = self._texts["sealed"]["lone"]
        title = session.format.title
        row = RowButton(kit, title, where, icon="arrow-u-up-left")
        row.setAccessibleName(self.tr("Go on: {title}").format(title=title))
        return row

    def _due(self, several: Sequence[DueLine], titles: dict[str, str], *, come: bool) -> None:
        """What is due, or later today: until its time has come nothing is."""
        if several:
            self.heading(self.tr("Due") if come else self.tr("Later today"))
        for number, each in enumerate(several):
            title = titles[each.format]
            row = RowButton(self.kit, title, each.when, icon="clock")
            named = self.tr("Due: {title}") if come else self.tr("Later today: {title}")
            row.setAccessibleName(named.format(title=title))
            self._add(row, number, self.chosen, each.format)

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

"""What was done to an agreement, act by act, as it stands in its signed history."""

from __future__ import annotations

from PySide6.QtWidgets import QLayout

from trustjournal import texts
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import Act
from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken


class AgreementHistory(ThingView):
    """A line an act, the first one first."""

    name = "history"

    def __init__(self, *, kit: Kit, agreement: Agreement, person: str) -> None:
        super().__init__(kit)
        self.kind, self.uid = "agreement", agreement.uid
        self._person = person
        self._words = texts.load("agreements")["done"]
        wrong = {fault.seq for fault in agreement.faults}
        column = kit.col(gap=0)
        for place, act in enumerate(agreement.acts):
            if place:
                column.addWidget(kit.hairline())
            column.addLayout(self._line(act, counts=act.seq not in wrong))
        self._leave = kit.button(self.tr("Back to the agreement"), "", "", self.left.emit)
        head = kit.col(kit.text(self.tr("What was done"), "title"), gap=0)
        self.put(head=head, body=kit.col(column, None, gap=0), foot=kit.row(self._leave, None))

    def _line(self, act: Act, *, counts: bool) -> QLayout:
        kit = self.kit
        mine = act.author == self._person
        you = self.tr("You {did}, version {n}")
        other = self.tr("Your partner {did}, version {n}")
        said = (you if mine else other).format(did=self._words[act.deed.value], n=act.version)
        lines = [kit.text(said, "ui_strong"), kit.text(spoken(act.at), "caption", "text_muted")]
        if act.words:
            lines.append(kit.text(f"“{act.words}”", "quote"))
        if not counts:
            lines.append(kit.text(self.tr("This does not count."), "ui", "warning"))
        return kit.col(*lines, gap=1, margins=(0, 9, 0, 9))

    def entered(self) -> None:
        """Start at the way back."""
        self._leave.setFocus()

    def escape(self) -> None:
        """Escape goes back to the agreement."""
        self.left.emit()

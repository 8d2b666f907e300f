"""The foot of an agreement: what can be done with it now, by this person."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import Deed
from ui.pages.boundary_stores import BoundaryStores
from ui.widgets.kit import Kit

OFFERED = (Deed.KEEP, Deed.REVIEW, Deed.RESUME, Deed.PAUSE, Deed.RETIRE)
_ICONS = {
    Deed.KEEP: "check",
    Deed.REVIEW: "calendar-blank",
    Deed.RESUME: "play",
    Deed.PAUSE: "pause",
}


class AgreementDoings(QWidget):
    """A new version first, the others beside it, ending it at the far right."""

    deed_wanted = Signal(object)
    revise_wanted = Signal()

    def __init__(self, kit: Kit, stores: BoundaryStores, agreement: Agreement) -> None:
        super().__init__()
        self._kit = kit
        words = texts.load("agreements")["deed"]
        person = stores.person
        able = [deed for deed in OFFERED if agreement.refusal(deed, person) is None]
        ways: list[QWidget] = []
        if agreement.refusal(Deed.PROPOSE, person) is None:
            revise = self.tr("Propose a new version")  # no filled button: nothing presses for it
            ways.append(kit.button(revise, "", "pencil-simple", self.revise_wanted.emit))
        if self._may_take_off(agreement, person):
            off = self.tr("Take it off the table")
            ways.append(kit.button(off, "quiet", "", lambda: self.deed_wanted.emit(Deed.DECLINE)))
        for deed in able:
            if deed is not Deed.RETIRE:
                ways.append(self._way(deed, words[deed.value]))
        foot = kit.row((kit.flow(*ways, gap=6), 1), gap=8)
        if Deed.RETIRE in able:
            end = kit.button(
                words["retire"], "plain", "", lambda: self.deed_wanted.emit(Deed.RETIRE)
            )
            foot.addWidget(end)
        self.setLayout(foot)

    @staticmethod
    def _may_take_off(agreement: Agreement, person: str) -> bool:
        """Who has said yes already, or proposed it, does not say no but takes it back."""
        table = agreement.on_table
        return table is not None and person in table.yes

    def _way(self, deed: Deed, words: str) -> QWidget:
        kind = "" if deed in (Deed.REVIEW, Deed.KEEP, Deed.RESUME) else "quiet"
        icon = _ICONS.get(deed, "")
        return self._kit.button(words, kind, icon, lambda: self.deed_wanted.emit(deed))

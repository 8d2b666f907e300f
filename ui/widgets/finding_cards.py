"""What is wrong with an agreement, plainly, and what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.signatures import Fault, Trouble
from trustjournal.journal.watch import Finding
from trustjournal.messages import explain_trouble, trouble_title
from ui.widgets.kit import Kit


class FindingCards(QWidget):
    """A soft card for each trouble, and below them two ways out; hidden when all is well."""

    put_right_wanted = Signal()
    """What one remembers is to be put back."""
    accept_wanted = Signal()
    """What is there now is to count as seen."""

    def __init__(
        self,
        kit: Kit,
        findings: Sequence[Finding],
        faults: Sequence[Fault],
        *,
        remembered: bool,
    ) -> None:
        """`findings` come of comparing with what was seen; without any, `faults` of the acts
        alone count. What was `remembered` can be put back."""
        super().__init__()
        self._kit = kit
        self._remembered = remembered
        troubles = dict.fromkeys((each.trouble, each.version) for each in findings or faults)
        column = kit.col(gap=8)
        for trouble, version in troubles:
            column.addWidget(self._card(trouble, version))
        if troubles:
            column.addWidget(self._ways())
        self.setLayout(column)
        if not troubles:
            self.hide()

    def _card(self, trouble: Trouble, version: int) -> QWidget:
        words = explain_trouble(trouble.value)
        title = self.tr("{trouble}: version {n}")
        title = title.format(trouble=trouble_title(trouble.value), n=version)
        return self._kit.notice(f"{title}. {words.sentence}", words.next_step, "warning-circle")

    def _ways(self) -> QWidget:
        kit = self._kit
        back = kit.button(
            self.tr("Put back what I remember"), "", "arrow-u-up-left", self.put_right_wanted.emit
        )
        take = kit.button(self.tr("Take it as it is now"), "quiet", "", self.accept_wanted.emit)
        return kit.flow(*([back] if self._remembered else []), take, gap=6)

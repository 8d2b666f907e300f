"""Who has said yes to a version, and when: both dated signatures, and the rings between them."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from trustjournal import texts
from trustjournal.journal.agreement_view import Version
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.seal_mark import SealMark
from ui.widgets.when_field import spoken_day

ROOM = 430
"""Width in px at 100 % from which the two stand side by side."""


class SignaturesCard(QWidget):
    """Oneself first, then the other; below each other where room is short."""

    def __init__(self, kit: Kit, person: str) -> None:
        super().__init__()
        self._kit = kit
        self._person = person
        self._words = texts.load("boundaries_page")["agreement"]
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(kit.theme.px(16))
        self.below = kit.col(gap=8)
        """Room in the card for what is to be signed now."""
        inside = kit.col(self._box, self.below, gap=10, margins=(20, 14, 20, 14))
        self.setLayout(kit.col(kit.card(inside, "tint"), gap=0))
        self.setAccessibleName(self.tr("Signatures"))

    def show_version(self, version: Version) -> None:
        """Show who has signed this version."""
        emptied(self._box)
        kit = self._kit
        people = sorted((p.person for p in version.parties), key=lambda p: p != self._person)
        linked = version.agreed_at is not None
        for place, person in enumerate(people):
            if place:
                seal = SealMark(kit.theme, linked=linked)
                self._box.addWidget(seal)
            self._box.addWidget(self._side(version, person), 1)
        self._arrange()

    def _side(self, version: Version, person: str) -> QWidget:
        kit, at = self._kit, version.yes.get(person)
        icon = "check-circle-fill" if at else "circle-dashed"
        mark = kit.col(2, kit.icon_label(icon, "accent" if at else "text_muted", 18), None, gap=0)
        lines = [
            kit.text(self._said(person, yes=at is not None, no=person in version.no), "ui_strong")
        ]
        if at:
            when = f"{spoken_day(at.date())}, {at:%H:%M}"
            lines.append(kit.text(when, "caption", "text_muted"))
            lines.append(kit.text(self._words["same_words"], "caption", "text_muted"))
        return kit.wrap(kit.row(mark, (kit.col(*lines, None, gap=1), 1), gap=10))

    def _said(self, person: str, *, yes: bool, no: bool) -> str:
        mine = person == self._person
        if yes:
            return self.tr("You said yes") if mine else self.tr("Your partner said yes")
        if no:
            return self.tr("You said no") if mine else self.tr("Your partner said no")
        if mine:
            return self.tr("You have not answered yet")
        return self.tr("Your partner has not answered yet")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand side by side where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        wide = self.width() >= self._kit.theme.px(ROOM)
        ways = QBoxLayout.Direction
        self._box.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

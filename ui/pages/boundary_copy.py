"""Copying a boundary to Us: choose its moves, see exactly what is copied, think once more."""

from __future__ import annotations

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.boundaries import Boundary
from trustjournal.journal.practice_words import wizard_moves
from trustjournal.journal.sharing import Sharing
from trustjournal.validation.detail_guard import detail_guard
from ui.errors import error_card
from ui.pages.thing_view import ThingView
from ui.theme import Space
from ui.widgets.advice_card import advice_card
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.tick import Tick

ON = ("need", "i_will")
"""What is ticked at first: the rest was written for oneself."""
NOT_WORDS = ("review_on",)


class BoundaryCopy(ThingView):
    """Shows what would be copied; nothing is copied before its button is pressed."""

    name = "copy"
    copied = Signal(object)
    """It is in Us; with the Changed."""

    def __init__(self, *, kit: Kit, boundary: Boundary, sharing: Sharing) -> None:
        super().__init__(kit)
        self.kind, self.uid = Boundary.KIND, boundary.uid
        self._boundary = boundary
        self._sharing = sharing
        words = texts.load("together")["copy"]
        self._labels = {
            field.name: field.label
            for move in wizard_moves()
            for field in move.fields
            if field.name not in NOT_WORDS and getattr(boundary, field.name)
        }
        self._ticks = {name: self._tick(name) for name in self._labels}
        self._shown = kit.col(gap=10, margins=(20, 16, 20, 16))
        self._asked = kit.col(gap=0)
        mark = SpaceMark(kit.theme, Space.SHARED, 14, kit.theme.color("accent"))
        label = kit.text(words["preview"], "label", "text_muted", wrap=False)
        lead = texts.load("boundaries_page")["copy"]["lead"]
        body = kit.col(
            kit.text(lead, "ui", "text_muted"),
            6,
            kit.flow(*self._ticks.values(), gap=18, lines=2),
            self._asked,
            8,
            kit.row(mark, label, None, gap=8),
            kit.card(self._shown),
            None,
            gap=4,
        )
        self._do = kit.button(words["do"], "primary", "users", self._copy)
        stay = kit.button(words["stay"], "plain", "", self.left.emit)
        self._nothing = kit.text(words["nothing"], "caption", "text_muted")
        foot = kit.col(self._nothing, kit.row(self._do, None, stay), gap=6)
        self.put(head=kit.col(kit.text(words["title"], "title"), gap=0), body=body, foot=foot)
        self._show()

    def _tick(self, name: str) -> Tick:
        tick = Tick(self.kit, self._labels[name])
        tick.setChecked(name in ON)
        tick.toggled.connect(lambda _on: self._show())
        return tick

    def _made(self) -> Boundary:
        """The boundary as it would lie in Us: what is not ticked is left out."""
        left_out = {name: "" for name, tick in self._ticks.items() if not tick.isChecked()}
        return self._boundary.edited(**left_out)

    def _show(self) -> None:
        """Show what is chosen, and what may be worth a second thought."""
        made = self._made()
        chosen = {name: str(getattr(made, name)) for name in self._labels}
        emptied(self._shown)
        emptied(self._asked)
        for name, words in chosen.items():
            if words:
                caption = self.kit.text(self._labels[name], "label", "text_muted", wrap=False)
                piece = self.kit.wrap(self.kit.col(caption, self.kit.text(words, "body"), gap=1))
                self._shown.addWidget(piece)
                piece.show()
        found = [advice for words in chosen.values() for advice in detail_guard(words)]
        if found:
            self._asked.addWidget(advice_card(self.kit, "detail_guard", found))
        some = any(chosen.values())
        self._do.setEnabled(some)
        self._nothing.setVisible(not some)

    def _copy(self) -> None:
        try:
            _, change = self._sharing.copy_thing(self._made())
        except TrustJournalError as error:
            self.sheet.tell(error_card(self.kit, error))
            return
        self.copied.emit(change)

    def escape(self) -> None:
        """Escape leaves everything as it is."""
        self.left.emit()

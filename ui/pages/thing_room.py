"""Room for one view of a thing at a time; what was shown before is destroyed, words and all."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.errors import EntryGone, TrustJournalError
from trustjournal.journal.entries import Changed
from ui.errors import error_card
from ui.pages.editor_cards import said_card
from ui.pages.thing_view import ThingView
from ui.widgets.announce import announce
from ui.widgets.kit import Kit


class ThingRoom(QWidget):
    """Shows a view, or what `blank` makes while nothing is open; tells errors where they arise."""

    changed = Signal(object)
    go = Signal(str)
    selected = Signal(str)
    """The id of what is open now, "" for nothing."""
    wanted = Signal()
    """Something here is worth the room."""
    rested = Signal()
    """Nothing is open any more."""
    back = Signal()

    def __init__(self, kit: Kit, blank: Callable[[], ThingView]) -> None:
        super().__init__()
        self.kit = kit
        self._blank = blank
        self._backs = False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.view: ThingView = blank()
        self.empty = True
        """Whether nothing is open."""
        self._put(self.view)

    # --- showing ---------------------------------------------------------------------------

    def show_view(self, view: ThingView, *, focus: bool = True) -> None:
        """Show a view in place of the one before, whose draft is kept first."""
        self.view.save()
        self.empty = False
        self._put(view)
        self.selected.emit(view.uid)
        self.wanted.emit()
        if focus:
            view.entered()

    def rest(self) -> None:
        """Have nothing open."""
        self.clear()
        self.rested.emit()

    def clear(self) -> None:
        """Have nothing open, and leave the keyboard where it is."""
        self.empty = True
        self._put(self._blank())
        self.selected.emit("")

    def _put(self, view: ThingView) -> None:
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, ThingView):
                widget.end()
                widget.hide()
                widget.deleteLater()
        self.view = view
        view.back.connect(self.back)
        view.sheet.offer_back(self._backs)
        self._room.addWidget(view)
        view.show()  # a layout would only do it later, and what is hidden takes no focus

    def offer_back(self, offered: bool) -> None:
        """Offer the way back to the list, or not."""
        self._backs = offered
        self.view.sheet.offer_back(offered)

    # --- doing -----------------------------------------------------------------------------

    def safely(self, work: Callable[[], object]) -> None:
        """Do something that the stores may refuse; what they say then is shown here."""
        try:
            work()
        except TrustJournalError as error:
            if isinstance(error, EntryGone):
                self.rest()
            card = error_card(self.kit, error)
            self.view.sheet.tell(card)
            announce(self, card.accessibleName())
            self.wanted.emit()

    def tell_change(self, change: Changed) -> None:
        """Pass on what was written."""
        if change.kinds:
            self.changed.emit(change)

    def say(self, words: str) -> None:
        """Show one sentence about what was done."""
        self.view.sheet.tell(said_card(self.kit, words))
        announce(self, words)

    def offer_undo(self, said: str, undo: Callable[[], object]) -> None:
        """Tell what was done, with a way to take it back."""
        kit = self.kit
        button = kit.button(self.tr("Undo"), "quiet", "", lambda: self.safely(undo))
        words = kit.row((kit.text(said), 1), button, gap=8, margins=(14, 6, 8, 6))
        self.view.sheet.tell(kit.card(words, "tint"))
        self.wanted.emit()
        button.setFocus()
        announce(self, said)

"""Room for one view at a time; what was shown before is destroyed, its words with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.errors import EntryGone, TrustJournalError
from trustjournal.journal.store import EntryStore
from ui.errors import error_card
from ui.pages.editor import Editor
from ui.pages.editor_cards import said_card
from ui.pages.journal_blank import Blank
from ui.pages.journal_views import JournalViews, View
from ui.widgets.announce import announce
from ui.widgets.kit import Kit


class OneView(QWidget):
    """Shows a view, or an invitation while nothing is open; tells errors where they arise."""

    selected = Signal(object)
    """The id of what is open now, or None."""
    wanted = Signal()
    """Something here is worth the room."""
    rested = Signal()
    """Nothing is open any more."""
    back = Signal()
    new_wanted = Signal()

    def __init__(self, *, kit: Kit, entries: EntryStore, views: JournalViews) -> None:
        super().__init__()
        self._kit = kit
        self._entries = entries
        self._views = views
        self._words = texts.load("journal")
        self._backs = False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.view: View = views.blank(self._resting_words())
        self._put(self.view)

    def show_view(self, view: View, uid: str | None, *, focus: bool) -> None:
        """Show a view of the entry `uid` (None for none)."""
        self._put(view)
        self.selected.emit(uid)
        self.wanted.emit()
        if focus:
            view.entered()

    def rest(self) -> None:
        """Have nothing open."""
        self.clear()
        self.selected.emit(None)
        self.rested.emit()

    def clear(self) -> None:
        """Destroy what is shown, without a word to anybody."""
        self._put(self._views.blank(self._resting_words()))

    def offer_back(self, offered: bool) -> None:
        """Offer the way back to the list, or not."""
        self._backs = offered
        self.view.sheet.offer_back(offered)

    def safely(self, work: Callable[[], None]) -> None:
        """Do something that the journal may refuse; what it says then is shown here."""
        try:
            work()
        except TrustJournalError as error:
            if isinstance(error, EntryGone):
                self.rest()
            self.view.sheet.tell(error_card(self._kit, error))
            self.wanted.emit()

    def offer_undo(self, said: str, undo: Callable[[], None]) -> None:
        """Tell what was done, with a way to take it back."""
        kit = self._kit
        button = kit.button(self.tr("Undo"), "quiet", "", lambda: self.safely(undo))
        words = kit.row((kit.text(said), 1), button, gap=8, margins=(14, 6, 8, 6))
        self.view.sheet.tell(kit.card(words, "tint"))
        self.wanted.emit()
        button.setFocus()

    def say(self, words: str) -> None:
        """Tell what was done, above the foot."""
        self.view.sheet.tell(said_card(self._kit, words))
        announce(self, words)

    def say_resting_words(self) -> None:
        """Invite in other words once the first entry is there."""
        if isinstance(self.view, Blank):
            self.view.say(self._resting_words())

    def _put(self, view: View) -> None:
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, Editor):
                widget.end()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.view = view
        if isinstance(view, Blank):
            view.new_wanted.connect(self.new_wanted)
        view.back.connect(self.back)
        view.sheet.offer_back(self._backs)
        self._room.addWidget(view)
        view.show()  # a layout would only do it later, and what is hidden takes no focus

    def _resting_words(self) -> str:
        if not self._entries.writable:
            return str(self._words["closed"]["sentence"])
        try:
            empty = self._entries.count() == 0
        except TrustJournalError:
            empty = False
        words: str = self._words["first" if empty else "blank"]["sentence"]
        return words

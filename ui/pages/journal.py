"""The journal: every entry on the left, and one of them to read or to write on the right."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from trustjournal.clock import Clock
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.store import EntryStore
from ui.also_found import AlsoFound
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.base import Page
from ui.pages.journal_blank import Blank
from ui.pages.journal_list import JournalList
from ui.pages.journal_side import JournalSide
from ui.pages.journal_views import JournalViews
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

LEAST_SHEET = 420
"""Width in px at 100 % below which an entry gets the whole page and the list gives way."""
_UNBOUNDED = 16_777_215


class JournalPage(Page):
    """Sets list and entry side by side, or one of them where only one has room."""

    name: ClassVar[str] = "journal"

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        clipboard: PrivateClipboard,
        sharing: Sharing | None = None,
        role: Callable[[], Role] = lambda: Role.NEITHER,
        also: AlsoFound | None = None,
    ) -> None:
        """`sharing` makes copies in the shared space, where there is one to copy to; `role`
        chooses prompts; `also` finds what is no entry."""
        super().__init__()
        self._kit = kit
        self._clock = clock
        self._writable = entries.writable
        self._showing_list = True
        self._list = JournalList(
            kit=kit,
            entries=entries,
            drafts=drafts,
            vocabulary=vocabulary,
            clock=clock,
            also=also,
        )
        views = JournalViews(
            kit=kit,
            entries=entries,
            drafts=drafts,
            vocabulary=vocabulary,
            clock=clock,
            clipboard=clipboard,
            sharing=sharing,
            role=role,
        )
        self._side = JournalSide(kit=kit, entries=entries, drafts=drafts, clock=clock, views=views)
        self._edge: QWidget = kit.upright()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._list)
        row.addWidget(self._edge)
        row.addWidget(self._side, 1)
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        self._list.opened.connect(self.open_entry)
        self._list.current_changed.connect(self._browse)
        self._list.new_wanted.connect(self.new_entry)
        self._list.bin_wanted.connect(self._side.open_bin)
        self._side.changed.connect(self.changed)
        self._side.go.connect(self.go)
        self._side.selected.connect(self._list.select)
        self._side.wanted.connect(lambda: self._show_list(False))
        self._side.rested.connect(self._rested)
        self._side.back.connect(self._back_to_list)

    # --- what others may ask for -----------------------------------------------------------

    def open_entry(self, uid: str) -> None:
        """Open an entry: its draft where there is one, to go on writing; else to read."""
        self._side.open(uid)

    def new_entry(
        self,
        kind: Kind = Kind.FEELINGS,
        feeling: FeltFeeling | None = None,
        happened: str = "",
    ) -> None:
        """Open the editor on a new entry, with a feeling and a line to begin with if given."""
        if not self._writable:
            return  # the strip says why, and nothing here offers it
        feelings = (feeling,) if feeling else ()
        entry = Entry.new(self._clock, kind).edited(feelings=feelings, happened=happened)
        self._side.write(entry, is_new=True)

    def focus_search(self) -> None:
        """Go to the search field."""
        self._show_list(True)
        self._list.focus_search()

    def _browse(self, uid: str) -> None:
        """The arrow keys walk through the list: show what they come to, beside it."""
        if self._both_fit():
            self._side.open(uid, focus=False)

    def _rested(self) -> None:
        self._show_list(True)
        self._list.focus_list()

    def _back_to_list(self) -> None:
        self._side.save()
        self._show_list(True)
        self._list.select(self._side.uid)
        self._list.focus_list()

    # --- room ------------------------------------------------------------------------------

    def _both_fit(self) -> bool:
        theme = self._kit.theme
        return self.width() >= theme.line("list") + theme.px(LEAST_SHEET)

    def _show_list(self, shown: bool) -> None:
        """Where only one has room: the list, or what is open."""
        self._showing_list = shown
        self._arrange()

    def _arrange(self) -> None:
        both = self._both_fit()
        shown = {
            self._list: both or self._showing_list,
            self._side: both or not self._showing_list,
            self._edge: both,
        }
        # First what goes: both at once would push a small window wider.
        for widget in sorted(shown, key=lambda each: shown[each]):
            widget.setVisible(shown[widget])
        width = self._kit.theme.line("list")
        self._list.setMinimumWidth(width if both else 0)
        self._list.setMaximumWidth(width if both else _UNBOUNDED)
        self._side.offer_back(not both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show both sides, or one of them."""
        super().resizeEvent(event)
        self._arrange()

    # --- Page ------------------------------------------------------------------------------

    def entered(self) -> None:
        """Go on where the person was: in what is open, else in the list."""
        if isinstance(self._side.view, Blank) or self._side.isHidden():
            self._list.focus_list()
        else:
            self._side.view.entered()

    def refresh(self, change: Changed) -> None:
        """Show what was written here or elsewhere."""
        showing = self._showing_list
        self._list.refresh(change)
        self._side.refresh(change)
        self._show_list(showing)

    def leave(self) -> None:
        """Save the draft that is being written."""
        self._side.save()

    def unsaved(self) -> bool:
        """Tell whether the editor has words that reached no draft."""
        return self._side.unsaved

    def place(self) -> dict[str, Any]:
        """Return what is open, where in it, and where in the list."""
        return {
            "list": self._list.place(),
            "showing_list": self._showing_list,
            **self._side.place(),
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Open again what `place()` told; what is no longer there is passed over."""
        own = place.get("list")
        if isinstance(own, dict):
            self._list.return_to(own)
        self._side.return_to(place)
        self._show_list(bool(place.get("showing_list", True)))

    def open_text(self) -> TextPage | None:
        """Return the text of the open editor."""
        return self._side.open_text()

    def entry_in_view(self) -> Entry | None:
        """Return the entry that is read or written."""
        return self._side.entry_in_view()

    def insert_words(self, words: str) -> bool:
        """Insert words at the cursor of the open editor; False when none is open."""
        return self._side.insert_words(words)

"""The right side of the journal: one entry to read or write, its versions, or the bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import EntryGone, TrustJournalError
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from ui.desktop.clipboard import PrivateClipboard
from ui.errors import error_card
from ui.pages import journal_deeds
from ui.pages.bin import BinView
from ui.pages.editor import Editor
from ui.pages.journal_blank import Blank
from ui.pages.journal_deeds import Deed
from ui.pages.reader import Reader
from ui.pages.versions import VersionsView
from ui.widgets.kit import Kit

View = Editor | Reader | VersionsView | BinView | Blank


class JournalSide(QWidget):
    """Shows one thing at a time; what was shown before is destroyed, its words with it."""

    changed = Signal(object)
    go = Signal(str)
    selected = Signal(object)
    """The id of what is open now, or None."""
    wanted = Signal()
    """Something here is worth the room."""
    rested = Signal()
    """Nothing is open any more."""
    back = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        clipboard: PrivateClipboard,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._entries = entries
        self._drafts = drafts
        self._vocabulary = vocabulary
        self._clock = clock
        self._clipboard = clipboard
        self._words = texts.load("journal")
        self._ground = True
        self._backs = False
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        self.view: View = Blank(kit, self._resting_words())
        self._put(self.view)

    # --- opening ---------------------------------------------------------------------------

    def open(self, uid: str, *, focus: bool = True) -> None:
        """Open an entry: its draft where there is one, to go on writing; else to read."""
        if isinstance(self.view, Editor | Reader) and self.view.uid == uid:
            self.wanted.emit()
            if focus:
                self.view.entered()
            return
        self.save()
        self.safely(lambda: self._open(uid, focus=focus))

    def _open(self, uid: str, *, focus: bool) -> None:
        draft = self._drafts.get(uid)
        if draft is None:
            self.read(uid, focus=focus)
        else:
            self.write(self._before(draft), is_new=draft.is_new, draft=draft, focus=focus)

    def _before(self, draft: Draft) -> Entry:
        """What a draft's entry was before it: the kept one, or an empty one."""
        if not draft.is_new:
            return self._entries.get(draft.entry.uid)
        return Entry(draft.entry.uid, draft.entry.created, draft.entry.kind)

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show an entry to read; raises what the stores raise."""
        reader = Reader(
            kit=self._kit,
            vocabulary=self._vocabulary,
            clipboard=self._clipboard,
            entry=self._entries.get(uid),
            has_versions=bool(self._entries.versions(uid)),
            has_draft=self._drafts.get(uid) is not None,
        )
        reader.edit_wanted.connect(self._edit)
        reader.versions_wanted.connect(lambda: self.safely(lambda: self.show_versions(uid)))
        reader.bin_wanted.connect(lambda: self.safely(lambda: self._move_to_bin(uid)))
        reader.discard_wanted.connect(lambda: self.safely(lambda: self._discard_kept(uid)))
        self._show(reader, uid, focus=focus)

    def write(
        self, entry: Entry, *, is_new: bool, draft: Draft | None = None, focus: bool = True
    ) -> None:
        """Show an entry (or its draft) to write."""
        self.save()
        editor = Editor(
            kit=self._kit,
            entries=self._entries,
            drafts=self._drafts,
            vocabulary=self._vocabulary,
            clock=self._clock,
        )
        editor.kept.connect(self._kept)
        editor.drafted.connect(self.changed)
        editor.left.connect(self._leave_editor)
        editor.discarded.connect(
            lambda draft: self.safely(
                lambda: self._after(journal_deeds.discard(self._drafts, draft), draft.is_new)
            )
        )
        editor.help_wanted.connect(lambda: self.go.emit("help"))
        if self._ground and is_new and draft is None and entry.kind is Kind.FEELINGS:
            editor.show_grounding(self._words["grounding"]["sentence"], self._grounded)
        editor.open(entry, is_new=is_new, draft=draft)
        self._show(editor, entry.uid, focus=focus)

    def open_bin(self) -> None:
        """Show the bin."""
        self.save()
        view = BinView(kit=self._kit, entries=self._entries, vocabulary=self._vocabulary)
        view.changed.connect(self.changed)
        self._show(view, None, focus=True)

    def show_versions(self, uid: str) -> None:
        """Show how an entry was; raises what the stores raise."""
        view = VersionsView(
            kit=self._kit,
            vocabulary=self._vocabulary,
            versions=self._entries.versions(uid),
            has_draft=self._drafts.get(uid) is not None,
        )
        view.left.connect(lambda: self.safely(lambda: self.read(uid)))
        view.bring_back.connect(lambda entry: self.safely(lambda: self._bring_back(entry)))
        self._show(view, uid, focus=True)

    # --- what the views ask for ------------------------------------------------------------

    def _edit(self) -> None:
        view = self.view
        if isinstance(view, Reader):
            self.safely(
                lambda: self.write(view.entry, is_new=False, draft=self._drafts.get(view.uid))
            )

    def _kept(self, change: Changed) -> None:
        self.changed.emit(change)
        view = self.view
        if isinstance(view, Editor):
            self.safely(lambda: self.read(view.uid))

    def _leave_editor(self) -> None:
        """From the editor back to reading; a new entry has nothing to read yet."""
        view = self.view
        if not isinstance(view, Editor):
            return
        view.save_draft()
        if view.unsaved:
            return  # it says why on the page; leaving would lose the words
        if view.is_new:
            self.rest()
        else:
            self.safely(lambda: self.read(view.uid))

    def _bring_back(self, entry: Entry) -> None:
        self.changed.emit(self._entries.save(entry))
        self.read(entry.uid)

    def _move_to_bin(self, uid: str) -> None:
        self._after(journal_deeds.move_to_bin(self._entries, uid), nothing_left=True)

    def _discard_kept(self, uid: str) -> None:
        draft = self._drafts.get(uid)
        if draft is not None:
            self._after(journal_deeds.discard(self._drafts, draft), nothing_left=False)

    def _after(self, deed: Deed, nothing_left: bool) -> None:
        """Show what is left, say what was done, and offer to take it back."""
        self.changed.emit(deed.change)
        if nothing_left:
            self.rest()
        else:
            self.read(deed.uid)

        def undo() -> None:
            self.changed.emit(deed.undo())
            self._put(Blank(self._kit, self._resting_words()))
            self._open(deed.uid, focus=True)

        kit = self._kit
        button = kit.button(self.tr("Undo"), "quiet", "", lambda: self.safely(undo))
        words = kit.row((kit.text(deed.said), 1), button, gap=8, margins=(14, 6, 8, 6))
        self.view.sheet.tell(kit.card(words, "tint"))
        self.wanted.emit()
        button.setFocus()

    def _grounded(self) -> None:
        self._ground = False

    # --- what is shown ---------------------------------------------------------------------

    def _show(self, view: View, uid: str | None, *, focus: bool) -> None:
        self._put(view)
        self.selected.emit(uid)
        self.wanted.emit()
        if focus:
            view.entered()

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
            view.new_wanted.connect(self.new_entry)
        view.back.connect(self.back)
        view.sheet.offer_back(self._backs)
        self._room.addWidget(view)
        view.show()  # a layout would only do it later, and what is hidden takes no focus

    def new_entry(self) -> None:
        """Begin a feelings entry."""
        self.write(Entry.new(self._clock, Kind.FEELINGS), is_new=True)

    def rest(self) -> None:
        """Have nothing open."""
        self._put(Blank(self._kit, self._resting_words()))
        self.selected.emit(None)
        self.rested.emit()

    def _resting_words(self) -> str:
        try:
            empty = self._entries.count() == 0
        except TrustJournalError:
            empty = False
        words: str = self._words["first" if empty else "blank"]["sentence"]
        return words

    def safely(self, work: Callable[[], None]) -> None:
        """Do something that the journal may refuse; what it says then is shown here."""
        try:
            work()
        except TrustJournalError as error:
            if isinstance(error, EntryGone):
                self.rest()
            self.view.sheet.tell(error_card(self._kit, error))
            self.wanted.emit()

    # --- for the page ----------------------------------------------------------------------

    @property
    def uid(self) -> str | None:
        """The id of the open entry."""
        return None if isinstance(self.view, BinView | Blank) else self.view.uid

    def offer_back(self, offered: bool) -> None:
        """Offer the way back to the list, or not."""
        self._backs = offered
        self.view.sheet.offer_back(offered)

    def save(self) -> None:
        """Save the draft that is being written; does not raise."""
        if isinstance(self.view, Editor):
            self.view.save_draft()

    def insert_words(self, words: str) -> bool:
        """Insert words into the open editor; False when none is open."""
        if not isinstance(self.view, Editor):
            return False
        self.view.insert_words(words)
        return True

    def refresh(self, change: Changed) -> None:
        """Show what was written here or elsewhere."""
        view = self.view
        if isinstance(view, BinView):
            view.refresh(change)
        elif isinstance(view, Blank):
            view.say(self._resting_words())
        elif isinstance(view, Reader) and view.uid in change.uids and "entry" in change.kinds:
            self._refresh_reader(view)

    def _refresh_reader(self, reader: Reader) -> None:
        try:
            if self._entries.get(reader.uid) != reader.entry:
                self.read(reader.uid, focus=reader.isAncestorOf(self.focusWidget() or self))
        except TrustJournalError:
            self.rest()

    # --- where the person is ---------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return what is open and where in it, as JSON values."""
        view = self.view
        place: dict[str, Any] = {"grounded": not self._ground}
        if isinstance(view, Editor):
            uid = None if view.is_new and not view.has_draft else view.uid
            place |= {"view": "editor", "uid": uid, "kind": view.kind.value, **view.place()}
        elif isinstance(view, Reader):
            place |= {"view": "reader", "uid": view.uid, **view.place()}
        elif isinstance(view, VersionsView):
            place |= {"view": "versions", "uid": view.uid}
        elif isinstance(view, BinView):
            place |= {"view": "bin"}
        return place

    def return_to(self, place: dict[str, Any]) -> None:
        """Open again what `place()` told; what is no longer there is passed over."""
        self._ground = not place.get("grounded")
        try:
            self._reopen(place)
        except TrustJournalError:
            self.rest()

    def _reopen(self, place: dict[str, Any]) -> None:
        view, uid = place.get("view"), place.get("uid")
        if view == "bin":
            self.open_bin()
        elif view == "editor" and uid is None:
            kind = Kind.FREE if place.get("kind") == Kind.FREE.value else Kind.FEELINGS
            self.write(Entry.new(self._clock, kind), is_new=True, focus=False)
        elif isinstance(uid, str):
            draft = self._drafts.get(uid)
            if view == "editor":
                entry = self._before(draft) if draft else self._entries.get(uid)
                self.write(entry, is_new=bool(draft and draft.is_new), draft=draft, focus=False)
            else:
                self.read(uid, focus=False)
            if view == "versions":
                self.show_versions(uid)
            if isinstance(self.view, Editor | Reader):
                self.view.return_to(place)

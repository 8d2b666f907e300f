"""The right side of the journal: one entry to read or write, its versions, or the bin."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.store import EntryStore
from ui.pages import journal_deeds
from ui.pages.bin import BinView
from ui.pages.copy_view import CopyView
from ui.pages.editor import Editor
from ui.pages.journal_blank import Blank
from ui.pages.journal_deeds import Deed
from ui.pages.journal_views import JournalViews
from ui.pages.one_view import OneView
from ui.pages.reader import Reader
from ui.pages.versions import VersionsView
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage


class JournalSide(OneView):
    """Opens entries to read and to write, and does to them what their views ask for."""

    changed = Signal(object)
    go = Signal(str)

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        clock: Clock,
        views: JournalViews,
    ) -> None:
        super().__init__(kit=kit, entries=entries, views=views)
        self._drafts = drafts
        self._clock = clock
        self._ground = True
        self.new_wanted.connect(self.new_entry)

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
        reader = self._views.reader(uid)
        reader.edit_wanted.connect(self._edit)
        reader.versions_wanted.connect(lambda: self.safely(lambda: self.show_versions(uid)))
        reader.bin_wanted.connect(lambda: self.safely(lambda: self._move_to_bin(uid)))
        reader.discard_wanted.connect(lambda: self.safely(lambda: self._discard_kept(uid)))
        reader.copy_wanted.connect(lambda: self.safely(lambda: self.show_copy(uid)))
        reader.take_back_wanted.connect(lambda: self.safely(lambda: self._take_back(uid)))
        self.show_view(reader, uid, focus=focus)

    def write(
        self, entry: Entry, *, is_new: bool, draft: Draft | None = None, focus: bool = True
    ) -> None:
        """Show an entry (or its draft) to write."""
        self.save()
        editor = self._views.editor()
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
        self.show_view(editor, entry.uid, focus=focus)

    def open_bin(self) -> None:
        """Show the bin."""
        self.save()
        view = self._views.bin()
        view.changed.connect(self.changed)
        self.show_view(view, None, focus=True)

    def show_versions(self, uid: str) -> None:
        """Show how an entry was; raises what the stores raise."""
        view = self._views.versions(uid)
        view.left.connect(lambda: self.safely(lambda: self.read(uid)))
        view.bring_back.connect(lambda entry: self.safely(lambda: self._bring_back(entry)))
        self.show_view(view, uid, focus=True)

    def show_copy(self, uid: str) -> None:
        """Show what would be copied to Us; raises what the stores raise."""
        if self._views.sharing is None:
            return
        view = self._views.copy(uid, self._views.sharing)
        view.left.connect(lambda: self.safely(lambda: self.read(uid)))
        view.copied.connect(lambda _change: self.safely(lambda: self._copied(uid)))
        self.show_view(view, uid, focus=True)

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

    def _copied(self, uid: str) -> None:
        self.read(uid)
        self.say(texts.load("together")["copy"]["copied"])

    def _take_back(self, uid: str) -> None:
        sharing = self._views.sharing
        if sharing is None:
            return
        for copy in filter(sharing.can_take_back, sharing.copies_of(uid)):
            sharing.take_back(copy)
        self.read(uid)
        self.say(texts.load("together")["copy"]["taken_back"])

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
            self.clear()
            self._open(deed.uid, focus=True)

        self.offer_undo(deed.said, undo)

    def _grounded(self) -> None:
        self._ground = False

    def new_entry(self) -> None:
        """Begin a feelings entry."""
        self.write(Entry.new(self._clock, Kind.FEELINGS), is_new=True)

    # --- for the page ----------------------------------------------------------------------

    @property
    def uid(self) -> str | None:
        """The id of the open entry."""
        return None if isinstance(self.view, BinView | Blank) else self.view.uid

    @property
    def unsaved(self) -> bool:
        """Whether the editor has words that reached no draft."""
        return isinstance(self.view, Editor) and self.view.unsaved

    def save(self) -> None:
        """Save the draft that is being written; does not raise."""
        if isinstance(self.view, Editor):
            self.view.save_draft()

    def open_text(self) -> TextPage | None:
        """Return the text of the open editor; None when none is open."""
        return self.view.open_text() if isinstance(self.view, Editor) else None

    def entry_in_view(self) -> Entry | None:
        """Return the entry that is read or written, as it stands; None where none can be had."""
        if isinstance(self.view, Reader):
            return self.view.entry
        if not isinstance(self.view, Editor):
            return None
        try:
            return self.view.value()
        except TrustJournalError:
            return None

    def insert_words(self, words: str) -> bool:
        """Insert words into the open editor; False when none is open."""
        if not isinstance(self.view, Editor):
            return False
        self.view.insert_words(words)
        return True

    def refresh(self, change: Changed) -> None:
        """Show what was written here or elsewhere."""
        self.say_resting_words()
        view = self.view
        if isinstance(view, BinView):
            view.refresh(change)
        elif isinstance(view, Reader) and view.uid in change.uids and "entry" in change.kinds:
            self._refresh_reader(view)

    def _refresh_reader(self, reader: Reader) -> None:
        try:
            if self._entries.get(reader.uid) != reader.entry:
                self.read(reader.uid, focus=reader.isAncestorOf(self.window().focusWidget()))
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
        elif isinstance(view, CopyView):
            place |= {"view": "copy", "uid": view.uid}
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
            elif view == "copy":
                self.show_copy(uid)
            if isinstance(self.view, Editor | Reader):
                self.view.return_to(place)

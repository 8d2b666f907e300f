"""Builds what the right side of the journal can show, each from the stores."""

from __future__ import annotations

from collections.abc import Callable

from trustjournal.clock import Clock
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.store import EntryStore
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.bin import BinView
from ui.pages.copy_view import CopyView
from ui.pages.editor import Editor
from ui.pages.journal_blank import Blank
from ui.pages.reader import Copies, Reader
from ui.pages.versions import VersionsView
from ui.widgets.kit import Kit

View = Editor | Reader | VersionsView | BinView | CopyView | Blank


class JournalViews:
    """Hands out fresh views; each is made for one entry and destroyed with it.

    What the stores raise goes through to the caller.
    """

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        clipboard: PrivateClipboard,
        sharing: Sharing | None = None,
        role: Callable[[], Role] = lambda: Role.NEITHER,
    ) -> None:
        """`sharing` makes copies in the shared space, where there is one to copy to; `role` is
        asked for each editor."""
        self._kit = kit
        self._entries = entries
        self._drafts = drafts
        self._vocabulary = vocabulary
        self._clock = clock
        self._clipboard = clipboard
        self.sharing = sharing
        self._role = role

    def reader(self, uid: str) -> Reader:
        """Return a reader of a kept entry."""
        return Reader(
            kit=self._kit,
            vocabulary=self._vocabulary,
            clipboard=self._clipboard,
            entry=self._entries.get(uid),
            has_versions=bool(self._entries.versions(uid)),
            has_draft=self._drafts.get(uid) is not None,
            me=self._entries.author,
            writable=self._entries.writable,
            copies=self._copies(uid),
        )

    def _copies(self, uid: str) -> Copies | None:
        if self.sharing is None:
            return None
        made = self.sharing.copies_of(uid)
        return Copies(bool(made), any(map(self.sharing.can_take_back, made)))

    def copy(self, uid: str, sharing: Sharing) -> CopyView:
        """Return what copies an entry to the shared space."""
        return CopyView(
            kit=self._kit,
            vocabulary=self._vocabulary,
            entry=self._entries.get(uid),
            sharing=sharing,
        )

    def editor(self) -> Editor:
        """Return an editor with nothing in it yet."""
        return Editor(
            kit=self._kit,
            entries=self._entries,
            drafts=self._drafts,
            vocabulary=self._vocabulary,
            clock=self._clock,
            role=self._role(),
        )

    def versions(self, uid: str) -> VersionsView:
        """Return the earlier versions of an entry that has some."""
        return VersionsView(
            kit=self._kit,
            vocabulary=self._vocabulary,
            versions=self._entries.versions(uid),
            has_draft=self._drafts.get(uid) is not None,
        )

    def bin(self) -> BinView:
        """Return the bin."""
        return BinView(kit=self._kit, entries=self._entries, vocabulary=self._vocabulary)

    def blank(self, sentence: str) -> Blank:
        """Return an invitation."""
        return Blank(self._kit, sentence, writable=self._entries.writable)

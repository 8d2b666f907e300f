"""Copies of agreements in one's own journal, from a space that one has left: to be read."""

from __future__ import annotations

from trustjournal.errors import EntryGone
from ui.pages.copy_reader import CopyReader
from ui.pages.kind_desk import KindDesk


class CopyDesk(KindDesk):
    """Shows copies; nothing is done with them."""

    KIND = "agreement"

    def show(self, uid: str, *, focus: bool = True) -> None:
        """Show a copy."""
        self.read(uid, focus=focus)

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show a copy; raises EntryGone."""
        copies = [copy for copy in self.stores.copies() if copy.agreement == uid]
        if not copies:
            raise EntryGone
        stores = self.stores
        today = stores.clock.now().date()
        view = CopyReader(kit=self.kit, copies=copies, me=stores.me, today=today)
        self.room.show_view(view, focus=focus)

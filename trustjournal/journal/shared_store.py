"""The entries of the shared space, as one of the two works with them."""

from __future__ import annotations

from trustjournal.clock import Clock
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Entry
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Binned, EntryStore, Version
from trustjournal.vault.database import Database


class SharedEntryStore(EntryStore):
    """An `EntryStore` with a bin and versions of one's own.

    Drafts are in the author's private database, and two databases can't be written in one
    transaction. The entry comes first: a crash between the two leaves a draft too many.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        vocabulary: Vocabulary,
        *,
        author: str,
        drafts: DraftStore,
    ) -> None:
        super().__init__(database, clock, vocabulary, author)
        self._drafts = drafts

    def save(self, entry: Entry) -> Changed:
        """Keep an entry as `EntryStore.save` does, and drop its draft."""
        return _both(super().save(entry), self._drafts.discard(entry.uid))

    def versions(self, uid: str) -> list[Version]:
        """Return the earlier versions of one's own entry; none of the other's."""
        return [each for each in super().versions(uid) if each.entry.author == self.author]

    def binned(self) -> list[Binned]:
        """Return what one has put into the bin oneself."""
        return [each for each in super().binned() if each.entry.author == self.author]

    def erase(self, uid: str) -> Changed:
        """Erase an entry that lies in the bin, as `EntryStore.erase` does, and its draft."""
        return _both(super().erase(uid), self._drafts.discard(uid))

    def erase_expired(self) -> Changed:
        """Erase what has been in either bin for 30 days, and one's own drafts of it."""
        erased = super().erase_expired()
        for uid in erased.uids:
            self._drafts.discard(uid)
        return erased


def _both(one: Changed, other: Changed) -> Changed:
    return Changed(one.kinds | other.kinds, one.uids | other.uids)

"""What one space works with: its database, and the stores over it."""

from __future__ import annotations

from dataclasses import dataclass

from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.shared_store import SharedEntryStore
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database
from trustjournal.vault.vault import Session
from ui.theme import Space

LAST_SPACE = "space"
"""The name under which the private database remembers which space was open last."""

US_PLACE = "workspace.us"
"""The name under which it remembers where this person was in the shared space."""


@dataclass(frozen=True, slots=True)
class SpaceDesk:
    """The stores of one space, for as long as the session is open.

    `place` is the name under which the private database remembers where the person was here:
    also of the shared space, since the other one has no business with that.
    """

    space: Space
    database: Database
    entries: EntryStore
    drafts: DraftStore
    place: str

    @property
    def writable(self) -> bool:
        """Whether anything can be written: not into a shared space that was closed."""
        return not self.database.frozen


def bring_home(desks: dict[Space, SpaceDesk]) -> None:
    """Make private drafts of those for a shared space that takes nothing any more.

    Raises what the private database raises.
    """
    us = desks.get(Space.SHARED)
    if us is None or not us.writable:
        desks[Space.PRIVATE].drafts.bring_home()


def sharing_of(session: Session, vocabulary: Vocabulary) -> Sharing | None:
    """Return what copies from Only me to Us; None where nobody would read it there."""
    if session.shared is None or session.space_closed or session.partner_left:
        return None
    return Sharing(session.shared, session.private, session.clock, vocabulary, session.person)


def desks_of(session: Session, vocabulary: Vocabulary) -> dict[Space, SpaceDesk]:
    """Return a desk for each space that this person opens: always the private one."""
    own, shared, clock = session.private, session.shared, session.clock
    desks = {
        Space.PRIVATE: SpaceDesk(
            Space.PRIVATE,
            own,
            EntryStore(own, clock, vocabulary),
            DraftStore(own, clock),
            "workspace",
        )
    }
    if shared is not None:
        drafts = DraftStore(own, clock, of=shared)
        entries = SharedEntryStore(shared, clock, vocabulary, author=session.person, drafts=drafts)
        desks[Space.SHARED] = SpaceDesk(Space.SHARED, shared, entries, drafts, US_PLACE)
    return desks

"""What the page of boundaries works with in one space."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from trustjournal.clock import Clock
from trustjournal.errors import EntryGone
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import AgreementKind
from trustjournal.journal.answers_read import AnswersRead
from trustjournal.journal.boundaries import Boundary, BoundaryStore
from trustjournal.journal.copies import CopiedVersion, copied_agreements
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.outcomes import Outcome, OutcomeStore
from trustjournal.journal.requests import Request, RequestStore
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.things import Thing
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.people import Presence
from trustjournal.vault.vault import Session
from ui.pages.boundary_tabs import Tab
from ui.space_desk import sharing_of
from ui.theme import Space


@dataclass(frozen=True, slots=True)
class BoundaryStores:
    """The stores of one space. `person` is whose session it is, "" in their private journal;
    `me` is the same in both.

    `agreements` is None outside of a shared space; `has_space` tells whether there is one, and
    `copies` are those that lie in one's own journal since one has left it. Not `writable` is a
    space that was closed; `alone` is one that the other has left.
    `answers_read` remembers, in the space of two, which answers of the other were opened.
    `presence` returns who has a passphrase (one key derivation, so never in the GUI's thread).
    `sharing` copies from here to Us, where there is such a way. `check` compares the agreements
    with what this person has seen of them.
    """

    clock: Clock
    person: str
    me: str
    boundaries: BoundaryStore
    requests: RequestStore
    outcomes: OutcomeStore
    agreements: AgreementStore | None
    forms: FormDrafts
    answers_read: AnswersRead | None
    presence: Callable[[str], Presence]
    sharing: Callable[[], Sharing | None]
    check: Callable[[], tuple[Finding, ...]]
    copies: Callable[[], list[CopiedVersion]]
    has_space: bool
    writable: bool
    alone: bool

    @property
    def answered_here(self) -> bool:
        """Whether what is asked and proposed here can be answered: there are two to do it, or
        it is one's own journal, in which one notes the answer."""
        return self.writable and not self.alone

    @property
    def shared(self) -> bool:
        """Whether this is the space of two."""
        return self.agreements is not None

    def tab_of(self, kind: str, uid: str) -> tuple[Tab, str]:
        """Return where a thing is shown: its tab, and the id to open there (of a line about how
        it went: that of the boundary or agreement). Raises EntryGone, HistoryMismatch."""
        if kind == Outcome.KIND:
            uid = self.outcomes.get(uid).subject
            known = {boundary.uid for boundary in self.boundaries.all()}
            return (Tab.BOUNDARIES if uid in known else Tab.AGREEMENTS), uid
        return {Boundary.KIND: Tab.BOUNDARIES, Request.KIND: Tab.REQUESTS}.get(
            kind, Tab.AGREEMENTS
        ), uid

    def is_matrix(self, uid: str) -> bool:
        """Say whether an agreement is the disclosure matrix, which has a page of its own."""
        try:
            found = self.agreements.get(uid) if self.agreements else None
        except EntryGone:
            return False
        return found is not None and found.kind is AgreementKind.DISCLOSURE

    def owns(self, thing: Thing) -> bool:
        """Say whether this person wrote it; in a private journal everything is theirs, also what
        they took along when leaving a space."""
        return not self.person or thing.author == self.person


def boundary_stores(session: Session, space: Space) -> BoundaryStores:
    """Return the stores of a space that this session has open."""
    shared = session.shared if space is Space.SHARED else None
    person = session.person if shared else ""
    database, clock = shared or session.private, session.clock
    agreements = None
    if shared:
        agreements = AgreementStore(shared, session.private, clock, session.person, session.members)
    return BoundaryStores(
        clock=clock,
        person=person,
        me=session.person,
        boundaries=BoundaryStore(database, clock, person),
        requests=RequestStore(database, clock, person),
        outcomes=OutcomeStore(database, clock, person),
        agreements=agreements,
        forms=FormDrafts(session.private, clock, space.value),
        answers_read=AnswersRead(session.private) if shared else None,
        presence=session.presence,
        sharing=(lambda: None) if shared else partial(_sharing, session),
        check=partial(_check, session) if shared else tuple,
        copies=list if shared else partial(copied_agreements, session.private),
        has_space=session.shared is not None,
        writable=not database.frozen,
        alone=shared is not None and session.partner_left,
    )


def _sharing(session: Session) -> Sharing | None:
    return sharing_of(session, Vocabulary.load())


def _check(session: Session) -> tuple[Finding, ...]:
    if session.shared is None:
        return ()
    return check_agreements(session.private, session.shared, session.members, session.person)

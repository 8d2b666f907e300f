"""Drafts of agreements: in their writer's private journal until they are put on the table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from trustjournal.clock import Clock
from trustjournal.journal import fields, thing_rows
from trustjournal.journal.agreements import Terms
from trustjournal.journal.entries import Changed
from trustjournal.journal.requests import Request
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


@dataclass(frozen=True, slots=True, repr=False, kw_only=True)
class AgreementDraft(Thing):
    """What somebody may propose. `agreement` is the one it would revise, "" for a new one, which
    then gets the draft's own id."""

    KIND: ClassVar[str] = "agreement_draft"

    agreement: str = fields.reference()
    terms: Terms = fields.nested(Terms())

    @property
    def belongs_to(self) -> str:
        """The id of the agreement that it would revise, or ""."""
        return self.agreement

    @property
    def target(self) -> str:
        """The id of the agreement that it becomes a version of."""
        return self.agreement or self.uid

    def searchable(self) -> str:
        """Return the words of its terms."""
        return self.terms.searchable()


class AgreementDraftStore(ThingStore[AgreementDraft]):
    """The drafts in one's private database."""

    def __init__(self, private: Database, clock: Clock) -> None:
        super().__init__(AgreementDraft, private, clock)

    def from_request(self, request: Request) -> AgreementDraft:
        """Return a draft out of a request that was answered with yes or a counter, not kept yet."""
        return self.new(terms=Terms(area=request.area, text=request.agreeable, request=request.uid))

    def drop(self, uid: str) -> Changed:
        """Erase a draft at once, its versions with it: it is on the table now, or not wanted.

        Raises EntryGone.
        """
        with self._database.transaction():
            thing_rows.remove(self._database, AgreementDraft.KIND, uid)
        return self._changed(uid)

"""What becomes of something that was said in a check-in: a request, a draft, a reminder, an end.

Each is one step for the person. What it turns into is kept first: whatever interrupts it,
nothing is lost, and at worst the same words are there twice.
"""

from __future__ import annotations

from datetime import date, timedelta

from trustjournal.clock import Clock
from trustjournal.journal.agreement_drafts import AgreementDraftStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.checkin_records import Commitment, Result
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.entries import Changed
from trustjournal.journal.requests import RequestStore


class Comebacks:
    """The commitments of one space, with the stores that they can go on to.

    `drafts` is None where there are not two people to agree: a draft would be seen nowhere.
    """

    def __init__(
        self,
        checkins: CheckIns,
        requests: RequestStore,
        drafts: AgreementDraftStore | None,
        clock: Clock,
    ) -> None:
        self._store = checkins.commitments
        self._requests = requests
        self._drafts = drafts
        self._clock = clock

    def open(self, form: str | None = None) -> list[Commitment]:
        """Return what is still open, the oldest first; with `form` what comes up at it."""
        return self._store.open(form)

    @property
    def can_draft(self) -> bool:
        """Whether something can become a draft of an agreement."""
        return self._drafts is not None

    def due(self) -> list[Commitment]:
        """Return what somebody wanted to be reminded of by today."""
        today = self._today
        return [each for each in self.open() if each.remind_on and each.remind_on <= today]

    def close(self, commitment: Commitment, result: Result) -> Changed:
        """Note what became of it; it comes up no more."""
        return self._store.save(commitment.edited(result=result, closed_on=self._today))

    def to_request(self, commitment: Commitment) -> Changed:
        """Ask the other for it; it comes up as a request from now on."""
        request = self._requests.new(ask=commitment.words, asked_on=self._today)
        return _both(self._requests.save(request), self._became(commitment, request.uid))

    def to_draft(self, commitment: Commitment) -> Changed:
        """Make it the words of an agreement that can be proposed, in one's own journal first.

        Only where `can_draft`.
        """
        assert self._drafts is not None  # noqa: S101 - see above
        draft = self._drafts.new(terms=Terms(text=commitment.words))
        return _both(self._drafts.save(draft), self._became(commitment, draft.uid))

    def remind_in(self, commitment: Commitment, days: int) -> Changed:
        """Have it come up on Today in so many days."""
        return self._store.save(commitment.edited(remind_on=self._today + timedelta(days=days)))

    def _became(self, commitment: Commitment, uid: str) -> Changed:
        return self._store.save(commitment.edited(became=uid, closed_on=self._today))

    @property
    def _today(self) -> date:
        return self._clock.now().date()


def _both(one: Changed, other: Changed) -> Changed:
    return Changed(one.kinds | other.kinds, one.uids | other.uids)

"""One's own sides of sealed check-ins while they are written, and their end once they are sealed.

They lie in the writer's private database. A side is sealed into the shared one, and its draft
forgotten after that; a program that is killed between the two leaves a draft of something that is
sealed. So that one is told apart from a side that still has to be written, it is noted privately
before it is sealed. Rows of the shared database alone would not do: the other one reaches those,
and must not be able to have a draft erased.
"""

from __future__ import annotations

from trustjournal.errors import AlreadySealed, TrustJournalError
from trustjournal.journal.checkin_store import RunningStore
from trustjournal.journal.checkins import CardId, CheckInSession
from trustjournal.journal.entries import Changed
from trustjournal.journal.formats import Way
from trustjournal.journal.sealed import SealedRounds, Sealer
from trustjournal.journal.state import StateStore

_SEALING = "checkin.sealing"


class SealedDrafts:
    """The sealed ones among what is under way in a private database.

    `rounds` are those of the space that is shared, None where there is none.
    """

    def __init__(
        self, running: RunningStore, state: StateStore, rounds: SealedRounds | None
    ) -> None:
        self._running = running
        self._state = state
        self._rounds = rounds

    def all(self) -> list[CheckInSession]:
        """Return those that are still to be written or sealed, the last kept first."""
        return [each for each in self._sealed() if not self._is_over(each.uid)]

    def seal(self, session: CheckInSession, keep: frozenset[CardId], presence: Sealer) -> Changed:
        """Seal one's own side, then forget its draft.

        In this order: whatever interrupts it, nothing is lost, and it can be done again. Raises
        what `SealedRounds.seal` raises; AlreadySealed only if it was not sealed by this.
        """
        assert self._rounds is not None  # noqa: S101 - there is no session of a round without
        before = self._noted()
        self._note(before | {session.uid})
        try:
            self._rounds.seal(session, keep, presence)
        except TrustJournalError as error:
            if not (isinstance(error, AlreadySealed) and session.uid in before):
                self._note(before)
                raise
        return self._forget(session.uid)

    def forget_sealed(self) -> None:
        """Forget the drafts of what is sealed."""
        for each in self._sealed():
            if self._is_over(each.uid):
                self._forget(each.uid)

    def _sealed(self) -> list[CheckInSession]:
        return [each for each in self._running.all() if each.way is Way.SEALED]

    def _is_over(self, uid: str) -> bool:
        return self._rounds is not None and uid in self._noted() and self._rounds.was_sealed(uid)

    def _forget(self, uid: str) -> Changed:
        change = self._running.forget(uid)
        self._note(self._noted() - {uid})
        return change

    def _noted(self) -> set[str]:
        kept = self._state.get(_SEALING, [])
        return {each for each in kept if isinstance(each, str)} if isinstance(kept, list) else set()

    def _note(self, uids: set[str]) -> None:
        self._state.set(_SEALING, sorted(uids))

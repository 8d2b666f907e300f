"""What can go wrong with what people write, and with check-ins."""

from __future__ import annotations

from trustjournal.errors.base import TrustJournalError


class JournalError(TrustJournalError):
    """Something about what is written down."""


class EntryInvalid(JournalError):
    """An entry with a field that cannot be kept. `field` and `problem` are names, not contents."""

    code = "entry_invalid"

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(field=field, problem=problem)


class EntryGone(JournalError):
    """The entry is no longer there (deleted or erased meanwhile)."""

    code = "entry_gone"


class HistoryMismatch(JournalError):
    """An entry's stored words are not the ones last saved: an older page was put back."""

    code = "history_mismatch"


# --- check-ins -----------------------------------------------------------------------------


class FormatInvalid(JournalError):
    """A check-in's format that cannot be used. `field` and `problem` are names, not contents."""

    code = "format_invalid"

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        self.problem = problem
        super().__init__(field=field, problem=problem)


class CheckInGone(JournalError):
    """The check-in, sealed or kept, is no longer there."""

    code = "checkin_gone"


class AlreadySealed(JournalError):
    """One's own side of a sealed check-in is sealed already."""

    code = "already_sealed"


class NotBothSealed(JournalError):
    """A sealed check-in in which not both sides are sealed yet, or not both people are here."""

    code = "not_both_sealed"


class SealBroken(JournalError):
    """A sealed side that does not open under its owner's keys: something else was put there."""

    code = "seal_broken"


class NotYours(JournalError):
    """Words of the other person, which only they change or delete."""

    code = "not_yours"


class MoveRefused(JournalError):
    """A move that an agreement or request does not allow now, or not to this person."""

    code = "move_refused"

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(problem=reason)

"""What all errors have in common."""

from __future__ import annotations


class TrustJournalError(Exception):
    """Base of everything the app knows how to explain.

    `code` names the entry in `messages.toml` that holds its sentence and next step; `details`
    are the values those words may mention (never anything a person wrote).
    """

    code = "unexpected"

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.code)


class Cancelled(TrustJournalError):
    """The person stopped a long task; nothing half-done was kept."""

    code = "cancelled"

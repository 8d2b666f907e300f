"""What stands before an open journal that can't be closed yet, since its last words can't be saved.

Locking would lose them (the disk is full, say). So the screen is the lock screen's, and the
passphrase is asked for as always; behind it the journal stays open until it can be saved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal.clock import Progress
from trustjournal.errors import WrongPassphrase

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session


class Cover:
    """Stands for the vault on a lock screen: opens nothing, only recognises the owner."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def unlock(self, secret: str, _tell: Progress | None = None) -> Session:
        """Return the session that is still open, with nothing to tell; raises WrongPassphrase."""
        if not self._session.check_passphrase(secret):
            raise WrongPassphrase
        return self._session

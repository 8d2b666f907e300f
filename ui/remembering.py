"""Whether this computer may open the journal without typing: the choice, and who is asked."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from trustjournal.preferences import PreferencesFile

if TYPE_CHECKING:
    from trustjournal.vault.remember import Keyring, Remembered
    from trustjournal.vault.vault import Session


class Remembering:
    """The opt-in to the system's keyring, which is loaded when it is first needed."""

    def __init__(
        self, file: PreferencesFile, find: Callable[[], Keyring | None] | None = None
    ) -> None:
        """`find` gives the keyring to use; None takes the system's own."""
        self._file = file
        self._find = find
        self._made: Remembered | None = None

    @property
    def offered(self) -> bool:
        """Whether the lock screen offers to open without typing; asks no keyring."""
        return self._file.load().remembered

    @property
    def keyring(self) -> Remembered:
        """What asks the keyring."""
        if self._made is None:
            from trustjournal.vault.remember import Remembered

            self._made = Remembered(self._find)
        return self._made

    def turn_on(self, session: Session, passphrase: str) -> None:
        """Let the keyring open the journal; raises as `Remembered.turn_on`, and OSError."""
        self.keyring.turn_on(session, passphrase)
        self._offer(True)

    def turn_off(self, session: Session) -> None:
        """Let it open nothing any more; raises as `Remembered.turn_off`, and OSError."""
        self.keyring.turn_off(session)
        self._offer(False)

    def forget(self) -> None:
        """Offer it no more: somebody has joined, or the keyring opens nothing. Never raises."""
        if self.offered:
            with suppress(OSError):
                self._offer(False)

    def _offer(self, offered: bool) -> None:
        self._file.save(replace(self._file.load(), remembered=offered))

"""“Remember me on this computer”: a further key slot, whose secret lies in the system's keyring.

Off by default, and only while one person uses the folder: an unlocked keyring answers anyone at
the desk. The slot is an extra one, so a keyring that was wiped costs nothing but typing.
"""

from __future__ import annotations

import re
import secrets
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from ..clock import Progress
from ..errors import (
    KeyringUnavailable,
    NotRemembered,
    RememberAlone,
    VaultError,
    WrongPassphrase,
)
from .remembered import RememberedSecret

if TYPE_CHECKING:
    from .session import Session
    from .vault import Vault

SERVICE = "TrustJournal"
PATIENCE = 120.0
"""Seconds that the system may take, in which a person may have to unlock their keyring."""
_SECRET = re.compile(r"[0-9a-f]{64}")
_T = TypeVar("_T")


class Keyring(Protocol):
    """What a backend of the keyring package offers."""

    def get_password(self, service: str, username: str) -> str | None:
        """Return what was stored, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Store it."""

    def delete_password(self, service: str, username: str) -> None:
        """Remove it; an exception if it is not there."""


class Remembered:
    """Keeps one more key of a journal in the keyring of whoever is logged in."""

    def __init__(self, find: Callable[[], Keyring | None] | None = None) -> None:
        """`find` gives the keyring to use, None where there is none: the system's own."""
        self._find = find or system_keyring

    def available(self) -> bool:
        """Tell whether this computer has a keyring that can be asked. Loads it: call it late."""
        try:
            return _patiently(self._find) is not None
        except KeyringUnavailable:
            return False

    def is_on(self, session: Session) -> bool:
        """Tell whether this journal has a slot for a remembered secret. Asks no keyring."""
        return session.is_remembered

    def turn_on(self, session: Session, passphrase: str) -> None:
        """Let the keyring open this journal from now on (one key derivation).

        Raises RememberAlone when two people use the folder, KeyringUnavailable (also when it
        does not give back what it was given), WrongPassphrase, PassphraseEmpty,
        NotEnoughMemory, DiskFull, FolderNotWritable; nothing has changed then.
        """
        if session.people_here > 1:
            raise RememberAlone
        if not session.check_passphrase(passphrase):
            raise WrongPassphrase
        keyring, name = self._keyring(), session.install_id
        secret = secrets.token_hex(32)
        try:
            _patiently(lambda: keyring.set_password(SERVICE, name, secret))
            if _patiently(lambda: keyring.get_password(SERVICE, name)) != secret:
                raise KeyringUnavailable
            session.remember_by(RememberedSecret(bytes.fromhex(secret)))
        except VaultError:
            self.drop(name)
            raise

    def turn_off(self, session: Session) -> None:
        """Remove the slot, then what the keyring holds. Raises DiskFull, FolderNotWritable."""
        session.forget_remembered()
        self.drop(session.install_id)

    def unlock(self, vault: Vault, tell: Progress | None = None) -> Session:
        """Open the journal by what the keyring holds.

        Raises NotRemembered when that opens nothing: never turned on, wiped, replaced, or two
        people use the folder by now; KeyringUnavailable; and as `Vault.unlock`.
        """
        keyring, name = self._keyring(), vault.install_id()
        secret = _patiently(lambda: keyring.get_password(SERVICE, name))
        if not isinstance(secret, str) or not _SECRET.fullmatch(secret):
            raise NotRemembered
        try:
            return vault.unlock(RememberedSecret(bytes.fromhex(secret)), tell)
        except WrongPassphrase:
            raise NotRemembered from None

    def _keyring(self) -> Keyring:
        keyring = _patiently(self._find)
        if keyring is None:
            raise KeyringUnavailable
        return keyring

    def drop(self, name: str) -> None:
        """Remove what the keyring holds for the journal with this `install_id`. Never raises."""
        with suppress(KeyringUnavailable):
            keyring = self._keyring()
            _patiently(lambda: keyring.delete_password(SERVICE, name))


def system_keyring() -> Keyring | None:
    """Return the keyring of this system, or None when it has none that works.

    The class is named here: the package's own choice obeys a settings file and variables that
    anyone with the account can write, and would hand the secret to whatever they name.
    """
    backend = _system_backend()
    vars(backend).clear()  # what variables of the environment have set
    if sys.platform == "darwin":
        backend.keychain = None
    found: Keyring | None = backend if type(backend).priority > 0 else None
    return found


def _system_backend() -> Any:
    if sys.platform == "win32":
        from keyring.backends.Windows import WinVaultKeyring

        return WinVaultKeyring()  # type: ignore[no-untyped-call,unused-ignore]
    if sys.platform == "darwin":
        from keyring.backends.macOS import Keyring as Keychain

        return Keychain()  # type: ignore[no-untyped-call,unused-ignore]
    from keyring.backends.SecretService import Keyring as SecretService

    return SecretService()  # type: ignore[no-untyped-call]


def _patiently(work: Callable[[], _T]) -> _T:
    """Return what `work` returns; whatever it raises, or endless waiting, is KeyringUnavailable.

    Nothing of a backend's exception goes on: it may quote what it was given.
    """
    results: list[_T] = []

    def run() -> None:
        with suppress(BaseException):
            results.append(work())

    thread = threading.Thread(target=run, name="keyring", daemon=True)
    thread.start()
    thread.join(PATIENCE)
    if not results:
        raise KeyringUnavailable
    return results[0]

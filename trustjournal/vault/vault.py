"""Creates, unlocks and locks a journal folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock

from ..clock import Clock, Progress
from ..errors import JournalExists, NoJournal, Notice, VaultError
from .database import Database, remove_database
from .files import LOCK, lock_folder, private_folder
from .joining import SecondPerson, Together
from .kdf import KdfParameters, normalised
from .keyfile import COPY, NAME, read_keys
from .leftovers import (
    clear_parts,
    clear_unfinished,
    finish_change,
    journal_exists,
    mark,
    unmark,
)
from .opening import Opening
from .openkeys import OpenKeys
from .recovery import RecoveryKey
from .remembered import RememberedSecret
from .restore import RestoreReport, restore
from .session import Session

__all__ = ["SecondPerson", "Session", "Vault"]


class Vault:
    """A journal folder, which may or may not hold a journal yet.

    `kdf_floor` is the least key derivation cost that is accepted from a file. A release never
    passes it: whoever can write the folder could otherwise make a passphrase cheap to guess.
    """

    def __init__(
        self, folder: Path, clock: Clock, *, kdf_floor: KdfParameters = KdfParameters.FLOOR
    ) -> None:
        self.folder = folder
        self._clock = clock
        self._floor = kdf_floor

    def exists(self) -> bool:
        """Tell whether there is a journal here, even one that lost its keys file."""
        return journal_exists(self.folder)

    def create(
        self,
        passphrase: str,
        recovery: RecoveryKey | None,
        *,
        second: SecondPerson | None = None,
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
    ) -> Session:
        """Make a new journal and return it open; `kdf` None calibrates to this computer.

        With `second`, two journals and a shared space are made at once, and the first person's
        session is returned; nothing is written before both are known. A given `kdf` is accepted
        by this object's `unlock` too, whatever its cost. Raises PassphraseEmpty, PassphraseInUse
        (twice the same), JournalExists, AlreadyOpen, NotEnoughMemory, DiskFull,
        FolderNotWritable, or what `progress` raises; nothing is left behind then.
        """
        normalised(passphrase)
        if second:
            normalised(second.passphrase)
        report = progress or (lambda done, total: None)
        made_folder = not self.folder.exists()
        private_folder(self.folder)
        lock = lock_folder(self.folder)
        try:
            session = self._create(passphrase, recovery, second, kdf, report, lock)
        except BaseException:
            lock.release()
            if made_folder:
                with suppress(OSError):
                    (self.folder / LOCK).unlink(missing_ok=True)
                    self.folder.rmdir()
            raise
        if kdf and not kdf.accepted(self._floor):
            self._floor = kdf
        return session

    def install_id(self) -> str:
        """Return the random id of this folder's keys.

        Raises NoJournal, KeysMissing, KeysDamaged, KeysTooNew.
        """
        if not self.exists():
            raise NoJournal
        return read_keys(self.folder, self._floor)[0].install_id

    def unlock(self, secret: str | RememberedSecret, tell: Progress | None = None) -> Session:
        """Open the journal of whoever has this passphrase or recovery key.

        `tell` hears of the steps of changing the keys of a space that the other has left, which
        may take long. It must not raise: the change is not stopped halfway.
        Raises NoJournal, WrongPassphrase, PassphraseEmpty, RecoveryKeyMistyped,
        NotEnoughMemory, KeysMissing, KeysDamaged, KeysTooNew, AlreadyOpen, FolderNotWritable,
        DiskFull, and for the database DatabaseMissing, -Empty, -Foreign, -Truncated, -Damaged,
        -TooNew. A file that was refused is not written to.
        """
        if not self.exists():
            raise NoJournal
        lock = lock_folder(self.folder)
        try:
            return self._unlock(secret, lock, tell or (lambda done, total: None))
        except BaseException:
            lock.release()
            raise

    def restore(self, bundle: Path, secret: str, progress: Progress | None = None) -> RestoreReport:
        """Put a backup down in this folder; promises and raises as `restore.restore`."""
        return restore(bundle, self.folder, secret, self._clock, progress, kdf_floor=self._floor)

    def _create(
        self,
        passphrase: str,
        recovery: RecoveryKey | None,
        second: SecondPerson | None,
        kdf: KdfParameters | None,
        report: Progress,
        lock: BaseFileLock,
    ) -> Session:
        if self.exists():
            raise JournalExists
        clear_unfinished(self.folder)
        report(0, 3)
        chosen = kdf or KdfParameters.calibrated()
        report(1, 3)
        keys = OpenKeys.new(self.folder, chosen, passphrase, recovery)
        together = Together(keys, second) if second else None
        report(2, 3)
        file = keys.private_file
        files = [file, *(together.files if together else ())]
        shared = database = None
        try:
            mark(self.folder, files)
            database = Database.create(self.folder / file, keys.databases()[file], self._clock)
            shared = together.make(self._clock) if together else None
            session = Session(keys, database, self._clock, lock, shared=shared)
            unmark(self.folder)
            report(3, 3)
        except BaseException:
            for made in (database, shared):
                if made:
                    made.close()
            self._take_away(files)
            raise
        return session

    def _take_away(self, files: list[str]) -> None:
        """Remove what a creation that failed has put down."""
        for name in (NAME, COPY):
            with suppress(OSError):
                (self.folder / name).unlink(missing_ok=True)
        with suppress(OSError, VaultError):
            for name in files:
                remove_database(self.folder / name)
            unmark(self.folder)

    def _unlock(
        self, secret: str | RememberedSecret, lock: BaseFileLock, tell: Progress
    ) -> Session:
        file, from_copy = read_keys(self.folder, self._floor)
        keys = OpenKeys.unlock(self.folder, file, secret)
        clear_parts(self.folder)
        finish_change(self.folder, file.change, keys.databases())
        opened = Opening(keys, self._clock, tell)
        try:
            opened.private()
            opened.shared()
            copy = (Notice.KEYS_FROM_COPY,) if from_copy else ()
            session = Session(
                keys,
                opened.databases[keys.private_file],
                self._clock,
                lock,
                (*copy, *opened.notices),
                shared=opened.databases.get(keys.shared_file or ""),
                shared_problem=opened.problem,
            )
            unmark(self.folder)
        except BaseException:
            for database in opened.databases.values():
                database.close()
            raise
        return session

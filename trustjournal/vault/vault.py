"""Creates, unlocks and locks a journal folder."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from filelock import BaseFileLock

from ..clock import Clock, Progress
from ..errors import JournalExists, NoJournal, Notice, VaultError
from .backup import BackupKind, Backups
from .database import Database, remove_database
from .files import LOCK, lock_folder, private_folder
from .history import worse_than_remembered
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
from .openkeys import OpenKeys
from .recovery import RecoveryKey
from .restore import RestoreReport, restore
from .session import Session

__all__ = ["Session", "Vault"]

_OF_SHARED = {
    Notice.OLDER_COPY: Notice.SHARED_OLDER_COPY,
    Notice.HISTORY_GAP: Notice.SHARED_HISTORY_GAP,
}


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
        kdf: KdfParameters | None = None,
        progress: Progress | None = None,
    ) -> Session:
        """Make a new journal and return it open; `kdf` None calibrates to this computer.

        A given `kdf` is accepted by this object's `unlock` too, whatever its cost. Raises
        PassphraseEmpty, JournalExists, AlreadyOpen, NotEnoughMemory, DiskFull,
        FolderNotWritable, or what `progress` raises; nothing is left behind then.
        """
        normalised(passphrase)
        report = progress or (lambda done, total: None)
        made_folder = not self.folder.exists()
        private_folder(self.folder)
        lock = lock_folder(self.folder)
        try:
            session = self._create(passphrase, recovery, kdf, report, lock)
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

    def unlock(self, secret: str) -> Session:
        """Open the journal of whoever has this passphrase or recovery key.

        Raises NoJournal, WrongPassphrase, PassphraseEmpty, RecoveryKeyMistyped,
        NotEnoughMemory, KeysMissing, KeysDamaged, KeysTooNew, AlreadyOpen, FolderNotWritable,
        DiskFull, and for the database DatabaseMissing, -Empty, -Foreign, -Truncated, -Damaged,
        -TooNew. A file that was refused is not written to.
        """
        if not self.exists():
            raise NoJournal
        lock = lock_folder(self.folder)
        try:
            return self._unlock(secret, lock)
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
        report(2, 3)
        file = keys.private_file
        database = None
        try:
            mark(self.folder, [file])
            database = Database.create(self.folder / file, keys.databases()[file], self._clock)
            session = Session(keys, database, self._clock, lock)
            unmark(self.folder)
            report(3, 3)
        except BaseException:
            if database:
                database.close()
            for name in (NAME, COPY):
                with suppress(OSError):
                    (self.folder / name).unlink(missing_ok=True)
            with suppress(OSError, VaultError):
                remove_database(self.folder / file)
                unmark(self.folder)
            raise
        return session

    def _unlock(self, secret: str, lock: BaseFileLock) -> Session:
        file, from_copy = read_keys(self.folder, self._floor)
        keys = OpenKeys.unlock(self.folder, file, secret)
        clear_parts(self.folder)
        finish_change(self.folder, file.to_bytes(), keys.databases())
        opened = _Opening(keys, self._clock)
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


class _Opening:
    """Opens what one person's keys open, and notes what is worth telling about it."""

    def __init__(self, keys: OpenKeys, clock: Clock) -> None:
        self.databases: dict[str, Database] = {}
        self.notices: list[Notice] = []
        self.problem: VaultError | None = None
        self._keys = keys
        self._clock = clock
        self._was_open = bool(keys.bag.get("open"))

    def private(self) -> None:
        """Open the person's own database. Raises what is wrong with it."""
        database = self._open(self._keys.private_file)
        if worse := _compare(self._keys, self._keys.private_file, database, self._was_open):
            self.notices.append(worse)

    def shared(self) -> None:
        """Open the shared space; damage to it must not keep anyone from their own journal."""
        file = self._keys.shared_file
        if not file:
            return
        try:
            database = self._open(file)
            # Whoever opened it after a killed session has removed that session's head file.
            worse = _compare(self._keys, file, database, was_open=False)
        except VaultError as error:
            self.problem = error
            self.notices.append(Notice.SHARED_UNREADABLE)
            if unusable := self.databases.pop(file, None):
                unusable.close()
            return
        if worse:
            self.notices.append(_OF_SHARED[worse])

    def _open(self, name: str) -> Database:
        def before_migration(database: Database) -> None:
            databases = {**self.databases, name: database}
            Backups(self._keys, databases, self._clock).make(kind=BackupKind.MIGRATION)

        key = self._keys.databases()[name]
        self.databases[name] = Database.open(
            self._keys.folder / name, key, self._clock, before_migration=before_migration
        )
        return self.databases[name]


def _compare(keys: OpenKeys, name: str, database: Database, was_open: bool) -> Notice | None:
    """Compare a database's history with the keybag, and with the head file of a killed session."""
    beside = database.head_file().read()
    known = keys.head(name)
    if was_open and beside is None:
        return Notice.HISTORY_GAP
    if beside and beside.seq >= known.seq:
        if known.seq and database.mac_at(known.seq) not in (None, known.mac):
            return Notice.HISTORY_GAP
        known = beside
    return worse_than_remembered(
        database.chain,
        database.head(),
        database.mac_at(known.seq),
        known,
        database.links(after=known.seq),
    )

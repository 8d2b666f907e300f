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
from .history import Head, worse_than_remembered
from .kdf import KdfParameters, normalised
from .keyfile import COPY, NAME, read_keys
from .leftovers import clear_parts, clear_unfinished, journal_exists, mark, unmark
from .openkeys import OpenKeys
from .recovery import RecoveryKey
from .restore import RestoreReport, restore


class Session:
    """An open journal of one person. Made by `Vault`; `lock` ends it."""

    def __init__(
        self,
        keys: OpenKeys,
        private: Database,
        clock: Clock,
        lock: BaseFileLock,
        notices: tuple[Notice, ...] = (),
    ) -> None:
        self.folder = keys.folder
        self.clock = clock
        self.private = private
        self.notices = notices
        self._keys = keys
        self._lock = lock
        self._closed = False
        self.backups = Backups(keys, {keys.private_file: private}, clock)
        private.head_file().start(private.head())
        keys.remember({keys.private_file: private.head()}, is_open=True)
        keys.save()

    @property
    def closed(self) -> bool:
        """Whether the journal has been locked."""
        return self._closed

    @property
    def has_recovery_key(self) -> bool:
        """Whether a recovery key opens this journal."""
        return self._keys.has_recovery_key()

    def check_passphrase(self, passphrase: str) -> bool:
        """Tell whether this passphrase opens this journal (one key derivation)."""
        return self._keys.opens(passphrase)

    def change_passphrase(self, current: str, new: str) -> None:
        """Make `new` the passphrase instead of `current`; the databases are not rewritten.

        Raises WrongPassphrase, PassphraseEmpty, PassphraseInUse, NotEnoughMemory, DiskFull,
        FolderNotWritable; the old passphrase is then still the valid one.
        """
        self._keys.change_passphrase(current, new)

    def replace_recovery_key(self, current: str) -> RecoveryKey:
        """Return a new recovery key, which is the only valid one from now on.

        `current` is the passphrase, asked for again. Raises as `change_passphrase`.
        """
        new = RecoveryKey.generate()
        self._keys.replace_recovery_key(current, new)
        return new

    def lock(self) -> None:
        """Note where the history stands, close everything, drop the keys. Idempotent.

        Never raises: a full disk, or too little memory, must not keep a journal open. The next
        unlock copes.
        """
        if self._closed:
            return
        self._closed = True
        head: Head | None = None
        with suppress(Exception):
            head = self.private.head()
        self.private.close()
        with suppress(Exception):
            if head:
                self._keys.remember({self._keys.private_file: head}, is_open=False)
                self._keys.save()
                self.private.head_file().stop(remove=True)
        self._keys.forget()
        self._lock.release()


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
        name = keys.private_file

        def before_migration(database: Database) -> None:
            Backups(keys, {name: database}, self._clock).make(kind=BackupKind.MIGRATION)

        database = Database.open(
            self.folder / name,
            keys.databases()[name],
            self._clock,
            before_migration=before_migration,
        )
        try:
            worse = _compare(keys, name, database)
            copy = (Notice.KEYS_FROM_COPY,) if from_copy else ()
            notices = copy + ((worse,) if worse else ())
            session = Session(keys, database, self._clock, lock, notices)
            unmark(self.folder)
        except BaseException:
            database.close()
            raise
        return session


def _compare(keys: OpenKeys, name: str, database: Database) -> Notice | None:
    """Compare a database's history with the keybag, and with the head file of a killed session."""
    beside = database.head_file().read()
    was_open = bool(keys.bag.get("open"))
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

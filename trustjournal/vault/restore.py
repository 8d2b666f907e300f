"""Puts a backup down: into an empty folder, or in place of one person's present journal."""

from __future__ import annotations

import os
import secrets
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from ..clock import Clock, Progress
from ..errors import (
    BackupDamaged,
    DatabaseDamaged,
    DatabaseEmpty,
    DatabaseFault,
    DatabaseForeign,
    DatabaseTooNew,
    DatabaseTruncated,
    JournalExists,
    KeysDamaged,
    KeysMissing,
    VaultError,
    WrongPassphrase,
)
from .bundle import SUFFIX as BUNDLE_SUFFIX
from .bundle import Bundle, making_folder, write_bundle
from .checks import UNSOUND, chain_problems, page_problems, problems
from .database import Database
from .files import (
    LOCK,
    create_private,
    folder_lock,
    private_folder,
    sync_folder,
    sync_path,
    typed_file_errors,
)
from .history import Head
from .kdf import KdfParameters
from .keyfile import COPY, NAME, KeyFile, read_keys
from .leftovers import (
    BACKUPS,
    clear_parts,
    clear_unfinished,
    finish_change,
    journal_exists,
    mark,
    unmark,
)
from .openkeys import OpenKeys
from .pages import wal_path

DAMAGED_SUFFIX = ".tjdamaged"
_REFUSED = (DatabaseEmpty, DatabaseForeign, DatabaseTruncated, DatabaseTooNew)


@dataclass(frozen=True)
class RestoreReport:
    """What was put down: rows by table, when the backup was made, and what was there before.

    `safety_copy` holds the state before (None when there was none). `present_passphrase` tells
    that the passphrase which is valid now stays valid, even if the backup had an older one.
    `shared_kept` tells that the shared space stayed as it is now.
    """

    made_at: datetime
    rows: dict[str, int] = field(default_factory=dict)
    safety_copy: Path | None = None
    present_passphrase: bool = False
    shared_kept: bool = False


def restore(
    bundle: Path,
    folder: Path,
    secret: str,
    clock: Clock,
    progress: Progress | None = None,
    *,
    kdf_floor: KdfParameters = KdfParameters.FLOOR,
) -> RestoreReport:
    """Put the databases that `secret` opens back as they were in `bundle`.

    `secret` is the passphrase or recovery key of the backup, or of the present journal. Into an
    empty folder everything is put down. In an existing journal only this person's databases are
    replaced, after a safety copy; nobody else's, and no passphrase. The shared space, in which
    another's words are, is replaced only where it is missing or damaged, or where the backup
    goes on from what is there; and nobody is put back into a space that they left. Killed at
    any point, the folder holds the old state or the new, and restoring again works.

    Raises NotABackup, BackupDamaged, WrongPassphrase, RecoveryKeyMistyped, NotEnoughMemory,
    JournalExists (another journal lies there), AlreadyOpen, DiskFull, FolderNotWritable,
    FileUnreadable. A folder that was not there before is not there after that.
    """
    opened = Bundle(bundle, kdf_floor)
    fresh = not folder.exists()
    private_folder(folder)
    try:
        with folder_lock(folder):
            return _Restoring(opened, folder, secret, clock, progress, kdf_floor).run()
    except BaseException:
        if fresh:
            _remove_empty(folder)
        raise


class _Restoring:
    """One restore, step by step, while the folder is locked."""

    def __init__(
        self,
        bundle: Bundle,
        folder: Path,
        secret: str,
        clock: Clock,
        progress: Progress | None,
        floor: KdfParameters,
    ) -> None:
        self._bundle = bundle
        self._folder = folder
        self._clock = clock
        self._progress = progress
        present = _present_keys(folder, floor)
        self._keys = _unlock(bundle.keys, present, folder, secret)
        self._present = _in_present(self._keys, folder, present)
        mine = self._keys.databases()
        self._names = [name for name in bundle.databases if name in mine]
        if not self._names:
            raise WrongPassphrase
        self._shared_kept = False
        if self._keys.shared_file in self._names and not self._may_share():
            self._names.remove(self._keys.shared_file)
            self._shared_kept = True
        self._manifest = bundle.manifest(self._keys)
        self._steps = len(self._names) + 2

    def run(self) -> RestoreReport:
        """Prepare everything beside, keep the present state, then put down."""
        if journal_exists(self._folder):
            return self._run()
        clear_unfinished(self._folder)
        mark(self._folder, self._names)
        try:
            return self._run()
        except BaseException:
            if not journal_exists(self._folder):
                clear_unfinished(self._folder)
            raise

    def _run(self) -> RestoreReport:
        clear_parts(self._folder)
        if self._present:
            change, mine = self._present.file.change, self._present.databases()
            finish_change(self._folder, change, mine)
        with making_folder(self._folder / BACKUPS) as making:
            heads = self._prepare(making)
            shared = self._keys.shared_file
            if shared in self._names and not self._adds_to_shared(making, shared):
                self._names.remove(shared)
                del heads[shared]
                self._shared_kept = True
            safety = self._safety_copy()
            self._tell(self._steps - 1)
            with self._keys_prepared(heads, safety) as put_keys_down:
                for name in self._names:
                    _put_down(making / name, self._folder / name)
                put_keys_down()
        unmark(self._folder)
        self._tell(self._steps)
        told = self._manifest.files.get(self._keys.private_file) or {}
        return RestoreReport(
            self._manifest.made_at,
            dict(told.get("rows", {})),
            safety,
            self._present is not None,
            self._shared_kept,
        )

    def _may_share(self) -> bool:
        """Tell whether the backup's shared space is the one this person still belongs to."""
        if self._present is None:
            return True
        if now := self._present.shared_file:
            return now == self._keys.shared_file
        left = self._present.bag.get("left", [])
        return self._keys.bag["shared"].get("space") not in left

    def _adds_to_shared(self, making: Path, name: str) -> bool:
        """Tell whether putting the backup's shared space down takes nothing back from anyone."""
        path, key = self._folder / name, self._keys.databases()[name]
        if not path.exists():
            return True
        with ExitStack() as opened:
            try:
                present = Database.open(path, key, self._clock, migrate=False)
                opened.callback(present.close)
                if any(page_problems(present)) or any(chain_problems(present)):
                    return True
                head = present.head()
            except UNSOUND:
                return True
            backup = Database.open(making / name, key, self._clock, migrate=False)
            opened.callback(backup.close)
            return backup.head().seq > head.seq and backup.mac_at(head.seq) == head.mac

    def _prepare(self, making: Path) -> dict[str, Head]:
        """Unpack each database and check it in full. Raises BackupDamaged."""
        heads: dict[str, Head] = {}
        for done, name in enumerate(self._names):
            self._tell(done)
            self._bundle.extract(name, making / name, self._manifest)
            should = self._manifest.files[name]
            heads[name] = Head(should["head"]["seq"], bytes.fromhex(should["head"]["mac"]))
            key = self._keys.databases()[name]
            if problems(making / name, key, self._clock, should["rows"], heads[name]):
                raise BackupDamaged
            sync_path(making / name)
        return heads

    def _safety_copy(self) -> Path | None:
        """Keep the present state: as a backup if it opens, else byte by byte."""
        there = [name for name in self._names if (self._folder / name).exists()]
        if not there:
            return None
        target = self._folder / BACKUPS / secrets.token_hex(16)
        if self._present and not set(there).difference(self._present.databases()):
            path = target.with_suffix(BUNDLE_SUFFIX)
            with suppress(DatabaseDamaged, DatabaseFault, BackupDamaged, *_REFUSED):
                self._write_present(path, there)
                return path
        path = target.with_suffix(DAMAGED_SUFFIX)
        _pack_as_is(path, self._folder, there)
        return path

    def _write_present(self, path: Path, names: list[str]) -> None:
        assert self._present is not None  # noqa: S101
        with ExitStack() as opened:
            databases: dict[str, Database] = {}
            for name in names:
                key = self._present.databases()[name]
                database = Database.open(self._folder / name, key, self._clock, migrate=False)
                opened.callback(database.close)
                databases[name] = database
            write_bundle(path, self._present, databases, self._clock, "restore")

    @contextmanager
    def _keys_prepared(
        self, heads: dict[str, Head], safety: Path | None
    ) -> Iterator[Callable[[], None]]:
        """Give what writes the keys, which comes last: they then fit what was put down.

        All that needs room happens before; where there is none, the safety copy goes again.
        """
        keys = self._present or self._keys
        if self._keys.private_file in self._names:
            keys.bag["private"] = self._keys.bag["private"]
        if self._keys.shared_file in self._bundle.databases and self._may_share():
            keys.bag["shared"] = keys.bag.get("shared") or self._keys.bag["shared"]
        if safety and safety.suffix == BUNDLE_SUFFIX:
            noted = {"file": safety.name, "at": self._clock.now().isoformat(), "kind": "restore"}
            keys.bag["backups"] = [*keys.bag.get("backups", []), noted]
        keys.remember(heads, is_open=False)
        with ExitStack() as stack:
            try:
                put_down = stack.enter_context(keys.saving())
            except VaultError:
                if safety:
                    safety.unlink(missing_ok=True)
                raise
            yield put_down

    def _tell(self, done: int) -> None:
        if self._progress:
            self._progress(done, self._steps)


def _remove_empty(folder: Path) -> None:
    """Take away a folder that was made for nothing, unless something lies in it."""
    with suppress(OSError):
        (folder / LOCK).unlink(missing_ok=True)
        if (folder / BACKUPS).exists():
            (folder / BACKUPS).rmdir()
        folder.rmdir()


def _present_keys(folder: Path, floor: KdfParameters) -> KeyFile | None:
    try:
        return read_keys(folder, floor)[0]
    except (KeysMissing, KeysDamaged):
        return None


def _unlock(bundled: KeyFile, present: KeyFile | None, folder: Path, secret: str) -> OpenKeys:
    """Open the bundle's keys by the passphrase they had, or by the one that is valid now."""
    if present and present.install_id != bundled.install_id:
        raise JournalExists
    try:
        return OpenKeys.unlock(folder, bundled, secret)
    except WrongPassphrase:
        if not present:
            raise
    try:
        return OpenKeys.unlock(folder, present, secret).in_file(folder, bundled)
    except KeysDamaged:
        raise WrongPassphrase from None


def _in_present(keys: OpenKeys, folder: Path, present: KeyFile | None) -> OpenKeys | None:
    """Open this person's keybag in the present keys, which may be older than they are in it."""
    if not present:
        return None
    with suppress(KeysDamaged):
        return keys.in_file(folder, present)
    try:
        return keys.added_to(folder, present)
    except KeysDamaged:
        raise JournalExists from None


def _put_down(source: Path, target: Path) -> None:
    """Replace a database in one step. What lies beside goes first: an old log would be read
    into the new file. (The safety copy holds what such a log adds.)
    """
    with typed_file_errors(target):
        for beside in (wal_path(target), target.with_suffix(".head")):
            beside.unlink(missing_ok=True)
        os.replace(source, target)
        sync_folder(target.parent)


def _pack_as_is(path: Path, folder: Path, names: list[str]) -> None:
    """Keep files that no longer open as they are, in a stored zip."""
    candidates = [folder / NAME, folder / COPY]
    for name in names:
        candidates += [folder / name, wal_path(folder / name)]
    try:
        with typed_file_errors(path):
            create_private(path)
            with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
                for file in candidates:
                    if file.is_file():
                        archive.write(file, file.name)
            sync_path(path)
    except BaseException:
        path.unlink(missing_ok=True)
        raise

"""A backup as one file: a stored zip of `keys.json` and verified copies of the databases.

The manifest inside is sealed, so that a bundle tells no date and no count to whoever finds it.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ..clock import Clock, Progress
from ..errors import BackupDamaged, KeysDamaged, NotABackup
from .checks import counts, problems
from .database import Database
from .files import (
    PART,
    private_folder,
    reading,
    sync_folder,
    sync_path,
    typed_file_errors,
)
from .history import Head
from .kdf import KdfParameters
from .keyfile import NAME, PADDING, KeyFile, canonical
from .leftovers import BACKUPS, MAKING
from .openkeys import OpenKeys, heads_to_json
from .sealing import seal, unseal

SUFFIX = ".tjbackup"
MANIFEST = "manifest.json"
MANIFEST_KEY = "trustjournal/1/manifest"
_DATABASE_NAME = re.compile(r"[0-9a-f]{32}\.tj")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Manifest:
    """What a bundle should hold: per database its rows by table, its head, and its SHA-256."""

    made_at: datetime
    kind: str
    files: Mapping[str, Mapping[str, Any]]


def write_bundle(
    target: Path,
    keys: OpenKeys,
    databases: Mapping[str, Database],
    clock: Clock,
    kind: str,
    progress: Progress | None = None,
) -> None:
    """Write a verified bundle of open databases to `target`, replacing what is there.

    Raises DatabaseDamaged, DatabaseBusy, DiskFull, FolderNotWritable, or what `progress`
    raises; nothing is left behind then.
    """
    total = 2 * len(databases) + 1
    with making_folder(keys.folder / BACKUPS) as making, typed_file_errors(target):
        heads: dict[str, Head] = {}
        files: dict[str, Any] = {}
        for number, (name, database) in enumerate(sorted(databases.items())):
            _tell(progress, 2 * number, total)
            with database.exclusively():
                rows, heads[name] = counts(database), database.head()
                database.copy_to(making / name)
            _tell(progress, 2 * number + 1, total)
            if problems(making / name, keys.databases()[name], clock, rows, heads[name]):
                raise BackupDamaged
            files[name] = {"rows": rows, "sha256": _sha256(making / name)}
        for name, head in heads_to_json(heads).items():
            files[name]["head"] = head
        _tell(progress, total - 1, total)
        manifest = {"made_at": clock.now().isoformat(), "kind": kind, "files": files}
        (making / NAME).write_bytes(keys.snapshot(heads))
        (making / MANIFEST).write_bytes(_seal_manifest(keys, manifest))
        _zip(target, making, [NAME, MANIFEST, *sorted(databases)])
    _tell(progress, total, total)


@contextmanager
def making_folder(parent: Path) -> Iterator[Path]:
    """Give a temporary folder inside `parent`; `clear_parts` removes what a kill leaves."""
    private_folder(parent)
    with typed_file_errors(parent):
        made = Path(tempfile.mkdtemp(prefix=MAKING, dir=parent))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


class Bundle:
    """A bundle opened for reading. Raises NotABackup, BackupDamaged or FileUnreadable."""

    def __init__(self, path: Path, floor: KdfParameters = KdfParameters.FLOOR) -> None:
        self.path = path
        try:
            with reading(path), zipfile.ZipFile(path) as archive:
                names = archive.namelist()
                stored = all(entry.compress_type == 0 for entry in archive.infolist())
                self.keys_content = archive.read(NAME)
                self._manifest_content = archive.read(MANIFEST)
        except (zipfile.BadZipFile, KeyError, NotImplementedError, EOFError):
            raise _unreadable(path) from None
        self.databases = [name for name in names if _DATABASE_NAME.fullmatch(name)]
        if not stored or len(set(names)) != len(names) or len(self.databases) + 2 != len(names):
            raise NotABackup
        try:
            self.keys = KeyFile.from_bytes(self.keys_content, floor)
        except KeysDamaged:
            raise BackupDamaged from None

    def manifest(self, keys: OpenKeys) -> Manifest:
        """Return what the bundle should hold. Raises BackupDamaged."""
        try:
            outer = json.loads(self._manifest_content)
            nonce, box = bytes.fromhex(outer["nonce"]), bytes.fromhex(outer["box"])
            plain = unseal(keys.purpose_key(MANIFEST_KEY), nonce, box, keys.file.install_id)
            members = json.loads(plain or b"")
            made_at = datetime.fromisoformat(members["made_at"])
            return Manifest(made_at, members["kind"], members["files"])
        except (ValueError, KeyError, TypeError):
            raise BackupDamaged from None

    def extract(self, name: str, target: Path, manifest: Manifest) -> None:
        """Write one database to `target`, flushed. Raises BackupDamaged, DiskFull."""
        digest = hashlib.sha256()
        try:
            with (
                typed_file_errors(target),
                zipfile.ZipFile(self.path) as archive,
                archive.open(name) as source,
                target.open("wb") as file,
            ):
                target.chmod(0o600)
                while block := source.read(_BLOCK):
                    digest.update(block)
                    file.write(block)
                file.flush()
                os.fsync(file.fileno())
        except (zipfile.BadZipFile, KeyError, EOFError):
            raise BackupDamaged from None
        if manifest.files.get(name, {}).get("sha256") != digest.hexdigest():
            raise BackupDamaged


def _unreadable(path: Path) -> Exception:
    """Tell a damaged bundle from a file that is something else."""
    with reading(path), path.open("rb") as file:
        start = file.read(64)
    return BackupDamaged() if start[30 : 30 + len(NAME)] == NAME.encode() else NotABackup()


def _seal_manifest(keys: OpenKeys, manifest: dict[str, Any]) -> bytes:
    plain = canonical(manifest)
    plain += b" " * (-len(plain) % PADDING)
    nonce, box = seal(keys.purpose_key(MANIFEST_KEY), plain, keys.file.install_id)
    return canonical({"nonce": nonce.hex(), "box": box.hex()})


def _zip(target: Path, folder: Path, names: list[str]) -> None:
    """Pack files in this order, without times, so that only their content shows."""
    part = target.with_name(target.name + PART)
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with zipfile.ZipFile(part, "w", zipfile.ZIP_STORED) as archive:
            for name in names:
                entry = zipfile.ZipInfo(name, _EPOCH)
                entry.external_attr = 0o600 << 16
                entry.file_size = (folder / name).stat().st_size
                with (folder / name).open("rb") as source, archive.open(entry, "w") as packed:
                    shutil.copyfileobj(source, packed, _BLOCK)
        sync_path(part)
        _check_zip(part)
        os.replace(part, target)
        sync_folder(target.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _check_zip(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        if archive.testzip() is not None:
            raise BackupDamaged


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tell(progress: Progress | None, done: int, total: int) -> None:
    if progress:
        progress(done, total)

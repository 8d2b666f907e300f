"""Writes files so that a kill or a power cut leaves the old or the new, and only the owner reads.

Errors of the operating system come out typed: DiskFull, FolderNotWritable.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from ..errors import (
    AlreadyOpen,
    DiskFull,
    FileUnreadable,
    FolderNotWritable,
    InJournalFolder,
)

LOCK = "lock"
PART = ".part"
_FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


@contextmanager
def typed_file_errors(path: Path) -> Iterator[None]:
    """Turn an OSError into DiskFull or FolderNotWritable (which names `path`)."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        raise FolderNotWritable(path) from None


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Turn an OSError while a file of the person's choice is read into FileUnreadable."""
    try:
        yield
    except OSError:
        raise FileUnreadable(path) from None


def refuse_inside(folder: Path, target: Path) -> None:
    """Refuse to write a file into the journal's own folder. Raises InJournalFolder."""
    for parent in target.absolute().resolve().parents:
        # By the file itself: some systems take "Journal" and "journal" for the same folder.
        if parent.exists() and folder.exists() and parent.samefile(folder):
            raise InJournalFolder(target)


@contextmanager
def folder_lock(folder: Path) -> Iterator[None]:
    """Hold the folder against other copies of the app while inside. Raises as `lock_folder`."""
    lock = lock_folder(folder)
    try:
        yield
    finally:
        lock.release()


def lock_folder(folder: Path) -> BaseFileLock:
    """Take the folder's lock, which the system releases if the process dies.

    Raises AlreadyOpen, FolderNotWritable, DiskFull.
    """
    lock = FileLock(folder / LOCK, mode=0o600, thread_local=False)
    with typed_file_errors(folder):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise AlreadyOpen from None
    return lock


def create_private(path: Path) -> None:
    """Create an empty file that only its owner can read. Raises FileExistsError, or typed."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull from None
        raise FolderNotWritable(path) from None


def private_folder(path: Path) -> None:
    """Make the folder, with its parents, readable by its owner alone. Raises FolderNotWritable."""
    with typed_file_errors(path):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)


def write_private(path: Path, content: bytes) -> None:
    """Replace `path` by `content` in one step, on disk when this returns.

    Raises DiskFull or FolderNotWritable; the old file is then unharmed.
    """
    write_together([(path, content)])


def write_together(files: Sequence[tuple[Path, bytes]]) -> None:
    """Replace several files of one folder, each in one step, in this order.

    All are on disk under temporary names before the first is replaced, so a full disk
    (DiskFull) or an unwritable folder (FolderNotWritable) leaves all as they were.
    """
    with prepared(files) as put_down:
        put_down()


@contextmanager
def prepared(files: Sequence[tuple[Path, bytes]]) -> Iterator[Callable[[], None]]:
    """Write several files of one folder under temporary names, and give what replaces the old.

    What else must happen first can then happen in between, without running out of room for
    these. Raises as `write_together`; what was not called for leaves nothing behind.
    """
    folder = files[0][0].parent
    parts = [path.with_name(path.name + PART) for path, _ in files]

    def put_down() -> None:
        with typed_file_errors(files[0][0]):
            for part, (path, _) in zip(parts, files, strict=True):
                os.replace(part, path)
            sync_folder(folder)

    try:
        with typed_file_errors(files[0][0]):
            for part, (_, content) in zip(parts, files, strict=True):
                _write_new(part, content)
        yield put_down
    finally:
        for part in parts:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _write_new(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def remove_database(path: Path) -> None:
    """Delete a database and what lies beside it."""
    beside = [path.with_name(path.name + ending) for ending in ("-wal", "-journal")]
    for file in (*beside, path.with_suffix(".head"), path):
        file.unlink(missing_ok=True)


def sync_path(path: Path) -> None:
    """Flush a written file to disk. Raises DiskFull or FolderNotWritable."""
    with typed_file_errors(path):
        _sync(path, os.O_RDWR)


def sync_folder(path: Path) -> None:
    """Flush a folder's names to disk, where the system can (Windows cannot and need not)."""
    if os.name != "nt":
        with typed_file_errors(path):
            _sync(path, os.O_RDONLY)


def _sync(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

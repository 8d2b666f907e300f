"""Writes files so that a kill or a power cut leaves the old or the new, and only the owner reads.

Errors of the operating system come out typed: DiskFull, FolderNotWritable.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from filelock import BaseFileLock, FileLock, Timeout

from ..errors import AlreadyOpen, DiskFull, FolderNotWritable

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
    parts = [path.with_name(path.name + PART) for path, _ in files]
    with typed_file_errors(files[0][0]):
        try:
            for part, (_, content) in zip(parts, files, strict=True):
                _write_new(part, content)
            for part, (path, _) in zip(parts, files, strict=True):
                os.replace(part, path)
            sync_folder(files[0][0].parent)
        except OSError:
            for part in parts:
                with suppress(OSError):
                    part.unlink(missing_ok=True)
            raise


def _write_new(path: Path, content: bytes) -> None:
    path.unlink(missing_ok=True)
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_path(path: Path) -> None:
    """Flush a written file to disk."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def sync_folder(path: Path) -> None:
    """Flush a folder's names to disk, where the system can (Windows cannot and need not)."""
    if os.name == "nt":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)

"""Writes files so that a kill or a power cut leaves the old or the new, and only the owner reads.

Errors of the operating system come out typed: DiskFull, FolderNotWritable.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import DiskFull, FolderNotWritable

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
    part = path.with_name(path.name + PART)
    with typed_file_errors(path):
        part.unlink(missing_ok=True)
        try:
            flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
            with open(os.open(part, flags, 0o600), "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            part.unlink(missing_ok=True)
            raise
        os.replace(part, path)
        sync_folder(path.parent)


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

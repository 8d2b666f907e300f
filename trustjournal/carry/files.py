"""Writes a file that goes out: readable by its owner only, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from trustjournal.errors import FolderNotWritable
from trustjournal.vault.files import PART, sync_folder, typed_file_errors


@contextmanager
def private_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write to, which becomes `path` (mode 0600) if the block ends well.

    Nothing is left behind otherwise, and what was there before is unharmed. Raises DiskFull or
    FolderNotWritable.
    """
    if path.is_dir():
        raise FolderNotWritable(path)
    # One fixed name: if the power fails, the next attempt clears the leftover away.
    part = path.with_name(path.name + PART)
    with typed_file_errors(path):
        part.unlink(missing_ok=True)
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        descriptor = os.open(part, flags, 0o600)
    try:
        with typed_file_errors(path):
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            os.replace(part, path)
            sync_folder(path.parent)
    except BaseException:
        part.unlink(missing_ok=True)
        raise

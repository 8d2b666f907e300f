"""Tells a journal from what a killed process left of one, and clears the latter.

Before a journal is put into an empty folder, the file `creating` names its databases; it goes
away when the keys are written. So a kill leaves nothing that counts, or a whole journal.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from .database import remove_database
from .files import PART, typed_file_errors, write_private
from .keyfile import COPY, NAME

MARKER = "creating"
BACKUPS = "backups"
MAKING = ".making-"


def journal_exists(folder: Path) -> bool:
    """Tell whether the folder holds a journal: keys, or databases that lost theirs."""
    if any((folder / name).exists() for name in (NAME, COPY)):
        return True
    unfinished = _unfinished(folder)
    return any(file.name not in unfinished for file in folder.glob("*.tj"))


def mark(folder: Path, names: list[str]) -> None:
    """Say that these databases are being put into an empty folder."""
    write_private(folder / MARKER, "\n".join(names).encode())


def unmark(folder: Path) -> None:
    """Say that the journal is whole."""
    with typed_file_errors(folder):
        (folder / MARKER).unlink(missing_ok=True)


def clear_unfinished(folder: Path) -> None:
    """Remove what an interrupted creation left. Only for a folder without a journal."""
    with typed_file_errors(folder):
        for name in _unfinished(folder):
            remove_database(folder / name)
    unmark(folder)
    clear_parts(folder)


def clear_parts(folder: Path) -> None:
    """Remove half-written files. The caller holds the folder's lock."""
    with typed_file_errors(folder):
        for part in (*folder.glob("*" + PART), *(folder / BACKUPS).glob("*" + PART)):
            part.unlink(missing_ok=True)
        for made in (folder / BACKUPS).glob(MAKING + "*"):
            shutil.rmtree(made, ignore_errors=True)


def _unfinished(folder: Path) -> set[str]:
    """Return the databases named by the marker: plain names in this very folder."""
    try:
        names = (folder / MARKER).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if name.endswith(".tj") and Path(name).name == name}

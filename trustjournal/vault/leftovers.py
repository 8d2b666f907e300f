"""Tells a journal from what a killed process left of one, and clears the latter.

Before a journal is put into an empty folder, the file `creating` names its databases; it goes
away when the keys are written. So a kill leaves nothing that counts, or a whole journal.

Where databases come or go in a journal that is there, the file `changing` names them and a random
mark: once the keys file has that mark, it has happened, and before that it has not.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from ..errors import VaultError
from .files import PART, remove_database, typed_file_errors, write_private
from .keyfile import CHANGE, COPY, NAME, canonical

MARKER = "creating"
CHANGING = "changing"
_DATABASE = re.compile(r"[0-9a-f]{32}\.tj")
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


@contextmanager
def changing(folder: Path, made: Sequence[str], dropped: Sequence[str] = ()) -> Iterator[str]:
    """Make and drop databases together with one replacement of `keys.json`, done inside.

    The keys file gets the mark that is given (`OpenKeys.put`). Killed or failing at any point,
    `finish_change` finds the mark there and removes `dropped`, or not and removes `made`.
    Raises DiskFull, FolderNotWritable, or what happens inside.
    """
    with suppress(OSError, ValueError, VaultError):  # what an earlier one may have left
        finish_change(folder, _mark_now(folder))
    mark = secrets.token_hex(16)
    note = {"made": list(made), "dropped": list(dropped), "mark": mark}
    try:
        write_private(folder / CHANGING, canonical(note))
        yield mark
    finally:
        with suppress(OSError, ValueError, VaultError):  # else the next unlock does it
            finish_change(folder, _mark_now(folder))


def finish_change(folder: Path, mark: str | None, mine: Collection[str] = ()) -> None:
    """Bring an interrupted `changing` to one of its two ends; `mark` is that of the keys file.

    What is named in `mine` is in use and stays. The caller holds the folder's lock. Raises
    FolderNotWritable.
    """
    try:
        note: dict[str, Any] = json.loads((folder / CHANGING).read_bytes())
        doomed = note["dropped" if note["mark"] == mark else "made"]
        names = {name for name in doomed if _DATABASE.fullmatch(name)}
    except FileNotFoundError:
        return
    except (OSError, ValueError, KeyError, TypeError):
        names = set()
    with typed_file_errors(folder):
        for name in names.difference(mine):
            remove_database(folder / name)
        (folder / CHANGING).unlink(missing_ok=True)


def _mark_now(folder: Path) -> str | None:
    mark: str | None = json.loads((folder / NAME).read_bytes()).get(CHANGE)
    return mark


def _unfinished(folder: Path) -> set[str]:
    """Return the databases named by the marker: plain names in this very folder."""
    try:
        names = (folder / MARKER).read_text("utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return set()
    return {name for name in names if name.endswith(".tj") and Path(name).name == name}

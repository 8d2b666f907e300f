"""What can go wrong on the way in and out."""

from __future__ import annotations

from pathlib import Path

from trustjournal.errors.base import TrustJournalError


class CarryError(TrustJournalError):
    """Something about files that come in or go out."""


class ImportInvalid(CarryError):
    """A file whose entry number `entry` (1 = first, 0 = the file itself) has a wrong `field`.

    `list` names the list that the number counts in, "" for the entries.
    """

    code = "import_invalid"

    def __init__(self, entry: int, field: str, problem: str, list: str = "") -> None:
        self.entry = entry
        self.field = field
        self.problem = problem
        self.list = list
        super().__init__(entry=entry, field=field, problem=problem, list=list)


class FileUnreadable(CarryError):
    """A file that cannot be opened or is no text."""

    code = "file_unreadable"

    def __init__(self, path: Path | None = None) -> None:
        super().__init__(path=str(path) if path else "")

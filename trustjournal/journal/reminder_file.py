"""Times to be reminded at while the journal is locked: kept in plain, and only when asked for.

Times and nothing else: neither what they are for nor whose. People are told apart by the random
ids that `keys.json` shows anyway.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal.reminders import read_times
from trustjournal.vault.files import write_private

NAME = "reminders.json"


@dataclass(frozen=True, slots=True)
class KeptTimes:
    """What the file holds: each person's times, and those that were told."""

    times: dict[str, tuple[datetime, ...]]
    told: tuple[datetime, ...]

    def all(self) -> list[datetime]:
        """Return everybody's times, each once."""
        return sorted({at for times in self.times.values() for at in times})


class ReminderFile:
    """The file in a data folder. What cannot be read counts as nothing."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME

    def load(self) -> KeptTimes:
        """Return what is kept."""
        with suppress(OSError, ValueError, EntryInvalid, AttributeError):
            data = json.loads(self._path.read_bytes())
            times = {str(who): read_times("times", each) for who, each in data["times"].items()}
            return KeptTimes(times, read_times("told", data["told"]))
        return KeptTimes({}, ())

    def keep(self, person: str, times: list[datetime], told: tuple[datetime, ...]) -> None:
        """Keep one person's times in place of those before, beside the other's.

        Raises DiskFull, FolderNotWritable.
        """
        known = self.load()
        self._write(known.times | {person: tuple(times)}, told)

    def tell(self, told: tuple[datetime, ...]) -> None:
        """Keep what was told; raises DiskFull, FolderNotWritable."""
        self._write(self.load().times, told)

    def forget(self) -> None:
        """Remove the file, if it is there."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def _write(self, times: dict[str, tuple[datetime, ...]], told: tuple[datetime, ...]) -> None:
        data: dict[str, Any] = {
            "times": {who: _written(each) for who, each in sorted(times.items())},
            "told": _written(told),
        }
        write_private(self._path, json.dumps(data).encode())


def _written(times: tuple[datetime, ...]) -> list[str]:
    return [at.isoformat(timespec="minutes") for at in times]

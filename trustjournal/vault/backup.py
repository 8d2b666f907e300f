"""Rotating, verified backups of what one person opens, and where they are kept."""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from ..clock import Clock, Progress
from ..errors import BackupDamaged, SharedNotBackedUp, VaultError
from .bundle import SUFFIX, write_bundle
from .checks import UNSOUND
from .database import Database
from .files import PART, private_folder, refuse_inside, sync_path, typed_file_errors
from .leftovers import BACKUPS
from .openkeys import OpenKeys
from .restore import RestoreReport, restore

__all__ = ["BackupInfo", "BackupKind", "Backups", "RestoreReport", "kept", "restore"]

DAILY, WEEKLY, OTHERS = 7, 4, 3


class BackupKind(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"


@dataclass(frozen=True)
class BackupInfo:
    """One backup in the journal's folder; `size` in bytes."""

    path: Path
    made_at: datetime
    kind: str
    size: int


class Backups:
    """The backups of one open journal. Names are random; dates lie in the keybag."""

    def __init__(self, keys: OpenKeys, databases: Mapping[str, Database], clock: Clock) -> None:
        self._keys = keys
        self._databases = databases
        self._clock = clock
        self._folder = keys.folder / BACKUPS

    @property
    def second_folder(self) -> Path | None:
        """A further folder (a USB stick) that each new backup is copied to; None = off."""
        chosen = self._keys.bag.get("backup_folder")
        return Path(chosen) if chosen else None

    @second_folder.setter
    def second_folder(self, folder: Path | None) -> None:
        before = self._keys.bag.get("backup_folder")
        self._keys.bag["backup_folder"] = str(folder) if folder else None
        try:
            self._keys.save()
        except VaultError:
            self._keys.bag["backup_folder"] = before
            raise

    def all(self) -> list[BackupInfo]:
        """Return this person's backups that are there, the newest first."""
        found = []
        for noted in reversed(self._keys.bag.get("backups", [])):
            path = self._folder / noted["file"]
            with suppress(OSError):
                size = path.stat().st_size
                made_at = datetime.fromisoformat(noted["at"])
                found.append(BackupInfo(path, made_at, noted["kind"], size))
        return found

    def due(self) -> bool:
        """Tell whether no daily backup was made today."""
        today = self._clock.now().date()
        return not any(
            backup.kind == BackupKind.DAILY and backup.made_at.date() == today
            for backup in self.all()
        )

    def make(
        self, progress: Progress | None = None, *, kind: BackupKind = BackupKind.DAILY
    ) -> Path:
        """Write a verified backup, drop those that rotation lets go, and return its path.

        Raises DatabaseDamaged, DatabaseBusy, BackupDamaged, DiskFull, FolderNotWritable. When
        only the second folder cannot be written to, or the shared space is damaged, the backup
        is still made and counted; what it raised, or SharedNotBackedUp, comes after that. No
        older one goes then, since it may hold the shared space whole.
        """
        private_folder(self._folder)
        path = self._folder / (secrets.token_hex(16) + SUFFIX)
        now = self._clock.now().isoformat()
        problem = self._write(path, kind, progress)
        noted = {"file": path.name, "at": now, "kind": kind.value}
        listed = [*self._keys.bag.get("backups", []), noted]
        keep = listed if problem else kept(listed)
        self._keys.bag["backups"] = keep
        try:
            self._remember_heads(own_alone=problem is not None)
        except VaultError:  # a backup that is not listed would never be rotated away
            self._keys.bag["backups"] = listed[:-1]
            path.unlink(missing_ok=True)
            raise
        gone = [old["file"] for old in listed if old not in keep]
        self._drop(gone, self._folder)
        if folder := self.second_folder:
            self._copy(path, folder)
            self._drop(gone, folder)
        if problem:
            raise problem
        return path

    def write_to(self, target: Path, progress: Progress | None = None) -> None:
        """Write a verified backup to a file of the person's choice.

        Raises as `make`, and InJournalFolder for a place among the journal's own files.
        """
        refuse_inside(self._keys.folder, target)
        if problem := self._write(target, "chosen", progress):
            raise problem

    def _write(self, path: Path, kind: str, progress: Progress | None) -> SharedNotBackedUp | None:
        """Write all databases; when the shared one is damaged, one's own, and say so."""
        try:
            write_bundle(path, self._keys, self._databases, self._clock, kind, progress)
        except (BackupDamaged, *UNSOUND):
            if len(self._databases) == 1:
                raise
            write_bundle(path, self._keys, self._own(), self._clock, kind, progress)
            return SharedNotBackedUp()
        return None

    def _own(self) -> dict[str, Database]:
        return {self._keys.private_file: self._databases[self._keys.private_file]}

    def _remember_heads(self, *, own_alone: bool) -> None:
        databases = self._own() if own_alone else self._databases
        heads = {name: database.head() for name, database in databases.items()}
        self._keys.remember(heads, is_open=bool(self._keys.bag.get("open")))
        self._keys.save()

    def _copy(self, path: Path, folder: Path) -> None:
        with typed_file_errors(folder):
            part = folder / (path.name + PART)
            try:
                shutil.copyfile(path, part)
                sync_path(part)
                part.replace(folder / path.name)
            except BaseException:
                part.unlink(missing_ok=True)
                raise

    def _drop(self, names: list[str], folder: Path) -> None:
        for name in names:
            with suppress(OSError, VaultError):
                (folder / name).unlink(missing_ok=True)


def kept(listed: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the backups to keep, of a list in the order they were made.

    The newest of each of the last 7 days and 4 weeks that have one, and the last 3 made before
    a migration or a restore. "Last" goes by the order of making, not by the date: a clock that
    was years ahead for an hour must not push out what comes after it.
    """
    keep: list[dict[str, Any]] = []
    days: set[date] = set()
    weeks: set[tuple[int, int]] = set()
    others: dict[str, int] = {}
    for backup in reversed(listed):
        if backup["kind"] != BackupKind.DAILY:
            others[backup["kind"]] = others.get(backup["kind"], 0) + 1
            if others[backup["kind"]] <= OTHERS:
                keep.append(backup)
            continue
        day = datetime.fromisoformat(backup["at"]).date()
        week = day.isocalendar()[:2]
        new_day = day not in days and len(days) < DAILY
        new_week = week not in weeks and len(weeks) < WEEKLY
        if new_day or new_week:
            keep.append(backup)
            days.add(day)
            weeks.add(week)
    return keep[::-1]

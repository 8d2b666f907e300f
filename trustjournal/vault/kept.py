"""What is done with a database as a whole: copying it, closing it to writing, evening its size."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import DatabaseBusy
from .files import create_private, remove_database, sync_path
from .rawkey import DatabaseKey
from .recorded import Recorded, Value


class Kept(Recorded):
    """Upkeep of one open database; `Database` supplies the statements."""

    _guard: threading.RLock
    _key: DatabaseKey | None
    _frozen: bool
    _streams: int

    def rows(self, sql: str, params: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        raise NotImplementedError

    def _run(self, sql: str, params: Sequence[Value] = ()) -> Any:
        """Run one statement and return its cursor."""
        raise NotImplementedError

    def checkpoint(self) -> None:
        """Move what the write-ahead log holds into the main file."""
        self.rows("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def exclusively(self) -> Iterator[None]:
        """Keep other threads out for several statements that belong together."""
        with self._guard:
            yield

    # --- copies ----------------------------------------------------------------------------

    def copy_to(self, target: Path) -> None:
        """Write a compact copy under the same key to `target`, which must not exist.

        Refuses (DatabaseDamaged) to copy a damaged source, and raises DatabaseBusy while a
        stream is being read. Nothing is left behind when it fails.
        """
        with self._copying(target), self.thawed():
            self._run("VACUUM INTO ?", (str(target),))

    def copy_under(self, target: Path, key: DatabaseKey) -> None:
        """Write a copy under another key to `target`. Raises as `copy_to`."""
        with self._copying(target), self.thawed():
            numbers = {
                name: int(self.rows(f"PRAGMA {name}")[0][0])
                for name in ("application_id", "user_version")
            }
            self._run("ATTACH ? AS fresh KEY ?", (str(target), f"x'{key.hex96()}'"))
            try:
                self.rows("SELECT sqlcipher_export('fresh')")
                for name, number in numbers.items():  # the export resets both
                    self._run(f"PRAGMA fresh.{name} = {number:d}")
            finally:
                self._run("DETACH fresh")

    @contextmanager
    def _copying(self, target: Path) -> Iterator[None]:
        with self._guard:
            if self._streams:
                raise DatabaseBusy
            create_private(target)
            try:
                yield
                sync_path(target)
            except BaseException:
                remove_database(target)
                raise

    # --- closed to writing -----------------------------------------------------------------

    @property
    def frozen(self) -> bool:
        """Whether it can be read only, since its space was closed."""
        return self._frozen

    def freeze(self) -> None:
        """Let it be read only from now on: whatever writes raises SpaceClosed."""
        with self._guard:
            self._frozen = True
            self._obey_frost()

    @contextmanager
    def thawed(self) -> Iterator[None]:
        """Let the vault itself write into a frozen database; other threads wait meanwhile."""
        with self._guard:
            if not self._frozen:
                yield
                return
            self._frozen = False
            try:
                self._obey_frost()
                yield
            finally:
                self._frozen = True
                self._obey_frost()

    def _obey_frost(self) -> None:
        if self._key is not None:
            self.rows(f"PRAGMA query_only = {'ON' if self._frozen else 'OFF'}")

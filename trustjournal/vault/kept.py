"""What is done with a database as a whole: copying it, closing it to writing, evening its size."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from ..errors import DatabaseBusy
from .files import create_private, remove_database, sync_path
from .pages import PAGE, RESERVED
from .rawkey import DatabaseKey
from .recorded import Recorded, Value

SMALLEST = 128
"""Pages of the smallest file, half a mebibyte: an empty journal takes less than half of it."""
USABLE = PAGE - RESERVED
OVERFLOW = USABLE - 4
LEAST_LOCAL = (USABLE - 12) * 32 // 255 - 23
ROW_HEADER = 16
"""What SQLite's file format says of long rows: what stays in the leaf, and each further page."""


def even_pages(pages: int) -> int:
    """Return the size, in pages, that a file of this many pages is filled up to.

    The smallest, then one and a half times and two times as much, and so on.
    """
    size = SMALLEST
    while pages > size:
        if pages <= size + size // 2:
            return size + size // 2
        size *= 2
    return size


class Kept(Recorded):
    """Upkeep of one open database; `Database` supplies the statements."""

    _guard: threading.RLock
    _key: DatabaseKey | None
    _frozen: bool
    _streams: int

    def rows(self, sql: str, params: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        raise NotImplementedError

    def transaction(self) -> AbstractContextManager[Any]:
        """Write all or nothing."""
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

    # --- size ------------------------------------------------------------------------------

    def even_out(self) -> None:
        """Fill the file up with empty pages, to one of few sizes that tell little of what is in it.

        Free pages, which what is written next goes into, rather than rows: they cost nothing to
        keep, and deleting a lot does not show either. Raises as a transaction.
        """
        with self.thawed():
            pages = int(self.rows("PRAGMA page_count")[0][0])
            free = int(self.rows("PRAGMA freelist_count")[0][0])
            more = even_pages(pages) - pages
            if not more:
                return
            with self.transaction():
                self._run("CREATE TABLE filler(bytes BLOB)")  # takes one page itself
                size = LEAST_LOCAL + (free + more - 1) * OVERFLOW - ROW_HEADER
                if free + more > 1:
                    self._run("INSERT INTO filler VALUES(zeroblob(?))", (size,))
                self._run("DROP TABLE filler")

    # --- copies ----------------------------------------------------------------------------

    def copy_to(self, target: Path) -> None:
        """Write a compact copy under the same key to `target`, which must not exist.

        Refuses (DatabaseDamaged) to copy a damaged source, and raises DatabaseBusy while a
        stream is being read. Nothing is left behind when it fails.
        """
        with self._copying(target), self.thawed():
            self._run("VACUUM INTO ?", (str(target),))
            self._even_copy(target, self._key)

    def copy_under(self, target: Path, key: DatabaseKey) -> None:
        """Write a copy under another key to `target`. Raises as `copy_to`."""
        with self._copying(target), self.thawed():
            numbers = {
                name: int(self.rows(f"PRAGMA {name}")[0][0])
                for name in ("application_id", "user_version")
            }
            self._run("ATTACH ? AS fresh KEY ?", (str(target), f"x'{key.hex96()}'"))
            try:
                self.rows("PRAGMA fresh.journal_mode = MEMORY")  # a half-made one is thrown away
                self.rows("SELECT sqlcipher_export('fresh')")
                for name, number in numbers.items():  # the export resets both
                    self._run(f"PRAGMA fresh.{name} = {number:d}")
            finally:
                self._run("DETACH fresh")
            self._even_copy(target, key)

    def _even_copy(self, target: Path, key: DatabaseKey | None) -> None:
        raise NotImplementedError

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

"""One encrypted database file, open: the only place that talks to the database engine.

A raw key skips the engine's own key derivation; the pragmas are those that were measured to
lose nothing on `kill -9` (docs/file-format.md). Engine messages never leave this file, since
they may quote what a person wrote.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as engine

from ..clock import Clock
from ..errors import (
    DatabaseDamaged,
    FolderNotWritable,
    JournalExists,
    SessionLocked,
    SpaceClosed,
    TrustJournalError,
    VaultError,
)
from . import migrations
from .engine_errors import typed
from .files import (
    create_private,
    remove_database,
    sync_folder,
    sync_path,
    typed_file_errors,
)
from .history import Chain, Head, HeadFile
from .kept import Kept
from .pages import probe
from .rawkey import DatabaseKey
from .recorded import Value
from .unread import Unread

__all__ = ["Database", "DatabaseKey", "Value", "remove_database"]

APPLICATION_ID = 0x544A6E31  # "TJn1"
BATCH = 256
_WORDS = partial(str, encoding="utf-8", errors="replace")
"""How text is read: bytes that are no UTF-8 would otherwise make the whole question fail."""


PRAGMAS = (
    "cipher_log_level = NONE",
    "locking_mode = EXCLUSIVE",  # before WAL: then no shared-memory file is made
    "journal_mode = WAL",
    "synchronous = FULL",  # NORMAL would lose acknowledged words in a power cut
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "secure_delete = ON",
    "temp_store = MEMORY",
    "cache_size = -65536",
)


class Database(Kept):
    """An open database. Safe from any thread: one connection, one statement at a time."""

    def __init__(self, path: Path, key: DatabaseKey, clock: Clock) -> None:
        """Connect to an existing file. Use `create` or `open`, which check it first."""
        self.path = path
        self.clock = clock
        self.chain = Chain(key.chain)
        self.unread = Unread()
        self._key: DatabaseKey | None = key
        self._guard = threading.RLock()
        self._streams = 0
        self._poisoned = False
        self._writing = False
        self._frozen = False
        self._head: Head | None = None
        self._head_file = HeadFile(path, self.chain)
        self._connection = self._connect()

    # --- opening and closing ---------------------------------------------------------------

    @classmethod
    def create(cls, path: Path, key: DatabaseKey, clock: Clock) -> Database:
        """Make a new database with the newest schema, on disk when this returns.

        Raises JournalExists when there is a file already, DiskFull or FolderNotWritable; no
        file is left behind then.
        """
        try:
            create_private(path)
        except FileExistsError:
            raise JournalExists from None
        database = None
        try:
            database = cls(path, key, clock)
            database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            database._migrate(None)
            database.even_out()
            database.checkpoint()
            sync_path(path)
            sync_folder(path.parent)
        except BaseException:
            if database:
                database.close()
            remove_database(path)
            raise
        return database

    @classmethod
    def open(
        cls,
        path: Path,
        key: DatabaseKey,
        clock: Clock,
        *,
        before_migration: Callable[[Database], None] | None = None,
        migrate: bool = True,
    ) -> Database:
        """Open an existing database, migrating it when it is older (unless `migrate` is off).

        `before_migration` is called before each step (it makes the backup) and stops it by
        raising. Raises DatabaseMissing, -Empty, -Foreign, -Truncated, -Damaged or -TooNew with
        the file untouched; AlreadyOpen; FolderNotWritable.
        """
        newest = migrations.STEPS[-1].VERSION
        with typed_file_errors(path):
            probe(path, key.raw, application_id=APPLICATION_ID, newest=newest)
        database = cls(path, key, clock)
        try:
            if migrate:
                database._migrate(before_migration)
        except BaseException:
            database.close()
            raise
        return database

    def close(self) -> None:
        """Write everything into the main file and close. Idempotent; never raises."""
        with self._guard:
            if self._key is None:
                return
            with suppress(VaultError, engine.Error):
                self.checkpoint()
            self._key = None
            with suppress(engine.Error):
                self._connection.close()
            self._head_file.stop()

    @property
    def closed(self) -> bool:
        """Whether `close` was called."""
        return self._key is None

    # --- statements ------------------------------------------------------------------------

    @contextmanager
    def transaction(self) -> Iterator[Database]:
        """Write all or nothing: commits at the end, rolls back on any error.

        Other threads wait. Opening a second one inside is a programming error (RuntimeError).
        Raises SpaceClosed after `freeze`.
        """
        with self._guard:
            if self._frozen:
                raise SpaceClosed
            if self._writing:
                raise RuntimeError("a transaction is already open")
            before = self.head()
            self._run("BEGIN IMMEDIATE")
            self._writing = True
            try:
                yield self
                self._run("COMMIT")
            except BaseException:
                self._head = before
                with suppress(engine.Error):
                    if self._connection.in_transaction:
                        self._connection.rollback()
                raise
            finally:
                self._writing = False
            if self._head != before:
                self._head_file.write(self.head())

    def execute(self, sql: str, params: Sequence[Value] = ()) -> int:
        """Run one statement; return how many rows it changed."""
        with self._guard:
            return max(0, int(self._run(sql, params).rowcount))

    def rows(self, sql: str, params: Sequence[Value] = ()) -> list[tuple[Any, ...]]:
        """Return all rows of a query."""
        with self._guard:
            return self._fetch(self._run(sql, params), None)

    def row(self, sql: str, params: Sequence[Value] = ()) -> tuple[Any, ...] | None:
        """Return the first row of a query, or None."""
        with self._guard:
            cursor = self._run(sql, params)
            found = self._fetch(cursor, 1)
            cursor.close()
            return found[0] if found else None

    def stream(self, sql: str, params: Sequence[Value] = ()) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a query in batches; other threads get their turn between them.

        Raises SessionLocked when the database is closed meanwhile.
        """
        with self._guard:
            cursor = self._run(sql, params)
            self._streams += 1
        try:
            while True:
                with self._guard:
                    self._check_open()
                    batch = self._fetch(cursor, BATCH)
                if not batch:
                    return
                yield from batch
        finally:
            with self._guard, suppress(engine.Error):
                self._streams -= 1
                cursor.close()

    def interrupt(self) -> None:
        """Stop the statement that runs in another thread, which then raises Cancelled."""
        with suppress(engine.Error):
            self._connection.interrupt()

    def _even_copy(self, target: Path, key: DatabaseKey | None) -> None:
        assert key is not None  # noqa: S101 - it is open, so its key is there
        copy = Database(target, key, self.clock)
        try:
            copy.even_out()
        finally:
            copy.close()

    # --- migrating -------------------------------------------------------------------------

    def _migrate(self, before: Callable[[Database], None] | None) -> None:
        present = int(self.rows("PRAGMA user_version")[0][0])
        for step in migrations.STEPS:
            if present >= step.VERSION:
                continue
            if before and present:
                before(self)
            with self._guard:
                self._head = self._head or (Head() if not present else None)
                with self.transaction():
                    self._apply(step)

    def _apply(self, step: migrations.Step) -> None:
        try:
            step.apply(self._connection)
            self._connection.execute(f"PRAGMA user_version = {step.VERSION:d}")
        except engine.Error as error:
            raise self._translated(error) from None

    # --- the engine ------------------------------------------------------------------------

    def _connect(self) -> engine.Connection:
        assert self._key is not None  # noqa: S101
        connection = None
        try:
            connection = engine.connect(
                self.path.absolute().as_uri() + "?mode=rw",
                uri=True,
                timeout=0,
                isolation_level=None,
                check_same_thread=False,
            )
            connection.text_factory = _WORDS
            # Not as a statement: the statement cache would keep the key in memory.
            connection.set_key(f"x'{self._key.hex96()}'")
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}").fetchall()
            if self._frozen:
                connection.execute("PRAGMA query_only = ON").fetchall()
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchall()
        except engine.Error as error:
            if connection:
                connection.close()
            # An empty file is one that is being made, so what fails is writing.
            making = self.path.exists() and not self.path.stat().st_size
            raise self._translated(error, writing=making) from None
        return connection

    def _run(self, sql: str, params: Sequence[Value] = ()) -> engine.Cursor:
        self._check_open()
        if self._poisoned and not self._writing:
            self._reconnect()
        try:
            return self._connection.execute(sql, params)
        except (engine.Error, OverflowError, UnicodeError) as error:
            reading = sql.lstrip()[:6].upper() == "SELECT" and not self._writing
            raise self._translated(error, writing=not reading) from None

    def _fetch(self, cursor: engine.Cursor, limit: int | None) -> list[tuple[Any, ...]]:
        try:
            return list(cursor.fetchall() if limit is None else cursor.fetchmany(limit))
        except engine.Error as error:
            raise self._translated(error) from None

    def _check_open(self) -> None:
        if self._key is None:
            raise SessionLocked

    def _translated(self, error: Exception, *, writing: bool = False) -> TrustJournalError:
        code = getattr(error, "sqlite_errorcode", None)
        found = typed(code, getattr(error, "sqlite_errorname", None), writing=writing)
        if isinstance(found, DatabaseDamaged):
            self._poisoned = True
        if self._frozen and isinstance(found, FolderNotWritable):
            return SpaceClosed()
        return found

    def _reconnect(self) -> None:
        """Start afresh after a damaged page, which makes every later read of a connection fail."""
        self._poisoned = False
        self._head = None
        with suppress(engine.Error):
            self._connection.close()
        self._connection = self._connect()

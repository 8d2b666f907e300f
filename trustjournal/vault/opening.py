"""What unlocking opens: one's own database and the shared one, each compared with its history."""

from __future__ import annotations

import json
from contextlib import suppress

from ..clock import Clock, Progress
from ..errors import DatabaseDamaged, DatabaseMissing, Notice, VaultError
from .backup import BackupKind, Backups
from .database import Database
from .history import worse_than_remembered
from .leaving import changed_since_closing, finish_leaving, rekeyed, space_events
from .openkeys import OpenKeys
from .space_events import closing

TAKEN_OVER = "vault.taken_over."
_OF_SHARED = {
    Notice.OLDER_COPY: Notice.SHARED_OLDER_COPY,
    Notice.HISTORY_GAP: Notice.SHARED_HISTORY_GAP,
}


class Opening:
    """Opens what one person's keys open, and notes what is worth telling about it."""

    def __init__(self, keys: OpenKeys, clock: Clock, tell: Progress) -> None:
        """`tell` hears of what takes long, the new key of a space that was left."""
        self.databases: dict[str, Database] = {}
        self.notices: list[Notice] = []
        self.problem: VaultError | None = None
        self._keys = keys
        self._clock = clock
        self._tell = tell
        self._was_open = bool(keys.bag.get("open"))

    def private(self) -> None:
        """Open the person's own database. Raises what is wrong with it."""
        database = self._open(self._keys.private_file)
        if worse := _compare(self._keys, self._keys.private_file, database, self._was_open):
            self.notices.append(worse)

    def shared(self) -> None:
        """Open the shared space; nothing in it must keep anyone from their own journal.

        Who has its key may have put anything into it, by damage or on purpose.
        """
        file = self._keys.shared_file
        if not file:
            return
        try:
            self._shared(file)
        except Exception as error:
            if unusable := self.databases.pop(file, None):
                unusable.close()
            if isinstance(error, DatabaseMissing) and self._keys.bag.get("leaving"):
                finish_leaving(self._keys, None)
                return
            self.problem = error if isinstance(error, VaultError) else DatabaseDamaged()
            self.notices.append(Notice.SHARED_UNREADABLE)

    def _shared(self, file: str) -> None:
        database = self._open(file)
        if worse := self._worse_shared(file, database):
            self.notices.append(_OF_SHARED[worse])
        if self._keys.bag.get("leaving") and finish_leaving(self._keys, database):
            del self.databases[file]
            return
        found = space_events(self._keys, database)
        if changed_since_closing(database, found) and not worse:
            self.notices.append(Notice.SHARED_HISTORY_GAP)
        fresh = rekeyed(self._keys, database, found, self._tell)
        del self.databases[file]
        self.databases[fresh.path.name] = fresh
        if closing(found):
            fresh.freeze()

    def _worse_shared(self, file: str, database: Database) -> Notice | None:
        """Compare the space's history with what one saw of it.

        Whoever opens it after the other's killed session removes that session's head file, and
        notes for the other in the space itself up to where it was right.
        """
        database.head()  # later, what is wrong with it would keep everything from opening
        beside = database.head_file().read()
        was_open = self._keys.bag.get("open_shared") == file
        if was_open and not beside:
            was_open = not _was_taken_over(database, self._keys)
        worse = _compare(self._keys, file, database, was_open)
        with suppress(VaultError):  # without room, the other is told of a gap
            _note_taken_over(database, self._keys, found=beside is not None and not worse)
        return worse

    def _open(self, name: str) -> Database:
        def before_migration(database: Database) -> None:
            databases = {**self.databases, name: database}
            Backups(self._keys, databases, self._clock).make(kind=BackupKind.MIGRATION)

        key = self._keys.databases()[name]
        self.databases[name] = Database.open(
            self._keys.folder / name, key, self._clock, before_migration=before_migration
        )
        return self.databases[name]


def _compare(keys: OpenKeys, name: str, database: Database, was_open: bool) -> Notice | None:
    """Compare a database's history with the keybag, and with the head file of a killed session."""
    beside = database.head_file().read()
    known = keys.head(name)
    if was_open and beside is None:
        return Notice.HISTORY_GAP
    if beside and beside.seq >= known.seq:
        if known.seq and database.mac_at(known.seq) not in (None, known.mac):
            return Notice.HISTORY_GAP
        known = beside
    return worse_than_remembered(
        database.chain,
        database.head(),
        database.mac_at(known.seq),
        known,
        database.links(after=known.seq),
    )


def _note_taken_over(database: Database, keys: OpenKeys, *, found: bool) -> None:
    """Drop the note that was for this person, and leave one for the other if need be."""
    others = [member.person for member in keys.members if member.person != keys.person]
    mine = TAKEN_OVER + keys.person
    if not found and database.row("SELECT 1 FROM state WHERE name = ?", (mine,)) is None:
        return
    head = database.head()
    noted = json.dumps({"seq": head.seq, "mac": head.mac.hex()})
    with database.transaction():
        database.execute("DELETE FROM state WHERE name = ?", (mine,))
        for person in others if found else ():
            statement = "INSERT OR REPLACE INTO state(name, value) VALUES(?, ?)"
            database.execute(statement, (TAKEN_OVER + person, noted))


def _was_taken_over(database: Database, keys: OpenKeys) -> bool:
    row = database.row("SELECT value FROM state WHERE name = ?", (TAKEN_OVER + keys.person,))
    try:
        noted = json.loads(row[0]) if row else {}
        seq, mac = int(noted.get("seq", -1)), noted.get("mac")
        at, known = database.mac_at(seq), keys.head(database.path.name)
    except (ValueError, TypeError, AttributeError, OverflowError, RecursionError):
        return False  # the other can write anything here; one is told of a gap then
    return at is not None and seq >= known.seq and at.hex() == mac

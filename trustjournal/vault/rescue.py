"""Opens what can still be read of a damaged journal, without touching it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..clock import Clock
from ..errors import NoSpace
from .bundle import making_folder
from .database import Database
from .files import folder_lock
from .kdf import KdfParameters
from .keyfile import read_keys
from .leftovers import BACKUPS
from .openkeys import OpenKeys
from .salvage import salvage
from .verify import Contents


@contextmanager
def rescued(
    folder: Path,
    secret: str,
    clock: Clock,
    contents: Contents,
    *,
    shared: bool = False,
    kdf_floor: KdfParameters = KdfParameters.FLOOR,
) -> Iterator[Database]:
    """Give a database with all that `salvage` can read; it is gone when the block ends.

    It is the person's own journal, or with `shared` the space that they share (NoSpace when
    there is none).
    It lies encrypted, with the same key, in the journal's folder meanwhile. Raises what `salvage`
    and unlocking raise; DatabaseMissing and DatabaseEmpty when there is nothing to read.
    """
    with folder_lock(folder):
        file, _ = read_keys(folder, kdf_floor)
        keys = OpenKeys.unlock(folder, file, secret)
        name = keys.shared_file if shared else keys.private_file
        if name is None:
            raise NoSpace
        key = keys.databases()[name]
        with making_folder(folder / BACKUPS) as making:
            salvage(folder / name, key, making / name, clock, contents)
            database = Database.open(making / name, key, clock)
            try:
                yield database
            finally:
                database.close()
                keys.forget()


def left_out(database: Database, contents: Contents) -> int:
    """Return how many things the history knows of that a rescued database does not hold."""
    newest = {
        (kind, uid): digest
        for kind, uid, digest in database.stream(
            "SELECT kind, uid, digest FROM changes ORDER BY seq"
        )
    }
    known = {thing for thing, digest in newest.items() if digest}
    return len(known - {(kind, uid) for kind, uid, _ in contents(database)})

"""Child processes that tests kill. `python -m tests.vault.crash_child WORK FOLDER [BUNDLE]`.

Each prints a line after what it was promised is on disk, and goes on for ever.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Any

from tests.fixed import PASSPHRASE, FixedClock
from tests.vault.helpers import put
from trustjournal.vault import migrations
from trustjournal.vault.backup import restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault

FAST = KdfParameters.fast_for_tests()


class NextStep:
    """A migration that rewrites every entry."""

    VERSION = migrations.STEPS[-1].VERSION + 1

    def apply(self, connection: Any) -> None:
        connection.execute("ALTER TABLE entries ADD COLUMN place TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE entries SET place = 'here'")


def tell(word: object) -> None:
    print(word, flush=True)


def main(work: str, folder: Path, bundle: Path) -> None:
    vault = Vault(folder, FixedClock(), kdf_floor=FAST)
    if work == "create":
        for number in itertools.count():
            vault = Vault(folder / str(number), FixedClock(), kdf_floor=FAST)
            vault.create(PASSPHRASE, None, kdf=FAST).lock()
            tell(number)
    if work == "restore":
        for number in itertools.count():
            restore(bundle, folder, PASSPHRASE, FixedClock(), kdf_floor=FAST)
            tell(number)
    if work == "migrate":
        migrations.STEPS = (*migrations.STEPS, NextStep())
        tell("ready")
        vault.unlock(PASSPHRASE).lock()
        tell("done")
        return
    session = vault.unlock(PASSPHRASE)
    start = session.private.rows("SELECT count(*) FROM entries")[0][0]
    for number in itertools.count(start):
        if work == "write":
            put(session.private, 1, number)
        if work == "backup":
            session.backups.make()
        if work == "keys":
            session.replace_recovery_key(PASSPHRASE)
        tell(number)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[-1]))

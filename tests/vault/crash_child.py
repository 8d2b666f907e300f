"""Child processes that tests kill. `python -m tests.vault.crash_child WORK FOLDER [BUNDLE]`.

Each prints a line after what it was promised is on disk, and goes on for ever.
"""

from __future__ import annotations

import itertools
import sys
from pathlib import Path
from typing import Any

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.helpers import put
from trustjournal.vault import migrations
from trustjournal.vault.backup import restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import SecondPerson, Vault

FAST = KdfParameters.fast_for_tests()


class NextStep:
    """A migration that rewrites every entry."""

    VERSION = migrations.STEPS[-1].VERSION + 1

    def apply(self, connection: Any) -> None:
        connection.execute("ALTER TABLE entries ADD COLUMN place TEXT NOT NULL DEFAULT ''")
        connection.execute("UPDATE entries SET place = 'here'")


def tell(word: object) -> None:
    print(word, flush=True)


def couple(folder: Path, work: str) -> None:
    """Make one couple after another, each in a folder of its own."""
    for number in itertools.count():
        vault = Vault(folder / str(number), FixedClock(), kdf_floor=FAST)
        if work == "together":
            second = SecondPerson(OTHER_PASSPHRASE)
            vault.create(PASSPHRASE, None, second=second, kdf=FAST).lock()
            tell(f"{number} together")
            continue
        session = vault.create(PASSPHRASE, None, kdf=FAST)
        put(session.private, 2)
        tell(f"{number} alone")
        session.add_person(OTHER_PASSPHRASE, None)
        tell(f"{number} two")
        put(session.open_space(PASSPHRASE, OTHER_PASSPHRASE), 2)
        tell(f"{number} together")
        if work == "close":
            with session.presence(PASSPHRASE) as me:
                session.close_space(me)
            tell(f"{number} closed")
        session.lock()


def come_and_go(vault: Vault) -> None:
    """Leave, let the other have a new key, open the space together again, and so on."""
    for number in itertools.count():
        for one, other in ((PASSPHRASE, OTHER_PASSPHRASE), (OTHER_PASSPHRASE, PASSPHRASE)):
            session = vault.unlock(one)
            with session.presence(one) as me:
                session.leave_space(me)
            session.lock()
            vault.unlock(other).lock()
            session = vault.unlock(one)
            session.open_space(one, other)
            session.lock()
        tell(number)


def main(work: str, folder: Path, bundle: Path) -> None:
    vault = Vault(folder, FixedClock(), kdf_floor=FAST)
    if work == "create":
        for number in itertools.count():
            vault = Vault(folder / str(number), FixedClock(), kdf_floor=FAST)
            vault.create(PASSPHRASE, None, kdf=FAST).lock()
            tell(number)
    if work in ("together", "couple", "close"):
        couple(folder, work)
    if work == "leave":
        tell("ready")
        come_and_go(vault)
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

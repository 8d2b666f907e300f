"""Work where room runs out: `python -m tests.vault.room_child SHORTAGE FOLDER CASES WORK…`.

SHORTAGE is "disk" (FOLDER lies on a small file system of its own, which is filled up) or "limit"
(no file may grow past a size). Each case starts from the same locked journal, and everything is
looked at again when there is room: what was acknowledged is there, what was refused is not.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.crash_child import NextStep
from tests.vault.helpers import bytes_of, contents, present, put, texts
from trustjournal.carry import json_file
from trustjournal.errors import DiskFull, WrongPassphrase
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault import migrations
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.keyfile import COPY, NAME
from trustjournal.vault.restore import restore
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

FAST = KdfParameters.fast_for_tests()
PAGE = 4096
MOST = 1 << 14
BASE, MORE, LONG = 5, 60, " word" * 300
NEW = "a lantern on the stairs"


@contextmanager
def full_disk(folder: Path, units: int) -> Iterator[None]:
    """Leave `units` pages of the file system free."""
    filler = folder / "filler"
    free = os.statvfs(folder).f_bavail * os.statvfs(folder).f_frsize
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, free - units * PAGE))
    try:
        yield
    finally:
        filler.unlink()


@contextmanager
def size_limit(_: Path, units: int) -> Iterator[None]:
    """Let no file grow past `units` blocks of 512 bytes."""
    hard = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
    resource.setrlimit(resource.RLIMIT_FSIZE, (units * 512, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (hard, hard))


SHORTAGES = {"disk": full_disk, "limit": size_limit}


def attempt(work: Callable[[], object]) -> bool:
    """Tell whether there was room; any error but the typed one ends the test."""
    try:
        work()
    except DiskFull:
        return False
    return True


@dataclass
class Room:
    """A folder with a journal, and how little room it has."""

    folder: Path
    beside: Path
    shortage: str
    units: int

    @property
    def journal(self) -> Path:
        return self.folder / "journal"

    @property
    def vault(self) -> Vault:
        return Vault(self.journal, FixedClock(), kdf_floor=FAST)

    def short(self) -> object:
        return SHORTAGES[self.shortage](self.folder, self.units)

    def unlock(self, passphrase: str = PASSPHRASE) -> Session:
        return self.vault.unlock(passphrase)

    def assert_holds(self, wanted: list[str], passphrase: str = PASSPHRASE) -> None:
        """Unlock with room again: these texts, a whole history, nothing left over."""
        session = self.unlock(passphrase)
        assert session.notices == (), session.notices
        assert present(session.private) == wanted
        assert verify(session, contents=contents) == []
        listed = {backup.path for backup in session.backups.all()}
        session.lock()
        assert set((self.journal / "backups").glob("*")) == listed, "a backup nobody knows of"
        assert not [*self.journal.glob("*.part"), *self.folder.glob("*.part")]
        assert (self.journal / NAME).read_bytes() == (self.journal / COPY).read_bytes()


def saving(room: Room) -> bool:
    session = room.unlock()
    wanted = present(session.private)
    with room.short():
        for number in range(BASE, BASE + MORE):
            if not attempt(lambda number=number: put(session.private, 1, number, LONG)):
                break
            wanted += [text + LONG for text in texts(1, number)]
        assert present(session.private) == wanted, "reads go on"
        session.lock()
    room.assert_holds(wanted)
    return len(wanted) == BASE + MORE


def keys(room: Room) -> bool:
    session = room.unlock()
    with room.short():
        changed = attempt(lambda: session.change_passphrase(PASSPHRASE, NEW))
        right, wrong = (NEW, PASSPHRASE) if changed else (PASSPHRASE, NEW)
        assert session.check_passphrase(right)
        assert not session.check_passphrase(wrong)
        session.lock()
    try:
        room.unlock(wrong)
    except WrongPassphrase:
        pass
    else:
        raise AssertionError("two passphrases")
    room.assert_holds(texts(BASE), right)
    return changed


def opening(room: Room) -> bool:
    with room.short():
        opened = attempt(lambda: room.unlock().lock())
    room.assert_holds(texts(BASE))
    return opened


def creating(room: Room) -> bool:
    shutil.rmtree(room.journal)
    with room.short():
        made = attempt(lambda: room.vault.create(PASSPHRASE, None, kdf=FAST).lock())
    if made:
        room.unlock().lock()
    else:
        assert not room.journal.exists(), list(room.journal.iterdir())
    return made


def backup(room: Room) -> bool:
    session = room.unlock()
    before = session.backups.all()
    with room.short():
        made = attempt(session.backups.make)
        after = session.backups.all()
        assert len(after) == len(before) + made
        session.lock()
    for listed in after:
        target = room.beside / "restored"
        restore(listed.path, target, PASSPHRASE, FixedClock(), kdf_floor=FAST)
        again = Vault(target, FixedClock(), kdf_floor=FAST).unlock(PASSPHRASE)
        assert present(again.private) == texts(BASE)
        again.lock()
        shutil.rmtree(target)
    room.assert_holds(texts(BASE))
    return made


def chosen_backup(room: Room) -> bool:
    target = room.folder / "chosen.tjbackup"
    target.write_bytes(b"before")
    session = room.unlock()
    with room.short():
        made = attempt(lambda: session.backups.write_to(target))
        session.lock()
    assert made == (target.read_bytes() != b"before")
    target.unlink()
    room.assert_holds(texts(BASE))
    return made


def migration(room: Room) -> bool:
    migrations.STEPS = (*migrations.STEPS, NextStep())
    try:
        with room.short():
            done = attempt(lambda: room.unlock().lock())
        session = room.unlock()
        assert session.private.rows("PRAGMA user_version") == [(NextStep.VERSION,)]
        assert session.private.rows("SELECT DISTINCT place FROM entries") == [("here",)]
        assert [made.kind for made in session.backups.all()] == ["migration"]
        session.lock()
        room.assert_holds(texts(BASE))
    finally:
        migrations.STEPS = migrations.STEPS[:-1]
    return done


def import_(room: Room) -> bool:
    entries = [
        {"created": f"2026-03-{1 + number % 28:02}T08:00:00+01:00", "text": f"{number}{LONG}"}
        for number in range(MORE)
    ]
    source = room.beside / "in.json"
    source.write_text(json.dumps({"format": "trustjournal", "version": 1, "entries": entries}))
    shutil.rmtree(room.journal)
    session = room.vault.create(PASSPHRASE, None, kdf=FAST)
    with room.short():
        store = EntryStore(session.private, session.clock, Vocabulary.load())
        taken = attempt(lambda: json_file.import_file(store, source))
        assert store.count() == (MORE if taken else 0)
        session.lock()
    session = room.unlock()
    store = EntryStore(session.private, session.clock, Vocabulary.load())
    assert (store.count(), session.notices) == (MORE if taken else 0, ())
    session.lock()
    return taken


def export(room: Room) -> bool:
    target = room.folder / "out.json"
    target.write_bytes(b"before")
    shutil.rmtree(room.journal)
    session = room.vault.create(PASSPHRASE, None, kdf=FAST)
    store = EntryStore(session.private, session.clock, Vocabulary.load())
    entry = {"created": "2026-03-01T08:00:00+01:00", "text": LONG * 40}
    source = room.beside / "in.json"
    source.write_text(json.dumps({"format": "trustjournal", "version": 1, "entries": [entry]}))
    json_file.import_file(store, source)
    with room.short():
        written = attempt(lambda: json_file.export_file(store, target))
        session.lock()
    assert written == (target.read_bytes() != b"before")
    assert not list(room.folder.glob("*.part"))
    target.unlink()
    return written


def restoring(room: Room) -> bool:
    session = room.unlock()
    bundle = room.beside / "chosen.tjbackup"
    session.backups.write_to(bundle)
    put(session.private, BASE, BASE)
    session.lock()
    before = bytes_of(room.journal)
    with room.short():
        done = attempt(
            lambda: restore(bundle, room.journal, PASSPHRASE, FixedClock(), kdf_floor=FAST)
        )
    if not done:
        after = bytes_of(room.journal)
        changed = {name for name in {*after, *before} if after.get(name) != before.get(name)}
        assert not changed, (changed, "it was refused, so nothing may change")
    room.assert_holds(texts(BASE) if done else texts(2 * BASE))
    return done


def restoring_anew(room: Room) -> bool:
    session = room.unlock()
    bundle = room.beside / "chosen.tjbackup"
    session.backups.write_to(bundle)
    session.lock()
    shutil.rmtree(room.journal)
    with room.short():
        done = attempt(
            lambda: restore(bundle, room.journal, PASSPHRASE, FixedClock(), kdf_floor=FAST)
        )
    if not done:
        assert not room.vault.exists()
        restore(bundle, room.journal, PASSPHRASE, FixedClock(), kdf_floor=FAST)
    room.assert_holds(texts(BASE))
    return done


def restoring_over_damage(room: Room) -> bool:
    """The present database does not open, so it is kept as it is, byte by byte."""
    session = room.unlock()
    bundle = room.beside / "chosen.tjbackup"
    session.backups.write_to(bundle)
    session.lock()
    session.private.path.write_bytes(session.private.path.read_bytes()[:-PAGE])
    before = bytes_of(room.journal)
    with room.short():
        done = attempt(
            lambda: restore(bundle, room.journal, PASSPHRASE, FixedClock(), kdf_floor=FAST)
        )
    if not done:
        assert bytes_of(room.journal) == before, "it was refused, so nothing may change"
        restore(bundle, room.journal, PASSPHRASE, FixedClock(), kdf_floor=FAST)
    (kept,) = (room.journal / "backups").iterdir()
    kept.unlink()
    room.assert_holds(texts(BASE))
    return done


def couple(room: Room) -> bool:
    """A second person joins, and the two open a space."""
    session = room.unlock()
    with room.short():
        added = attempt(lambda: session.add_person(OTHER_PASSPHRASE, None))
        opened = added and attempt(lambda: session.open_space(PASSPHRASE, OTHER_PASSPHRASE))
        session.lock()
    room.assert_holds(texts(BASE))
    if not added:
        room.unlock().add_person(OTHER_PASSPHRASE, None)
    room.assert_holds([], OTHER_PASSPHRASE)
    for passphrase in (PASSPHRASE, OTHER_PASSPHRASE):
        session = room.unlock(passphrase)
        assert (session.shared is not None) == opened
        session.lock()
    assert len(list(room.journal.glob("*.tj"))) == 2 + opened
    assert not list(room.journal.glob("changing"))
    return opened


def leaving(room: Room) -> bool:
    """One leaves the space, and the other's unlocking gives it a new key."""
    session = room.unlock()
    session.add_person(OTHER_PASSPHRASE, None)
    put(session.open_space(PASSPHRASE, OTHER_PASSPHRASE), BASE)
    assert session.shared
    old = session.shared.path
    with session.presence(PASSPHRASE) as me:
        with room.short():
            left = attempt(lambda: session.leave_space(me))
        if not left:
            session.leave_space(me)
    session.lock()
    with room.short():
        opened = attempt(lambda: room.unlock(OTHER_PASSPHRASE).lock())
    room.assert_holds(texts(BASE))
    session = room.unlock(OTHER_PASSPHRASE)
    assert session.shared
    assert present(session.shared) == texts(BASE)
    assert session.shared.path != old
    session.lock()
    room.assert_holds([], OTHER_PASSPHRASE)
    assert len(list(room.journal.glob("*.tj"))) == 3
    return left and opened


WORKS: dict[str, Callable[[Room], bool]] = {
    work.__name__.strip("_"): work
    for work in (
        saving,
        keys,
        opening,
        creating,
        backup,
        chosen_backup,
        migration,
        import_,
        export,
        restoring,
        restoring_anew,
        restoring_over_damage,
        couple,
        leaving,
    )
}


def main(shortage: str, folder: Path, cases: int, works: list[str]) -> None:
    beside = folder.parent / "beside"
    beside.mkdir()
    template = Room(beside, beside, shortage, 0)
    session = template.vault.create(PASSPHRASE, None, kdf=FAST)
    put(session.private, BASE)
    session.lock()

    def tried(work: str, units: int) -> bool:
        room = Room(folder, beside, shortage, units)
        shutil.rmtree(room.journal, ignore_errors=True)
        shutil.copytree(template.journal, room.journal)
        try:
            return WORKS[work](room)
        except BaseException:
            print(f"{work} with room for {units}", file=sys.stderr)
            raise

    for work in works:
        enough = 32
        while not tried(work, enough):
            enough *= 2
            assert enough <= MOST, f"{work}: never enough"
        refused = sum(not tried(work, enough * case // cases) for case in range(cases))
        assert refused, f"{work}: there was always room"
        print(work, refused)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:])

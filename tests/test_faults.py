"""Whatever fails, and whatever the failure quotes: no word, passphrase or key is ever shown.

The journal is looked at after each failure too: it opens, and holds the old state or the new.
"""

from __future__ import annotations

import contextlib
import gc
import io
import json
import logging
import shutil
import sys
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import FixedClock
from tests.faults import Faults, injected
from tests.test_cli import FAST, Input
from tests.vault.cases import times
from trustjournal import cli
from trustjournal.carry import json_file
from trustjournal.errors import TrustJournalError, WrongPassphrase
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.messages import explain
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

PASSPHRASE = "eleven kites over the harbour"
NEW = "a thimble of cold tea"
PHRASE = "marzipan gondola"
ENTRIES = [
    {"created": f"2026-03-0{day}T08:00:00+01:00", "text": f"{PHRASE} {day}"} for day in range(1, 6)
]


@dataclass
class Prepared:
    """A locked journal to copy from, a backup of it, files, and what must never be seen."""

    folder: Path
    secrets: list[str]

    def fresh(self, target: Path) -> Path:
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.folder, target)
        return target


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Prepared:
    folder = tmp_path_factory.mktemp("prepared")
    recovery = RecoveryKey.generate()
    session = vault(folder).create(PASSPHRASE, recovery, kdf=FAST)
    store = store_of(session)
    for name, entries in (("old", ENTRIES[:3]), ("new", ENTRIES[3:])):
        source = folder / f"{name}.json"
        document = {"format": "trustjournal", "version": 1, "entries": entries}
        source.write_text(json.dumps(document))
    json_file.import_file(store, folder / "old.json")
    session.backups.write_to(folder / "old.tjbackup")
    (key,) = session._keys.databases().values()
    secrets = [PHRASE, PASSPHRASE, NEW, recovery.text, key.hex96(), session._keys.bag["sign"]]
    session.lock()
    return Prepared(folder, secrets)


def vault(folder: Path) -> Vault:
    return Vault(folder / "data", FixedClock(), kdf_floor=FAST)


def store_of(session: Session) -> EntryStore:
    return EntryStore(session.private, session.clock, Vocabulary.load())


# --- what is done --------------------------------------------------------------------------


def command(*words: str) -> Callable[[Path], int]:
    def run(folder: Path) -> int:
        argv = ["--data-dir", str(folder / "data"), "--passphrase-file", "-", *words]
        argv = [word.replace("HERE", str(folder)) for word in argv]
        sys.stdin = Input(f"{PASSPHRASE}\n".encode())
        return cli.run(argv, clock=FixedClock(), kdf=FAST)

    return run


COMMANDS = {
    "create": command("create", "--data-dir", "HERE/another", "--recovery-key-file", "HERE/key"),
    "import": command("import", "HERE/new.json"),
    "export": command("export", "HERE/out.json"),
    "search": command("search", *PHRASE.split()),
    "verify": command("verify"),
    "backup": command("backup", "HERE/new.tjbackup"),
    "restore": command("restore", "HERE/old.tjbackup"),
}


def core_unlock(folder: Path) -> None:
    vault(folder).unlock(PASSPHRASE).lock()


def core_write(folder: Path) -> None:
    session = vault(folder).unlock(PASSPHRASE)
    try:
        store = store_of(session)
        entry = store.get(store.newest().items[-1].uid)
        store.save(entry.edited(text=f"{PHRASE} once more"))
        store.delete(entry.uid)
        store.erase(entry.uid)
        list(store.newest().items)
    finally:
        session.lock()


def core_keys(folder: Path) -> None:
    session = vault(folder).unlock(PASSPHRASE)
    try:
        session.change_passphrase(PASSPHRASE, NEW)
        session.change_passphrase(NEW, PASSPHRASE)
        session.replace_recovery_key(PASSPHRASE)
        session.backups.make()
    finally:
        session.lock()


def core_couple(folder: Path) -> None:
    """Two journals and a space; then one leaves, and the other goes on under a new key."""
    session = vault(folder).unlock(PASSPHRASE)
    try:
        session.add_person(NEW, None)
        shared = session.open_space(PASSPHRASE, NEW)
        entry = Entry.new(session.clock, Kind.FREE).edited(text=f"{PHRASE} of two")
        EntryStore(shared, session.clock, Vocabulary.load()).save(entry)
        with session.presence(PASSPHRASE) as me:
            session.leave_space(me)
    finally:
        session.lock()
    other = vault(folder).unlock(NEW)
    try:
        if not other.shared:  # what is wrong with it is told, and not raised
            return
        with other.presence(NEW) as them:
            other.close_space(them)
    finally:
        other.lock()


CORE = {"unlock": core_unlock, "write": core_write, "keys": core_keys, "couple": core_couple}


# --- what must hold ------------------------------------------------------------------------


@contextlib.contextmanager
def watched(caplog: pytest.LogCaptureFixture) -> Iterator[io.StringIO]:
    """Collect logs of every level, warnings, standard error, and errors nobody could catch."""
    seen = io.StringIO()
    caplog.clear()
    with (
        caplog.at_level(logging.DEBUG),
        warnings.catch_warnings(record=True) as warned,
        contextlib.redirect_stderr(seen),
        pytest.MonkeyPatch.context() as patch,
    ):
        warnings.simplefilter("always")
        patch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
        yield seen
        gc.collect()
    seen.write(caplog.text)
    for warning in warned:
        seen.write(f"{warning.message!r}\n")


def assert_tells_nothing(prepared: Prepared, seen: str, faults: Faults) -> None:
    for secret in prepared.secrets:
        assert secret not in seen, f"{faults.told}: {seen}"


def assert_whole(folder: Path, faults: Faults) -> None:
    """The journal opens with one of the passphrases, and all is well in it.

    So it is in the other's, where there is one, and in what the two share.
    """
    opened = []
    for passphrase in (PASSPHRASE, NEW):
        try:
            session = vault(folder).unlock(passphrase)
        except WrongPassphrase:
            continue
        assert session.shared_problem is None, faults.told
        assert verify(session, contents=recorded_contents) == [], faults.told
        opened.append({entry["text"] for entry, _ in store_of(session).documents()})
        session.lock()
    assert opened, f"{faults.told}: does not open any more"
    assert f"{PHRASE} 3" in opened[0], faults.told
    assert not list((folder / "data" / "backups").glob(".making-*")), faults.told
    assert not (folder / "data" / "changing").exists(), faults.told


def spread(counts: dict[str, int], cases: int) -> Iterator[tuple[str, int]]:
    """Yield about `cases` pairs of a work's name and the number of a call, evenly."""
    every = [(name, call) for name, count in counts.items() for call in range(1, count + 1)]
    step = max(1.0, len(every) / cases)
    for place in range(min(cases, len(every))):
        yield every[int(place * step)]


def counted(
    works: dict[str, Any], prepared: Prepared, faults: Faults, here: Path
) -> dict[str, int]:
    """Return how many calls each work makes when nothing fails."""
    counts = {}
    for name, work in works.items():
        folder = prepared.fresh(here / "count")
        faults.arm(None, "")
        assert not work(folder), name
        counts[name] = faults.calls
    return counts


@times("cases", 30, 400)
def test_failures_under_a_command(
    prepared: Prepared,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    capsys: pytest.CaptureFixture[str],
    cases: int,
) -> None:
    monkeypatch.setattr(sys, "stdin", sys.stdin)  # put back at the end
    with injected(monkeypatch, "engine", "files", "cryptography") as faults:
        counts = counted(COMMANDS, prepared, faults, tmp_path)
        capsys.readouterr()
        for name, call in spread(counts, cases):
            folder = prepared.fresh(tmp_path / "work")
            faults.arm(call, " ".join(prepared.secrets))
            with watched(caplog) as seen:
                code = COMMANDS[name](folder)
            faults.disarm()
            assert code in (0, 1, 3), faults.told
            assert_tells_nothing(prepared, seen.getvalue(), faults)
            out = capsys.readouterr().out
            for secret in prepared.secrets[0 if name != "search" else 1 :]:
                assert secret not in out, faults.told
            if name == "create" and code:
                assert not (folder / "another").exists(), faults.told
                assert not (folder / "key").exists(), faults.told
            assert_whole(folder, faults)


@times("cases", 30, 400)
def test_failures_under_the_core(
    prepared: Prepared,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    cases: int,
) -> None:
    with injected(monkeypatch, "engine", "files") as faults:
        counts = counted(CORE, prepared, faults, tmp_path)
        for name, call in spread(counts, cases):
            folder = prepared.fresh(tmp_path / "work")
            faults.arm(call, " ".join(prepared.secrets))
            with watched(caplog) as seen:
                try:
                    CORE[name](folder)
                except TrustJournalError as error:
                    told = explain(error)
                    seen.write(f"{error!r} {error} {error.details} {told}")
                    seen.write("".join(traceback.format_exception(error)))
            faults.disarm()
            assert_tells_nothing(prepared, seen.getvalue(), faults)
            assert_whole(folder, faults)

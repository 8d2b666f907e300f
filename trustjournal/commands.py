"""The commands of `trustjournal-cli`, each answering whether all is well."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from trustjournal import space_commands, terminal
from trustjournal.carry.demo_couple import write_demo
from trustjournal.errors import (
    JournalExists,
    TrustJournalError,
)
from trustjournal.surroundings import Surroundings
from trustjournal.validation.compose import Parts, compose
from trustjournal.validation.review import review
from trustjournal.validation.review.lines import as_line
from trustjournal.validation.words import Words
from trustjournal.vault.files import private_folder, refuse_inside, typed_file_errors, write_private
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.restore import restore

PAGE = 200


class FolderNotEmpty(TrustJournalError):
    """A made-up journal only goes into an empty folder."""

    code = "folder_not_empty"


class FileExists(TrustJournalError):
    """A recovery key only goes into a new file: the old one may be another journal's only key."""

    code = "file_exists"


def create(here: Surroundings, asked: Namespace) -> bool:
    """Make a new journal and hand out its recovery key."""
    key = RecoveryKey.generate()
    target: Path | None = asked.recovery_key_file
    if here.vault().exists():
        raise JournalExists
    if target and target.exists():
        raise FileExists(path=str(target))
    if target:
        refuse_inside(here.folder, target)  # a key beside its lock
    passphrase = here.new_passphrase()
    try:
        if target:
            # Before the journal: one whose recovery key could not be kept would be half one.
            write_private(target, f"{key.text}\n".encode())
        here.vault().create(passphrase, key, kdf=here.kdf).lock()
    except BaseException:
        if target:
            target.unlink(missing_ok=True)
        raise
    here.say("created", folder=here.folder)
    if target:
        here.say("recovery_key_written", path=target)
    else:
        here.say("recovery_key")
        print(key.text)
    return True


def backup(here: Surroundings, asked: Namespace) -> bool:
    """Write a verified backup to a file."""
    with here.opened() as session, terminal.progress_line() as progress:
        session.backups.write_to(asked.file, progress)
    here.say("backed_up", path=asked.file)
    return True


def put_back(here: Surroundings, asked: Namespace) -> bool:
    """Put a backup back into the folder."""
    secret = here.secret("secret")
    floor = here.kdf or KdfParameters.FLOOR
    with terminal.progress_line() as progress:
        report = restore(asked.file, here.folder, secret, here.clock, progress, kdf_floor=floor)
    made_at = report.made_at.isoformat(" ", "minutes")
    here.say("restored", made_at=made_at, entries=report.rows.get("entries", 0))
    if report.safety_copy:
        here.say("restored_safety", path=report.safety_copy)
    if report.present_passphrase:
        here.say("restored_present")
    if report.shared_kept:
        here.say("restored_shared_kept")
    return True


def demo(here: Surroundings, asked: Namespace) -> bool:
    """Write the made-up couple's journals into an empty folder; print who opens them, as JSON."""
    folder: Path = asked.folder
    with typed_file_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty(path=str(folder))
    private_folder(folder)
    kdf = here.kdf or KdfParameters.floor()  # nothing to protect: be quick
    people = write_demo(folder, here.clock, kdf)
    listed = [{"passphrase": person.passphrase, "role": person.role} for person in people]
    print(json.dumps({"people": listed}, ensure_ascii=False))
    return True


def review_lines(here: Surroundings, asked: Namespace) -> bool:
    """Check a text a line from standard input; print a JSON object a line. Needs no journal."""
    ascii_only = _ascii_only()
    encoding = "utf-8-sig"  # some editors begin a file with a mark
    for line in sys.stdin.buffer:
        text = line.decode(encoding, errors="replace").rstrip("\r\n")
        encoding = "utf-8"
        print(as_line(review(text), ascii_only=ascii_only), flush=True)
    return True


def compose_words(here: Surroundings, asked: Namespace) -> bool:
    """Print statements that validate a feeling, as a JSON array; no journal is needed."""
    parts = Parts(
        feelings=tuple(asked.feeling),
        happened=asked.happened,
        my_part=asked.my_part,
        now=asked.now,
        unsure=asked.unsure,
        why=asked.why,
    )
    statements = [asdict(statement) for statement in compose(parts, Words.load())]
    print(json.dumps(statements, ensure_ascii=_ascii_only(), indent=1))
    return True


COMMANDS: dict[str, Callable[[Surroundings, Namespace], bool]] = {
    "create": create,
    "import": space_commands.import_,
    "export": space_commands.export,
    "search": space_commands.search,
    "verify": space_commands.check,
    "backup": backup,
    "restore": put_back,
    "demo": demo,
    "review": review_lines,
    "compose": compose_words,
}


def _ascii_only() -> bool:
    """Tell whether standard output may not know every letter."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"

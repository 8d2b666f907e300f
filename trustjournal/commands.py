"""The commands of `trustjournal-cli`, each answering whether all is well."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from trustjournal import terminal
from trustjournal.carry import json_file
from trustjournal.carry.demo import demo_people
from trustjournal.clock import Clock
from trustjournal.errors import (
    DatabaseDamaged,
    DatabaseTruncated,
    JournalExists,
    NoJournal,
    TrustJournalError,
)
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore, Narrow, Summary
from trustjournal.messages import explain_finding, explain_notice
from trustjournal.validation.compose import Parts, compose
from trustjournal.validation.review import review
from trustjournal.validation.review.lines import as_line
from trustjournal.validation.words import Words
from trustjournal.vault.files import private_folder, refuse_inside, typed_file_errors, write_private
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.rescue import left_out, rescued
from trustjournal.vault.restore import restore
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

PAGE = 200


class FolderNotEmpty(TrustJournalError):
    """A made-up journal only goes into an empty folder."""

    code = "folder_not_empty"


class FileExists(TrustJournalError):
    """A recovery key only goes into a new file: the old one may be another journal's only key."""

    code = "file_exists"


@dataclass(frozen=True)
class Surroundings:
    """What each command is given: the folder, where the passphrase comes from, and words."""

    folder: Path
    passphrase_file: str | None
    clock: Clock
    words: dict[str, Any]
    kdf: KdfParameters | None = None

    def vault(self, folder: Path | None = None) -> Vault:
        """Return the journal folder, or another one."""
        floor = self.kdf or KdfParameters.FLOOR
        return Vault(folder or self.folder, self.clock, kdf_floor=floor)

    def secret(self, prompt: str) -> str:
        """Return the passphrase, from its file or typed once."""
        if self.passphrase_file:
            return terminal.passphrase_from(self.passphrase_file)
        return terminal.typed(self.words["ask"][prompt])

    def asked_secret(self) -> str:
        """Return the passphrase of the journal that is there. Raises NoJournal."""
        if not self.vault().exists():
            raise NoJournal  # before anybody types a passphrase for nothing
        return self.secret("passphrase")

    def new_passphrase(self) -> str:
        """Return a passphrase for a new journal, from its file or typed twice."""
        if self.passphrase_file:
            return terminal.passphrase_from(self.passphrase_file)
        ask = self.words["ask"]
        return terminal.typed_twice(ask["new_passphrase"], ask["again"])

    @contextmanager
    def opened(self, secret: str | None = None) -> Iterator[Session]:
        """Unlock the journal, tell what is worth telling, and lock it again in any case."""
        session = self.vault().unlock(self.asked_secret() if secret is None else secret)
        try:
            for notice in session.notices:
                told = explain_notice(notice)
                print(f"{told.sentence}\n{told.next_step}", file=sys.stderr)
            yield session
        finally:
            session.lock()

    def say(self, name: str, **values: object) -> None:
        """Tell how it went. On standard error, so that output stays what was asked for."""
        print(self.words["say"][name].format(**values), file=sys.stderr)


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


def import_(here: Surroundings, asked: Namespace) -> bool:
    """Take the entries of a file in."""
    with here.opened() as session, terminal.progress_line() as progress:
        store = _store(session)
        if asked.file == Path("-"):
            report = json_file.import_from(store, terminal.standard_input())
        else:
            report = json_file.import_file(store, asked.file, progress)
    here.say(
        "imported",
        added=report.added,
        unchanged=report.unchanged,
        kept=report.kept,
        brought_back=report.brought_back,
    )
    return True


def export(here: Surroundings, asked: Namespace) -> bool:
    """Write all entries out; not well when some are not as they were last saved, or damaged."""
    secret = here.asked_secret()
    left = None
    try:
        with here.opened(secret) as session:
            report = _exported(_store(session), asked.file)
    except (DatabaseDamaged, DatabaseTruncated):
        floor = here.kdf or KdfParameters.FLOOR
        with rescued(here.folder, secret, here.clock, recorded_contents, kdf_floor=floor) as found:
            store = EntryStore(found, here.clock, Vocabulary.load())
            if not store.count():
                raise
            left = left_out(found)
            report = _exported(store, asked.file)
    here.say("exported", entries=report.entries)
    if report.altered:
        here.say("exported_altered", altered=report.altered)
    if left is not None:
        here.say("exported_rescued", left=left)
    return not report.altered and left is None


def _exported(store: EntryStore, target: Path) -> json_file.ExportReport:
    with terminal.progress_line() as progress:
        if target != Path("-"):
            return json_file.export_file(store, target, progress)
        for _ in store.documents():  # what is damaged is found before anything has gone out
            pass
        report = json_file.export_to(store, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return report


def search(here: Surroundings, asked: Namespace) -> bool:
    """Print every entry that has the words, the newest first."""
    narrow = Narrow(words=" ".join(asked.words))
    with here.opened() as session:
        store = _store(session)
        vocabulary = Vocabulary.load()
        before, found, more = None, 0, True
        while more:
            page = store.newest(PAGE, before, narrow)
            for item in page.items:
                print(_line(item, vocabulary))
                before, found = item.id, found + 1
            more = page.more
    if not found:
        here.say("nothing_found")
    return True


def check(here: Surroundings, asked: Namespace) -> bool:
    """Check everything; not well when anything is wrong, or was told at unlocking."""
    with here.opened() as session:
        with terminal.progress_line() as progress:
            problems = verify(session, progress, contents=recorded_contents)
        entries = _store(session).count()
        notices = len(session.notices)
    for problem in problems:
        print(explain_finding(problem.kind.value, problem.where))
    if problems or notices:
        here.say("problems", count=len(problems) + notices)
        return False
    here.say("healthy", entries=entries)
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
    return True


def demo(here: Surroundings, asked: Namespace) -> bool:
    """Write the made-up journal into an empty folder; print who opens it, as JSON."""
    folder: Path = asked.folder
    with typed_file_errors(folder):
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise FolderNotEmpty(path=str(folder))
    private_folder(folder)
    people = demo_people(here.clock)
    for person in people:
        kdf = here.kdf or KdfParameters.floor()  # nothing to protect: be quick
        session = here.vault(folder).create(person.passphrase, None, kdf=kdf)
        try:
            with _store(session).writing() as writer:
                for entry in person.entries:
                    writer.write(entry)
        finally:
            session.lock()
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
    "import": import_,
    "export": export,
    "search": search,
    "verify": check,
    "backup": backup,
    "restore": put_back,
    "demo": demo,
    "review": review_lines,
    "compose": compose_words,
}


def _ascii_only() -> bool:
    """Tell whether standard output may not know every letter."""
    return (sys.stdout.encoding or "").lower().replace("-", "") != "utf8"


def _store(session: Session) -> EntryStore:
    return EntryStore(session.private, session.clock, Vocabulary.load())


def _line(item: Summary, vocabulary: Vocabulary) -> str:
    """An entry found: when, what was felt, and the words around the hits."""
    felt = ", ".join(f"{vocabulary.label(f.feeling)} {f.intensity}" for f in item.feelings)
    words = "".join(piece for piece, _ in item.snippet or ((item.preview, False),))
    when = item.created.strftime("%Y-%m-%d %H:%M")
    return terminal.plain("  ".join(part for part in (when, felt, words) if part))

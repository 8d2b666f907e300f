"""The commands that work on either space: import, export, search, verify."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from trustjournal import terminal, texts
from trustjournal.carry import json_file
from trustjournal.errors import DatabaseDamaged, DatabaseTruncated, NoSpace
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.find import Found, find_everywhere
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import Memory, check_agreements
from trustjournal.messages import explain_finding, explain_trouble
from trustjournal.surroundings import Surroundings
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.rescue import left_out, rescued
from trustjournal.vault.vault import Session
from trustjournal.vault.verify import Problem, verify

PRIVATE, SHARED = "private", "shared"
SPACES = (PRIVATE, SHARED)


def entries_of(session: Session, *, shared: bool = False) -> EntryStore:
    """Return the entries of one's own journal, or of the shared space.

    Raises NoSpace, or why the shared space could not be opened.
    """
    vocabulary = Vocabulary.load()
    if not shared:
        return EntryStore(session.private, session.clock, vocabulary)
    if session.shared is None:
        raise session.shared_problem or NoSpace
    return EntryStore(session.shared, session.clock, vocabulary, session.person)


def import_(here: Surroundings, asked: Namespace) -> bool:
    """Take what is in a file in; not well when a signature in it does not fit."""
    with here.opened() as session, terminal.progress_line() as progress:
        store = entries_of(session, shared=asked.space == SHARED)
        memory = Memory(session.private) if asked.space == SHARED else None
        if asked.file == Path("-"):
            report = json_file.import_from(store, terminal.standard_input(), memory=memory)
        else:
            report = json_file.import_file(store, asked.file, progress, memory)
    here.say(
        "imported",
        added=report.added,
        unchanged=report.unchanged,
        kept=report.kept,
        brought_back=report.brought_back,
    )
    if report.unsigned:
        here.say("imported_unsigned", unsigned=report.unsigned)
    return not report.unsigned


def export(here: Surroundings, asked: Namespace) -> bool:
    """Write all there is out; not well when some is not as it was last saved, or damaged."""
    secret = here.asked_secret()
    left = None
    try:
        with here.opened(secret) as session:
            report = _exported(entries_of(session, shared=asked.space == SHARED), asked.file)
    except (DatabaseDamaged, DatabaseTruncated):
        with _rescued(here, secret, asked.space) as found:
            store = EntryStore(found, here.clock, Vocabulary.load())
            if not any(True for _ in recorded_contents(found)):
                raise
            left = left_out(found, recorded_contents)
            report = _exported(store, asked.file)
    here.say("exported", entries=report.entries, others=report.others)
    if report.altered:
        here.say("exported_altered", altered=report.altered)
    if report.unread:
        here.say("exported_unread", unread=report.unread)
    if left is not None:
        here.say("exported_rescued", left=left)
    return not report.altered and not report.unread and left is None


@contextmanager
def _rescued(here: Surroundings, secret: str, space: str) -> Iterator[Database]:
    floor = here.kdf or KdfParameters.FLOOR
    shared = space == SHARED
    with rescued(
        here.folder, secret, here.clock, recorded_contents, shared=shared, kdf_floor=floor
    ) as found:
        yield found


def _exported(store: EntryStore, target: Path) -> json_file.ExportReport:
    with terminal.progress_line() as progress:
        if target != Path("-"):
            return json_file.export_file(store, target, progress)
        for _ in store.documents():  # a damaged page is found before anything has gone out
            pass
        report = json_file.export_to(store, sys.stdout.buffer)
        sys.stdout.buffer.flush()
        return report


def search(here: Surroundings, asked: Namespace) -> bool:
    """Print everything that has the words, the newest first."""
    found = 0
    with here.opened() as session:
        store = entries_of(session, shared=asked.space == SHARED)
        vocabulary = Vocabulary.load()
        for item in find_everywhere(store.database, vocabulary, " ".join(asked.words)):
            print(_line(item, vocabulary))
            found += 1
    if not found:
        here.say("nothing_found")
    return True


def check(here: Surroundings, asked: Namespace) -> bool:
    """Check everything, or the shared space alone; not well when anything is wrong, or was told
    at unlocking."""
    shared_only = asked.space == SHARED
    with here.opened() as session:
        entries = entries_of(session, shared=shared_only).count()
        with terminal.progress_line() as progress:
            problems = verify(session, progress, contents=recorded_contents)
        told = [_told(each) for each in problems if each.shared or not shared_only]
        told += _agreement_findings(session)
        notices = len(session.notices)
    for line in told:
        print(line)
    if told or notices:
        here.say("problems", count=len(told) + notices)
        return False
    here.say("healthy", entries=entries)
    return True


def _told(problem: Problem) -> str:
    return explain_finding(problem.kind.value, problem.where, shared=problem.shared)


def _agreement_findings(session: Session) -> list[str]:
    if session.shared is None:
        return []
    found = check_agreements(
        session.private, session.shared, session.members, session.person, remember=False
    )
    return [f"{each.agreement}: {explain_trouble(each.trouble.value).sentence}" for each in found]


def _line(item: Found, vocabulary: Vocabulary) -> str:
    """Something found: when, what it is, what was felt, and the words around the hits."""
    kinds = texts.load("cli")["kinds"]
    felt = ", ".join(
        f"{vocabulary.label(f.feeling)} {f.intensity}"
        for f in (item.summary.feelings if item.summary else ())
    )
    words = "".join(piece for piece, _ in item.snippet)
    parts = (item.at.strftime("%Y-%m-%d %H:%M"), kinds.get(item.kind, ""), felt, words)
    return terminal.plain("  ".join(part for part in parts if part))

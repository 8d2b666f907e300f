"""A journal out to a JSON file and in again; `docs/export-format.md` describes the format."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from trustjournal.carry import json_out
from trustjournal.carry.files import private_file
from trustjournal.carry.json_in import ThingIntake
from trustjournal.carry.json_stream import STREAMED, JsonObjectReader, JsonUnreadable, Piece
from trustjournal.carry.lists import ENTRIES, LISTS
from trustjournal.clock import Progress
from trustjournal.errors import EntryInvalid, FileUnreadable, ImportInvalid
from trustjournal.journal.entries import Entry
from trustjournal.journal.members import shown
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import Memory
from trustjournal.journal.writer import Writer
from trustjournal.vault.files import refuse_inside

FORMAT = "trustjournal"
VERSION = 1
_STEP = 100  # entries between two words of progress
_UNNAMED = "unnamed"
_READABLE = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class ExportReport:
    """How many entries went out, and how many things and agreements (`others`) beside them;
    `altered` of all these are not the words last saved. `unread` could not be read, and are not
    in the file."""

    entries: int
    altered: int
    others: int = 0
    unread: int = 0


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of what is in a file: entries, things and agreements.

    `added`: new ones. `unchanged`: already here, word for word. `kept`: here with other words,
    which were left as they are. `brought_back`: taken out of the bin. `unsigned`: agreements
    with a signature that does not fit; it counts for nothing.
    """

    added: int = 0
    unchanged: int = 0
    kept: int = 0
    brought_back: int = 0
    unsigned: int = 0


def export_file(store: EntryStore, path: Path, progress: Progress | None = None) -> ExportReport:
    """Write all there is to `path`, mode 0600, in one step: the same words, the same bytes.

    What lies in the bin, earlier versions and unsaved drafts stay here, and what cannot be read
    is left out and counted. Raises DiskFull, FolderNotWritable, InJournalFolder, Cancelled.
    """
    refuse_inside(store.folder, path)
    with private_file(path) as file:
        return export_to(store, file, progress)


def export_to(store: EntryStore, file: BinaryIO, progress: Progress | None = None) -> ExportReport:
    """Write all there is to an open binary file; as `export_file`."""
    total = store.count()
    done = altered = unread = 0
    file.write(f'{{"format": "{FORMAT}", "version": {VERSION}, "entries": ['.encode())
    for written in store.documents():
        if written is None:
            unread += 1
            continue
        file.write(b",\n" if done else b"\n")
        file.write(_READABLE.encode(written[0]).encode("utf-8"))
        done += 1
        altered += not written[1]
        if progress and done % _STEP == 0:
            progress(done, max(done, total))
    file.write(b"\n]")
    others = 0
    for name, listed in json_out.lists(store.database):
        before = others
        for written in listed:
            if written is None:
                unread += 1
                continue
            start = ",\n" if others > before else f', "{name}": [\n'
            file.write((start + _READABLE.encode(written[0])).encode("utf-8"))
            others += 1
            altered += not written[1]
        if others > before:
            file.write(b"\n]")
    file.write(b"}\n")
    if progress:
        progress(done, done)
    return ExportReport(done, altered, others, unread)


def import_file(
    store: EntryStore,
    path: Path,
    progress: Progress | None = None,
    memory: Memory | None = None,
) -> ImportReport:
    """Take what is in a file in, all or nothing; what is here already is never overwritten.

    `memory` is the importing person's when `store` is of a shared space: acts that come in are
    then known to be so by their will. Progress counts bytes. Raises ImportInvalid naming the
    list, the item and the field, FileUnreadable, Cancelled, and what saving raises; nothing was
    imported then.
    """
    try:
        with path.open("rb") as file:
            return import_from(store, file, path.stat().st_size, progress, path, memory)
    except OSError:
        raise FileUnreadable(path) from None


def import_from(
    store: EntryStore,
    file: BinaryIO,
    size: int = 0,
    progress: Progress | None = None,
    path: Path | None = None,
    memory: Memory | None = None,
) -> ImportReport:
    """Take what is in an open binary file in; as `import_file`. `size` is for progress."""
    reader = JsonObjectReader(file, *LISTS)
    with store.writing() as writer:
        others = ThingIntake(store.database, store.author, store.database.clock.now())
        intake = _Intake(writer, others)
        try:
            for piece in reader.pieces():
                intake.take(piece)
                if progress and piece.number % _STEP == 0:
                    progress(reader.bytes_read, max(size, reader.bytes_read))
        except JsonUnreadable as error:
            if error.problem == "not_utf8":
                raise FileUnreadable(path) from None
            listed = _list_name(error.name)
            raise ImportInvalid(error.number, shown(error.field), error.problem, listed) from None
        intake.finish()
        if progress:
            progress(reader.bytes_read, reader.bytes_read)
    if memory:
        memory.remember(others.taken)
    return intake.report()


def _list_name(name: str) -> str:
    return "" if name == ENTRIES else name


class _Intake:
    """One import: checks the file's members and puts what is in it where it belongs."""

    def __init__(self, writer: Writer, others: ThingIntake) -> None:
        self._writer = writer
        self._others = others
        self._missing = {"format", "version", "entries"}
        self._alike: Counter[str] = Counter()
        self._here = writer.uids()
        self._new: set[str] = set()
        self._unchanged = self._kept = self._brought_back = 0

    def take(self, piece: Piece) -> None:
        """Take one member or entry. Raises ImportInvalid."""
        if piece.number:
            try:
                if piece.name == ENTRIES:
                    self._put(self._entry(piece.value), piece.number)
                else:
                    self._others.take(piece.name, piece.value)
            except EntryInvalid as error:
                listed = _list_name(piece.name)
                raise ImportInvalid(piece.number, error.field, error.problem, listed) from None
            return
        self._missing.discard(piece.name)
        match piece.name:
            case "format" if piece.value != FORMAT:
                raise ImportInvalid(0, "format", "another_format")
            case "version" if type(piece.value) is not int or piece.value < 1:
                raise ImportInvalid(0, "version", "not_a_version")
            case "version" if piece.value > VERSION:
                raise ImportInvalid(0, "version", "too_new")
            case name if name in LISTS and piece.value is not STREAMED:
                raise ImportInvalid(0, name, "not_a_list")
            case name if name in LISTS or name in ("format", "version"):
                return
        raise ImportInvalid(0, shown(piece.name), "unknown_field")

    def finish(self) -> None:
        """Check that nothing is missing. Raises ImportInvalid."""
        for name in ("format", "version", "entries"):
            if name in self._missing:
                raise ImportInvalid(0, name, "missing")

    def report(self) -> ImportReport:
        """Return what became of everything."""
        others = self._others.counts
        return ImportReport(
            len(self._new) + others.added,
            self._unchanged + others.unchanged,
            self._kept + others.kept,
            self._brought_back + others.brought_back,
            others.unsigned,
        )

    def _entry(self, data: Any) -> Entry:
        entry = self._writer.own(Entry.from_json(data, _UNNAMED))
        if "id" in data:
            return entry
        # The same words get the same id in every import; the second of two alike another one.
        content = hashlib.sha256(entry.canonical()).hexdigest()
        self._alike[content] += 1
        numbered = f"{content}/{self._alike[content]}"
        return entry.edited(uid=hashlib.sha256(numbered.encode()).hexdigest()[:32])

    def _put(self, entry: Entry, number: int) -> None:
        if entry.uid not in self._here:
            self._writer.add(entry)
            self._here.add(entry.uid)
            self._new.add(entry.uid)
        elif self._writer.holds(entry):
            self._unchanged += 1
        elif entry.uid in self._new:
            raise ImportInvalid(number, "id", "twice")
        elif binned := self._writer.binned(entry.uid):
            self._writer.put_back(entry.uid)
            self._brought_back += 1
            self._kept += binned.canonical() != entry.canonical()
        else:
            self._kept += 1

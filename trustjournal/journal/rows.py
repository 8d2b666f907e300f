"""Entries as rows: how one is put into the tables and taken out of them.

Everything that writes expects an open transaction of the database it is handed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from trustjournal.errors import EntryInvalid
from trustjournal.journal import cells
from trustjournal.journal.entries import Entry, FeltFeeling, canonical
from trustjournal.journal.feelings import Vocabulary, folded
from trustjournal.journal.moments import microseconds, moment_from_text
from trustjournal.vault.database import Database

COLUMNS = "uid, created, kind, happened, text, feelings, needs, tags, author"
"""What `entry_from` needs, in this order."""

_BATCH = 200
_TAGS = 7
_LEAST_BYTES = 180
"""What an entry's texts take at least, filled up with spaces after the JSON of its tags.

No more than 20 rows then fit on a page, so one damaged page never costs more entries than that.
"""
_COMPACT = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))
_DECODER = json.JSONDecoder()


def entry_from(row: tuple[Any, ...]) -> Entry:
    """Return the entry in a row of COLUMNS; raises HistoryMismatch when it cannot be one."""
    with cells.reading():
        return Entry.from_json(document_from(row))


def document_from(row: tuple[Any, ...]) -> dict[str, Any]:
    """Return the JSON form in a row of COLUMNS, not checked any further: only the history of
    changes tells whether it is what was saved. Raises HistoryMismatch when it is no JSON."""
    uid, created, kind, happened, text, feelings, needs, tags, author = row
    with cells.reading():
        found = {
            "id": uid,
            "created": created,
            "kind": kind,
            "happened": happened,
            "text": text,
            "feelings": _DECODER.decode(feelings),
            "needs": _DECODER.decode(needs),
            "tags": _DECODER.decode(tags),
        }
    return {**found, "author": author} if author else found


def content_of(document: dict[str, Any]) -> bytes:
    """Return the bytes that stand for what `document_from` gave; raises HistoryMismatch."""
    with cells.reading():  # a blob, say, where a text should be
        return canonical(document)


def felt_from(feelings: str) -> tuple[FeltFeeling, ...]:
    """Return the feelings in that column; raises HistoryMismatch when they cannot be any."""
    with cells.reading():
        return tuple(FeltFeeling.from_json(item) for item in cells.parsed(feelings))


def document(entry: Entry) -> str:
    """Return the entry as JSON text, for versions, bin and drafts."""
    return as_json(entry.to_json())


def from_document(written: str, *, unfinished: bool = False) -> Entry:
    """Return the entry in a JSON text of `document`; raises HistoryMismatch."""
    with cells.reading():
        return Entry.from_json(cells.parsed(written), unfinished=unfinished)


def insert(
    database: Database, vocabulary: Vocabulary, entry: Entry, version: int, modified: str
) -> None:
    """Put an entry into the tables, the search index and the history of changes."""
    row = _free_id(database, entry.moment)
    document = entry.to_json()
    texts = [
        entry.uid, document["created"], document["kind"], entry.happened, entry.text,
        as_json(document["feelings"]), as_json(document["needs"]), as_json(document["tags"]),
        entry.author, _labels(entry, vocabulary), entry.day, modified,
    ]  # fmt: skip
    texts[_TAGS] += " " * (_LEAST_BYTES - sum(len(text.encode()) for text in texts))
    database.execute(
        f"INSERT INTO entries(id, {COLUMNS}, labels, day, modified, version)"  # noqa: S608
        " VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (row, *texts, version),
    )
    for position, felt in enumerate(entry.feelings):
        for name in feeling_names(felt, vocabulary):
            database.execute(
                "INSERT INTO entry_feelings(feeling, entry, intensity, position) VALUES (?,?,?,?)",
                (name, row, felt.intensity, position),
            )
    for tag in dict.fromkeys(entry.tags):
        database.execute("INSERT INTO entry_tags(tag, entry) VALUES (?,?)", (tag, row))
    database.record("entry", entry.uid, canonical(document))


def remove(database: Database, uid: str) -> None:
    """Take an entry out of the tables and the search index; its history is left to the caller."""
    found = database.row("SELECT id FROM entries WHERE uid = ?", (uid,))
    if found is None:
        return
    database.execute("DELETE FROM entry_feelings WHERE entry = ?", found)
    database.execute("DELETE FROM entry_tags WHERE entry = ?", found)
    database.execute("DELETE FROM entries WHERE id = ?", found)


def oldest_first(database: Database) -> Iterator[tuple[Any, ...]]:
    """Yield the COLUMNS of all entries by the moment of `created`, then by id; entries that go
    meanwhile are left out.

    Row ids are nearly in that order, but not where several entries share a moment: their order
    must come from what is written in them, or an export would depend on how they got in.
    """
    order = []
    for row, uid, created in database.stream("SELECT id, uid, created FROM entries ORDER BY id"):
        order.append((_moment(created, row), str(uid), row))
    order.sort()
    for start in range(0, len(order), _BATCH):
        batch = [row for _, _, row in order[start : start + _BATCH]]
        marks = ",".join("?" * len(batch))
        found = database.rows(
            f"SELECT id, {COLUMNS} FROM entries WHERE id IN ({marks})",  # noqa: S608
            batch,
        )
        rows = {each[0]: each[1:] for each in found}
        yield from (rows[row] for row in batch if row in rows)


def feeling_names(felt: FeltFeeling, vocabulary: Vocabulary) -> set[str]:
    """Return the names under which a feeling is found: itself, its vocabulary word, its core."""
    word = vocabulary.find(felt.feeling)
    core = vocabulary.core_of(felt.feeling, felt.near)
    return {folded(felt.feeling)} | {each.id for each in (word, core) if each}


def as_json(value: object) -> str:
    """Return compact JSON that keeps letters as they are."""
    return _COMPACT.encode(value)


def _labels(entry: Entry, vocabulary: Vocabulary) -> str:
    words: list[str] = []
    for felt in entry.feelings:
        words += (vocabulary.label(felt.feeling), felt.body, felt.about, felt.underneath)
    words += (*entry.needs, *entry.tags)
    return " · ".join(word for word in words if word)


def _moment(created: str, row: int) -> int:
    """The moment in a stored `created`; where it is unreadable, the row's own place in time."""
    try:
        return microseconds(moment_from_text("created", created))
    except EntryInvalid:
        return row


def _free_id(database: Database, moment: int) -> int:
    """The next free id from `moment` on: a gallop and a bisection, since files that know only
    days put thousands of entries into one moment."""

    def taken(row: int) -> bool:
        return database.row("SELECT 1 FROM entries WHERE id = ?", (row,)) is not None

    if not taken(moment):
        return moment
    step = 1
    while taken(moment + step):
        step *= 2
    low, high = moment + step // 2, moment + step
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if taken(middle) else (low, middle)
    return high

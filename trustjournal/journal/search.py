"""Pages of entries, newest first: all of them, or those that some words and filters leave.

Each question is one statement that walks an index in row order and stops when the page is full:
row ids are moments, so nothing is ever sorted or skipped over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from trustjournal.journal import cells, rows, snippets
from trustjournal.journal.entries import FeltFeeling, Kind, shortened
from trustjournal.journal.feelings import Vocabulary, folded
from trustjournal.journal.moments import EPOCH, MICROSECOND
from trustjournal.journal.words import match_expression
from trustjournal.vault.database import Database

PREVIEW = 160
"""Characters of an entry's words in a list."""

# Not characters, so never in a text that a person wrote; FTS5 puts them around each hit.
HIT, HIT_END = "\ufdd0", "\ufdd1"
_SNIPPET_TOKENS = 18
_LONG = 16_384  # characters from which on FTS5's snippets could take long
_FAR = 200_000  # characters of a long text in which a hit is looked for
_FURTHEST_OFFSET = timedelta(hours=24)
_START = 700  # characters of each text that a preview is made from
_COLUMNS = (
    "e.id, e.uid, e.created, e.kind, e.author, e.feelings,"
    f" substr(e.happened, 1, {_START}), substr(e.text, 1, {_START})"
)


@dataclass(frozen=True, slots=True, repr=False)
class Narrow:
    """What a list is narrowed to; everything set must hold at once.

    `words`: full-text search, the last word as a beginning. `feelings`: vocabulary ids (a core
    stands for everything near it) or own words. `first` and `last`: local days, both included.
    """

    words: str = ""
    feelings: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    first: date | None = None
    last: date | None = None

    def __repr__(self) -> str:
        return "<Narrow>"


@dataclass(frozen=True, slots=True, repr=False)
class Summary:
    """An entry as a list shows it. `snippet` is there after a search: pieces with "is a hit".

    `author` is a person's id in a shared space, "" in a private journal.
    """

    id: int
    uid: str
    created: datetime
    kind: Kind
    feelings: tuple[FeltFeeling, ...]
    preview: str
    snippet: tuple[tuple[str, bool], ...] | None = None
    author: str = ""

    def __repr__(self) -> str:
        return f"<Summary {self.uid!r}>"


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and whether older ones follow (ask `before` the last id)."""

    items: tuple[Summary, ...]
    more: bool


def page(
    database: Database, vocabulary: Vocabulary, limit: int, before: int | None, narrow: Narrow
) -> Page:
    """Return the newest `limit` entries older than the row `before` that `narrow` leaves.

    Those that cannot be read are left out, as `cells.readable` does.
    """
    wanted = match_expression(database, narrow.words)
    if narrow.words.strip() and wanted is None:
        return Page((), more=False)
    items: list[Summary] = []
    while True:
        room = limit - len(items)
        asked, values = statement(vocabulary, wanted, narrow, before)
        found = database.rows(f"{asked} LIMIT ?", [*values, room + 1])
        items += cells.readable(database, found[:room], partial(_summary, narrow.words))
        if len(found) <= room or len(items) == limit:
            return Page(tuple(items), more=len(found) > room)
        before = found[room - 1][0]  # some cannot be read: the page is filled with what follows


def pieces(marked: str) -> tuple[tuple[str, bool], ...]:
    """Return a snippet cut at its marks: (piece, is a hit), on one line, none of them empty."""
    cut: list[tuple[str, bool]] = []
    for part in marked.split(HIT):
        hit, end, rest = part.partition(HIT_END)
        cut += [(hit, True), (rest, False)] if end else [(hit, False)]
    return tuple((_one_line(piece), is_hit) for piece, is_hit in cut if piece)


def statement(
    vocabulary: Vocabulary, wanted: str | None, narrow: Narrow, before: int | None
) -> tuple[str, list[Any]]:
    """Return the question as SQL without its LIMIT, and its values.

    `wanted` are the words of `narrow` as a match expression (None = any). The first thing that
    narrows leads the walk; the others are checked on the way.
    """
    feelings = [_feeling_name(vocabulary, name) for name in sorted(narrow.feelings)]
    tags = sorted(narrow.tags)
    conditions: list[str] = []
    values: list[Any] = []
    snippet = "NULL, NULL"
    if wanted is not None:
        lead, row = "entries_fts AS f CROSS JOIN entries AS e ON e.id = f.rowid", "f.rowid"
        whole = "e.happened || ' ' || e.text"
        long = f"length({whole}) > {_LONG}"
        marked = f"snippet(entries_fts, -1, '{HIT}', '{HIT_END}', '…', {_SNIPPET_TOKENS})"
        snippet = (
            f"CASE WHEN {long} THEN NULL ELSE {marked} END,"
            f" CASE WHEN {long} THEN substr({whole}, 1, {_FAR}) END"
        )
        conditions.append("entries_fts MATCH ?")
        values.append(wanted)
    elif feelings:
        lead, row = "entry_feelings AS d CROSS JOIN entries AS e ON e.id = d.entry", "d.entry"
        # The same feeling twice in one entry is still one entry.
        conditions += [
            "d.feeling = ?",
            "NOT EXISTS (SELECT 1 FROM entry_feelings AS o WHERE o.feeling = d.feeling"
            " AND o.entry = d.entry AND o.position < d.position)",
        ]
        values.append(feelings.pop())
    elif tags:
        lead, row = "entry_tags AS d CROSS JOIN entries AS e ON e.id = d.entry", "d.entry"
        conditions.append("d.tag = ?")
        values.append(tags.pop())
    else:
        lead, row = "entries AS e", "e.id"
    for table, column, names in (
        ("entry_feelings", "feeling", feelings),
        ("entry_tags", "tag", tags),
    ):
        for name in names:
            conditions.append(
                f"EXISTS (SELECT 1 FROM {table} AS x WHERE x.{column} = ? AND x.entry = {row})"  # noqa: S608
            )
            values.append(name)
    bounds, bound_values = _bounds(row, narrow, before)
    asked = (
        f"SELECT {_COLUMNS}, {snippet} FROM {lead}"  # noqa: S608
        f" WHERE {' AND '.join(conditions + bounds) or '1'} ORDER BY {row} DESC"
    )
    return asked, values + bound_values


def _bounds(row: str, narrow: Narrow, before: int | None) -> tuple[list[str], list[Any]]:
    """Where the walk begins and ends. Days are local and rows are UTC, so days give a wide
    bound on the row and an exact one on the day."""
    conditions: list[str] = []
    values: list[Any] = []
    if before is not None:
        conditions.append(f"{row} < ?")
        values.append(before)
    if narrow.first is not None:
        conditions += [f"{row} >= ?", "e.day >= ?"]
        values += [_start_of(narrow.first) - _FURTHEST_OFFSET // MICROSECOND]
        values += [narrow.first.isoformat()]
    if narrow.last is not None:
        conditions += [f"{row} < ?", "e.day <= ?"]
        values += [_start_of(narrow.last) + 2 * _FURTHEST_OFFSET // MICROSECOND]
        values += [narrow.last.isoformat()]
    return conditions, values


def _start_of(day: date) -> int:
    return (day - EPOCH.date()) // MICROSECOND


def _feeling_name(vocabulary: Vocabulary, name: str) -> str:
    """A vocabulary id stands for itself; anything else is compared the way it was indexed."""
    return name if vocabulary.find(name) and name == folded(name) else folded(name)


def _summary(words: str, *row: Any) -> Summary:
    number, uid, created, kind, author, feelings, happened, text, marked, long = row
    with cells.reading():
        if long is not None:
            marked = snippets.around(long, words, HIT, HIT_END)
        return Summary(
            id=number,
            uid=cells.text(uid),
            created=cells.moment(created),
            kind=Kind(kind),
            feelings=rows.felt_from(feelings),
            preview=shortened(cells.text(happened), cells.text(text), PREVIEW),
            snippet=None if marked is None else pieces(marked),
            author=cells.text(author),
        )


def _one_line(piece: str) -> str:
    return "".join(" " if letter.isspace() else letter for letter in piece)

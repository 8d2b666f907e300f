"""Search over everything that is kept: entries, boundaries, requests, agreements, …"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from heapq import merge

from trustjournal.journal import cells, search
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.search import HIT, HIT_END, Narrow, Summary, pieces
from trustjournal.journal.words import plain_expression
from trustjournal.vault.database import Database

ENTRY = "entry"
_PAGE = 200
_TOKENS = 18


@dataclass(frozen=True, slots=True, repr=False)
class Found:
    """Something that has the words. `kind` is "entry" or a thing's; `snippet` the words around
    the hits, in pieces with "is a hit". `summary` is there for an entry."""

    kind: str
    uid: str
    at: datetime
    snippet: tuple[tuple[str, bool], ...]
    summary: Summary | None = None

    def __repr__(self) -> str:
        return f"<Found {self.kind} {self.uid!r}>"


def find_everywhere(database: Database, vocabulary: Vocabulary, words: str) -> Iterator[Found]:
    """Yield everything that has all the words, the newest first; the last word may be the
    beginning of one. Nothing for words without letters."""
    return merge(
        _entries(database, vocabulary, words),
        iter(find_things(database, words)),
        key=lambda found: found.at,
        reverse=True,
    )


def find_things(database: Database, words: str, limit: int = 1000) -> list[Found]:
    """Return what is no entry and has the words, the newest first, at most `limit`.

    An agreement is as new as what was done to it last.
    """
    wanted = plain_expression(words)
    if wanted is None:
        return []
    shown = f"snippet(findable_fts, 0, '{HIT}', '{HIT_END}', '…', {_TOKENS})"
    asked = (
        f"SELECT f.kind, f.uid, f.moment, {shown}"  # noqa: S608
        " FROM findable_fts JOIN findable AS f ON f.id = findable_fts.rowid"
        " WHERE findable_fts MATCH ? ORDER BY f.moment DESC, f.uid LIMIT ?"
    )
    rows = database.rows(asked, (wanted, limit))
    return cells.readable(database, rows, _thing)


def _entries(database: Database, vocabulary: Vocabulary, words: str) -> Iterator[Found]:
    before, more = None, bool(words.strip())
    while more:
        page = search.page(database, vocabulary, _PAGE, before, Narrow(words=words))
        for item in page.items:
            shown = item.snippet or ((item.preview, False),)
            yield Found(ENTRY, item.uid, item.created, shown, item)
            before = item.id
        more = page.more


def _thing(kind: str, uid: str, moment: int, marked: str) -> Found:
    at = cells.local_moment(moment)
    return Found(cells.text(kind), cells.text(uid), at, pieces(cells.text(marked)))

"""Typed words as a full-text question in which nothing has a meaning of its own."""

from __future__ import annotations

import unicodedata

from trustjournal.vault.database import Database

MOST_WORDS = 40
"""Words of a search that are looked at; more would not narrow anything."""
INDEXED = 3
"""The longest beginnings of words that the index knows by themselves (its `prefix` option)."""
MOST_ENDINGS = 50

_WORDS_TABLE = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.entries_words"
    " USING fts5vocab('main', 'entries_fts', 'instance')"
)


def match_expression(database: Database, words: str) -> str | None:
    """Return typed words as an FTS5 expression, or None when nothing in them can be searched.

    All words must occur, and the last one may be the beginning of one.
    """
    wanted = _wanted(words)
    if not wanted:
        return None
    *whole, last = wanted[:MOST_WORDS]
    parts = [_quoted(word) for word in whole]
    parts.append(_beginning(database, last) if len(wanted) <= MOST_WORDS else _quoted(last))
    return " AND ".join(parts)


def plain_expression(words: str) -> str | None:
    """Return the same question for a small index, where beginnings of words cost nothing."""
    wanted = _wanted(words)[:MOST_WORDS]
    return " AND ".join(map(_quoted, wanted)) + "*" if wanted else None


def _wanted(words: str) -> list[str]:
    return [word for word in words.replace("\0", " ").split() if _has_letters(word)]


def _beginning(database: Database, word: str) -> str:
    """The words in the journal that begin so.

    FTS5 gathers every entry with such a word before it shows the first, unless the beginning is
    in its index. The words themselves, one OR the other, it walks newest first and stops early.
    """
    # What the tokenizer makes of other letters is its own business.
    if len(word) > INDEXED and word.isascii() and word.isalnum():
        known = _words_beginning(database, word.lower())
        if len(known) <= MOST_ENDINGS:
            return "(" + " OR ".join(map(_quoted, known or [word])) + ")"
    return _quoted(word) + "*"


def _words_beginning(database: Database, beginning: str) -> list[str]:
    """The first words of the index that begin so, one more than MOST_ENDINGS at most."""
    database.execute(_WORDS_TABLE)
    found: list[str] = []
    seek = beginning
    while len(found) <= MOST_ENDINGS:
        row = database.row("SELECT term FROM temp.entries_words WHERE term >= ? LIMIT 1", (seek,))
        if row is None or not row[0].startswith(beginning):
            break
        found.append(row[0])
        seek = row[0] + "0"  # the least that can follow: so the word's own entries are jumped over
    return found


def _quoted(word: str) -> str:
    """A word in quotes. Half a character, from a broken paste, cannot be written as UTF-8."""
    return '"' + word.replace('"', '""').encode("utf-8", "replace").decode("utf-8") + '"'


def _has_letters(word: str) -> bool:
    """Say whether FTS5's unicode61 would find anything to index in `word`."""
    return any(unicodedata.category(letter)[0] in "LN" for letter in word)

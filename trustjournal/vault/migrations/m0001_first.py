"""Schema 1: entries with their search index, drafts, the bin, and the chain of changes."""

from __future__ import annotations

from typing import Any

VERSION = 1

STATEMENTS = (
    # id is the moment of `created` in UTC microseconds, so that rowid order is date order and
    # neither the newest page nor a newest-first search has to sort.
    """CREATE TABLE entries(
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        created TEXT NOT NULL,
        kind TEXT NOT NULL,
        happened TEXT NOT NULL,
        text TEXT NOT NULL,
        feelings TEXT NOT NULL,
        needs TEXT NOT NULL,
        tags TEXT NOT NULL,
        labels TEXT NOT NULL,
        day TEXT NOT NULL,
        version INTEGER NOT NULL,
        modified TEXT NOT NULL)""",
    "CREATE INDEX entries_day ON entries(day)",
    """CREATE VIRTUAL TABLE entries_fts USING fts5(
        happened, text, labels,
        content='entries', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    # Without it a deleted word stays readable in the index.
    "INSERT INTO entries_fts(entries_fts, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER entries_fts_insert AFTER INSERT ON entries BEGIN
        INSERT INTO entries_fts(rowid, happened, text, labels)
        VALUES(new.id, new.happened, new.text, new.labels);
    END""",
    """CREATE TRIGGER entries_fts_delete AFTER DELETE ON entries BEGIN
        INSERT INTO entries_fts(entries_fts, rowid, happened, text, labels)
        VALUES('delete', old.id, old.happened, old.text, old.labels);
    END""",
    """CREATE TRIGGER entries_fts_update AFTER UPDATE ON entries BEGIN
        INSERT INTO entries_fts(entries_fts, rowid, happened, text, labels)
        VALUES('delete', old.id, old.happened, old.text, old.labels);
        INSERT INTO entries_fts(rowid, happened, text, labels)
        VALUES(new.id, new.happened, new.text, new.labels);
    END""",
    """CREATE TABLE entry_feelings(
        feeling TEXT NOT NULL,
        entry INTEGER NOT NULL,
        intensity INTEGER NOT NULL,
        position INTEGER NOT NULL,
        PRIMARY KEY(feeling, entry, position)) WITHOUT ROWID""",
    "CREATE INDEX entry_feelings_entry ON entry_feelings(entry)",
    """CREATE TABLE entry_tags(
        tag TEXT NOT NULL,
        entry INTEGER NOT NULL,
        PRIMARY KEY(tag, entry)) WITHOUT ROWID""",
    "CREATE INDEX entry_tags_entry ON entry_tags(entry)",
    """CREATE TABLE versions(
        uid TEXT NOT NULL,
        version INTEGER NOT NULL,
        replaced_at TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY(uid, version)) WITHOUT ROWID""",
    "CREATE TABLE bin(uid TEXT PRIMARY KEY, deleted_at TEXT NOT NULL, document TEXT NOT NULL)",
    "CREATE TABLE drafts(uid TEXT PRIMARY KEY, saved_at TEXT NOT NULL, document TEXT NOT NULL)",
    "CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT NOT NULL)",
    """CREATE TABLE changes(
        seq INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        digest BLOB NOT NULL,
        mac BLOB NOT NULL)""",
    "CREATE INDEX changes_newest ON changes(kind, uid, seq)",
)


def apply(connection: Any) -> None:
    """Create the tables; `connection.execute` runs inside the caller's transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)

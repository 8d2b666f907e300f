"""Schema 2: authors, and what a couple keeps: boundaries, requests, agreements, disclosure."""

from __future__ import annotations

from typing import Any

VERSION = 2

STATEMENTS = (
    # Whose words these are in a shared database; '' in a private one.
    "ALTER TABLE entries ADD COLUMN author TEXT NOT NULL DEFAULT ''",
    # Boundaries, requests, outcomes, drafts of agreements, disclosure events: one document each.
    """CREATE TABLE things(
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        author TEXT NOT NULL,
        subject TEXT NOT NULL,
        moment INTEGER NOT NULL,
        version INTEGER NOT NULL,
        modified TEXT NOT NULL,
        document TEXT NOT NULL,
        UNIQUE(kind, uid))""",
    "CREATE INDEX things_newest ON things(kind, moment)",
    "CREATE INDEX things_subject ON things(subject)",
    """CREATE TABLE thing_versions(
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        version INTEGER NOT NULL,
        replaced_at TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY(kind, uid, version)) WITHOUT ROWID""",
    """CREATE TABLE thing_bin(
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        deleted_at TEXT NOT NULL,
        document TEXT NOT NULL,
        PRIMARY KEY(kind, uid)) WITHOUT ROWID""",
    # What was proposed, confirmed, declined … for each agreement: only ever added to.
    """CREATE TABLE acts(
        id INTEGER PRIMARY KEY,
        agreement TEXT NOT NULL,
        seq INTEGER NOT NULL,
        document TEXT NOT NULL,
        signature TEXT NOT NULL,
        UNIQUE(agreement, seq))""",
    # In a private database: which acts this person has seen, so that none can vanish or change.
    """CREATE TABLE seen(
        agreement TEXT NOT NULL,
        seq INTEGER NOT NULL,
        document TEXT NOT NULL,
        signature TEXT NOT NULL,
        PRIMARY KEY(agreement, seq)) WITHOUT ROWID""",
    # In a shared database: who joined it, left it or closed it, signed by themselves.
    """CREATE TABLE space_events(
        uid TEXT PRIMARY KEY,
        document TEXT NOT NULL,
        signature BLOB NOT NULL)""",
    # The words of all of these, for the search.
    """CREATE TABLE findable(
        id INTEGER PRIMARY KEY,
        kind TEXT NOT NULL,
        uid TEXT NOT NULL,
        moment INTEGER NOT NULL,
        words TEXT NOT NULL,
        UNIQUE(kind, uid))""",
    """CREATE VIRTUAL TABLE findable_fts USING fts5(
        words, content='findable', content_rowid='id', prefix='2 3',
        tokenize='unicode61 remove_diacritics 2')""",
    "INSERT INTO findable_fts(findable_fts, rank) VALUES('secure-delete', 1)",
    """CREATE TRIGGER findable_fts_insert AFTER INSERT ON findable BEGIN
        INSERT INTO findable_fts(rowid, words) VALUES(new.id, new.words);
    END""",
    """CREATE TRIGGER findable_fts_delete AFTER DELETE ON findable BEGIN
        INSERT INTO findable_fts(findable_fts, rowid, words) VALUES('delete', old.id, old.words);
    END""",
    """CREATE TRIGGER findable_fts_update AFTER UPDATE ON findable BEGIN
        INSERT INTO findable_fts(findable_fts, rowid, words) VALUES('delete', old.id, old.words);
        INSERT INTO findable_fts(rowid, words) VALUES(new.id, new.words);
    END""",
)


def apply(connection: Any) -> None:
    """Create the tables; `connection.execute` runs inside the caller's transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)

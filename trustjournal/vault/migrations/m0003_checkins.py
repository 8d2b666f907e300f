"""Schema 3: check-ins under way. What is kept of them lies with the other things of schema 2."""

from __future__ import annotations

from typing import Any

VERSION = 3

STATEMENTS = (
    # As drafts: one document each, written at every step, not part of the chain of changes.
    "CREATE TABLE running(uid TEXT PRIMARY KEY, saved_at TEXT NOT NULL, document TEXT NOT NULL)",
)


def apply(connection: Any) -> None:
    """Create the table; `connection.execute` runs inside the caller's transaction."""
    for statement in STATEMENTS:
        connection.execute(statement)

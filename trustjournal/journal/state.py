"""Small values that belong into the journal because they would reveal habits outside it."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

from trustjournal.errors import HistoryMismatch
from trustjournal.journal import cells
from trustjournal.vault.database import Database


class StateStore:
    """JSON values under a name, in an open database: where to return to, what was put away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def set(self, name: str, value: object) -> None:
        """Keep a JSON value under `name`."""
        with self._database.transaction():
            self._database.execute(
                "INSERT OR REPLACE INTO state(name, value) VALUES (?,?)", (name, json.dumps(value))
            )

    def get(self, name: str, default: Any = None) -> Any:
        """Return the value under `name`, or `default` when there is none that can be read."""
        row = self._database.row("SELECT value FROM state WHERE name = ?", (name,))
        if row is None:
            return default
        with suppress(HistoryMismatch):
            return cells.parsed(row[0])
        return default

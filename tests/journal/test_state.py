from __future__ import annotations

from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database


def test_small_values_under_names(database: Database) -> None:
    state = StateStore(database)
    assert state.get("panel") is None
    assert state.get("panel", 3) == 3
    state.set("panel", {"open": True, "width": 320})
    state.set("panel", {"open": False, "width": 320})
    assert state.get("panel") == {"open": False, "width": 320}
    database.execute("UPDATE state SET value = '{'")
    assert state.get("panel", "none") == "none"

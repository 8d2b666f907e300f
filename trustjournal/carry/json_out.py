"""What goes out beside entries: things and agreements, list by list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from trustjournal.carry.lists import AGREEMENTS, THINGS
from trustjournal.errors import HistoryMismatch
from trustjournal.journal import act_rows
from trustjournal.journal.act_rows import ACTS, content, place_of
from trustjournal.vault.database import Database

Written = Iterator[tuple[dict[str, Any], bool]]
"""JSON forms in a fixed order, each with whether it is as it was last saved."""


def lists(database: Database) -> Iterator[tuple[str, Written]]:
    """Yield every list by its name. Raises HistoryMismatch for what cannot be read."""
    yield AGREEMENTS, _agreements(database)
    for name, kind in THINGS.items():
        yield name, _things(database, kind.KIND)


def _things(database: Database, kind: str) -> Written:
    recorded = database.newest_digests(kind)
    for uid, document in database.rows(
        "SELECT uid, document FROM things WHERE kind = ? ORDER BY moment, uid", (kind,)
    ):
        digest = database.chain.digest(kind, uid, document.encode())
        yield _read(document), digest == recorded.get(uid)


def _agreements(database: Database) -> Written:
    """One object an agreement: its id, and its acts, each with its signature beside it."""
    recorded = database.newest_digests(ACTS)
    found: list[tuple[str, str, dict[str, Any], bool]] = []
    for uid in sorted(act_rows.all_acts(database)):
        acts, as_saved = [], True
        for seq, document, signature in database.rows(
            "SELECT seq, document, signature FROM acts WHERE agreement = ? ORDER BY seq", (uid,)
        ):
            place = place_of(uid, seq)
            digest = database.chain.digest(ACTS, place, content(document, signature))
            as_saved &= digest == recorded.get(place)
            act = _read(document)
            acts.append(act | {"signature": signature} if signature else act)
        first = str(acts[0].get("at", "")) if acts else ""
        found.append((first, uid, {"id": uid, "acts": acts}, as_saved))
    for _, _, written, as_saved in sorted(found, key=lambda each: each[:2]):
        yield written, as_saved


def _read(document: str) -> dict[str, Any]:
    try:
        read = json.loads(document)
    except (ValueError, RecursionError):
        raise HistoryMismatch from None
    if not isinstance(read, dict):
        raise HistoryMismatch
    return read

"""What goes out beside entries: things and agreements, list by list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from trustjournal.carry.lists import AGREEMENTS, THINGS
from trustjournal.errors import HistoryMismatch
from trustjournal.journal import act_rows, cells, thing_rows
from trustjournal.journal.act_rows import ACTS, content, place_of
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database

Written = Iterator[tuple[dict[str, Any], bool] | None]
"""JSON forms in a fixed order, each with whether it is as it was last saved; None for what cannot
be read."""


def lists(database: Database) -> Iterator[tuple[str, Written]]:
    """Yield every list by its name."""
    yield AGREEMENTS, _agreements(database)
    for name, kind in THINGS.items():
        yield name, _things(database, kind)


def _things(database: Database, kind: type[Thing]) -> Written:
    recorded = database.newest_digests(kind.KIND)
    for uid, document in database.rows(
        "SELECT uid, document FROM things WHERE kind = ? ORDER BY moment, uid", (kind.KIND,)
    ):
        try:
            thing_rows.read(kind, uid, document)
            digest = database.chain.digest(kind.KIND, cells.text(uid), cells.content(document))
            yield cells.parsed(document), digest == recorded.get(uid)
        except HistoryMismatch:
            yield None


def _agreements(database: Database) -> Written:
    """One object an agreement: its id, and its acts, each with its signature beside it."""
    recorded = database.newest_digests(ACTS)
    found: list[tuple[str, str, dict[str, Any], bool]] = []
    for uid in sorted(act_rows.all_acts(database)):
        acts, as_saved = [], True
        for seq, document, signature in database.rows(
            "SELECT seq, document, signature FROM acts WHERE agreement = ? ORDER BY seq", (uid,)
        ):
            if not act_rows.fits(uid, seq, document, signature):
                yield None
                continue
            place = place_of(uid, seq)
            digest = database.chain.digest(ACTS, place, content(document, signature))
            as_saved &= digest == recorded.get(place)
            act = cells.parsed(document)
            acts.append(act | {"signature": signature} if signature else act)
        if acts:
            found.append((str(acts[0]["at"]), uid, {"id": uid, "acts": acts}, as_saved))
    for _, _, written, as_saved in sorted(found, key=lambda each: each[:2]):
        yield written, as_saved

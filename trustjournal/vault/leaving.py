"""One leaves the space, which gets a new key for the one who stays; or either closes it."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from typing import Any

from ..clock import Progress
from ..errors import DatabaseDamaged, VaultError
from .checks import counts, problems
from .database import Database
from .leftovers import changing
from .openkeys import OpenKeys, heads_to_json
from .people import SUFFIX, Presence, place_key
from .space_events import KIND, EventKind, SpaceEvent, add_event, closing, events, gone

REKEY_STEPS = 3
"""Copying, checking the copy, and naming it in the keys."""


def space_events(keys: OpenKeys, shared: Database) -> list[SpaceEvent]:
    """Return what members did about the space, signed by themselves, in order."""
    return events(shared, str(keys.bag["shared"].get("space")), keys.members)


def leave(keys: OpenKeys, shared: Database, presence: Presence) -> None:
    """Write that this person left, close `shared`, and drop its key from their keybag.

    Raises what writing raises, with nothing changed. Killed in between, `finish_leaving` at the
    next unlock brings it to its end.
    """
    with keys.guarded():
        keys.put(keys.file, {**keys.bag, "leaving": True})
        try:
            add_event(shared, keys.bag["shared"]["space"], EventKind.LEFT, presence)
        except BaseException:
            keys.bag.pop("leaving")
            raise
        finish_leaving(keys, shared)


def finish_leaving(keys: OpenKeys, shared: Database | None) -> bool:
    """End a leaving that was begun; False when it had not gone far enough to count.

    `shared` is closed then. Without it, the other's re-keying has removed it already.
    """
    with keys.guarded():
        place = keys.bag["shared"]
        away = gone(space_events(keys, shared)) if shared else {keys.person: None}
        if keys.person not in away:
            keys.bag.pop("leaving")
            return False
        rest = {member.person for member in keys.members}.difference(away)
        if shared:
            shared.close()
        bag = {name: value for name, value in keys.bag.items() if name != "leaving"}
        heads = {file: head for file, head in bag["heads"].items() if file != place["file"]}
        left = [*bag.get("left", []), place.get("space")]
        bag |= {"shared": None, "heads": heads, "left": left}
        try:
            # Whoever leaves last takes the file away, which nobody has a key to any more.
            with changing(keys.folder, [], [] if rest else [place["file"]]) as change:
                keys.put(keys.file, bag, change)
        except VaultError:  # what was signed counts; the next save writes it down
            keys.bag = bag
        return True


def close_space(keys: OpenKeys, shared: Database, presence: Presence) -> SpaceEvent:
    """Write that this person closed the space; nothing in it can be changed any more."""
    event = add_event(shared, keys.bag["shared"]["space"], EventKind.CLOSED, presence)
    shared.freeze()
    return event


def changed_since_closing(shared: Database, found: list[SpaceEvent]) -> bool:
    """Tell whether anything but an event of the space itself came after it was closed."""
    end = closing(found)
    if end is None:
        return False
    same = shared.mac_at(end.after.seq) == end.after.mac
    return not same or any(link.kind != KIND for link in shared.links(after=end.after.seq))


def rekeyed(keys: OpenKeys, shared: Database, found: list[SpaceEvent], tell: Progress) -> Database:
    """Return the space under a new key and name if another has left since the last time.

    The old file goes away in the same step in which the keybag names the new one. Without room
    for a copy, or while pages are damaged, the space stays as it is until the next unlock.
    `tell` hears of each step, and must not raise.
    """
    marked = {member.person for member in keys.members if member.left}
    newly = set(gone(found)) - marked - {keys.person}
    if not newly:
        return shared
    try:
        return _rekey(keys, shared, newly, tell)
    except VaultError:
        return shared


def _rekey(keys: OpenKeys, shared: Database, newly: Collection[str], tell: Progress) -> Database:
    tell(0, REKEY_STEPS)
    place = keys.bag["shared"]
    old, file = place["file"], secrets.token_hex(16) + SUFFIX
    key = place_key(place).successor()
    new = {
        **place,
        "file": file,
        "key": key.hex96(),
        "chain": key.chain.hex(),
        "members": [
            {**member, "left": bool(member.get("left")) or member["person"] in newly}
            for member in place["members"]
        ],
    }
    path = keys.folder / file
    with keys.guarded(), changing(keys.folder, [file], [old]) as change:
        shared.copy_under(path, key)
        tell(1, REKEY_STEPS)
        if problems(path, key, shared.clock, counts(shared), shared.head()):
            raise DatabaseDamaged
        tell(2, REKEY_STEPS)
        opened = Database.open(path, key, shared.clock)
        try:
            keys.put(keys.file, _renamed(keys.bag, new, opened), change)
        except BaseException:
            opened.close()
            raise
        shared.close()
    return opened


def _renamed(bag: dict[str, Any], place: dict[str, Any], opened: Database) -> dict[str, Any]:
    heads = {file: head for file, head in bag["heads"].items() if file != bag["shared"]["file"]}
    return {**bag, "shared": place, "heads": heads | heads_to_json({place["file"]: opened.head()})}

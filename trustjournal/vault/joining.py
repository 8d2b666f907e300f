"""A second person joins, at once or later, and two people open one space together."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..clock import Clock
from ..errors import (
    OtherPassphraseWrong,
    PassphraseInUse,
    SpaceExists,
    TwoPeopleAlready,
    WrongPassphrase,
)
from .database import Database
from .kdf import normalised
from .leaving import space_events
from .leftovers import changing
from .openkeys import OpenKeys, heads_to_json
from .people import MOST_PEOPLE, Presence, new_place, place_key, with_person
from .recovery import RecoveryKey
from .space_events import EventKind, add_event, closing

Begin = Callable[[Database], object]


@dataclass(frozen=True, repr=False)
class SecondPerson:
    """Whom a journal for two is made for, beside the first. Its repr shows nothing.

    `begin` writes what is in their own journal from the start; it gets the database while it is
    made.
    """

    passphrase: str
    recovery: RecoveryKey | None = None
    begin: Begin | None = None

    def __repr__(self) -> str:
        return "SecondPerson(…)"


class Together:
    """A second person and the shared space, beside a first whose keys are not written yet."""

    def __init__(self, keys: OpenKeys, second: SecondPerson) -> None:
        """Prepare (one key derivation). Raises PassphraseInUse, PassphraseEmpty."""
        root = keys.file.kdf.root(second.passphrase)
        if keys.file.open_slot(root):
            raise PassphraseInUse
        self._keys = keys
        self._begin = second.begin
        self._new = with_person(keys.file, root, second.recovery)
        install = keys.file.install_id
        self._people = (
            Presence(install, keys.master(), keys.bag["sign"]),
            Presence(install, self._new.master, self._new.bag["sign"]),
        )
        self._place = _new_space(self._people)

    @property
    def files(self) -> list[str]:
        """The names of the databases that `make` makes."""
        return [self._new.bag["private"]["file"], self._place["file"]]

    def make(self, clock: Clock) -> Database:
        """Make both databases and return the shared one; the keys then wait for a `save`."""
        own, keys = self._new.bag["private"], self._keys
        _create_private(keys.folder, own, clock, self._begin)
        shared = _create_space(keys.folder, self._people, self._place, clock)
        heads = heads_to_json({self._place["file"]: shared.head()})
        theirs = _with_place(self._new.bag, self._place, heads)
        keys.file = self._new.file.with_keybag(self._new.bag_id, self._new.master, theirs)
        keys.bag = _with_place(keys.bag, self._place, heads)
        return shared


def add_person(keys: OpenKeys, second: SecondPerson, clock: Clock) -> None:
    """Give a second person slots, a keybag and a private database, beside those of `keys`.

    A keyring opens the journal no more then, since it would answer either of the two.
    Raises TwoPeopleAlready, PassphraseInUse (never saying whose it is), PassphraseEmpty,
    NotEnoughMemory, DiskFull, FolderNotWritable; nothing has changed then.
    """
    normalised(second.passphrase)
    if keys.people >= MOST_PEOPLE:
        raise TwoPeopleAlready
    root = keys.file.kdf.root(second.passphrase)
    with keys.guarded():
        if keys.file.open_slot(root):
            raise PassphraseInUse
        file, bag = keys.without_keyring()
        new = with_person(file, root, second.recovery)
        place = new.bag["private"]
        with changing(keys.folder, [place["file"]]) as change:
            _create_private(keys.folder, place, clock, second.begin)
            keys.put(new.file, bag, change)


def _create_private(folder: Path, place: dict[str, Any], clock: Clock, begin: Begin | None) -> None:
    database = Database.create(folder / place["file"], place_key(place), clock)
    try:
        if begin is not None:
            begin(database)
    finally:
        database.close()


def open_space(
    keys: OpenKeys, own: str, other: str, clock: Clock, shared: Database | None
) -> Database:
    """Make the shared database, or let whoever is not in it join, and return it open.

    `shared` is the space that the person of `keys` has open, if any. Raises as
    `Session.open_space`; nothing has changed then.
    """
    with ExitStack() as here:
        me = here.enter_context(keys.presence(own))
        if me.person != keys.person:
            raise WrongPassphrase
        try:
            them = here.enter_context(keys.presence(other))
        except WrongPassphrase:
            raise OtherPassphraseWrong from None
        if them.person == me.person:
            raise OtherPassphraseWrong
        with keys.guarded():
            if keys.bag.get("shared"):
                return _let_in(keys, them, shared)
            if place := _bag_of(keys, them)[1].get("shared"):
                return _join(keys, me, them, place, clock)
            return _make(keys, me, them, clock)


def _make(keys: OpenKeys, me: Presence, them: Presence, clock: Clock) -> Database:
    place = _new_space((me, them))
    with changing(keys.folder, [place["file"]]) as change:
        database = _create_space(keys.folder, (me, them), place, clock)
        try:
            _put(keys, them, place, database, change)
        except BaseException:
            database.close()
            raise
    return database


def _new_space(people: Collection[Presence]) -> dict[str, Any]:
    """Return a place for a new space with these members, in an order that tells nothing."""
    members = [presence.member.to_json() for presence in people]
    members.sort(key=lambda member: str(member["person"]))
    return {**new_place(), "space": secrets.token_hex(16), "members": members}


def _create_space(
    folder: Path, people: Collection[Presence], place: dict[str, Any], clock: Clock
) -> Database:
    """Make the shared database, in which both sign that they joined."""
    database = Database.create(folder / place["file"], place_key(place), clock)
    try:
        for presence in sorted(people, key=lambda presence: presence.person):
            add_event(database, place["space"], EventKind.JOINED, presence)
    except BaseException:
        database.close()
        raise
    return database


def _let_in(keys: OpenKeys, them: Presence, shared: Database | None) -> Database:
    """Let the other join the space that one has open."""
    place = keys.bag["shared"]
    if shared is None or _bag_of(keys, them)[1].get("shared"):
        raise SpaceExists
    add_event(shared, place["space"], EventKind.JOINED, them)
    _put(keys, them, _joined(place, them), shared)
    return shared


def _join(
    keys: OpenKeys, me: Presence, them: Presence, place: dict[str, Any], clock: Clock
) -> Database:
    """Join the space that the other has kept."""
    database = Database.open(keys.folder / place["file"], place_key(place), clock)
    try:
        add_event(database, place["space"], EventKind.JOINED, me)
        _put(keys, them, _joined(place, me), database)
        if closing(space_events(keys, database)):
            database.freeze()
    except BaseException:
        database.close()
        raise
    return database


def _put(
    keys: OpenKeys,
    them: Presence,
    place: dict[str, Any],
    database: Database,
    change: str | None = None,
) -> None:
    """Write the place and where its history stands into both keybags, in one step."""
    heads = heads_to_json({place["file"]: database.head()})
    bag_id, theirs = _bag_of(keys, them)
    file = keys.file.with_keybag(bag_id, them.master(), _with_place(theirs, place, heads))
    keys.put(file, _with_place(keys.bag, place, heads), change)


def _with_place(
    bag: dict[str, Any], place: dict[str, Any], heads: dict[str, Any]
) -> dict[str, Any]:
    left = [space for space in bag.get("left", []) if space != place["space"]]
    return {**bag, "shared": place, "left": left, "heads": {**bag.get("heads", {}), **heads}}


def _joined(place: dict[str, Any], who: Presence) -> dict[str, Any]:
    """Return the place with one of its members back in it."""
    others = [member for member in place["members"] if member["person"] != who.person]
    members = sorted([*others, who.member.to_json()], key=lambda member: str(member["person"]))
    return {**place, "members": members}


def _bag_of(keys: OpenKeys, presence: Presence) -> tuple[str, dict[str, Any]]:
    opened = keys.file.open_keybag(presence.master())
    assert opened is not None  # noqa: S101 - the presence was made from this very keybag
    return opened

"""One person's keys, opened: the master key, the keybag, and the file that both lie in."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ..errors import (
    KeysDamaged,
    PassphraseInUse,
    SessionLocked,
    VaultError,
    WrongPassphrase,
)
from .history import Head
from .kdf import KdfParameters, normalised
from .keyfile import NAME, KeyFile, prepared_keys, write_keys
from .people import (
    KEYRING,
    MOST_PEOPLE,
    PASSPHRASE,
    RECOVERY,
    Member,
    Presence,
    member_of,
    place_key,
    with_person,
)
from .rawkey import DatabaseKey
from .recovery import RecoveryKey
from .remembered import RememberedSecret
from .sealing import derive


class OpenKeys:
    """The keys of one person while their journal is open. Its repr shows nothing.

    `bag` is the keybag as JSON; members this version does not know stay as they are.
    """

    def __init__(self, folder: Path, file: KeyFile, master: bytes, opened: tuple[str, Any]) -> None:
        self.folder = folder
        self.file = file
        self.bag: dict[str, Any] = opened[1]
        self._bag_id = opened[0]
        self._master: bytes | None = master
        self._guard = threading.RLock()

    @classmethod
    def new(
        cls, folder: Path, kdf: KdfParameters, passphrase: str, recovery: RecoveryKey | None
    ) -> OpenKeys:
        """Make the keys of a first person; nothing is written yet."""
        made = with_person(KeyFile.new(kdf), kdf.root(passphrase), recovery)
        return cls(folder, made.file, made.master, (made.bag_id, made.bag))

    @classmethod
    def unlock(cls, folder: Path, file: KeyFile, secret: str | RememberedSecret) -> OpenKeys:
        """Open the keys of whoever has this passphrase or recovery key, or by a keyring's secret.

        Raises WrongPassphrase, PassphraseEmpty, NotEnoughMemory, KeysDamaged, and before any
        derivation RecoveryKeyMistyped.
        """
        if isinstance(secret, RememberedSecret):
            found = file.open_slot(secret.root(file.kdf.salt))
            if not found or len(file.keybags) > 1:  # it answers anyone at the desk
                raise WrongPassphrase
            return cls.with_master(folder, file, found[1])
        normalised(secret)
        recovery = RecoveryKey.recognised(secret)
        found = file.open_slot(recovery.root(file.kdf.salt)) if recovery else None
        found = found or file.open_slot(file.kdf.root(secret))
        if not found:
            raise WrongPassphrase
        return cls.with_master(folder, file, found[1])

    @classmethod
    def with_master(cls, folder: Path, file: KeyFile, master: bytes) -> OpenKeys:
        """Open the keybag of a master key in this file. Raises KeysDamaged if it has none."""
        opened = file.open_keybag(master)
        if not opened:
            raise KeysDamaged
        return cls(folder, file, master, opened)

    def in_file(self, folder: Path, file: KeyFile) -> OpenKeys:
        """Open the same person's keybag in another keys file. Raises KeysDamaged if not there."""
        return self.with_master(folder, file, self.master())

    def added_to(self, folder: Path, file: KeyFile) -> OpenKeys:
        """Add this person to another state of the same keys file, which has room for them.

        Raises KeysDamaged if it has none, or is another file.
        """
        same = (file.install_id, file.kdf) == (self.file.install_id, self.file.kdf)
        if not same or len(file.keybags) >= MOST_PEOPLE:
            raise KeysDamaged
        mine = {slot["id"] for slot in self.bag["slots"]}
        return self.in_file(folder, file.with_boxes(self.file, mine, self._bag_id))

    def save(self) -> None:
        """Seal the keybag again and write the file. Raises DiskFull or FolderNotWritable."""
        with self._guard:
            self.file = self.file.with_keybag(self._bag_id, self.master(), self.bag)
            write_keys(self.folder, self.file)

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Keep other threads from saving meanwhile: for what is prepared, then `put`."""
        with self._guard:
            yield

    def put(self, file: KeyFile, bag: dict[str, Any], change: str | None = None) -> None:
        """Write another keys file, with `bag` as this person's keybag, in one step.

        `change` is the mark of `changing`, if databases come or go with this.
        Raises DiskFull or FolderNotWritable with everything as it was: where only the copy
        could not be replaced any more, it is done, and the next `save` mends the copy.
        """
        with self._guard:
            new = file.with_keybag(self._bag_id, self.master(), bag)
            new = new.marked(change) if change else new
            try:
                write_keys(self.folder, new)
            except VaultError:
                if not self._on_disk(new):
                    raise
            self.file, self.bag = new, bag

    def _on_disk(self, file: KeyFile) -> bool:
        try:
            return (self.folder / NAME).read_bytes() == file.to_bytes()
        except OSError:
            return False

    @contextmanager
    def saving(self) -> Iterator[Callable[[], None]]:
        """Do all of `save` but the last step, which cannot run out of room: that is given."""
        with self._guard:
            self.file = self.file.with_keybag(self._bag_id, self.master(), self.bag)
            with prepared_keys(self.folder, self.file) as put_down:
                yield put_down

    def snapshot(self, heads: dict[str, Head]) -> bytes:
        """Return a keys file for a backup, in which this keybag remembers `heads`.

        A keyring does not open it: it is for another day, maybe for another computer.
        """
        file, bag = self.without_keyring()
        bag |= {"heads": heads_to_json(heads), "open": False, "open_shared": None}
        return file.with_keybag(self._bag_id, self.master(), bag).to_bytes()

    def purpose_key(self, info: str) -> bytes:
        """Return a key of this person for one purpose."""
        return derive(self.master(), info)

    def forget(self) -> None:
        """Drop the keys; what needs them raises SessionLocked from now on."""
        self._master = None
        self.bag = {}

    # --- what the keybag says --------------------------------------------------------------

    @property
    def private_file(self) -> str:
        """The file name of this person's own database."""
        return str(self.bag["private"]["file"])

    @property
    def shared_file(self) -> str | None:
        """The file name of the shared space's database, or None."""
        place = self.bag.get("shared")
        return str(place["file"]) if place else None

    @property
    def person(self) -> str:
        """This person's id."""
        return member_of(self.bag["sign"]).person

    @property
    def members(self) -> tuple[Member, ...]:
        """Who belongs, or belonged, to the shared space."""
        place = self.bag.get("shared") or {}
        return tuple(Member.from_json(member) for member in place.get("members", []))

    @property
    def people(self) -> int:
        """How many people have a journal here."""
        return len(self.file.keybags)

    def databases(self) -> dict[str, DatabaseKey]:
        """Return file name → key of every database that this person opens."""
        places = [self.bag.get("private"), self.bag.get("shared")]
        return {place["file"]: place_key(place) for place in places if place}

    def head(self, file: str) -> Head:
        """Return the last link this person saw of a database."""
        known = self.bag.get("heads", {}).get(file)
        return Head(known["seq"], bytes.fromhex(known["mac"])) if known else Head()

    def remember(self, heads: dict[str, Head], *, is_open: bool) -> None:
        """Note the last links, and whether a session is under way; `save` writes it."""
        with self._guard:
            known = {**self.bag.get("heads", {}), **heads_to_json(heads)}
            mine = self.databases()  # what was left or re-keyed is not heard of again
            self.bag["heads"] = {file: head for file, head in known.items() if file in mine}
            self.bag["open"] = is_open
            if not is_open or self.shared_file in heads:
                self.bag["open_shared"] = self.shared_file if is_open else None

    # --- slots -----------------------------------------------------------------------------

    def opens(self, passphrase: str) -> bool:
        """Tell whether this passphrase opens this person's journal (one key derivation)."""
        return self._own_slot(self.file.kdf.root(passphrase)) is not None

    def presence(self, passphrase: str) -> Presence:
        """Return whoever of this installation has this passphrase (one key derivation).

        Raises WrongPassphrase, PassphraseEmpty, NotEnoughMemory, KeysDamaged.
        """
        self.master()
        found = self.file.open_slot(self.file.kdf.root(passphrase))
        if not found:
            raise WrongPassphrase
        opened = self.file.open_keybag(found[1])
        if not opened:
            raise KeysDamaged
        return Presence(self.file.install_id, found[1], opened[1]["sign"])

    def change_passphrase(self, current: str, new: str) -> None:
        """Seal the master key under a new passphrase and drop the old slot, also in the copy.

        Raises WrongPassphrase, PassphraseEmpty, NotEnoughMemory, and PassphraseInUse when the
        new one opens something already; DiskFull or FolderNotWritable with the old one valid.
        """
        normalised(new)
        old = self._own_slot(self.file.kdf.root(current))
        if old is None:
            raise WrongPassphrase
        root = self.file.kdf.root(new)
        if self.file.open_slot(root):
            raise PassphraseInUse
        self._replace_slots([old], root, PASSPHRASE)

    def replace_recovery_key(self, current: str, new: RecoveryKey) -> None:
        """Make `new` the only recovery key. Raises as `change_passphrase`."""
        if not self.opens(current):
            raise WrongPassphrase
        old = [slot["id"] for slot in self.bag["slots"] if slot["kind"] == RECOVERY]
        self._replace_slots(old, new.root(self.file.kdf.salt), RECOVERY)

    def has_recovery_key(self) -> bool:
        """Tell whether a recovery key opens this journal."""
        return any(slot["kind"] == RECOVERY for slot in self.bag["slots"])

    def is_remembered(self) -> bool:
        """Tell whether there is a slot for a keyring's secret."""
        return any(slot["kind"] == KEYRING for slot in self.bag["slots"])

    def remember_by(self, secret: RememberedSecret) -> None:
        """Add the slot of a keyring's secret, the only one. Raises DiskFull, FolderNotWritable."""
        old = [slot["id"] for slot in self.bag["slots"] if slot["kind"] == KEYRING]
        self._replace_slots(old, secret.root(self.file.kdf.salt), KEYRING)

    def without_keyring(self) -> tuple[KeyFile, dict[str, Any]]:
        """Return the keys file and this keybag without the slot of a keyring's secret."""
        file = self.file
        for slot in self.bag["slots"]:
            if slot["kind"] == KEYRING:
                file = file.without_slot(slot["id"])
        kept = [slot for slot in self.bag["slots"] if slot["kind"] != KEYRING]
        return file, {**self.bag, "slots": kept}

    def _own_slot(self, root: bytes) -> str | None:
        found = self.file.open_slot(root)
        return found[0] if found and secrets.compare_digest(found[1], self.master()) else None

    def _replace_slots(self, old: list[str], root: bytes, kind: str) -> None:
        with self._guard:
            before = self.file, self.bag["slots"]
            self.bag["slots"] = [slot for slot in self.bag["slots"] if slot["id"] not in old]
            for identity in old:
                self.file = self.file.without_slot(identity)
            self._add_slot(root, kind)
            try:
                self.save()
            except Exception:
                self.file, self.bag["slots"] = before
                raise

    def _add_slot(self, root: bytes, kind: str) -> None:
        self.file = self.file.with_slot(root, self.master())
        self.bag["slots"] = [*self.bag["slots"], {"id": self.file.slots[-1].id, "kind": kind}]

    def master(self) -> bytes:
        """Return the master key, for the vault alone. Raises SessionLocked after `forget`."""
        if self._master is None:
            raise SessionLocked
        return self._master

    def __repr__(self) -> str:
        return "OpenKeys(…)"


def heads_to_json(heads: dict[str, Head]) -> dict[str, Any]:
    """Return heads as the keybag holds them."""
    return {file: {"seq": head.seq, "mac": head.mac.hex()} for file, head in heads.items()}

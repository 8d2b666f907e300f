"""`keys.json`: who can open what, without a name, a kind or a count in words.

One salt for the file, so that one key derivation tries every slot. A slot holds a person's
random master key; a keybag, opened by that, holds everything else that is theirs.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..errors import KeysDamaged, KeysMissing, KeysTooNew
from .files import prepared
from .kdf import KdfParameters
from .sealing import derive, seal, unseal

NAME = "keys.json"
COPY = "keys.json.bak"
FORMAT = "trustjournal-keys"
VERSION = 1
PADDING = 8192
"""More than a keybag comes to, so that its size does not tell how long it has been in use."""
MOST_BYTES = 4 * 1024 * 1024
CHANGE = "change"
"""The member that tells which change of databases this file was last replaced for."""
_OWN = {"format", "v", "install_id", "kdf", "slots", "keybags", "sum"}


@dataclass(frozen=True)
class Sealed:
    """A slot or keybag as it lies in the file."""

    id: str
    nonce: bytes
    box: bytes


@dataclass(frozen=True, repr=False)
class KeyFile:
    """The content of `keys.json`; `extra` keeps members that this version does not know."""

    install_id: str
    kdf: KdfParameters
    slots: tuple[Sealed, ...] = ()
    keybags: tuple[Sealed, ...] = ()
    extra: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def new(cls, kdf: KdfParameters) -> KeyFile:
        """Return an empty file with a new random identity."""
        return cls(install_id=secrets.token_hex(16), kdf=kdf)

    def open_slot(self, root: bytes) -> tuple[str, bytes] | None:
        """Return `(slot id, master key)` of the slot that `root` opens, or None."""
        for slot in self.slots:
            master = unseal(self._slot_key(root, slot.id), slot.nonce, slot.box, self._label(slot))
            if master is not None:
                return slot.id, master
        return None

    def with_slot(self, root: bytes, master: bytes) -> KeyFile:
        """Return the file with one more slot, the last, by which `root` opens `master`."""
        identity = secrets.token_hex(8)
        nonce, box = seal(self._slot_key(root, identity), master, self._label(identity))
        return replace(self, slots=(*self.slots, Sealed(identity, nonce, box)))

    def without_slot(self, identity: str) -> KeyFile:
        """Return the file without one slot."""
        return replace(self, slots=tuple(slot for slot in self.slots if slot.id != identity))

    def open_keybag(self, master: bytes) -> tuple[str, dict[str, Any]] | None:
        """Return `(keybag id, content)` of the keybag that `master` opens, or None."""
        key = derive(master, "trustjournal/1/keybag")
        for bag in self.keybags:
            plain = unseal(key, bag.nonce, bag.box, self._label(bag))
            if plain is not None:
                content: dict[str, Any] = json.loads(plain)
                return bag.id, content
        return None

    def with_keybag(self, identity: str, master: bytes, content: dict[str, Any]) -> KeyFile:
        """Return the file with this keybag added, or rewritten in its place."""
        plain = canonical(content)
        plain += b" " * (-len(plain) % PADDING)
        key = derive(master, "trustjournal/1/keybag")
        sealed = Sealed(identity, *seal(key, plain, self._label(identity)))
        if any(bag.id == identity for bag in self.keybags):
            bags = tuple(sealed if bag.id == identity else bag for bag in self.keybags)
        else:
            bags = (*self.keybags, sealed)
        return replace(self, keybags=bags)

    def with_boxes(self, other: KeyFile, slots: Collection[str], keybag: str) -> KeyFile:
        """Return the file with slots and a keybag of another state of the same file."""
        return replace(
            self,
            slots=(*self.slots, *(slot for slot in other.slots if slot.id in slots)),
            keybags=(*self.keybags, *(bag for bag in other.keybags if bag.id == keybag)),
        )

    @property
    def change(self) -> str | None:
        """The mark of the last change of databases that this file was replaced for."""
        return self.extra.get(CHANGE)

    def marked(self, change: str) -> KeyFile:
        """Return the file with the mark of a change of databases."""
        return replace(self, extra={**self.extra, CHANGE: change})

    def to_bytes(self) -> bytes:
        """Return the file's content."""
        content = {
            **self.extra,
            "format": FORMAT,
            "v": VERSION,
            "install_id": self.install_id,
            "kdf": {
                "alg": "argon2id",
                "m": self.kdf.memory_kib,
                "t": self.kdf.iterations,
                "p": self.kdf.lanes,
                "salt": self.kdf.salt.hex(),
            },
            "slots": _in_no_order(self.slots),
            "keybags": _in_no_order(self.keybags),
        }
        return canonical({**content, "sum": checksum(content)})

    @classmethod
    def from_bytes(cls, content: bytes, floor: KdfParameters = KdfParameters.FLOOR) -> KeyFile:
        """Read a file's content, in microseconds and whatever it holds.

        Raises KeysDamaged (also for key derivation costs below `floor` or absurdly high, which
        only tampering makes) and KeysTooNew.
        """
        try:
            members = json.loads(content)
            if members.get("format") != FORMAT or members.get("sum") != checksum(members):
                raise KeysDamaged
            if members["v"] != VERSION:
                raise KeysTooNew if members["v"] > VERSION else KeysDamaged
            cost = members["kdf"]
            kdf = KdfParameters(cost["m"], cost["t"], cost["p"], bytes.fromhex(cost["salt"]))
            if cost["alg"] != "argon2id" or {type(cost[name]) for name in "mtp"} != {int}:
                raise KeysDamaged
            if not kdf.accepted(floor):
                raise KeysDamaged
            return cls(
                install_id=str(members["install_id"]),
                kdf=kdf,
                slots=tuple(_sealed_from_json(slot) for slot in members["slots"]),
                keybags=tuple(_sealed_from_json(bag) for bag in members["keybags"]),
                extra={name: value for name, value in members.items() if name not in _OWN},
            )
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise KeysDamaged from None

    def _slot_key(self, root: bytes, slot_id: str) -> bytes:
        return derive(root, f"trustjournal/1/slot/{slot_id}")

    def _label(self, sealed: Sealed | str) -> str:
        """Return what a box is bound to: this format, this file, this place in it."""
        identity = sealed if isinstance(sealed, str) else sealed.id
        return f"{FORMAT}/{VERSION}/{self.install_id}/{identity}"

    def __repr__(self) -> str:
        return "KeyFile(…)"


def canonical(content: dict[str, Any]) -> bytes:
    """Return JSON that is the same for the same content: sorted, tight, ASCII."""
    return json.dumps(content, sort_keys=True, separators=(",", ":"), allow_nan=False).encode()


def checksum(content: dict[str, Any]) -> str:
    """Return the SHA-256 of the content without its `sum`: it tells damage, not tampering."""
    rest = {name: value for name, value in content.items() if name != "sum"}
    return hashlib.sha256(canonical(rest)).hexdigest()


def read_keys(folder: Path, floor: KdfParameters = KdfParameters.FLOOR) -> tuple[KeyFile, bool]:
    """Return `(keys, whether they came from the copy)`.

    Raises KeysMissing when neither file is there, KeysTooNew, and KeysDamaged.
    """
    newer = found = False
    for name in (NAME, COPY):
        try:
            with (folder / name).open("rb") as file:
                content = file.read(MOST_BYTES)
        except FileNotFoundError:
            continue
        except OSError:
            found = True
            continue
        found = True
        try:
            return KeyFile.from_bytes(content, floor), name == COPY
        except KeysTooNew:
            newer = True
        except KeysDamaged:
            continue
    if newer:
        raise KeysTooNew
    raise KeysDamaged if found else KeysMissing


def write_keys(folder: Path, keys: KeyFile) -> None:
    """Replace `keys.json` and its copy, so that no old slot opens the copy.

    Raises DiskFull or FolderNotWritable with both files as they were.
    """
    with prepared_keys(folder, keys) as put_down:
        put_down()


def prepared_keys(folder: Path, keys: KeyFile) -> AbstractContextManager[Callable[[], None]]:
    """Write both under temporary names; calling what is given replaces them. See `prepared`."""
    content = keys.to_bytes()
    return prepared([(folder / NAME, content), (folder / COPY, content)])


def _in_no_order(boxes: tuple[Sealed, ...]) -> list[dict[str, str]]:
    """Return them sorted by their random ids, so that none shows which came first."""
    return [_sealed_to_json(box) for box in sorted(boxes, key=lambda box: box.id)]


def _sealed_to_json(sealed: Sealed) -> dict[str, str]:
    return {"id": sealed.id, "nonce": sealed.nonce.hex(), "box": sealed.box.hex()}


def _sealed_from_json(members: dict[str, str]) -> Sealed:
    nonce, box = bytes.fromhex(members["nonce"]), bytes.fromhex(members["box"])
    if len(nonce) != 12 or len(box) < 16 or not isinstance(members["id"], str):
        raise KeysDamaged
    return Sealed(members["id"], nonce, box)

"""People of one installation: what is made for a new one, and one who types their passphrase."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from ..errors import SessionLocked
from .keyfile import KeyFile
from .rawkey import DatabaseKey
from .recovery import RecoveryKey
from .sealing import NONCE, derive, seal, unseal

MOST_PEOPLE = 2
PASSPHRASE, RECOVERY, KEYRING = "passphrase", "recovery", "keyring"
SUFFIX = ".tj"
_PERSON = b"trustjournal/1/person"


@dataclass(frozen=True)
class Member:
    """One who belongs, or once belonged, to a shared space, as pinned in one's own keybag.

    `person` is a random-looking id (no name) that follows from `key`, their Ed25519 public key.
    """

    person: str
    key: bytes
    left: bool = False

    def verifies(self, message: bytes, signature: bytes) -> bool:
        """Tell whether this person signed exactly this message."""
        try:
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, message)
        except (InvalidSignature, ValueError):
            return False
        return True

    def to_json(self) -> dict[str, Any]:
        """Return the member as a keybag holds it."""
        return {"person": self.person, "key": self.key.hex(), "left": self.left}

    @classmethod
    def from_json(cls, members: dict[str, Any]) -> Member:
        """Read what `to_json` gave."""
        return cls(members["person"], bytes.fromhex(members["key"]), bool(members.get("left")))


class Presence:
    """Someone who has just typed their passphrase: can sign, and seal for themselves.

    Made by `Session.presence`. It holds that person's keys, so keep it for one act only: use it
    as a context manager, or call `forget`. Locking the session forgets it in any case.
    """

    def __init__(self, install_id: str, master: bytes, seed: str) -> None:
        self._install_id = install_id
        self._master: bytes | None = master
        self._seed: bytes | None = bytes.fromhex(seed)
        self.member = member_of(seed)

    @property
    def person(self) -> str:
        """The person's id."""
        return self.member.person

    def sign(self, message: bytes) -> bytes:
        """Return the Ed25519 signature (64 bytes). Raises SessionLocked after `forget`."""
        if self._seed is None:
            raise SessionLocked
        return Ed25519PrivateKey.from_private_bytes(self._seed).sign(message)

    def seal(self, purpose: str, plain: bytes) -> bytes:
        """Return `plain` sealed so that only this person can open it, for this purpose.

        Raises SessionLocked after `forget`.
        """
        nonce, box = seal(self._key(purpose), plain, self._label(purpose))
        return nonce + box

    def unseal(self, purpose: str, box: bytes) -> bytes | None:
        """Return what this person sealed for this purpose; None for anything else.

        Raises SessionLocked after `forget`.
        """
        return unseal(self._key(purpose), box[:NONCE], box[NONCE:], self._label(purpose))

    def forget(self) -> None:
        """Drop the keys. Idempotent."""
        self._master = self._seed = None

    def master(self) -> bytes:
        """Return the person's master key, for the vault alone. Raises SessionLocked."""
        if self._master is None:
            raise SessionLocked
        return self._master

    def _key(self, purpose: str) -> bytes:
        return derive(self.master(), f"trustjournal/1/presence/{purpose}")

    def _label(self, purpose: str) -> str:
        return f"trustjournal-sealed/1/{self._install_id}/{purpose}"

    def __enter__(self) -> Presence:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.forget()

    def __repr__(self) -> str:
        return "Presence(…)"


@dataclass(frozen=True, repr=False)
class NewPerson:
    """What was made for a new person: a keys file that has them, and what opens their keybag."""

    file: KeyFile
    master: bytes
    bag_id: str
    bag: dict[str, Any]


def with_person(file: KeyFile, root: bytes, recovery: RecoveryKey | None) -> NewPerson:
    """Return `file` with one more person in it: their slots, and their keybag with new keys."""
    master, bag_id = secrets.token_bytes(32), secrets.token_hex(8)
    bag: dict[str, Any] = {
        "v": 1,
        "private": new_place(),
        "shared": None,
        "sign": secrets.token_hex(32),
        "slots": [],
        "heads": {},
        "open": False,
        "backups": [],
    }
    roots = [(PASSPHRASE, root)]
    if recovery:
        roots.append((RECOVERY, recovery.root(file.kdf.salt)))
    for kind, each in roots:
        file = file.with_slot(each, master)
        bag["slots"].append({"id": file.slots[-1].id, "kind": kind})
    return NewPerson(file.with_keybag(bag_id, master, bag), master, bag_id, bag)


def member_of(seed: str) -> Member:
    """Return who has this Ed25519 seed (hexadecimal, as in a keybag)."""
    key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(seed)).public_key().public_bytes_raw()
    return Member(hashlib.sha256(_PERSON + key).hexdigest()[:32], key)


def new_place() -> dict[str, str]:
    """Return a new random file name and database key, as the keybag holds them."""
    return {"file": secrets.token_hex(16) + SUFFIX, "key": DatabaseKey.generate().hex96()}


def place_key(place: dict[str, Any]) -> DatabaseKey:
    """Return the key of a place in a keybag."""
    chain = place.get("chain")
    return DatabaseKey(bytes.fromhex(place["key"]), bytes.fromhex(chain) if chain else None)

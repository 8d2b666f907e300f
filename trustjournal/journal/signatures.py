"""What makes an act somebody's own: canonical bytes, hashes that chain, Ed25519 signatures.

docs/agreements.md describes the bytes well enough to check a signature without this program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Protocol

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from trustjournal.journal.agreement_life import Standing
from trustjournal.journal.agreements import SIGNED, Act, Deed
from trustjournal.journal.entries import canonical

CONTEXT = b"trustjournal/agreement/1\n"
"""Goes before an act's canonical JSON, so that a signature says nothing anywhere else."""


class Member(Protocol):
    """Somebody who belongs to the shared space, as one's own keybag knows them."""

    @property
    def person(self) -> str:
        """The person's id."""

    @property
    def key(self) -> bytes:
        """Their Ed25519 public key, 32 bytes."""

    @property
    def left(self) -> bool:
        """Whether they have left the space."""


class Presence(Protocol):
    """Somebody who has just typed their passphrase."""

    @property
    def person(self) -> str:
        """The person's id."""

    def sign(self, message: bytes) -> bytes:
        """Return their Ed25519 signature of `message`."""


class Trouble(StrEnum):
    """What can be wrong with an agreement; the words are in `agreements.toml`."""

    CHANGED = "changed"
    FORGED = "forged"
    MISSING = "missing"
    UNKNOWN_PERSON = "unknown_person"
    ORDER_BROKEN = "order_broken"


@dataclass(frozen=True, slots=True)
class Fault:
    """One trouble, at an act (`seq`) that is about a version."""

    trouble: Trouble
    seq: int
    version: int


@dataclass(frozen=True, slots=True)
class Judgement:
    """What the acts of an agreement amount to: only those that are in order count.

    `counted` are the places (from 1) of the acts that did.
    """

    standing: Standing
    faults: tuple[Fault, ...]
    counted: frozenset[int]


def message_of(act: Act) -> bytes:
    """Return the bytes that are hashed and signed."""
    return CONTEXT + canonical(act.to_json())


def hash_of(act: Act) -> str:
    """Return the SHA-256 of an act, in hexadecimal; its signature is no part of it."""
    return hashlib.sha256(message_of(act)).hexdigest()


def signed(act: Act, presence: Presence) -> Act:
    """Return the act with a signature by the person who is present, who must be its author."""
    if presence.person != act.author:
        raise ValueError("only its author signs an act")
    return replace(act, signature=presence.sign(message_of(act)).hex())


def keys_of(members: Iterable[Member]) -> dict[str, bytes]:
    """Return person → public key."""
    return {member.person: member.key for member in members}


def keys_along(acts: Iterable[Act]) -> dict[str, bytes]:
    """Return the keys that the acts themselves carry: for a copy that came out of a file, which
    they show to be whole, though not whose it is."""
    found: dict[str, bytes] = {}
    for act in acts:
        for party in act.parties:
            found.setdefault(party.person, bytes.fromhex(party.key))
    return found


def judge(
    uid: str,
    acts: Sequence[Act | None],
    keys: Mapping[str, bytes],
    disowned: frozenset[int] = frozenset(),
) -> Judgement:
    """Go through an agreement's acts in order, against the keys of those whom one knows.

    None stands for an act that cannot be read; `disowned` are the places of acts whose author,
    who is asking, has not done them.
    """
    standing, faults, counted = Standing(), [], set()
    before, proposed = "", {0: ""}
    for place, act in enumerate(acts, start=1):
        if act is None:
            faults.append(Fault(Trouble.CHANGED, place, standing.versions))
            before = ""
            continue
        trouble = _trouble(uid, place, before, act, standing, keys)
        if not trouble and act.of != proposed.get(0 if act.terms else act.version):
            trouble = Trouble.ORDER_BROKEN
        if not trouble and place in disowned:
            trouble = Trouble.FORGED
        if trouble:
            faults.append(Fault(trouble, place, act.version))
        else:
            standing = standing.after(act)
            counted.add(place)
            if act.terms:
                proposed[act.version] = hash_of(act)
        before = hash_of(act)
    return Judgement(standing, tuple(faults), frozenset(counted))


def _trouble(
    uid: str, place: int, before: str, act: Act, standing: Standing, keys: Mapping[str, bytes]
) -> Trouble | None:
    if act.agreement != uid or act.seq != place or act.previous != before:
        return Trouble.ORDER_BROKEN
    if act.deed is Deed.PROPOSE:
        trouble = _trouble_with_parties(act, standing, keys)
        possible = act.version == standing.versions + 1 and not standing.refusal(
            act.deed, act.author
        )
        return trouble or (None if possible else Trouble.ORDER_BROKEN)
    if act.author not in keys:
        return Trouble.UNKNOWN_PERSON
    if act.deed in SIGNED and not is_signed(act, keys[act.author]):
        return Trouble.FORGED
    if act.deed not in SIGNED and act.signature:
        return Trouble.FORGED
    about = standing.on_table if act.deed in (Deed.CONFIRM, Deed.DECLINE) else standing.in_force
    if act.version != about or standing.refusal(act.deed, act.author):
        return Trouble.ORDER_BROKEN
    return None


def _trouble_with_parties(
    act: Act, standing: Standing, keys: Mapping[str, bytes]
) -> Trouble | None:
    """A proposal binds exactly two people whom one knows by just these keys, always the same."""
    people = {party.person for party in act.parties}
    if standing.parties and people != standing.parties:
        return Trouble.UNKNOWN_PERSON
    if any(keys.get(party.person, b"").hex() != party.key for party in act.parties):
        return Trouble.UNKNOWN_PERSON
    if len(act.parties) != 2 or len(people) != 2 or act.author not in people:
        return Trouble.UNKNOWN_PERSON
    return Trouble.FORGED if act.signature else None


def vouched_for(acts: Sequence[Act | None], person: str, key: bytes) -> frozenset[int]:
    """Return the places of everything that a person's signatures cover: the acts that they have
    signed, and all that was done before the last of these, as far as the hashes lead back."""
    last = 0
    for place, act in enumerate(acts, start=1):
        if act and act.author == person and act.deed in SIGNED and is_signed(act, key):
            last = place
    covered: set[int] = set()
    while last:
        act, before = acts[last - 1], acts[last - 2] if last > 1 else None
        covered.add(last)
        if act is None or before is None or act.previous != hash_of(before):
            break
        last -= 1
    return frozenset(covered)


def is_signed(act: Act, key: bytes) -> bool:
    """Say whether an act's signature was made with the secret part of this key."""
    try:
        Ed25519PublicKey.from_public_bytes(key).verify(
            bytes.fromhex(act.signature), message_of(act)
        )
    except (InvalidSignature, ValueError):
        return False
    return True

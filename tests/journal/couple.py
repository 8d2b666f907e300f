"""Two made-up people, their private databases and the shared one, without a vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.journal.samples import MovableClock
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.database import Database, DatabaseKey

A, B, STRANGER = "a" * 32, "b" * 32, "c" * 32
TERMS = Terms(area="devices", text="The phones stay outside the bathroom, both of them.")


@dataclass(frozen=True)
class Person:
    """A signing key, as both `Member` and `Presence`."""

    person: str
    signer: Ed25519PrivateKey
    left: bool = False

    @classmethod
    def new(cls, person: str, seed: int) -> Person:
        return cls(person, Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32))

    @property
    def key(self) -> bytes:
        return self.signer.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        return self.signer.sign(message)


ALICE, BILL, EVE = Person.new(A, 1), Person.new(B, 2), Person.new(STRANGER, 3)
MEMBERS = (ALICE, BILL)


@dataclass
class Couple:
    """Everything that two people share a computer with."""

    clock: MovableClock
    private: dict[str, Database]
    shared: Database

    def agreements(self, person: Person) -> AgreementStore:
        """As this person's session uses them."""
        own = self.private[person.person]
        return AgreementStore(self.shared, own, self.clock, person.person, MEMBERS)

    def check(self, person: Person) -> tuple[Finding, ...]:
        """What this person is told at unlocking."""
        return check_agreements(self.private[person.person], self.shared, MEMBERS, person.person)

    def propose(self, person: Person = ALICE, terms: Terms = TERMS, agreement: str = "") -> str:
        """Put something on the table; return the agreement's id."""
        (uid,) = self.agreements(person).propose(terms, agreement).uids
        return uid

    def agree(self, terms: Terms = TERMS, agreement: str = "") -> str:
        """Propose as Alice, and let both sign."""
        uid = self.propose(ALICE, terms, agreement)
        self.agreements(ALICE).confirm(uid, ALICE)
        self.agreements(BILL).confirm(uid, BILL)
        return uid


@contextmanager
def couple_in(folder: Path, clock: MovableClock) -> Iterator[Couple]:
    """Give a couple whose three databases lie in `folder`."""
    made = [
        Database.create(folder / f"{name}.tj", DatabaseKey.generate(), clock)
        for name in ("alice", "bill", "shared")
    ]
    try:
        yield Couple(clock, {A: made[0], B: made[1]}, made[2])
    finally:
        for database in made:
            database.close()

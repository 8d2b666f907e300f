"""Copies of agreements in a private journal, taken along out of a shared space or a file.

Of an agreement a person takes what they wrote or signed, which leaves gaps between the acts. So a
copy is checked version by version: a yes names the hash of the proposal that it is a yes to, and
is checked against the keys that the proposal carries along.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from trustjournal.journal import act_rows
from trustjournal.journal.agreements import Act, Deed, Terms
from trustjournal.journal.signatures import hash_of, is_signed
from trustjournal.vault.database import Database


@dataclass(frozen=True, slots=True, repr=False)
class CopiedVersion:
    """A version as it was copied. `yes` is whose signature on it is right, and from when;
    `agreed` says whether that is both."""

    agreement: str
    number: int
    terms: Terms
    author: str
    written_at: datetime
    yes: dict[str, datetime]
    agreed: bool


def copied_agreements(database: Database) -> list[CopiedVersion]:
    """Return the copies of versions in a private database, the latest first."""
    found: list[CopiedVersion] = []
    for acts in act_rows.all_acts(database).values():
        found += copied_versions(act for act in acts.values() if act)
    return sorted(found, key=lambda each: (each.written_at, each.number), reverse=True)


def copied_versions(acts: Iterable[Act]) -> list[CopiedVersion]:
    """Return the versions among some acts of one agreement, each with the signatures on it."""
    every = list(acts)
    return [_version(act, every) for act in every if act.deed is Deed.PROPOSE]


def own_acts(acts: Iterable[Act], person: str) -> list[Act]:
    """Return what a person may take along: all that they did themselves, and of the versions
    that they wrote or signed the proposal and both signatures."""
    every = list(acts)
    theirs = {act.version for act in every if act.author == person and _speaks(act)}
    return [
        act for act in every if act.author == person or (act.version in theirs and _speaks(act))
    ]


def _speaks(act: Act) -> bool:
    return act.deed in (Deed.PROPOSE, Deed.CONFIRM)


def _version(proposal: Act, acts: list[Act]) -> CopiedVersion:
    own = hash_of(proposal)
    keys = {party.person: bytes.fromhex(party.key) for party in proposal.parties}
    yes = {
        act.author: act.at
        for act in acts
        if act.deed is Deed.CONFIRM
        and act.of == own
        and act.author in keys
        and is_signed(act, keys[act.author])
    }
    return CopiedVersion(
        proposal.agreement,
        proposal.version,
        proposal.terms or Terms(),
        proposal.author,
        proposal.at,
        yes,
        agreed=len(keys) > 1 and yes.keys() == keys.keys(),
    )

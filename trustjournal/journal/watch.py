"""Whether agreements are still what they were when this person last saw them.

Whoever has the shared key can write anything into the shared file. They cannot make the other's
signature, and they cannot change what the other's private journal remembers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trustjournal.journal import act_rows
from trustjournal.journal.act_rows import SEEN, Stored
from trustjournal.journal.agreements import SIGNED, Act
from trustjournal.journal.signatures import (
    Member,
    Trouble,
    hash_of,
    judge,
    keys_along,
    keys_of,
    vouched_for,
)
from trustjournal.journal.state import StateStore
from trustjournal.vault.database import Database

_INTENT = "agreement_intent"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: what, with which agreement, at which version and act."""

    trouble: Trouble
    agreement: str
    version: int
    seq: int


class Memory:
    """What one person has seen of agreements, in their private database."""

    def __init__(self, private: Database) -> None:
        self._private = private
        self._state = StateStore(private)

    def all(self) -> Stored:
        """Return every act that was seen."""
        return act_rows.all_acts(self._private, SEEN)

    def acts(self, uid: str) -> list[Act]:
        """Return the acts of one agreement as they were seen, in order."""
        return [act for act in act_rows.acts_of(self._private, uid, SEEN).values() if act]

    def of(self, uid: str) -> dict[int, Act | None]:
        """Return seq → act of one agreement."""
        return act_rows.acts_of(self._private, uid, SEEN)

    def keys(self, members: Sequence[Member]) -> dict[str, bytes]:
        """Return the keys of everybody whom this person knows: the members as they are pinned,
        and those with whom they made agreements before."""
        seen = [act for acts in self.all().values() for act in acts.values() if act]
        return keys_along(seen) | keys_of(members)

    def remember(self, acts: Iterable[Act]) -> None:
        """Keep what was seen; what was seen at the same place before is replaced."""
        new = list(acts)
        if not new:
            return
        with self._private.transaction():
            for act in new:
                act_rows.put(self._private, act, SEEN)

    def forget_after(self, uid: str, seq: int) -> None:
        """Forget what was seen of an agreement behind an act (0: all of it)."""
        with self._private.transaction():
            for later in act_rows.acts_of(self._private, uid, SEEN):
                if later > seq:
                    act_rows.remove(self._private, uid, later, SEEN)

    def intend(self, act: Act) -> None:
        """Note what this person is about to do: should the power fail between the two files, it
        is still known to be theirs."""
        self._state.set(_INTENT, hash_of(act))

    def intended(self) -> str:
        """Return the hash of the last act that was noted so."""
        return str(self._state.get(_INTENT, ""))


def disowned(
    acts: Sequence[Act | None],
    known: dict[int, Act | None],
    intended: str,
    person: str,
    keys: dict[str, bytes],
) -> frozenset[int]:
    """Return the places of acts that stand in a person's name although they did not do them.

    Their own signatures vouch for what they cover; of the rest, `known` is what their journal
    remembers of this agreement, and `intended` what they were about to do last.
    """
    vouched = vouched_for(acts, person, keys[person]) if person in keys else frozenset()
    found = set()
    for place, act in enumerate(acts, start=1):
        if act is None or act.author != person or act.deed in SIGNED or place in vouched:
            continue
        # What stands where another act was seen is told as changed, and shown beside that.
        if place not in known and hash_of(act) != intended:
            found.add(place)
    return frozenset(found)


def check_agreements(
    private: Database,
    shared: Database,
    members: Sequence[Member],
    person: str,
    *,
    remember: bool = True,
) -> tuple[Finding, ...]:
    """Check every agreement of the shared space, and remember what is new and in order.

    `members` are those pinned in this person's own keybag, `person` is theirs. For each unlock:
    it takes well under a millisecond a signature. Without `remember` it is only looked at.
    Raises what the databases raise.
    """
    memory = Memory(private)
    seen, keys, intended = memory.all(), memory.keys(members), memory.intended()
    present = act_rows.all_acts(shared)
    findings: list[Finding] = []
    fresh: list[Act] = []
    for uid in sorted(present.keys() | seen.keys()):
        acts = act_rows.in_order(present.get(uid, {}))
        known = seen.get(uid, {})
        foreign = disowned(acts, known, intended, person, keys)
        judged = judge(uid, acts, keys, foreign)
        wrong = [Finding(f.trouble, uid, f.version, f.seq) for f in judged.faults]
        wrong += _against_memory(uid, acts, known)
        counted = [act for act in acts if act and act.seq in judged.counted]
        new = [act for act in counted if act.seq not in known]
        findings += _once(wrong)
        if not wrong:
            fresh += new
    if remember:
        memory.remember(fresh)
    return tuple(findings)


def _against_memory(
    uid: str, acts: list[Act | None], known: dict[int, Act | None]
) -> Iterable[Finding]:
    for seq, remembered in known.items():
        if remembered is None:
            continue
        there = acts[seq - 1] if seq <= len(acts) else None
        if there is None:
            yield Finding(Trouble.MISSING, uid, remembered.version, seq)
        elif hash_of(there) != hash_of(remembered):
            yield Finding(Trouble.CHANGED, uid, remembered.version, seq)


def _once(found: list[Finding]) -> list[Finding]:
    """One finding of a kind for each version: that an order is broken follows from a change."""
    kept: dict[tuple[Trouble, int], Finding] = {}
    for finding in found:
        kept.setdefault((finding.trouble, finding.version), finding)
    if any(f.trouble in (Trouble.CHANGED, Trouble.MISSING) for f in found):
        return [f for f in kept.values() if f.trouble is not Trouble.ORDER_BROKEN]
    return list(kept.values())

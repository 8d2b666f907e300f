"""What comes in beside entries: things and agreements, each put where it belongs."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise
from typing import Any

from trustjournal.carry.lists import AGREEMENTS, THINGS
from trustjournal.errors import EntryInvalid
from trustjournal.journal import act_rows, members, thing_rows
from trustjournal.journal.agreement_store import index_agreement
from trustjournal.journal.agreements import Act
from trustjournal.journal.fields import LONGEST_NAME
from trustjournal.journal.signatures import hash_of, is_signed, keys_along
from trustjournal.journal.things import Thing
from trustjournal.vault.database import Database


@dataclass
class Counts:
    """What became of the things in a file; the names are those of `ImportReport`."""

    added: int = 0
    unchanged: int = 0
    kept: int = 0
    brought_back: int = 0
    unsigned: int = 0


@dataclass
class ThingIntake:
    """Takes things and agreements in, inside an open transaction.

    `author` is whoever imports into a shared space: things without an author become theirs.
    `taken` are the acts that were new here.
    """

    database: Database
    author: str
    now: datetime
    counts: Counts = field(default_factory=Counts)
    taken: list[Act] = field(default_factory=list)
    _seen: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def take(self, name: str, value: Any) -> None:
        """Take one element of a list. Raises EntryInvalid naming the field."""
        if name == AGREEMENTS:
            self._take_agreement(value)
        else:
            self._take_thing(THINGS[name], value)

    def _take_thing(self, kind: type[Thing], value: Any) -> None:
        thing = kind.from_json(value)
        if self.author and not thing.author:
            thing = thing.edited(author=self.author)
        self._refuse_twice(kind.KIND, thing.uid, thing.canonical())
        here = thing_rows.held(self.database, kind, thing.uid)
        binned = thing_rows.in_bin(self.database, kind, thing.uid)
        if binned:
            thing_rows.put_back(self.database, kind, thing.uid, self.now)
            self.counts.brought_back += 1
            self.counts.kept += binned.canonical() != thing.canonical()
        elif here is None:
            thing_rows.put(self.database, thing, self.now)
            self.counts.added += 1
        elif here.canonical() == thing.canonical():
            self.counts.unchanged += 1
        else:
            self.counts.kept += 1

    def _take_agreement(self, value: Any) -> None:
        record = members.record("agreement", value)
        members.only(record, ("id", "acts"))
        for needed in ("id", "acts"):
            if needed not in record:
                raise EntryInvalid(needed, "missing")
        members.name("id", record["id"], LONGEST_NAME)
        acts = [_act(record["id"], each) for each in members.items("acts", record["acts"])]
        if not acts:
            raise EntryInvalid("acts", "blank")
        if any(later.seq <= act.seq for act, later in pairwise(acts)):
            raise EntryInvalid("seq", "out_of_bounds")
        whole = b"".join(f"{hash_of(act)}{act.signature}".encode() for act in acts)
        self._refuse_twice(AGREEMENTS, record["id"], whole)
        self.counts.unsigned += not _signatures_fit(acts)
        self._put_acts(record["id"], acts)

    def _put_acts(self, uid: str, acts: list[Act]) -> None:
        """Add what goes on from what is here; where the two differ, what is here stays."""
        here = act_rows.acts_of(self.database, uid)
        if any(act.seq in here and not _same(act, here[act.seq]) for act in acts):
            self.counts.kept += 1
            return
        new = [act for act in acts if act.seq not in here]
        for act in new:
            act_rows.put(self.database, act)
        if new:
            index_agreement(self.database, uid)
            self.taken += new
            self.counts.added += 1
        else:
            self.counts.unchanged += 1

    def _refuse_twice(self, kind: str, uid: str, content: bytes) -> None:
        if self._seen.setdefault((kind, uid), content) != content:
            raise EntryInvalid("id", "twice")


def _act(uid: str, value: Any) -> Act:
    record = dict(members.record("acts", value))
    act = Act.from_json(record, record.pop("signature", ""))
    if act.agreement != uid:
        raise EntryInvalid("agreement", "not_its_own")
    return act


def _same(act: Act, other: Act | None) -> bool:
    return other is not None and (hash_of(act), act.signature) == (hash_of(other), other.signature)


def _signatures_fit(acts: list[Act]) -> bool:
    """Say whether every signature is right by the keys that the proposals carry along."""
    keys = keys_along(acts)
    return all(
        act.author in keys and is_signed(act, keys[act.author]) for act in acts if act.signature
    )

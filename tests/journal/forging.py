"""Whoever has the shared key, and a script of their own: Bill forges, Alice looks.

A forgery changes the shared file in any way it likes, and keeps the history of changes in order,
as somebody with the key can. It never touches Alice's private journal or her signing key.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tests.journal.couple import ALICE, BILL, Couple, Person
from trustjournal.journal import act_rows
from trustjournal.journal.agreements import SIGNED, Act, AgreementKind, Deed, Terms
from trustjournal.journal.disclosure import DisclosureRule
from trustjournal.journal.signatures import Trouble, hash_of, signed
from trustjournal.vault.database import Database

DAY = date(2026, 5, 1)
FAIR = Terms(area="money", text="We look at both accounts together.", review_on=DAY)
UNFAIR = Terms(area="money", text="I look at your account alone.")
RULE = DisclosureRule.new("Contact", within_hours=24)


@dataclass
class Forger:
    """The shared file in Bill's hands. The ids are those of agreements that Alice has seen."""

    shared: Database
    money: str
    revised: str
    paused: str
    retired: str
    matrix: str
    open: str

    @classmethod
    def of(cls, couple: Couple) -> Forger:
        """Let the two agree on a few things, and Alice see them all."""
        money = couple.agree(FAIR)
        revised = couple.agree(Terms(text="The first."))
        couple.agree(Terms(text="The second."), revised)
        paused = couple.agree(Terms(text="To be paused."))
        couple.agreements(ALICE).pause(paused, ALICE)
        retired = couple.agree(Terms(text="To be retired."))
        couple.agreements(ALICE).retire(retired, ALICE)
        matrix = couple.agree(Terms(kind=AgreementKind.DISCLOSURE, rules=(RULE,)))
        opened = couple.propose(BILL, UNFAIR)
        assert couple.check(ALICE) == ()
        return cls(couple.shared, money, revised, paused, retired, matrix, opened)

    def acts(self, uid: str) -> list[Act]:
        """Return an agreement's acts."""
        return [act for act in act_rows.acts_of(self.shared, uid).values() if act]

    def write(self, uid: str, acts: Sequence[Act]) -> None:
        """Put these in place of an agreement's acts, at places from 1 on."""
        with self.shared.transaction():
            for seq in act_rows.acts_of(self.shared, uid):
                act_rows.remove(self.shared, uid, seq)
            for place, act in enumerate(acts, start=1):
                document = json.dumps(act.to_json(), sort_keys=True)
                self.raw(uid, place, document, act.signature)

    def raw(self, uid: str, place: int, document: str, signature: str = "") -> None:
        """Put any text at one place, inside a transaction."""
        self.shared.execute(
            "INSERT OR REPLACE INTO acts(agreement, seq, document, signature) VALUES(?,?,?,?)",
            (uid, place, document, signature),
        )
        content = act_rows.content(document, signature)
        self.shared.record(act_rows.ACTS, act_rows.place_of(uid, place), content)

    def edit(self, uid: str, place: int, **values: Any) -> None:
        """Change some fields of one act and nothing else."""
        acts = self.acts(uid)
        acts[place - 1] = replace(acts[place - 1], **values)
        self.write(uid, acts)

    def retell(self, uid: str, acts: Sequence[Act], signers: Sequence[Person] = ()) -> None:
        """Write acts whose order is made right again; `signers` sign theirs anew."""
        self.write(uid, reordered(uid, acts, signers))

    def append(
        self, uid: str, deed: Deed, author: str, signer: Person | None, **values: Any
    ) -> None:
        """Add an act in somebody's name, signed by whoever the forger likes."""
        acts = self.acts(uid)
        proposals = [act for act in acts if act.terms]
        version = len(proposals) + (deed is Deed.PROPOSE)
        of = "" if deed is Deed.PROPOSE else hash_of(proposals[-1])
        act = Act(
            deed=deed, agreement=uid, seq=len(acts) + 1, version=version,
            previous=hash_of(acts[-1]), author=author, at=acts[-1].at, of=of, **values,
        )  # fmt: skip
        self.write(uid, [*acts, as_by(act, signer) if signer else act])


def as_by(act: Act, signer: Person) -> Act:
    """Sign an act, whoever its author is said to be."""
    return signed(act, replace(signer, person=act.author))


def reordered(uid: str, acts: Sequence[Act], signers: Sequence[Person] = ()) -> list[Act]:
    """Return acts with their numbers and hashes made right for a changed list."""
    told: list[Act] = []
    proposed: dict[int, str] = {}
    for seq, act in enumerate(acts, start=1):
        made = replace(
            act, agreement=uid, seq=seq, previous=hash_of(told[-1]) if told else "",
            of="" if act.terms else proposed.get(act.version, act.of),
        )  # fmt: skip
        for signer in signers:
            if act.deed in SIGNED and signer.person == act.author:
                made = as_by(made, signer)
        if act.terms:
            proposed[act.version] = hash_of(made)
        told.append(made)
    return told


Forgery = Callable[[Forger], None]
CASES: dict[str, tuple[set[Trouble], Forgery]] = {}
C, F, M, U, O = (  # noqa: E741
    Trouble.CHANGED, Trouble.FORGED, Trouble.MISSING, Trouble.UNKNOWN_PERSON,
    Trouble.ORDER_BROKEN,
)  # fmt: skip


def case(*expected: Trouble) -> Callable[[Forgery], Forgery]:
    """Note a forgery, and what Alice has to be told at least."""

    def note(forgery: Forgery) -> Forgery:
        CASES[forgery.__name__] = (set(expected), forgery)
        return forgery

    return note


def proposal_with(act: Act, **terms: Any) -> Act:
    """Return a proposal with other terms."""
    assert act.terms
    return replace(act, terms=act.terms.edited(**terms))

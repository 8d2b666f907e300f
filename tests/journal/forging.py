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

from tests.journal.couple import ALICE, BILL, EVE, A, B, Couple, Person
from trustjournal.journal import act_rows
from trustjournal.journal.agreements import SIGNED, Act, AgreementKind, Deed, Party, Terms
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


EDITS: dict[str, dict[str, Any]] = {
    "area": {"area": "devices"},
    "title": {"title": "Another"},
    "text": {"text": UNFAIR.text},
    "a_comma": {"text": "We look at both accounts, together."},
    "scope": {"scope": "Yours."},
    "exceptions": {"exceptions": "When I say so."},
    "mutual": {"mutual": False},
    "start": {"start": DAY},
    "review": {"review_on": None},
    "kind": {"kind": AgreementKind.DISCLOSURE},
}


def _edited(name: str, terms: dict[str, Any]) -> None:
    def plainly(forger: Forger) -> None:
        first = forger.acts(forger.money)[0]
        forger.edit(forger.money, 1, terms=proposal_with(first, **terms).terms)

    def with_its_order(forger: Forger) -> None:
        first, *rest = forger.acts(forger.money)
        forger.retell(forger.money, [proposal_with(first, **terms), *rest])

    def and_signed_by_bill(forger: Forger) -> None:
        first, *rest = forger.acts(forger.money)
        changed = [proposal_with(first, **terms), *rest]
        forger.retell(forger.money, changed, [BILL, replace(BILL, person=A)])

    for forgery in (plainly, with_its_order, and_signed_by_bill):
        forgery.__name__ = f"{name}_edited_{forgery.__name__}"
        case(C)(forgery)


for _name, _terms in EDITS.items():
    _edited(_name, _terms)


# --- the matrix --------------------------------------------------------------------------------


@case(C, F)
def a_rule_gets_more_time(forger: Forger) -> None:
    first, *rest = forger.acts(forger.matrix)
    forger.retell(
        forger.matrix, [proposal_with(first, rules=(RULE.edited(within_hours=900),)), *rest]
    )


@case(C, F)
def a_rule_vanishes(forger: Forger) -> None:
    first, *rest = forger.acts(forger.matrix)
    forger.retell(forger.matrix, [proposal_with(first, rules=(), text="Nothing."), *rest])


# --- signatures --------------------------------------------------------------------------------


@case(F)
def the_two_signatures_are_swapped(forger: Forger) -> None:
    first, hers, his = forger.acts(forger.money)
    swapped = [
        first, replace(hers, signature=his.signature), replace(his, signature=hers.signature),
    ]  # fmt: skip
    forger.write(forger.money, swapped)


@case(F)
def a_signature_is_emptied(forger: Forger) -> None:
    forger.edit(forger.money, 2, signature="")


@case(F)
def a_signature_is_cut(forger: Forger) -> None:
    forger.edit(forger.money, 2, signature=forger.acts(forger.money)[1].signature[:-2])


@case(F)
def a_signature_is_made_of_zeros(forger: Forger) -> None:
    forger.edit(forger.money, 2, signature="00" * 64)


@case(F)
def a_signature_is_no_hexadecimal(forger: Forger) -> None:
    forger.edit(forger.money, 2, signature="yes" * 20)


@case(F)
def alices_yes_is_signed_by_bill(forger: Forger) -> None:
    forger.append(forger.open, Deed.CONFIRM, A, BILL)


@case(F)
def alices_yes_is_signed_by_a_stranger(forger: Forger) -> None:
    forger.append(forger.open, Deed.CONFIRM, A, EVE)


@case(F)
def alices_yes_has_no_signature(forger: Forger) -> None:
    forger.append(forger.open, Deed.CONFIRM, A, None)


@case(F)
def alices_yes_to_something_else_is_replayed(forger: Forger) -> None:
    forger.append(forger.open, Deed.CONFIRM, A, None)
    signature = forger.acts(forger.money)[1].signature
    forger.edit(forger.open, 2, signature=signature)


@case(O)
def alices_whole_yes_to_something_else_is_copied(forger: Forger) -> None:
    hers = forger.acts(forger.money)[1]
    forger.write(forger.open, [*forger.acts(forger.open), hers])


@case(F)
def alices_yes_to_another_version_is_replayed(forger: Forger) -> None:
    forger.append(
        forger.money, Deed.PROPOSE, B, None, terms=UNFAIR,
        parties=forger.acts(forger.money)[0].parties,
    )  # fmt: skip
    forger.append(forger.money, Deed.CONFIRM, A, None)
    old = forger.acts(forger.money)[1].signature
    forger.edit(forger.money, 5, signature=old)


@case(C)
def alices_yes_is_there_twice(forger: Forger) -> None:
    first, hers, his = forger.acts(forger.money)
    forger.write(forger.money, [first, hers, hers, his])


@case(F)
def bills_yes_is_said_to_be_alices(forger: Forger) -> None:
    forger.append(forger.open, Deed.CONFIRM, B, BILL)
    forger.edit(forger.open, 2, author=A)


@case(F)
def a_signature_stands_on_what_needs_none(forger: Forger) -> None:
    forger.append(forger.open, Deed.DECLINE, B, BILL)


# --- deeds in Alice's name -----------------------------------------------------------------------


@case(F)
def alice_is_made_to_decline(forger: Forger) -> None:
    forger.append(forger.open, Deed.DECLINE, A, None)


@case(F)
def alice_is_made_to_propose(forger: Forger) -> None:
    parties = forger.acts(forger.money)[0].parties
    forger.append(forger.money, Deed.PROPOSE, A, None, terms=UNFAIR, parties=parties)


@case(F)
def alice_is_made_to_begin_a_review(forger: Forger) -> None:
    forger.append(forger.money, Deed.REVIEW, A, None)


@case(F)
def alice_is_made_to_keep_it_for_years(forger: Forger) -> None:
    forger.append(forger.money, Deed.REVIEW, B, None)
    forger.append(forger.money, Deed.KEEP, A, None, review_on=date(2036, 1, 1))


@case(F)
def alice_is_made_to_pause(forger: Forger) -> None:
    forger.append(forger.money, Deed.PAUSE, A, BILL)


@case(F)
def alice_is_made_to_end_it(forger: Forger) -> None:
    forger.append(forger.money, Deed.RETIRE, A, BILL)


@case(F)
def alice_is_made_to_take_it_up_again(forger: Forger) -> None:
    forger.append(forger.paused, Deed.RESUME, A, BILL)


@case(O)
def bill_takes_up_what_alice_paused(forger: Forger) -> None:
    forger.append(forger.paused, Deed.RESUME, B, BILL)


@case(O)
def bill_takes_up_what_has_ended(forger: Forger) -> None:
    forger.append(forger.retired, Deed.RESUME, B, BILL)


@case(O)
def a_new_version_of_what_has_ended(forger: Forger) -> None:
    parties = forger.acts(forger.money)[0].parties
    acts = forger.acts(forger.retired)
    forger.append(forger.retired, Deed.PROPOSE, B, None, terms=UNFAIR, parties=parties)
    assert len(forger.acts(forger.retired)) == len(acts) + 1


@case(F)
def words_are_put_into_alices_mouth(forger: Forger) -> None:
    forger.edit(forger.retired, 4, words="Because I was wrong.")


@case(F)
def alices_yes_gets_another_day(forger: Forger) -> None:
    hers = forger.acts(forger.money)[1]
    forger.edit(forger.money, 2, at=hers.at.replace(year=2020))


# --- missing and moved ---------------------------------------------------------------------------


@case(M)
def an_agreement_vanishes(forger: Forger) -> None:
    forger.write(forger.money, [])


@case(M)
def all_agreements_vanish(forger: Forger) -> None:
    for uid in act_rows.all_acts(forger.shared):
        forger.write(uid, [])


@case(M)
def the_end_of_a_list_is_cut_off(forger: Forger) -> None:
    forger.write(forger.retired, forger.acts(forger.retired)[:-1])


@case(M)
def a_pause_is_undone_by_deleting_it(forger: Forger) -> None:
    forger.write(forger.paused, forger.acts(forger.paused)[:-1])


@case(M)
def the_newer_version_vanishes(forger: Forger) -> None:
    forger.write(forger.revised, forger.acts(forger.revised)[:3])


@case(C)
def the_older_version_vanishes(forger: Forger) -> None:
    forger.write(forger.revised, forger.acts(forger.revised)[3:])


@case(C, F)
def the_older_version_vanishes_and_the_rest_is_retold(forger: Forger) -> None:
    later = [replace(act, version=1) for act in forger.acts(forger.revised)[3:]]
    forger.retell(forger.revised, later, [BILL])


@case(M)
def bills_own_yes_vanishes(forger: Forger) -> None:
    forger.write(forger.money, forger.acts(forger.money)[:2])


@case(C)
def alices_yes_vanishes_and_the_rest_is_retold(forger: Forger) -> None:
    first, _, his = forger.acts(forger.money)
    forger.retell(forger.money, [first, his], [BILL])


@case(C)
def something_else_stands_where_the_end_was(forger: Forger) -> None:
    acts = forger.acts(forger.retired)[:-1]
    forger.write(forger.retired, acts)
    forger.append(forger.retired, Deed.REVIEW, B, None)


@case(C)
def acts_are_exchanged(forger: Forger) -> None:
    first, hers, his = forger.acts(forger.money)
    forger.write(forger.money, [first, his, hers])


@case(O, M)
def an_agreement_goes_by_another_id(forger: Forger) -> None:
    acts = forger.acts(forger.money)
    forger.write("f" * 32, acts)
    forger.write(forger.money, [])


@case(F, M)
def an_agreement_is_retold_under_another_id(forger: Forger) -> None:
    acts = forger.acts(forger.money)
    forger.retell("f" * 32, acts, [BILL])
    forger.write(forger.money, [])


@case(C)
def versions_are_renumbered(forger: Forger) -> None:
    acts = [replace(act, version=act.version + 1) for act in forger.acts(forger.money)]
    forger.write(forger.money, acts)


@case(C)
def a_hash_is_changed(forger: Forger) -> None:
    forger.edit(forger.money, 3, previous="0" * 64)


@case(C)
def a_gap_is_left(forger: Forger) -> None:
    acts = forger.acts(forger.open)
    with forger.shared.transaction():
        forger.raw(forger.open, 3, json.dumps(acts[0].to_json()))


# --- people ----------------------------------------------------------------------------------


def _parties(*people: Person) -> tuple[Party, ...]:
    return tuple(Party(each.person, each.key.hex()) for each in people)


def _whole(forger: Forger, uid: str, parties: tuple[Party, ...], signers: Sequence[Person]) -> None:
    """An agreement that Alice has never seen, with all the signatures that somebody can make."""
    first = forger.acts(forger.money)[0]
    acts = [replace(first, author=B, terms=UNFAIR, parties=parties)]
    acts += [
        replace(first, deed=Deed.CONFIRM, author=signer.person, terms=None, parties=())
        for signer in signers
    ]
    forger.retell(uid, acts, signers)


@case(U)
def alice_gets_another_key(forger: Forger) -> None:
    false = replace(EVE, person=A)
    _whole(forger, "d" * 32, _parties(false, BILL), [false, BILL])


@case(U)
def alice_gets_another_key_in_what_she_has_signed(forger: Forger) -> None:
    false = replace(EVE, person=A)
    first, *rest = forger.acts(forger.money)
    changed = replace(first, parties=_parties(false, BILL))
    forger.retell(forger.money, [changed, *rest], [false, BILL])


@case(U)
def bill_agrees_with_himself(forger: Forger) -> None:
    _whole(forger, "d" * 32, _parties(BILL), [BILL])


@case(U)
def bill_agrees_with_himself_twice(forger: Forger) -> None:
    _whole(forger, "d" * 32, _parties(BILL, BILL), [BILL])


@case(U)
def bill_agrees_with_a_stranger(forger: Forger) -> None:
    _whole(forger, "d" * 32, _parties(BILL, EVE), [BILL, EVE])


@case(U)
def a_third_person_is_put_in(forger: Forger) -> None:
    _whole(forger, "d" * 32, _parties(ALICE, BILL, EVE), [BILL, EVE])


@case(U)
def a_stranger_proposes(forger: Forger) -> None:
    first = forger.acts(forger.money)[0]
    forger.retell("d" * 32, [replace(first, author=EVE.person)])


@case(U)
def a_stranger_declines(forger: Forger) -> None:
    forger.append(forger.open, Deed.DECLINE, EVE.person, None)


@case(F)
def a_new_agreement_with_a_false_yes(forger: Forger) -> None:
    false = replace(BILL, person=A)
    _whole(forger, "d" * 32, _parties(ALICE, BILL), [false, BILL])


# --- what cannot be read -----------------------------------------------------------------------


@case(M)
def a_proposal_is_no_json(forger: Forger) -> None:
    with forger.shared.transaction():
        forger.raw(forger.money, 1, "nothing")


@case(M)
def a_proposal_has_a_member_too_many(forger: Forger) -> None:
    document = forger.acts(forger.money)[0].to_json() | {"and": "more"}
    with forger.shared.transaction():
        forger.raw(forger.money, 1, json.dumps(document))


@case(C)
def what_nobody_has_seen_cannot_be_read(forger: Forger) -> None:
    with forger.shared.transaction():
        forger.raw("d" * 32, 1, '{"act": "propose"}')

"""Forgeries of whole lists of acts, and of people."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace

from tests.journal.couple import ALICE, BILL, EVE, A, B, Person
from tests.journal.forging import UNFAIR, C, F, Forger, M, O, U, case
from trustjournal.journal import act_rows
from trustjournal.journal.agreements import Deed, Party

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

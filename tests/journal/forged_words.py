"""Forgeries of words, of signatures, and of what somebody is said to have done."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.journal.couple import BILL, EVE, A, B
from tests.journal.forging import DAY, RULE, UNFAIR, C, F, Forger, O, case, proposal_with
from trustjournal.journal.agreements import AgreementKind, Deed

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

"""Every way to forge an agreement with the shared key is told to the one who did not do it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.journal import forged_lists, forged_words
from tests.journal.couple import ALICE, MEMBERS, A, Couple, couple_in
from tests.journal.forging import CASES, FAIR, Forger
from tests.journal.samples import MovableClock
from trustjournal.errors import EntryGone
from trustjournal.journal import act_rows
from trustjournal.journal.agreement_life import State
from trustjournal.journal.signatures import Trouble
from trustjournal.journal.watch import Finding, Memory, check_agreements
from trustjournal.messages import explain_trouble

MADE_BY = (forged_words, forged_lists)
"""They put their cases into CASES when they are loaded."""


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Couple, Forger]]:
    with couple_in(tmp_path_factory.mktemp("forged"), MovableClock()) as couple:
        yield couple, Forger.of(couple)


@contextmanager
def forged(world: tuple[Couple, Forger], name: str) -> Iterator[tuple[Finding, ...]]:
    """Let Bill forge, and give what Alice is told; the file is as it was afterwards."""
    couple, forger = world
    before = couple.shared.rows("SELECT agreement, seq, document, signature FROM acts")
    CASES[name][1](forger)
    try:
        yield check_agreements(couple.private[A], couple.shared, MEMBERS, A, remember=False)
    finally:
        with couple.shared.transaction():
            couple.shared.execute("DELETE FROM acts")
            for row in before:
                forger.raw(*row)


def signed_by_alice(couple: Couple) -> set[str]:
    """The words that Alice has really said yes to, as her own journal knows."""
    words = set()
    for uid in act_rows.all_acts(couple.private[A], act_rows.SEEN):
        seen = couple.agreements(ALICE).remembered(uid)
        assert seen
        words |= {version.terms.text for version in seen.versions if A in version.yes}
    return words


def test_there_are_at_least_fifty() -> None:
    assert len(CASES) >= 50


def test_before_it_all_is_well(world: tuple[Couple, Forger]) -> None:
    couple, _ = world
    assert couple.check(ALICE) == ()
    assert {each.state for each in couple.agreements(ALICE).all()} == {
        State.AGREED, State.PAUSED, State.RETIRED, State.DISCUSSING,
    }  # fmt: skip
    assert FAIR.text in signed_by_alice(couple)


@pytest.mark.parametrize("name", CASES)
def test_it_is_told_and_counts_for_nothing(world: tuple[Couple, Forger], name: str) -> None:
    couple, _ = world
    with forged(world, name) as found:
        told = {each.trouble for each in found}
        assert CASES[name][0] <= told, told
        assert all(explain_trouble(each.trouble.value).next_step for each in found)
        for agreement in couple.agreements(ALICE).all():
            if agreement.in_force:
                assert agreement.in_force.terms.text in signed_by_alice(couple)
        again = check_agreements(couple.private[A], couple.shared, MEMBERS, A)
        assert {each.trouble for each in again} == told, "looking at it is not accepting it"
    assert couple.check(ALICE) == ()


@pytest.mark.parametrize("name", ["text_edited_with_its_order", "an_agreement_vanishes",
                                  "alices_yes_has_no_signature"])  # fmt: skip
def test_what_was_seen_can_be_put_back(world: tuple[Couple, Forger], name: str) -> None:
    couple, _ = world
    with forged(world, name) as found:
        store = couple.agreements(ALICE)
        for uid in {each.agreement for each in found}:
            seen = store.remembered(uid)
            assert seen
            store.put_right(uid)
            assert store.get(uid).standing == seen.standing
        assert couple.check(ALICE) == ()


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("alice_is_made")])
def test_what_is_put_into_her_name_does_not_move_anything(
    world: tuple[Couple, Forger], name: str
) -> None:
    couple, _ = world
    before = {each.uid: each.standing for each in couple.agreements(ALICE).all()}
    with forged(world, name) as found:
        for uid in {each.agreement for each in found}:
            standing = couple.agreements(ALICE).get(uid).standing
            reviewing = name == "alice_is_made_to_keep_it_for_years"  # Bill has really begun it
            assert standing == replace(before[uid], in_review=reviewing)


def test_an_older_journal_put_back_accuses_nobody_of_what_was_signed_since(tmp_path: Path) -> None:
    """Alice’s own signature vouches for what she did before it, though her journal forgot it."""
    with couple_in(tmp_path, MovableClock()) as couple:
        uid = couple.agree()
        Memory(couple.private[A]).forget_after(uid, 0)
        assert couple.check(ALICE) == ()
        couple.agreements(ALICE).review(uid)
        couple.agreements(ALICE).keep(uid, None)
        Memory(couple.private[A]).forget_after(uid, 3)
        assert couple.check(ALICE)[0] == Finding(Trouble.FORGED, uid, 1, 4)
        couple.agreements(ALICE).accept(uid)
        assert couple.check(ALICE) == ()


def test_what_is_there_can_be_taken_as_it_is(tmp_path: Path) -> None:
    with couple_in(tmp_path, MovableClock()) as couple:
        forger = Forger.of(couple)
        CASES["the_end_of_a_list_is_cut_off"][1](forger)
        assert couple.check(ALICE)
        couple.agreements(ALICE).accept(forger.retired)
        assert couple.check(ALICE) == ()
        with pytest.raises(EntryGone):
            couple.agreements(ALICE).put_right("nowhere")

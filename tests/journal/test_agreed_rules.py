from __future__ import annotations

from datetime import timedelta

from tests.journal.couple import ALICE, BILL, A, Couple
from trustjournal.journal.agreed_rules import agreed_rules, rule_of
from trustjournal.journal.agreements import AgreementKind, Terms
from trustjournal.journal.disclosure import Circle, Detail, DisclosureRule, Listener
from trustjournal.journal.disclosure_log import DisclosureLog

RULE = DisclosureRule(
    id="a",
    behaviour="Writing to them",
    kind=Circle.INNER,
    couple_label="a relapse",
    tell=(Listener.PARTNER,),
    within_hours=24,
    setting="At the table",
    detail=Detail.FACTS,
    support_first=True,
)
TERMS = Terms(kind=AgreementKind.DISCLOSURE, rules=(RULE,))


def test_only_what_both_signed_counts(couple: Couple) -> None:
    uid = couple.propose(ALICE, TERMS)
    couple.agreements(ALICE).confirm(uid, ALICE)
    assert agreed_rules(couple.private[A], couple.agreements(ALICE)) == []
    couple.agreements(BILL).confirm(uid, BILL)
    found = agreed_rules(couple.private[A], couple.agreements(ALICE))
    assert [(each.agreement, each.version, each.rule) for each in found] == [(uid, 1, RULE)]
    assert found[0].agreed_at == couple.clock.now()


def test_an_agreement_in_words_has_no_rules(couple: Couple) -> None:
    couple.agree(Terms(text="Phones stay in the hall."))
    assert agreed_rules(couple.private[A], couple.agreements(ALICE)) == []


def test_without_the_shared_space_ones_own_memory_counts(couple: Couple) -> None:
    couple.agree(TERMS)
    for who in (ALICE, BILL):
        couple.check(who)  # as every unlock does
        assert [each.rule for each in agreed_rules(couple.private[who.person], None)] == [RULE]


def test_a_new_version_replaces_the_rules_and_an_end_ends_them(couple: Couple) -> None:
    uid = couple.agree(TERMS)
    longer = RULE.edited(within_hours=48)
    couple.agree(Terms(kind=AgreementKind.DISCLOSURE, rules=(longer,)), uid)
    found = agreed_rules(couple.private[A], couple.agreements(ALICE))
    assert [(each.version, each.rule) for each in found] == [(2, longer)]
    couple.agreements(ALICE).pause(uid, ALICE)
    assert agreed_rules(couple.private[A], couple.agreements(ALICE))
    couple.agreements(ALICE).retire(uid, ALICE)
    assert agreed_rules(couple.private[A], couple.agreements(ALICE)) == []


def test_an_event_keeps_the_text_of_its_rule(couple: Couple) -> None:
    uid = couple.agree(TERMS)
    couple.check(ALICE)
    log = DisclosureLog(couple.private[A], couple.clock)
    picked = agreed_rules(couple.private[A], None)[0]
    happened = couple.clock.now() - timedelta(hours=1)
    event = log.under(picked.rule, picked.agreement, picked.version, happened_at=happened)
    log.save(event)
    couple.agreements(ALICE).retire(uid, ALICE)
    kept = rule_of(log.get(event.uid))
    assert kept is not None
    assert (kept.rule, kept.key) == (RULE, picked.key)
    assert rule_of(log.new(what="Something else", happened_at=happened)) is None

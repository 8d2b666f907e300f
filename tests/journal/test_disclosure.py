"""The matrix's rules, the private log, the conversation, and what comes up on Today."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.journal.couple import ALICE, BILL, MEMBERS, A, B, Couple
from tests.journal.samples import NOON
from trustjournal.errors import EntryInvalid
from trustjournal.journal.agreements import Terms
from trustjournal.journal.answers_read import AnswersRead
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.disclosure import DisclosureRule, Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, DisclosureLog, ToldBy
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.due import Due, DueKind, due_now
from trustjournal.journal.requests import Answer, RequestStore

RULE = DisclosureRule.new("Contact", tell=(Listener.PARTNER,), within_hours=24)


@pytest.fixture
def log(couple: Couple) -> DisclosureLog:
    return DisclosureLog(couple.private[A], couple.clock)


def event(log: DisclosureLog, **values: object) -> DisclosureEvent:
    values = {"what": "A message came.", "happened_at": NOON} | values
    made = log.under(RULE, "matrix", 2, **values)
    log.save(made)
    return made


def test_an_event_keeps_what_its_rule_asked_for(log: DisclosureLog) -> None:
    made = event(log)
    assert (made.agreement, made.version, made.rule) == ("matrix", 2, RULE.id)
    assert made.edited(setting="Outside").setting == "Outside"
    for name in ("behaviour", "kind", "tell", "within_hours", "setting", "detail"):
        assert getattr(made, name) == getattr(RULE, name)
    assert made.due_at == NOON + timedelta(hours=24)
    assert made.left(NOON + timedelta(hours=25)) == timedelta(hours=-1)
    assert DisclosureEvent.from_json(made.to_json()) == made


def test_telling_ends_the_countdown(log: DisclosureLog) -> None:
    made = event(log)
    log.mark_told(made.uid, (Listener.PARTNER, Listener.SUPPORT), ToldBy.SELF)
    told = log.get(made.uid)
    assert (told.told_at, told.by, told.due_at, told.is_told) == (NOON, ToldBy.SELF, None, True)
    assert log.open() == []
    assert len(log.versions(made.uid)) == 1


def test_what_has_to_be_told_first_stands_first(log: DisclosureLog) -> None:
    timeless = log.new(what="x", happened_at=NOON)
    log.save(timeless)
    late = event(log, happened_at=NOON)
    early = event(log, happened_at=NOON - timedelta(hours=3))
    assert [each.uid for each in log.open()] == [early.uid, late.uid, timeless.uid]
    assert timeless.due_at is None


def test_an_event_needs_a_time(log: DisclosureLog) -> None:
    with pytest.raises(EntryInvalid):
        log.new(what="Something")


def test_both_speak_whoever_types(couple: Couple) -> None:
    talk = SpokenAnswerStore(couple.shared, couple.clock, A)
    for speaker, words in ((A, "Any contact."), (B, "An urge goes to my group.")):
        talk.save(talk.new(question="want_to_know", words=words, speaker=speaker))
    assert {each.speaker for each in talk.all()} == {A, B}
    assert {each.author for each in talk.all()} == {A}


# --- today -----------------------------------------------------------------------------------


def due(couple: Couple, person: str) -> list[Due]:
    return due_now(couple.private[person], couple.shared, couple.clock, person, MEMBERS)


def test_today_shows_what_comes_up_for_each(couple: Couple, log: DisclosureLog) -> None:
    today = couple.clock.now().date()
    assert due(couple, A) == []
    BoundaryStore(couple.private[A], couple.clock).save(
        BoundaryStore(couple.private[A], couple.clock).new(i_will="Leave.", review_on=today)
    )
    requests = RequestStore(couple.shared, couple.clock, A)
    request = requests.new(ask="Would you?", asked_on=today)
    requests.save(request)
    waiting = couple.propose(BILL)
    reviewed = couple.agree(Terms(text="Words", review_on=today))
    secret = event(log)
    mine, theirs = due(couple, A), due(couple, B)
    assert [(each.kind, each.uid) for each in mine[:3]] == [
        (DueKind.DISCLOSURE, secret.uid),
        (DueKind.AGREEMENT_WAITS, waiting),
        (DueKind.AGREEMENT_REVIEW, reviewed),
    ]
    assert mine[0].at == secret.due_at
    assert [each.kind for each in mine[3:]] == [DueKind.BOUNDARY_REVIEW]
    assert {(each.kind, each.uid) for each in theirs} == {
        (DueKind.AGREEMENT_WAITS, waiting),
        (DueKind.REQUEST_WAITS, request.uid),
        (DueKind.AGREEMENT_REVIEW, reviewed),
    }
    assert secret.what not in [each.title for each in theirs]


def test_what_is_done_comes_up_no_more(couple: Couple, log: DisclosureLog) -> None:
    today = couple.clock.now().date()
    requests = RequestStore(couple.shared, couple.clock, A)
    request = requests.new(ask="Would you?", review_on=date(2026, 3, 5))
    requests.save(request)
    RequestStore(couple.shared, couple.clock, B).answer(request.uid, Answer.NOT_YET)
    assert due(couple, B) == []
    assert [(each.kind, each.title) for each in due(couple, A)] == [
        (DueKind.REQUEST_ANSWER, "Would you?")
    ]
    AnswersRead(couple.private[A]).note(requests.get(request.uid))
    assert due(couple, A) == []
    couple.clock.forward(days=4)
    assert [each.kind for each in due(couple, B)] == [DueKind.REQUEST_WAITS]
    uid = couple.propose(ALICE, Terms(text="Words", review_on=today))
    couple.agreements(BILL).confirm(uid, BILL)
    assert [each.kind for each in due(couple, B)] == [DueKind.REQUEST_WAITS]
    couple.agreements(ALICE).confirm(uid, ALICE)
    couple.agreements(ALICE).review(uid)
    assert due(couple, A) == []


def test_without_a_shared_space_only_ones_own_comes_up(couple: Couple, log: DisclosureLog) -> None:
    event(log)
    found = due_now(couple.private[A], None, couple.clock, "", ())
    assert [each.kind for each in found] == [DueKind.DISCLOSURE]

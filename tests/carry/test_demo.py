from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from tests.fixed import FixedClock
from tests.journal.samples import MovableClock
from tests.test_texts import AMERICAN, FORBIDDEN, strings
from trustjournal import texts
from trustjournal.carry.demo import demo_people
from trustjournal.carry.demo_couple import write_demo
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import VersionState
from trustjournal.journal.agreements import AgreementKind
from trustjournal.journal.boundaries import BoundaryStatus, BoundaryStore
from trustjournal.journal.checkin_history import series
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import Seat
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.disclosure_log import DisclosureLog, ToldBy
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.due import DueKind, due_now
from trustjournal.journal.entries import Kind
from trustjournal.journal.feelings import CORE_ORDER, Vocabulary
from trustjournal.journal.outcomes import OutcomeStore, Result
from trustjournal.journal.requests import Answer, RequestStore
from trustjournal.journal.roles import Role, role_of
from trustjournal.journal.statements import StatementAnswerStore, StatementStore
from trustjournal.journal.store import EntryStore
from trustjournal.journal.watch import check_agreements
from trustjournal.validation.control_check import control_check
from trustjournal.validation.detail_guard import detail_guard
from trustjournal.validation.review import review
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Session, Vault

ZONE = timezone(timedelta(hours=-5))
FAST = KdfParameters.fast_for_tests()


@pytest.mark.parametrize("hour", [0, 5, 12, 23])
@pytest.mark.parametrize("who", [0, 1])
def test_a_month_that_ends_now_and_never_lies_ahead(hour: int, who: int) -> None:
    now = datetime(2026, 3, 31, hour, 30, tzinfo=ZONE)
    person = demo_people(MovableClock(now))[who]
    moments = [entry.created for entry in person.entries]
    assert moments == sorted(moments)
    assert moments[-1] <= now < moments[-1] + timedelta(days=3)
    assert timedelta(days=27) < now - moments[0] < timedelta(days=33)
    assert {moment.utcoffset() for moment in moments} == {timedelta(hours=-5)}


def test_the_month_shows_what_the_app_can_keep(vocabulary: Vocabulary) -> None:
    person = demo_people(MovableClock())[0]
    assert 35 <= len(person.entries) <= 45
    assert {entry.kind for entry in person.entries} == set(Kind)
    felt = [each for entry in person.entries for each in entry.feelings]
    cores = {core.id for each in felt if (core := vocabulary.core_of(each.feeling, each.near))}
    assert cores == set(CORE_ORDER)
    assert any(vocabulary.find(each.feeling) is None and each.near for each in felt)
    assert any(vocabulary.part_story(each.feeling) for each in felt)
    for field in ("body", "about", "underneath"):
        assert any(getattr(each, field) for each in felt)
    assert len({entry.uid for entry in person.entries}) == len(person.entries)
    assert len({entry.day for entry in person.entries}) < len(person.entries)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.load()


# --- the couple ------------------------------------------------------------------------------


@dataclass
class Demo:
    """The demo's folder, and a session of either of its people."""

    folder: Path
    clock: FixedClock

    def opened(self, who: int) -> Session:
        passphrase = demo_people(self.clock)[who].passphrase
        return Vault(self.folder, self.clock, kdf_floor=FAST).unlock(passphrase)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Demo:
    folder, clock = tmp_path_factory.mktemp("demo"), FixedClock()
    write_demo(folder, clock, FAST)
    return Demo(folder, clock)


@pytest.fixture
def session(demo: Demo, request: pytest.FixtureRequest) -> Iterator[Session]:
    """The first person's session, or the one whose number the test asks for."""
    opened = demo.opened(getattr(request, "param", 0))
    yield opened
    opened.lock()


def agreements(session: Session) -> AgreementStore:
    assert session.shared
    return AgreementStore(
        session.shared, session.private, session.clock, session.person, session.members
    )


@pytest.mark.parametrize("session", [0, 1], indirect=True)
def test_either_opens_it_and_nothing_is_wrong(session: Session) -> None:
    assert session.shared
    assert session.notices == ()
    assert check_agreements(session.private, session.shared, session.members, session.person) == ()
    for database in (session.private, session.shared):
        assert all(database.matches(*each) for each in recorded_contents(database))
    assert role_of(session.private) is not Role.NEITHER


def test_there_is_an_agreement_in_every_state(session: Session) -> None:
    found = agreements(session).all()
    assert {each.state for each in found} | {State.DRAFT} == set(State)
    assert agreements(session).drafts().all()
    matrix = next(each for each in found if each.kind is AgreementKind.DISCLOSURE)
    assert matrix.in_force
    assert len(matrix.in_force.yes) == 2
    assert len(matrix.in_force.terms.rules) >= 4
    states = {version.state for each in found for version in each.versions}
    assert states == set(VersionState) - {VersionState.EARLIER}
    assert all(each.faults == () for each in found)


def test_requests_boundaries_and_outcomes_show_all_they_can(session: Session) -> None:
    assert session.shared
    requests = RequestStore(session.shared, session.clock, session.person).all()
    assert {each.answer for each in requests} == {None, *Answer}
    shared = BoundaryStore(session.shared, session.clock, session.person).all()
    own = BoundaryStore(session.private, session.clock).all()
    assert {each.author for each in shared} == {member.person for member in session.members}
    assert {each.status for each in own} == {BoundaryStatus.ACTIVE, BoundaryStatus.LET_GO}
    outcomes = [
        *OutcomeStore(session.shared, session.clock, session.person).all(),
        *OutcomeStore(session.private, session.clock).all(),
    ]
    assert {each.result for each in outcomes} == set(Result) - {Result.NO_OCCASION}
    known = {each.uid for each in [*own, *shared, *agreements(session).all()]}
    assert {each.subject for each in outcomes} <= known
    assert len(SpokenAnswerStore(session.shared, session.clock, session.person).all()) >= 6
    offered = StatementStore(session.shared, session.clock, session.person).all()
    answers = StatementAnswerStore(session.shared, session.clock, session.person)
    assert {answers.of(each) is not None for each in offered} == {True}
    saved = StatementStore(session.private, session.clock).all()
    assert all(not review(each.text).flags for each in [*offered, *saved])


@pytest.mark.parametrize("session", [1], indirect=True)
def test_the_log_is_its_owners(session: Session) -> None:
    events = DisclosureLog(session.private, session.clock).all()
    assert {each.by for each in events} == {None, *ToldBy}
    assert any(each.due_at and each.due_at > session.clock.now() for each in events)
    assert session.shared
    assert session.shared.rows("SELECT * FROM things WHERE kind = 'disclosure_event'") == []
    found = due_now(session.private, session.shared, session.clock, session.person, session.members)
    assert {each.kind for each in found} >= {DueKind.DISCLOSURE, DueKind.AGREEMENT_WAITS}


def test_what_waits_for_the_first_person(session: Session) -> None:
    found = due_now(session.private, session.shared, session.clock, session.person, session.members)
    waits = {DueKind.AGREEMENT_WAITS, DueKind.REQUEST_WAITS, DueKind.REQUEST_OFFER}
    assert {each.kind for each in found} == waits


def test_nothing_lies_ahead(session: Session) -> None:
    assert session.shared
    now = session.clock.now()
    store = EntryStore(session.shared, session.clock, Vocabulary.load(), session.person)
    assert {item.author for item in store.newest().items} == {m.person for m in session.members}
    assert all(item.created <= now for item in store.newest().items)
    assert all(act.at <= now for each in agreements(session).all() for act in each.acts)


@pytest.mark.parametrize("file", ["demo_partner", "demo_couple", "demo_checkins"])
def test_the_words_hurt_nobody(file: str) -> None:
    for path, text in strings(texts.load(file)):
        assert text.strip(), path
        assert not AMERICAN.search(text), path
        assert not FORBIDDEN.search(text), (path, text)
        assert control_check(text) == [], path
        assert detail_guard(text) == [], path


@pytest.mark.parametrize("session", [0, 1], indirect=True)
def test_each_has_a_pulse_with_a_gap_and_both_a_check_in(session: Session) -> None:
    assert session.shared
    alone = CheckIns(session.private, session.clock).held.all()
    lines = series(alone)
    assert {"safe", "steady"} <= {line.key for line in lines}
    assert any(line.gaps() for line in lines)
    us = CheckIns(session.shared, session.clock)
    (held,) = us.held.all()
    assert {kept.seat for kept in held.kept} == set(Seat)
    assert us.commitments.open("five_part")
    assert us.rhythms.schedules()
    assert series(us.held.all()) == []

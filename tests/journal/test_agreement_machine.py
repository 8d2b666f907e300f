"""Agreements against a simple model: two people, any order of what is allowed and what is not."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.journal.couple import ALICE, BILL, MEMBERS, Couple, Person, couple_in
from tests.journal.samples import MovableClock
from trustjournal.errors import EntryGone, MoveRefused
from trustjournal.journal import act_rows
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.contents import recorded_contents
from trustjournal.vault.database import Database

people = st.sampled_from([ALICE, BILL])
names = st.sampled_from(["one", "one", "one", "two"])
words = st.sampled_from(["kettle", "canal", "bread"])


@dataclass
class Told:
    """What the model knows of one agreement: who has said yes to which version, and so on."""

    words: list[str] = field(default_factory=list)
    yes: list[set[str]] = field(default_factory=list)
    waiting: bool = False
    agreed: int | None = None
    reviewing: bool = False
    paused: str = ""
    ended: bool = False

    @property
    def state(self) -> State:
        if self.ended:
            return State.RETIRED
        if self.waiting:
            return State.DISCUSSING if self.agreed is None else State.REVISED
        if self.agreed is None:
            return State.DECLINED
        if self.paused:
            return State.PAUSED
        return State.REVIEW if self.reviewing else State.AGREED


class AgreementMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.clock = MovableClock()
        self.opened = couple_in(Path(self.folder.name), self.clock)
        self.couple: Couple = self.opened.__enter__()
        self.model: dict[str, Told] = {}
        self.written: dict[tuple[str, int], tuple[str, str]] = {}

    @initialize()
    def start(self) -> None:
        self.clock.forward(seconds=1)

    def teardown(self) -> None:
        self.opened.__exit__(None, None, None)
        self.folder.cleanup()

    def store(self, person: Person) -> AgreementStore:
        return self.couple.agreements(person)

    def attempt(self, allowed: bool, deed: object, *arguments: object) -> bool:
        """Do something that must succeed exactly if it is allowed, and else change nothing."""
        before = self.couple.shared.rows("SELECT * FROM acts")
        self.clock.forward(minutes=1)
        try:
            deed(*arguments)  # type: ignore[operator]
        except (MoveRefused, EntryGone):
            assert not allowed
            assert self.couple.shared.rows("SELECT * FROM acts") == before
            return False
        assert allowed
        return True

    @rule(name=names, person=people, text=words)
    def propose(self, name: str, person: Person, text: str) -> None:
        told = self.model.get(name, Told())
        if self.attempt(not told.ended, self.store(person).propose, Terms(text=text), name):
            self.model[name] = told
            told.words.append(text)
            told.yes.append(set())
            told.waiting = True

    @rule(name=names, person=people, at=people)
    def confirm(self, name: str, person: Person, at: Person) -> None:
        """`person` signs in the session of `at`."""
        told = self.model.get(name, Told())
        allowed = told.waiting and not told.ended and person.person not in told.yes[-1]
        if self.attempt(allowed, self.store(at).confirm, name, person):
            told.yes[-1].add(person.person)
            if len(told.yes[-1]) == 2:
                told.agreed, told.waiting = len(told.words), False
                told.reviewing, told.paused = False, ""

    @rule(name=names, person=people, text=words)
    def agree(self, name: str, person: Person, text: str) -> None:
        """The whole way at once, so that what comes after it is tried often."""
        self.propose(name, person, text)
        for signer in MEMBERS:
            self.confirm(name, signer, person)

    @rule(name=names, person=people)
    def decline(self, name: str, person: Person) -> None:
        told = self.model.get(name, Told())
        if self.attempt(told.waiting and not told.ended, self.store(person).decline, name):
            told.waiting = False

    @rule(name=names, person=people)
    def review(self, name: str, person: Person) -> None:
        told = self.model.get(name, Told())
        if self.attempt(self.holds(told) and not told.reviewing, self.store(person).review, name):
            told.reviewing = True

    @rule(name=names, person=people, days=st.none() | st.integers(1, 99))
    def keep(self, name: str, person: Person, days: int | None) -> None:
        told = self.model.get(name, Told())
        day = (self.clock.now() + timedelta(days=days)).date() if days else None
        if self.attempt(self.holds(told) and told.reviewing, self.store(person).keep, name, day):
            told.reviewing = False

    @rule(name=names, person=people)
    def pause(self, name: str, person: Person) -> None:
        told = self.model.get(name, Told())
        if self.attempt(self.holds(told), self.store(person).pause, name, person):
            told.paused = person.person

    @rule(name=names, person=people)
    def resume(self, name: str, person: Person) -> None:
        told = self.model.get(name, Told())
        allowed = told.paused == person.person and told.agreed is not None and not told.ended
        if self.attempt(allowed, self.store(person).resume, name, person):
            told.paused = ""

    @rule(name=names, person=people)
    def retire(self, name: str, person: Person) -> None:
        told = self.model.get(name, Told())
        allowed = told.agreed is not None and not told.ended
        if self.attempt(allowed, self.store(person).retire, name, person):
            told.ended, told.waiting = True, False

    @rule(person=people)
    def unlock(self, person: Person) -> None:
        assert self.couple.check(person) == ()

    @staticmethod
    def holds(told: Told) -> bool:
        return told.agreed is not None and not told.paused and not told.ended

    @invariant()
    def both_see_what_the_model_says(self) -> None:
        for person in MEMBERS:
            found = {each.uid: each for each in self.store(person).all()}
            assert set(found) == set(self.model)
            for name, told in self.model.items():
                agreement = found[name]
                assert agreement.faults == ()
                assert agreement.state is told.state
                assert [each.terms.text for each in agreement.versions] == told.words
                assert [set(each.yes) for each in agreement.versions] == told.yes
                in_force = agreement.in_force.number if agreement.in_force else None
                assert in_force == told.agreed
                for version in agreement.versions:
                    assert (version.agreed_at is not None) == (len(version.yes) == 2)

    @invariant()
    def nothing_that_was_done_ever_changes(self) -> None:
        for uid, acts in act_rows.all_acts(self.couple.shared).items():
            for seq, document, signature in self.couple.shared.rows(
                "SELECT seq, document, signature FROM acts WHERE agreement = ?", (uid,)
            ):
                known = self.written.setdefault((uid, seq), (document, signature))
                assert known == (document, signature)
            assert list(acts) == list(range(1, len(acts) + 1))
        count = self.couple.shared.rows("SELECT count(*) FROM acts")[0][0]
        assert count == len(self.written)

    @invariant()
    def nobody_is_told_that_anything_is_wrong(self) -> None:
        for person in MEMBERS:
            assert self.couple.check(person) == ()

    @invariant()
    def the_history_knows_everything(self) -> None:
        databases: list[Database] = [self.couple.shared, *self.couple.private.values()]
        for database in databases:
            assert all(database.matches(*each) for each in recorded_contents(database))


TestAgreements = AgreementMachine.TestCase
TestAgreements.settings = settings(max_examples=30, stateful_step_count=30, deadline=None)

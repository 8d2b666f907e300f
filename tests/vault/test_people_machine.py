"""Two people in turn do whatever they may, in any order; a model says what each must find."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.helpers import contents, present, put, texts
from trustjournal.errors import NoSpace, SpaceClosed, SpaceExists
from trustjournal.vault.backup import restore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import verify

SECRETS = (PASSPHRASE, OTHER_PASSPHRASE)
FAST = KdfParameters.fast_for_tests()
who = st.sampled_from([0, 1])


@dataclass
class Space:
    """What two share: how many entries, and whether it was closed."""

    words: int = 0
    closed: bool = False


@dataclass
class Person:
    """What one must find: how many entries, the space, and what their backups hold."""

    words: int = 0
    space: Space | None = None
    backups: list[tuple[Path, int]] = field(default_factory=list)


class Couple(RuleBasedStateMachine):
    """The folder, who has it open, and the model."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.vault = Vault(self.folder / "journal", FixedClock(), kdf_floor=FAST)
        self.session: Session | None = self.vault.create(PASSPHRASE, None, kdf=FAST)
        self.session.add_person(OTHER_PASSPHRASE, None)
        self.open = 0
        self.people = [Person(), Person()]

    @property
    def me(self) -> Person:
        return self.people[self.open]

    @property
    def other(self) -> Person:
        return self.people[1 - self.open]

    @precondition(lambda self: self.session is not None)
    @rule()
    def lock(self) -> None:
        assert self.session
        self.session.lock()
        self.session = None

    @precondition(lambda self: self.session is None)
    @rule(person=who)
    def unlock(self, person: int) -> None:
        self.open = person
        self.session = self.vault.unlock(SECRETS[person])
        assert (self.session.notices, self.session.shared_problem) == ((), None)
        assert verify(self.session, contents=contents) == []

    @precondition(lambda self: self.session is not None)
    @rule()
    def write(self) -> None:
        assert self.session
        put(self.session.private, 1, self.me.words)
        self.me.words += 1

    @precondition(lambda self: self.session is not None and self.me.space)
    @rule()
    def share(self) -> None:
        assert self.session
        assert self.session.shared
        assert self.me.space
        if self.me.space.closed:
            with pytest.raises(SpaceClosed):
                put(self.session.shared, 1, self.me.space.words)
            return
        put(self.session.shared, 1, self.me.space.words)
        self.me.space.words += 1

    @precondition(lambda self: self.session is not None)
    @rule()
    def open_space(self) -> None:
        assert self.session
        own, other = SECRETS[self.open], SECRETS[1 - self.open]
        if self.me.space and self.other.space:
            with pytest.raises(SpaceExists):
                self.session.open_space(own, other)
            return
        self.session.open_space(own, other)
        self.me.space = self.other.space = self.me.space or self.other.space or Space()

    @precondition(lambda self: self.session is not None)
    @rule()
    def leave(self) -> None:
        assert self.session
        with self.session.presence(SECRETS[self.open]) as presence:
            if self.me.space is None:
                with pytest.raises(NoSpace):
                    self.session.leave_space(presence)
                return
            self.session.leave_space(presence)
        self.me.space = None

    @precondition(lambda self: self.session is not None and self.me.space)
    @rule()
    def close_space(self) -> None:
        assert self.session
        assert self.me.space
        if not self.me.space.closed:
            with self.session.presence(SECRETS[self.open]) as presence:
                self.session.close_space(presence)
            self.me.space.closed = True

    @precondition(lambda self: self.session is not None and len(self.me.backups) < 3)
    @rule()
    def back_up(self) -> None:
        assert self.session
        target = self.folder / f"{self.open} {len(self.me.backups)}.tjbackup"
        self.session.backups.write_to(target)
        self.me.backups.append((target, self.me.words))

    @precondition(lambda self: self.session is None and any(p.backups for p in self.people))
    @rule(person=who)
    def put_back(self, person: int) -> None:
        for bundle, words in self.people[person].backups[-1:]:
            restore(bundle, self.vault.folder, SECRETS[person], FixedClock(), kdf_floor=FAST)
            self.people[person].words = words

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        if not getattr(self, "session", None):
            return
        assert self.session
        assert present(self.session.private) == texts(self.me.words)
        assert (self.session.shared is None) == (self.me.space is None)
        if self.session.shared and self.me.space:
            assert present(self.session.shared) == texts(self.me.space.words)
            assert self.session.space_closed == self.me.space.closed

    def teardown(self) -> None:
        if not hasattr(self, "folder"):
            return
        if self.session:
            self.session.lock()
        for person in (0, 1):
            self.unlock(person)
            self.all_is_as_it_should_be()
            self.lock()
        spaces = {id(person.space) for person in self.people if person.space}
        assert len(list(self.vault.folder.glob("*.tj"))) == 2 + len(spaces)
        shutil.rmtree(self.folder)


quick = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
Couple.TestCase.settings = quick
TestCouple = Couple.TestCase


@pytest.mark.soak
@pytest.mark.timeout(3600)
class TestCoupleAtLength(Couple.TestCase):  # type: ignore[name-defined, misc]
    settings = settings(quick, max_examples=600, stateful_step_count=50)

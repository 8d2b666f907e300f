"""Agreements over real sessions: signed with a passphrase, left, and kept by the one who stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.fixed import FixedClock
from trustjournal.errors import MoveRefused, SpaceClosed, WrongPassphrase
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreements import Terms
from trustjournal.journal.boundaries import BoundaryStore
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.copies import copied_agreements
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.own_words import copy_own_words
from trustjournal.journal.sharing import Sharing
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import SecondPerson, Session, Vault
from trustjournal.vault.verify import verify

FAST = KdfParameters.fast_for_tests()
MINE, THEIRS = "a lamp in the window", "eleven geese over the weir"
TERMS = Terms(text="The lantern stays lit.")


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    """Two people; the first has proposed, and both have signed at one screen."""
    made = Vault(tmp_path / "journal", FixedClock(), kdf_floor=FAST)
    session = made.create(MINE, None, second=SecondPerson(THEIRS), kdf=FAST)
    store = agreements(session)
    (uid,) = store.propose(TERMS).uids
    for passphrase in (MINE, THEIRS):
        with session.presence(passphrase) as presence:
            store.confirm(uid, presence)
    session.lock()
    return made


def agreements(session: Session) -> AgreementStore:
    assert session.shared
    return AgreementStore(
        session.shared, session.private, session.clock, session.person, session.members
    )


def found(session: Session) -> tuple[Finding, ...]:
    assert session.shared
    return check_agreements(session.private, session.shared, session.members, session.person)


def test_both_have_signed_and_both_see_it(vault: Vault) -> None:
    for passphrase in (MINE, THEIRS):
        session = vault.unlock(passphrase)
        assert found(session) == ()
        (agreement,) = agreements(session).all()
        assert agreement.state is State.AGREED
        assert agreement.in_force
        assert set(agreement.in_force.yes) == {member.person for member in session.members}
        with pytest.raises(WrongPassphrase):
            session.presence("not this one")
        session.lock()


def test_leaving_takes_the_signed_version_along_and_leaves_it_there(vault: Vault) -> None:
    session = vault.unlock(MINE)
    with session.presence(MINE) as presence:
        session.leave_space(presence, copy_own_words)
    (copy,) = copied_agreements(session.private)
    assert copy.terms == TERMS
    assert copy.agreed
    assert verify(session, contents=recorded_contents) == []
    session.lock()
    session = vault.unlock(THEIRS)
    assert found(session) == ()
    (agreement,) = agreements(session).all()
    assert agreement.state is State.AGREED
    with pytest.raises(MoveRefused) as raised:
        agreements(session).propose(Terms(text="Another."))
    assert raised.value.reason == "needs_two"
    with session.presence(THEIRS) as presence:
        agreements(session).retire(agreement.uid, presence)
    assert agreements(session).get(agreement.uid).state is State.RETIRED
    assert verify(session, contents=recorded_contents) == []
    session.lock()


def test_one_who_comes_back_goes_on_where_they_were(vault: Vault) -> None:
    session = vault.unlock(MINE)
    with session.presence(MINE) as presence:
        session.leave_space(presence, copy_own_words)
    session.lock()
    session = vault.unlock(THEIRS)
    session.open_space(THEIRS, MINE)
    session.lock()
    session = vault.unlock(MINE)
    assert found(session) == ()
    (agreement,) = agreements(session).all()
    agreements(session).propose(Terms(text="Another."), agreement.uid)
    assert agreements(session).get(agreement.uid).state is State.REVISED
    session.lock()


def test_a_closed_space_is_read_and_refuses_every_change(vault: Vault) -> None:
    session = vault.unlock(MINE)
    with session.presence(MINE) as presence:
        session.close_space(presence)
        (agreement,) = agreements(session).all()
        assert agreement.state is State.AGREED
        assert session.shared
        boundaries = BoundaryStore(session.shared, session.clock, session.person)
        sharing = Sharing(
            session.shared, session.private, session.clock, Vocabulary.load(), session.person
        )
        sharing.opened()
        for deed in (
            lambda: agreements(session).propose(TERMS),
            lambda: agreements(session).retire(agreement.uid, presence),
            lambda: boundaries.save(boundaries.new(i_will="Leave.")),
        ):
            with pytest.raises(SpaceClosed):
                deed()
    assert found(session) == ()
    session.lock()

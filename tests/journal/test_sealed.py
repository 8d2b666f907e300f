"""Sealed check-ins: unreadable to the other side until both are done and both are here."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.journal.samples import MovableClock
from trustjournal.errors import AlreadySealed, CheckInGone, NotBothSealed, SealBroken
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CardId, CheckInSession
from trustjournal.journal.formats import Way, shipped
from trustjournal.journal.sealed import SealedRounds
from trustjournal.vault.database import Database
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault

FORM = next(form for form in shipped() if form.id == "five_part")
MINE, THEIRS = "I need the garden gate open", "I wanted to say it on Monday"


class Couple:
    """Two people who take turns at one computer."""

    def __init__(self, vault: Vault, first: Session, clock: MovableClock) -> None:
        self.vault = vault
        self.clock = clock
        self.session = first

    def sits_down(self, passphrase: str) -> Session:
        self.session.lock()
        self.session = self.vault.unlock(passphrase)
        return self.session

    @property
    def shared(self) -> Database:
        assert self.session.shared is not None
        return self.session.shared

    @property
    def rounds(self) -> SealedRounds:
        one, two = sorted(member.person for member in self.session.members)
        return SealedRounds(self.shared, self.clock, self.session.person, (one, two))

    def writes(self, uid: str, words: str) -> tuple[CheckInSession, frozenset[CardId]]:
        """Write one's side, kept privately, as far as the last card."""
        session = self.rounds.session(uid, self.clock)
        session = session.next().next().said(Answer(AnswerType.TEXT, words))
        while not session.finished:
            session = session.next()
        CheckIns(self.session.private, self.clock).running.keep(session)
        return session, frozenset(card for card, _ in session.answers)

    def seals(self, uid: str, words: str, passphrase: str) -> None:
        session, keep = self.writes(uid, words)
        with self.session.presence(passphrase) as presence:
            self.rounds.seal(session, keep, presence)

    def everything_shared(self) -> str:
        """All rows of the shared database, as a script with its key would read them."""
        tables = self.shared.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")
        return "".join(
            repr(row) for (name,) in tables for row in self.shared.rows(f'SELECT * FROM "{name}"')
        )


@pytest.fixture(name="pair")
def two_people(vault: Vault, session: Session, clock: MovableClock) -> Iterator[Couple]:
    session.add_person(OTHER_PASSPHRASE, None)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    made = Couple(vault, session, clock)
    yield made
    made.session.lock()


@pytest.fixture
def half(pair: Couple) -> tuple[Couple, str]:
    """A round in which the first person's side is sealed and the second one sits there."""
    made, _ = pair.rounds.begin(FORM)
    pair.seals(made.uid, MINE, PASSPHRASE)
    pair.sits_down(OTHER_PASSPHRASE)
    return pair, made.uid


def test_both_open_it_together(half: tuple[Couple, str]) -> None:
    pair, uid = half
    assert [each.uid for each in pair.rounds.all()] == [uid]
    assert not pair.rounds.mine_is_sealed(uid)
    pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
    assert pair.rounds.both_are_sealed(uid)
    pair.sits_down(PASSPHRASE)
    presences = [pair.session.presence(word) for word in (OTHER_PASSPHRASE, PASSPHRASE)]
    record = pair.rounds.open_together(uid, presences)
    said = {each.person: each.answer.value for each in record.kept if each.answer}
    assert sorted(map(str, said.values())) == sorted([MINE, THEIRS])
    assert said[pair.session.person] == MINE
    assert record.way is Way.SEALED
    assert CheckIns(pair.shared, pair.clock).held.get(uid).kept == record.kept
    assert pair.rounds.all() == []
    with pytest.raises(CheckInGone):
        pair.rounds.open_together(uid, presences)


def test_until_then_the_other_can_read_nothing(half: tuple[Couple, str]) -> None:
    """The other has the shared key, every row, their own keys, and their own passphrase."""
    pair, uid = half
    shared = pair.everything_shared()
    assert MINE not in shared
    assert "garden" not in shared
    (side,) = pair.rounds._sides.all(uid)  # what a script would find
    with pair.session.presence(OTHER_PASSPHRASE) as me:
        for purpose in (f"checkin/{uid}", uid, "checkin"):
            assert me.unseal(purpose, side.box) is None
        with pytest.raises(NotBothSealed):
            pair.rounds.open_together(uid, [me])
        with pytest.raises(NotBothSealed):
            pair.rounds.open_together(uid, [me, me])
    # Not in the private journal of the one who sits there, either.
    private = pair.session.private
    for (name,) in private.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        assert MINE not in repr(private.rows(f'SELECT * FROM "{name}"'))


def test_both_passphrases_do_not_open_one_side(half: tuple[Couple, str]) -> None:
    pair, uid = half
    both = [pair.session.presence(word) for word in (PASSPHRASE, OTHER_PASSPHRASE)]
    with pytest.raises(NotBothSealed):
        pair.rounds.open_together(uid, both)
    assert [each.uid for each in pair.rounds.all()] == [uid]


def test_when_both_are_done_one_alone_still_opens_nothing(half: tuple[Couple, str]) -> None:
    pair, uid = half
    pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
    with pair.session.presence(OTHER_PASSPHRASE) as me, pytest.raises(NotBothSealed):
        pair.rounds.open_together(uid, [me])


@pytest.mark.parametrize("forge", ["other round", "own words", "noise"])
def test_a_side_that_was_replaced_is_told(half: tuple[Couple, str], forge: str) -> None:
    """The second person, with the shared key, puts something else in the first one's place."""
    pair, uid = half
    pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
    (side,) = (each for each in pair.rounds._sides.all(uid) if each.author != pair.session.person)
    with pair.session.presence(OTHER_PASSPHRASE) as me:
        own = json.dumps({"round": uid, "person": side.author, "kept": []}).encode()
        box = {
            "own words": me.seal(f"checkin/{uid}", own),
            "noise": bytes(len(side.box)),
            "other round": me.seal("checkin/other", own),
        }[forge]
    forged = side.edited(box=box).canonical().decode()
    pair.shared.execute("UPDATE things SET document = ? WHERE uid = ?", (forged, side.uid))
    both = [pair.session.presence(word) for word in (PASSPHRASE, OTHER_PASSPHRASE)]
    with pytest.raises(SealBroken):
        pair.rounds.open_together(uid, both)
    assert CheckIns(pair.shared, pair.clock).held.all() == []


def test_a_side_is_sealed_once_and_by_its_owner(half: tuple[Couple, str]) -> None:
    pair, uid = half
    session, keep = pair.writes(uid, THEIRS)
    with (
        pair.session.presence(PASSPHRASE) as somebody_else,
        pytest.raises(NotBothSealed),
    ):
        pair.rounds.seal(session, keep, somebody_else)
    pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
    with pair.session.presence(OTHER_PASSPHRASE) as me, pytest.raises(AlreadySealed):
        pair.rounds.seal(session, keep, me)


def test_nothing_tells_when_somebody_sealed(half: tuple[Couple, str]) -> None:
    pair, uid = half
    pair.clock.moment += timedelta(hours=31)
    pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
    rows = pair.shared.rows("SELECT moment, modified FROM things WHERE kind = 'sealed_side'")
    assert len(rows) == 2
    assert len(set(rows)) == 1


def test_what_was_left_out_is_in_nobodys_hands(pair: Couple) -> None:
    made, _ = pair.rounds.begin(FORM)
    session, _ = pair.writes(made.uid, MINE)
    with pair.session.presence(PASSPHRASE) as me:
        pair.rounds.seal(session, frozenset(), me)
    pair.sits_down(OTHER_PASSPHRASE)
    pair.seals(made.uid, THEIRS, OTHER_PASSPHRASE)
    both = [pair.session.presence(word) for word in (PASSPHRASE, OTHER_PASSPHRASE)]
    record = pair.rounds.open_together(made.uid, both)
    assert [each.answer.value for each in record.kept if each.answer] == [THEIRS]


def test_a_round_can_be_put_away_and_leaves_nothing(half: tuple[Couple, str]) -> None:
    pair, uid = half
    pair.rounds.put_away(uid)
    assert pair.rounds.all() == []
    for table in ("things", "thing_bin", "thing_versions", "findable"):
        assert uid not in repr(pair.shared.rows(f"SELECT * FROM {table}"))


def test_only_a_format_that_can_be_sealed(pair: Couple) -> None:
    pulse = next(form for form in shipped() if form.id == "weekly_pulse")
    with pytest.raises(ValueError, match="way"):
        pair.rounds.begin(pulse)


def test_what_is_for_one_is_asked_of_one(pair: Couple) -> None:
    commitment = next(form for form in shipped() if form.id == "commitment")
    made, _ = pair.rounds.begin(commitment, mine=False)
    asked = [key for _, key in pair.rounds.session(made.uid, pair.clock).plan]
    assert asked == ["value"]
    pair.sits_down(OTHER_PASSPHRASE)
    asked = [key for _, key in pair.rounds.session(made.uid, pair.clock).plan]
    assert asked == [section.key for section in commitment.sections]

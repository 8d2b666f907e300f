"""A side that is written for a sealed check-in: forgotten once it is sealed, and never before."""

from __future__ import annotations

import pytest

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.journal.test_sealed import FORM, MINE, THEIRS, Couple, two_people  # noqa: F401  # fixture
from trustjournal.errors import AlreadySealed, NotBothSealed
from trustjournal.journal.checkin_store import CheckIns, RunningStore
from trustjournal.journal.sealed import SealedRounds, SealedSide
from trustjournal.journal.sealed_drafts import SealedDrafts
from trustjournal.journal.state import StateStore
from trustjournal.journal.thing_store import ThingStore

CUTS = [(RunningStore, "forget"), (SealedRounds, "seal")]
"""What the program is killed before."""


class KilledError(Exception):
    """Stands for the end of the program."""


def running(pair: Couple) -> RunningStore:
    return CheckIns(pair.session.private, pair.clock).running


def drafts(pair: Couple) -> SealedDrafts:
    return SealedDrafts(running(pair), StateStore(pair.session.private), pair.rounds)


def uids(pair: Couple) -> list[str]:
    return [each.uid for each in drafts(pair).all()]


def kill(*_: object) -> None:
    raise KilledError


def seal(pair: Couple, uid: str, words: str = MINE, passphrase: str = PASSPHRASE) -> None:
    session, keep = pair.writes(uid, words)
    with pair.session.presence(passphrase) as presence:
        drafts(pair).seal(session, keep, presence)


def killed(pair: Couple, monkeypatch: pytest.MonkeyPatch, where: type, step: str) -> str:
    """Begin a round and be killed in the middle of sealing it; returns its id."""
    made, _ = pair.rounds.begin(FORM)
    with monkeypatch.context() as patch:
        patch.setattr(where, step, kill)
        with pytest.raises(KilledError):
            seal(pair, made.uid)
    assert [each.uid for each in running(pair).all()] == [made.uid]
    return made.uid


@pytest.mark.parametrize("end", ["wait", "open", "put away"])
def test_killed_after_sealing_the_draft_never_shows_up_again(
    pair: Couple,
    monkeypatch: pytest.MonkeyPatch,
    end: str,
) -> None:
    uid = killed(pair, monkeypatch, RunningStore, "forget")
    if end != "wait":
        pair.sits_down(OTHER_PASSPHRASE)
        pair.seals(uid, THEIRS, OTHER_PASSPHRASE)
        if end == "open":
            both = [pair.session.presence(word) for word in (PASSPHRASE, OTHER_PASSPHRASE)]
            pair.rounds.open_together(uid, both)
        else:
            pair.rounds.put_away(uid)
        pair.sits_down(PASSPHRASE)
    assert uids(pair) == []
    drafts(pair).forget_sealed()
    assert running(pair).all() == []


def test_killed_before_sealing_the_draft_waits_and_can_be_sealed(
    pair: Couple,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid = killed(pair, monkeypatch, SealedRounds, "seal")
    drafts(pair).forget_sealed()
    assert uids(pair) == [uid]
    seal(pair, uid)
    assert running(pair).all() == []
    assert pair.rounds.mine_is_sealed(uid)


def test_sealing_again_after_a_kill_only_forgets(
    pair: Couple,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    uid = killed(pair, monkeypatch, RunningStore, "forget")
    seal(pair, uid, "something else")
    assert running(pair).all() == []


def test_with_somebody_elses_passphrase_nothing_is_sealed_or_forgotten(
    pair: Couple,
) -> None:
    made, _ = pair.rounds.begin(FORM)
    with pytest.raises(NotBothSealed):
        seal(pair, made.uid, passphrase=OTHER_PASSPHRASE)
    assert uids(pair) == [made.uid]


def test_the_other_cannot_have_a_draft_erased_by_forging_its_sealed_side(
    pair: Couple,
) -> None:
    made, _ = pair.rounds.begin(FORM)
    session, keep = pair.writes(made.uid, MINE)
    me = pair.session.person
    side = SealedSide(
        uid=f"{made.uid}.{me}", created=made.created, author=me, round=made.uid, box=b"noise"
    )
    ThingStore(SealedSide, pair.shared, pair.clock, me).save(side)
    drafts(pair).forget_sealed()
    with pair.session.presence(PASSPHRASE) as presence, pytest.raises(AlreadySealed):
        drafts(pair).seal(session, keep, presence)
    drafts(pair).forget_sealed()
    assert uids(pair) == [made.uid]

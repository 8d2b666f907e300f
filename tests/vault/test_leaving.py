"""Leaving the shared space, its new key for the one who stays, and closing it for both."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, contents, present, put, texts
from trustjournal.errors import (
    DiskFull,
    NoSpace,
    Notice,
    SpaceClosed,
    SpaceExists,
    WrongPassphrase,
)
from trustjournal.vault.backup import restore
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.session import Session
from trustjournal.vault.space_events import EventKind
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import verify


def space_of(session: Session) -> Database:
    assert session.shared is not None
    return session.shared


def leave(session: Session, passphrase: str = PASSPHRASE) -> None:
    with session.presence(passphrase) as presence:
        session.leave_space(presence)


@pytest.fixture
def filled(couple: Session) -> Session:
    """A couple's session of the first person, with five entries in the shared space."""
    put(space_of(couple), 5)
    return couple


def databases(folder: Path) -> int:
    return len(list(folder.glob("*.tj")))


def test_who_leaves_takes_their_words_and_no_key_along(vault: Vault, filled: Session) -> None:
    place, file = filled._keys.bag["shared"], space_of(filled).path.name
    seen = []

    def copy_own(shared: Database, private: Database, person: str) -> None:
        assert not shared.closed
        seen.append(person)
        put(private, 1)

    with filled.presence(PASSPHRASE) as presence:
        filled.leave_space(presence, copy_own)
    assert (seen, filled.shared, filled.members) == ([filled.person], None, ())
    bag = str(filled._keys.bag)
    assert file not in bag
    assert place["key"] not in bag
    filled.backups.make()
    filled.lock()
    again = vault.unlock(PASSPHRASE)
    assert (again.shared, again.notices, present(again.private)) == (None, (), texts(1))
    again.lock()


def test_who_stays_gets_the_space_under_a_new_key(
    vault: Vault, filled: Session, clock: FixedClock
) -> None:
    left, old = filled.person, space_of(filled).path
    key = filled._keys.bag["shared"]["key"]
    clock.advance(days=2)
    leave(filled)
    filled.lock()
    assert old.exists(), "nobody is evicted: it is the other's as long as they like"
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.notices == ()
    assert space_of(other).path != old
    assert not old.exists()
    assert databases(vault.folder) == 3
    assert key not in str(other._keys.databases()[space_of(other).path.name].hex96())
    assert present(space_of(other)) == texts(5)
    assert verify(other, contents=contents) == []
    (event,) = [e for e in other.space_events if e.kind is EventKind.LEFT]
    assert (event.person, event.at) == (left, clock.now())
    assert {member.person: member.left for member in other.members} == {
        left: True,
        other.person: False,
    }
    put(space_of(other), 2, 5)
    file = space_of(other).path.name
    other.lock()
    again = vault.unlock(OTHER_PASSPHRASE)
    assert space_of(again).path.name == file, "once is enough"
    assert (again.notices, present(space_of(again))) == ((), texts(7))
    again.lock()


def test_each_step_to_the_new_key_is_told_and_nothing_else(vault: Vault, filled: Session) -> None:
    filled.lock()
    told: list[tuple[int, int]] = []
    vault.unlock(OTHER_PASSPHRASE, lambda done, total: told.append((done, total))).lock()
    assert told == []
    leave(session := vault.unlock(PASSPHRASE))
    session.lock()
    for steps in ([(0, 3), (1, 3), (2, 3)], []):
        told.clear()
        vault.unlock(OTHER_PASSPHRASE, lambda done, total: told.append((done, total))).lock()
        assert told == steps


def test_whoever_left_may_come_back(vault: Vault, filled: Session) -> None:
    leave(filled)
    filled.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    put(space_of(other), 1, 5)
    other.lock()
    session = vault.unlock(PASSPHRASE)
    shared = session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    assert shared is session.shared
    assert present(shared) == texts(6)
    assert [member.left for member in session.members] == [False, False]
    session.lock()
    for secret in (OTHER_PASSPHRASE, PASSPHRASE):
        again = vault.unlock(secret)
        assert (present(space_of(again)), again.notices) == (texts(6), ())
        assert [member.left for member in again.members] == [False, False]
        assert verify(again, contents=contents) == []
        again.lock()
    again = vault.unlock(PASSPHRASE)
    leave(again)
    again.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert sorted(member.left for member in other.members) == [False, True]
    other.lock()


def test_back_before_the_other_opened_it(vault: Vault, filled: Session) -> None:
    old = space_of(filled).path
    leave(filled)
    filled.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    with pytest.raises(SpaceExists):
        filled.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    filled.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert space_of(other).path == old
    assert (other.notices, present(space_of(other))) == ((), texts(5))
    other.lock()


def test_the_other_lets_one_back_in(vault: Vault, filled: Session) -> None:
    leave(filled)
    filled.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.open_space(OTHER_PASSPHRASE, PASSPHRASE) is other.shared
    other.lock()
    again = vault.unlock(PASSPHRASE)
    assert (present(space_of(again)), again.notices) == (texts(5), ())
    again.lock()


def test_the_last_one_to_leave_takes_the_file_away(vault: Vault, filled: Session) -> None:
    leave(filled)
    filled.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    leave(other, OTHER_PASSPHRASE)
    assert databases(vault.folder) == 2
    other.open_space(OTHER_PASSPHRASE, PASSPHRASE)
    assert present(space_of(other)) == []
    other.lock()
    again = vault.unlock(PASSPHRASE)
    assert (present(space_of(again)), again.notices) == ([], ())
    again.lock()


def test_only_oneself_can_leave_or_close(filled: Session) -> None:
    with filled.presence(OTHER_PASSPHRASE) as other:
        for act in (filled.leave_space, filled.close_space):
            with pytest.raises(WrongPassphrase):
                act(other)
    assert [event.kind for event in filled.space_events] == [EventKind.JOINED] * 2
    leave(filled)
    with filled.presence(PASSPHRASE) as me:
        for act in (filled.leave_space, filled.close_space):
            with pytest.raises(NoSpace):
                act(me)


def test_a_leaving_for_which_there_is_no_room(
    vault: Vault, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    for target in (
        "trustjournal.vault.openkeys.write_keys",
        "trustjournal.vault.leaving.add_event",
    ):
        with monkeypatch.context() as patch:
            patch.setattr(target, full)
            with pytest.raises(DiskFull):
                leave(filled)
        put(space_of(filled), 1, len(present(space_of(filled))))
    filled.lock()
    again = vault.unlock(PASSPHRASE)
    assert (present(space_of(again)), again.notices) == (texts(7), ())
    leave(again)
    again.lock()


def test_a_leaving_that_was_signed_is_brought_to_its_end(
    vault_at: Callable[[Path], Vault], vault: Vault, filled: Session,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    old = space_of(filled).path
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.leaving.finish_leaving", killed)
        with pytest.raises(KeyboardInterrupt):
            leave(filled)
    filled.lock()
    again = vault.unlock(PASSPHRASE)
    assert (again.shared, again.shared_problem, again.notices) == (None, None, ())
    assert "leaving" not in again._keys.bag
    again.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert present(space_of(other)) == texts(5)
    assert space_of(other).path != old
    other.lock()


def test_a_leaving_whose_end_comes_after_the_other_re_keyed(
    vault: Vault, filled: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.leaving.finish_leaving", killed)
        with pytest.raises(KeyboardInterrupt):
            leave(filled)
    filled.lock()
    vault.unlock(OTHER_PASSPHRASE).lock()
    again = vault.unlock(PASSPHRASE)
    assert (again.shared, again.shared_problem, again.notices) == (None, None, ())
    again.lock()


@pytest.mark.parametrize(
    "at", ["leaving.changing", "openkeys.write_keys", "kept.create_private", "leaving.problems"]
)
def test_without_room_the_space_keeps_its_key_until_there_is(
    vault: Vault, filled: Session, monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    old = space_of(filled).path
    leave(filled)
    filled.lock()
    names = {name for name in bytes_of(vault.folder) if name.endswith(".tj")}
    with monkeypatch.context() as patch:
        if at == "openkeys.write_keys":
            patch.setattr("trustjournal.vault.openkeys.OpenKeys.put", full)
        else:
            patch.setattr(f"trustjournal.vault.{at}", full)
        other = vault.unlock(OTHER_PASSPHRASE)
    assert (space_of(other).path, present(space_of(other))) == (old, texts(5))
    other.lock()
    assert {name for name in bytes_of(vault.folder) if name.endswith(".tj")} == names
    other = vault.unlock(OTHER_PASSPHRASE)
    assert space_of(other).path != old
    assert present(space_of(other)) == texts(5)
    other.lock()


def test_a_closed_space_is_read_by_both_and_changed_by_nobody(
    vault: Vault, filled: Session, clock: FixedClock
) -> None:
    with filled.presence(PASSPHRASE) as me:
        event = filled.close_space(me)
        with pytest.raises(SpaceClosed):
            filled.close_space(me)
    assert event.at == clock.now()
    for secret in (PASSPHRASE, PASSPHRASE, OTHER_PASSPHRASE):
        session = filled if not filled.closed else vault.unlock(secret)
        shared = space_of(session)
        assert session.space_closed
        for write in (
            lambda shared=shared: put(shared, 1, 90),
            lambda shared=shared: shared.execute("DELETE FROM entries"),
            lambda shared=shared: shared.execute("DROP TABLE entries"),
        ):
            with pytest.raises(SpaceClosed):
                write()
        assert present(shared) == texts(5)
        assert session.notices == ()
        assert verify(session, contents=contents) == []
        with pytest.raises(SpaceClosed):
            put(shared, 1, 90)
        put(session.private, 1, len(present(session.private)))
        session.backups.make()
        session.lock()


def test_what_is_written_after_the_closing_with_the_shared_key_shows(
    vault: Vault, filled: Session, clock: FixedClock
) -> None:
    with filled.presence(PASSPHRASE) as me:
        filled.close_space(me)
    path, key = space_of(filled).path, filled._keys.databases()[space_of(filled).path.name]
    filled.lock()
    forger = Database.open(path, key, clock)
    put(forger, 1, 5)
    forger.close()
    session = vault.unlock(OTHER_PASSPHRASE)
    assert session.notices == (Notice.SHARED_HISTORY_GAP,)
    session.lock()


def test_a_closed_space_can_be_left_and_another_opened(vault: Vault, filled: Session) -> None:
    with filled.presence(PASSPHRASE) as me:
        filled.close_space(me)
        filled.leave_space(me)
    filled.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.space_closed, "also under its new key"
    assert (present(space_of(other)), other.notices) == (texts(5), ())
    leave(other, OTHER_PASSPHRASE)
    other.open_space(OTHER_PASSPHRASE, PASSPHRASE)
    assert not other.space_closed
    put(space_of(other), 1)
    other.lock()


def test_a_backup_brings_nobody_back_into_a_space_they_left(
    vault: Vault, filled: Session, tmp_path: Path, clock: FixedClock, fast_kdf: KdfParameters
) -> None:
    bundle = tmp_path / "before.tjbackup"
    filled.backups.write_to(bundle)
    leave(filled)
    filled.lock()
    for _ in range(2):
        restore(bundle, vault.folder, PASSPHRASE, clock, kdf_floor=fast_kdf)
        session = vault.unlock(PASSPHRASE)
        assert (session.shared, session.notices) == (None, ())
        session.lock()
        other = vault.unlock(OTHER_PASSPHRASE)
        assert (present(space_of(other)), other.notices) == (texts(5), ())
        other.lock()


def test_a_killed_session_of_one_is_no_alarm_for_the_other_or_later(
    vault_at: Callable[[Path], Vault], filled: Session
) -> None:
    def kill(session: Session) -> None:
        """End it as a kill does: the head files and what the keybag says stay."""
        for database in (session.private, space_of(session)):
            database._head_file.stop()
            database._connection.close()
            database._key = None
        session._lock.release()
        session._closed = True

    vault = vault_at(filled.folder)
    for first, second in ((PASSPHRASE, OTHER_PASSPHRASE), (OTHER_PASSPHRASE, PASSPHRASE)):
        filled.lock()
        session = vault.unlock(first)
        put(space_of(session), 1, len(present(space_of(session))))
        kill(session)
        for secret in (second, second, first):
            again = vault.unlock(secret)
            assert again.notices == ()
            again.lock()
    session = vault.unlock(PASSPHRASE)
    put(space_of(session), 1, 20)
    kill(session)
    space_of(session).path.with_suffix(".head").unlink()
    other = vault.unlock(OTHER_PASSPHRASE)
    other.lock()
    again = vault.unlock(PASSPHRASE)
    assert again.notices == (Notice.SHARED_HISTORY_GAP,)
    again.lock()


@pytest.mark.parametrize("fails", [False, True], ids=["done", "failed"])
def test_a_note_of_a_change_that_stays_behind_does_no_harm(
    vault: Vault, filled: Session, monkeypatch: pytest.MonkeyPatch, fails: bool
) -> None:
    """Whatever is saved meanwhile, it still tells what has happened from what has not."""

    def full(*_: object, **__: object) -> None:
        raise DiskFull

    leave(filled)
    filled.lock()
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.leftovers.finish_change", full)
        if fails:
            patch.setattr("trustjournal.vault.leaving.counts", full)
        other = vault.unlock(OTHER_PASSPHRASE)
        other.backups.make()
        assert (vault.folder / "changing").exists()
        file = space_of(other).path.name
        other.lock()
    for secret in (PASSPHRASE, OTHER_PASSPHRASE):
        session = vault.unlock(secret)
        assert (session.notices, session.shared_problem) == ((), None)
        assert not (vault.folder / "changing").exists()
        if session.shared:
            assert present(session.shared) == texts(5)
            assert (session.shared.path.name == file) != fails
        session.lock()
    assert databases(vault.folder) == 3

"""Two people in one folder: what each opens, what neither can reach, and one space for both."""

from __future__ import annotations

import contextlib
import gc
import json
import types
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.vault.helpers import bytes_of, contents, flip, present, put, texts
from trustjournal.errors import (
    Cancelled,
    DatabaseMissing,
    DiskFull,
    Notice,
    OtherPassphraseWrong,
    PassphraseEmpty,
    PassphraseInUse,
    SessionLocked,
    SharedNotBackedUp,
    SpaceExists,
    TwoPeopleAlready,
    WrongPassphrase,
)
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.keyfile import NAME
from trustjournal.vault.recovery import RecoveryKey
from trustjournal.vault.session import Session
from trustjournal.vault.space_events import EventKind, events
from trustjournal.vault.vault import SecondPerson, Vault
from trustjournal.vault.verify import verify


def test_a_second_person_has_a_journal_of_their_own(vault: Vault, session: Session) -> None:
    put(session.private, 2)
    key = RecoveryKey.generate()
    assert session.people_here == 1
    session.add_person(OTHER_PASSPHRASE, key)
    assert session.people_here == 2
    mine = session.person
    session.lock()
    for secret in (OTHER_PASSPHRASE, key.text):
        other = vault.unlock(secret)
        assert (present(other.private), other.notices, other.shared) == ([], (), None)
        assert other.person != mine
        other.lock()
    again = vault.unlock(PASSPHRASE)
    assert (present(again.private), again.person) == (texts(2), mine)
    again.lock()


def test_who_is_refused_as_a_second_person(session: Session, recovery: RecoveryKey) -> None:
    before = bytes_of(session.folder)
    with pytest.raises(PassphraseInUse):
        session.add_person(PASSPHRASE, None)
    with pytest.raises(PassphraseEmpty):
        session.add_person(" ", None)
    assert bytes_of(session.folder) == before
    session.add_person(OTHER_PASSPHRASE, None)
    with pytest.raises(TwoPeopleAlready):
        session.add_person("a third one", None)
    with pytest.raises(PassphraseInUse):
        session.change_passphrase(PASSPHRASE, OTHER_PASSPHRASE)


def test_a_second_person_for_whom_there_is_no_room(
    vault: Vault, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    before = set(bytes_of(session.folder))
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        with pytest.raises(DiskFull):
            session.add_person(OTHER_PASSPHRASE, None)
    assert set(bytes_of(session.folder)) == before
    assert session.people_here == 1
    session.lock()
    with pytest.raises(WrongPassphrase):
        vault.unlock(OTHER_PASSPHRASE)


def test_both_open_the_same_space(vault: Vault, couple: Session) -> None:
    assert couple.shared
    put(couple.shared, 3)
    members = couple.members
    assert len({member.person for member in members}) == 2
    assert couple.person in {member.person for member in members}
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    assert other.shared
    assert (other.members, other.notices) == (members, ())
    assert present(other.shared) == texts(3)
    put(other.shared, 2, 3)
    assert verify(other, contents=contents) == []
    other.lock()
    again = vault.unlock(PASSPHRASE)
    assert again.shared
    assert (present(again.shared), again.notices) == (texts(5), ())
    again.lock()


def test_that_both_joined_is_signed_by_each(couple: Session) -> None:
    assert couple.shared
    space = couple._keys.bag["shared"]["space"]
    found = events(couple.shared, space, couple.members)
    assert [event.kind for event in found] == [EventKind.JOINED] * 2
    assert {event.person for event in found} == {member.person for member in couple.members}
    forged = json.loads(couple.shared.rows("SELECT document FROM space_events")[0][0])
    couple.shared.execute(
        "INSERT INTO space_events VALUES('x', ?, zeroblob(64))",
        (json.dumps({**forged, "kind": "left"}, sort_keys=True, separators=(",", ":")),),
    )
    assert events(couple.shared, space, couple.members) == found
    assert events(couple.shared, "another", couple.members) == []


def test_the_space_wants_both_passphrases(session: Session) -> None:
    session.add_person(OTHER_PASSPHRASE, None)
    before = set(bytes_of(session.folder))
    for own, other, error in (
        ("not it", OTHER_PASSPHRASE, WrongPassphrase),
        (OTHER_PASSPHRASE, PASSPHRASE, WrongPassphrase),
        (PASSPHRASE, "not it", OtherPassphraseWrong),
        (PASSPHRASE, PASSPHRASE, OtherPassphraseWrong),
    ):
        with pytest.raises(error):
            session.open_space(own, other)
        assert (session.shared, set(bytes_of(session.folder))) == (None, before)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    with pytest.raises(SpaceExists):
        session.open_space(PASSPHRASE, OTHER_PASSPHRASE)


def test_a_space_for_which_there_is_no_room(
    vault: Vault, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    session.add_person(OTHER_PASSPHRASE, None)
    before = set(bytes_of(session.folder))
    with monkeypatch.context() as patch:
        patch.setattr("trustjournal.vault.openkeys.write_keys", full)
        with pytest.raises(DiskFull):
            session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    assert (session.shared, session.members) == (None, ())
    assert set(bytes_of(session.folder)) == before
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)


@pytest.mark.parametrize("harm", ["missing", "first page", "truncated", "empty", "foreign"])
def test_a_space_that_does_not_open_leaves_each_their_own(
    vault: Vault, couple: Session, harm: str
) -> None:
    put(couple.private, 2)
    assert couple.shared
    path = couple.shared.path
    couple.lock()
    match harm:
        case "missing":
            path.unlink()
        case "first page":
            flip(path, 200)
        case "truncated":
            path.write_bytes(path.read_bytes()[:9000])
        case "empty":
            path.write_bytes(b"")
        case "foreign":
            path.write_bytes(b"Dear diary" * 5000)
    before = path.exists() and path.read_bytes()
    session = vault.unlock(PASSPHRASE)
    assert (session.shared, session.notices) == (None, (Notice.SHARED_UNREADABLE,))
    assert session.shared_problem is not None
    assert isinstance(session.shared_problem, DatabaseMissing) == (harm == "missing")
    assert present(session.private) == texts(2)
    session.backups.make()
    with pytest.raises(SpaceExists):
        session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    session.lock()
    assert (path.exists() and path.read_bytes()) == before


@pytest.mark.parametrize(
    "script",
    [
        "DROP TABLE changes",
        "DROP TABLE space_events",
        "DELETE FROM changes",
        "DELETE FROM changes WHERE seq > 1",
        "UPDATE changes SET mac = 'text'",
        "UPDATE changes SET mac = 'text' WHERE seq = (SELECT max(seq) FROM changes)",
        "UPDATE changes SET digest = 7, kind = x'00'",
        "UPDATE changes SET kind = x'ff' WHERE seq = (SELECT max(seq) FROM changes)",
        "UPDATE changes SET uid = CAST(x'ff' AS TEXT)",
        "UPDATE space_events SET document = x'00', signature = 'text'",
        "UPDATE space_events SET document = '[]'",
        "UPDATE space_events SET document = CAST(x'ff' AS TEXT)",
        "UPDATE space_events SET document = replace(document, '\"seq\":0', '\"seq\":1e999')",
        "INSERT INTO state VALUES('vault.taken_over.PERSON', 'no JSON')",
        "INSERT INTO state VALUES('vault.taken_over.PERSON', '{\"seq\": []}')",
        "INSERT INTO state VALUES('vault.taken_over.PERSON', x'00')",
        "CREATE TRIGGER t BEFORE DELETE ON state BEGIN SELECT RAISE(FAIL, 'no'); END",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 99",
        "PRAGMA application_id = 7",
    ],
)
@pytest.mark.parametrize("was_killed", [False, True])
def test_whatever_the_other_puts_into_the_space_ones_own_journal_opens(
    vault: Vault, couple: Session, script: str, was_killed: bool, clock: FixedClock
) -> None:
    """Whoever has the shared key can write anything there with a script of their own."""
    assert couple.shared
    put(couple.private, 2)
    put(couple.shared, 2)
    path, key = couple.shared.path, couple._keys.databases()[couple.shared.path.name]
    person = couple.person
    couple.lock()
    if was_killed:  # then what the other noted in the space is looked at
        couple = vault.unlock(PASSPHRASE)
        couple._keys.save = lambda: None  # type: ignore[method-assign]
        couple.lock()
        path.with_suffix(".head").unlink(missing_ok=True)
    database = Database.open(path, key, clock)
    database.execute(script.replace("PERSON", person))
    database.close()
    session = vault.unlock(PASSPHRASE)
    assert present(session.private) == texts(2)
    with contextlib.suppress(SharedNotBackedUp):
        session.backups.make()
    assert len(session.backups.all()) >= 1
    assert isinstance(verify(session, contents=contents), list)
    put(session.private, 1, 2)
    session.lock()
    again = vault.unlock(PASSPHRASE)
    assert present(again.private) == texts(3)
    again.lock()


def test_an_older_copy_of_the_space_is_told_to_both(vault: Vault, couple: Session) -> None:
    assert couple.shared
    put(couple.shared, 1)
    path = couple.shared.path
    couple.lock()
    vault.unlock(OTHER_PASSPHRASE).lock()
    before = path.read_bytes()
    session = vault.unlock(PASSPHRASE)
    assert session.shared
    put(session.shared, 1, 1)
    session.lock()
    vault.unlock(OTHER_PASSPHRASE).lock()
    path.write_bytes(before)
    for secret in (PASSPHRASE, OTHER_PASSPHRASE):
        again = vault.unlock(secret)
        assert again.notices == (Notice.SHARED_OLDER_COPY,)
        again.lock()


def test_verify_says_which_of_the_two_it_is(couple: Session) -> None:
    assert couple.shared
    put(couple.shared, 2)
    couple.shared.execute("UPDATE entries SET text = 'other' WHERE id = 0")
    (problem,) = verify(couple, contents=contents)
    assert (problem.shared, problem.where) == (True, f"{0:032x}")


def test_a_presence_signs_and_seals(session: Session) -> None:
    session.add_person(OTHER_PASSPHRASE, None)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    pinned = {member.person: member for member in session.members}
    with session.presence(PASSPHRASE) as me, session.presence(OTHER_PASSPHRASE) as them:
        assert me.person == session.person
        signature = them.sign(b"agreed")
        assert pinned[them.person].verifies(b"agreed", signature)
        assert not pinned[them.person].verifies(b"agreed!", signature)
        assert not pinned[me.person].verifies(b"agreed", signature)
        box = me.seal("turn", b"my side")
        assert me.unseal("turn", box) == b"my side"
        assert me.unseal("other", box) is None
        assert them.unseal("turn", box) is None
        assert me.unseal("turn", b"short") is None
    for use in (lambda: me.sign(b""), lambda: me.seal("turn", b"")):
        with pytest.raises(SessionLocked):
            use()
    with pytest.raises(WrongPassphrase):
        session.presence("not it")
    kept = session.presence(PASSPHRASE)
    session.lock()
    with pytest.raises(SessionLocked):
        kept.sign(b"")
    with pytest.raises(SessionLocked):
        session.presence(PASSPHRASE)


def test_an_open_session_reaches_nothing_of_the_other(
    vault: Vault, couple: Session, clock: FixedClock
) -> None:
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    put(other.private, 3, extra=" marzipan gondola")
    other.backups.make()
    keys = other._keys
    secrets = [
        keys.bag["private"]["key"], keys.bag["private"]["file"], keys.bag["sign"],
        keys.master().hex(), keys.bag["backups"][0]["file"], keys.bag["backups"][0]["at"],
        "marzipan gondola",
    ]  # fmt: skip
    plain = [secret.encode() for secret in secrets]
    raw = [bytes.fromhex(secret) for secret in secrets if len(secret) in (64, 96)]
    other.lock()
    del other, keys
    clock.advance(hours=1)
    session = vault.unlock(PASSPHRASE)
    put(session.private, 1)
    session.backups.make()
    held = b"\n".join(reachable(session))
    for secret in [*plain, *raw]:
        assert secret not in held
    assert session._keys.bag["sign"].encode() in held, "what is there would be found"
    assert session._keys.master() in held
    names = {backup.path.name for backup in session.backups.all()}
    assert len(list((session.folder / "backups").iterdir())) == 2
    assert len(names) == 1
    session.lock()


def test_who_lets_the_other_in_keeps_nothing_of_their_keys(vault: Vault, couple: Session) -> None:
    gc.collect()
    held = b"\n".join(reachable(couple))
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    bag, master = other._keys.bag, other._keys.master()
    raw = [master, *(bytes.fromhex(each) for each in (bag["sign"], bag["private"]["key"]))]
    texts = [bag["sign"], bag["private"]["key"], bag["private"]["file"], OTHER_PASSPHRASE]
    other.lock()
    for secret in [*raw, *(text.encode() for text in texts)]:
        assert secret not in held


def test_the_folder_holds_no_word_of_either(vault: Vault, couple: Session) -> None:
    words = ["marzipan gondola", "velvet anchor", "paper lighthouse"]
    assert couple.shared
    put(couple.private, 3, extra=words[0])
    put(couple.shared, 3, extra=words[1])
    couple.backups.make()
    with couple.presence(PASSPHRASE) as me:
        couple.leave_space(me)
    couple.lock()
    other = vault.unlock(OTHER_PASSPHRASE)
    put(other.private, 3, extra=words[2])
    other.backups.make()
    plain = [*words, PASSPHRASE, OTHER_PASSPHRASE, other.person]
    for open_ in (True, False):
        if not open_:
            other.lock()
        for name, content in bytes_of(vault.folder).items():
            for word in plain:
                assert word.encode() not in content, (name, word)
                assert word.encode("utf-16-le") not in content, (name, word)


def test_opening_the_space_leaves_no_trace_in_it(vault: Vault, couple: Session) -> None:
    """No read receipt: whoever unlocks and writes nothing shared leaves its file as it was."""
    assert couple.shared
    put(couple.shared, 2)
    path = couple.shared.path
    couple.lock()
    vault.unlock(OTHER_PASSPHRASE).lock()
    before = path.read_bytes()
    for secret in (OTHER_PASSPHRASE, PASSPHRASE):
        session = vault.unlock(secret)
        put(session.private, 2, len(present(session.private)))
        session.backups.make()
        session.lock()
        assert path.read_bytes() == before


def reachable(start: object) -> list[bytes]:
    """Return every text and byte string that can be reached from an object."""
    seen, found, queue = set(), [], [start]
    while queue:
        each = queue.pop()
        if id(each) in seen or isinstance(each, type | types.ModuleType | types.FunctionType):
            continue
        seen.add(id(each))
        if isinstance(each, bytes | bytearray):
            found.append(bytes(each))
        elif isinstance(each, str):
            found.append(each.encode("utf-8", "surrogatepass"))
        else:
            queue += gc.get_referents(each)
    return found


def test_keys_of_a_couple_do_not_tell_who_came_first(session: Session) -> None:
    session.add_person(OTHER_PASSPHRASE, RecoveryKey.generate())
    content = json.loads((session.folder / NAME).read_bytes())
    for boxes, count in ((content["slots"], 4), (content["keybags"], 2)):
        assert [box["id"] for box in boxes] == sorted(box["id"] for box in boxes)
        assert (len(boxes), len({len(box["box"]) for box in boxes})) == (count, 1)


def test_the_first_format_opens_and_becomes_a_couples(
    vault_at: Callable[[Path], Vault], session: Session
) -> None:
    del session._keys.bag["shared"]  # as sparse as a keybag may be
    session._keys.save()
    session.lock()
    again = vault_at(session.folder).unlock(PASSPHRASE)
    assert (again.shared, again.members) == (None, ())
    again.add_person(OTHER_PASSPHRASE, None)
    assert again.open_space(PASSPHRASE, OTHER_PASSPHRASE) is again.shared
    again.lock()


def test_two_begin_at_once(vault: Vault, fast_kdf: KdfParameters) -> None:
    key = RecoveryKey.generate()
    second = SecondPerson(OTHER_PASSPHRASE, key)
    assert OTHER_PASSPHRASE not in repr(second)
    session = vault.create(PASSPHRASE, None, second=second, kdf=fast_kdf)
    assert session.shared
    put(session.private, 1)
    put(session.shared, 2)
    members = session.members
    session.lock()
    for secret in (OTHER_PASSPHRASE, key.text):
        other = vault.unlock(secret)
        assert other.shared
        assert (present(other.private), present(other.shared)) == ([], texts(2))
        assert (other.members, other.notices, other.has_recovery_key) == (members, (), True)
        assert len(other.space_events) == 2
        other.lock()
    again = vault.unlock(PASSPHRASE)
    assert (again.notices, again.has_recovery_key) == ((), False)
    again.lock()


def test_two_who_begin_with_the_same_passphrase_or_stop(
    vault: Vault, fast_kdf: KdfParameters, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiskFull

    def cancel(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    second = SecondPerson(OTHER_PASSPHRASE)
    with pytest.raises(PassphraseInUse):
        vault.create(PASSPHRASE, None, second=SecondPerson(PASSPHRASE), kdf=fast_kdf)
    with pytest.raises(PassphraseEmpty):
        vault.create(PASSPHRASE, None, second=SecondPerson(" "), kdf=fast_kdf)
    with pytest.raises(Cancelled):
        vault.create(PASSPHRASE, None, second=second, kdf=fast_kdf, progress=cancel)
    for at in ("openkeys.write_keys", "joining.add_event", "joining.Database.create"):
        with monkeypatch.context() as patch:
            patch.setattr(f"trustjournal.vault.{at}", full)
            with pytest.raises(DiskFull):
                vault.create(PASSPHRASE, None, second=second, kdf=fast_kdf)
    assert not vault.folder.exists()

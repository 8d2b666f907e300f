"""Child processes killed while two people join, open, close, leave and re-key a space."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, PASSPHRASE
from tests.vault.helpers import contents, present, put, texts
from tests.vault.test_crash import killed, times
from trustjournal.errors import NoJournal, WrongPassphrase
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import verify

VaultAt = Callable[[Path], Vault]


def looked_at(vault: Vault, secret: str) -> tuple[str, list[str] | None]:
    """Open, check everything, close; return how far the couple came, and what they share."""
    session = vault.unlock(secret)
    assert (session.notices, session.shared_problem) == ((), None)
    assert verify(session, contents=contents) == []
    state = "alone" if session.people_here == 1 else "two"
    shared = None
    if session.shared:
        state = "closed" if session.space_closed else "together"
        shared = present(session.shared)
    session.lock()
    return state, shared


def assert_nothing_left_over(vault: Vault, databases: int) -> None:
    assert len(list(vault.folder.glob("*.tj"))) == databases
    assert {path.name for path in vault.folder.iterdir() if path.suffix != ".tj"} <= {
        "keys.json", "keys.json.bak", "lock", "backups"
    }  # fmt: skip


@pytest.mark.parametrize("work", ["couple", "close", "together"])
@times(2, 60)
def test_killed_while_a_couple_begins(
    tmp_path: Path, vault_at: VaultAt, kills: int, work: str
) -> None:
    order = ["alone", "two", "together", "closed"]
    for kill in range(kills):
        folder = tmp_path / f"round {kill}"
        folder.mkdir()
        number, promised = killed(work, folder, within=0.15)[-1].split()
        vault = vault_at(folder / number)
        state, shared = looked_at(vault, PASSPHRASE)
        assert order.index(state) >= order.index(promised)
        if state == "alone":
            with pytest.raises(WrongPassphrase):
                vault.unlock(OTHER_PASSPHRASE)
        else:
            assert looked_at(vault, OTHER_PASSPHRASE) == (state, shared), "both or neither"
        if promised == "closed":
            assert shared == texts(2)
        assert_nothing_left_over(vault, 1 + (state != "alone") + (shared is not None))
        following = vault_at(folder / str(int(number) + 1))
        try:
            state, _ = looked_at(following, PASSPHRASE)
        except NoJournal:
            continue
        assert work != "together" or state == "together", "all at once or nothing"


@times(3, 200)
def test_killed_while_leaving_and_re_keying(couple: Session, vault_at: VaultAt, kills: int) -> None:
    assert couple.shared
    put(couple.shared, 5)
    couple.lock()
    vault = vault_at(couple.folder)
    secrets = [PASSPHRASE, OTHER_PASSPHRASE]
    states = set()
    for kill in range(kills):
        killed("leave", vault.folder, within=0.3)
        order = secrets if kill % 2 else secrets[::-1]
        found = [looked_at(vault, secret) for secret in [*order, *order]]
        assert found[:2] == found[2:], "nothing is left to be brought to an end"
        assert {shared is not None for _, shared in found} != {False}, "neither has the space"
        for _, shared in found:
            assert shared in (None, texts(5))
        assert_nothing_left_over(vault, 3)
        states.add(tuple(state for state, _ in found[:2]))
        alone = [secret for secret, (_, shared) in zip(order, found[:2], strict=True) if not shared]
        for secret in alone:
            session = vault.unlock(secret)
            (other,) = set(secrets) - {secret}
            assert present(session.open_space(secret, other)) == texts(5)
            session.lock()
    if kills > 50:
        assert len(states) == 3, "it was killed in every state"

"""Journals as earlier versions left them open for ever, and become a couple's.

`released/schema-1.tjbackup` was made by the first version: two entries, of which one has an
earlier version, and one in the bin.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.conftest import OTHER_PASSPHRASE, FixedClock
from tests.vault.helpers import put, texts
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault import migrations
from trustjournal.vault.vault import Session, Vault
from trustjournal.vault.verify import verify

RELEASED = Path(__file__).parent / "released"
FIRST = "a kettle before the rain"
RECOVERY_KEY = "01230-4567M-89ABE-CDEFN-GHJK7-MNPQ5-RSTVP-A0DYH"
WORDS = {"Afraid, and said so.", "The first page, said better."}


@pytest.fixture(params=["as it was", "put back"])
def first(request: pytest.FixtureRequest, tmp_path: Path, clock: FixedClock) -> Vault:
    """The first version's journal, as its folder was and as its backup is put back."""
    vault, bundle = Vault(tmp_path / "journal", clock), RELEASED / "schema-1.tjbackup"
    if request.param == "put back":
        vault.restore(bundle, FIRST)
    else:
        with zipfile.ZipFile(bundle) as archive:
            archive.extractall(vault.folder)
    return vault


def assert_whole(session: Session) -> None:
    store = EntryStore(session.private, session.clock, Vocabulary.load())
    assert {entry["text"] for entry, whole in store.documents() if whole} == WORDS
    assert session.private.rows("SELECT count(*) FROM versions") == [(1,)]
    assert session.private.rows("SELECT count(*) FROM bin") == [(1,)]
    assert session.private.rows("PRAGMA user_version") == [(migrations.STEPS[-1].VERSION,)]
    assert (session.notices, session.shared) == ((), None)
    assert verify(session, contents=recorded_contents) == []


@pytest.mark.parametrize("secret", [FIRST, RECOVERY_KEY])
def test_the_first_version_opens(first: Vault, secret: str) -> None:
    session = first.unlock(secret)
    assert_whole(session)
    assert {backup.kind for backup in session.backups.all()} == {"migration"}
    session.lock()
    again = first.unlock(FIRST)
    assert_whole(again)
    again.lock()


def test_the_first_version_becomes_a_couples(first: Vault) -> None:
    session = first.unlock(FIRST)
    session.add_person(OTHER_PASSPHRASE, None)
    put(session.open_space(FIRST, OTHER_PASSPHRASE), 2)
    session.lock()
    for secret in (OTHER_PASSPHRASE, FIRST):
        again = first.unlock(secret)
        assert again.shared
        assert again.notices == ()
        found = again.shared.rows("SELECT text FROM entries ORDER BY id")
        assert [text for (text,) in found] == texts(2)
        again.lock()

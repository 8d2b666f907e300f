"""Check-ins in backups, checks and rescues: what is held, what is under way, own formats."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.carry.test_checkin_lists import FORMS, fill
from tests.conftest import PASSPHRASE, FixedClock
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.formats import Way
from trustjournal.vault.database import Database, DatabaseKey
from trustjournal.vault.salvage import salvage
from trustjournal.vault.session import Session
from trustjournal.vault.vault import Vault
from trustjournal.vault.verify import ProblemKind, verify

VaultAt = Callable[[Path], Vault]


def filled(database: Database, clock: FixedClock) -> CheckIns:
    fill(database)
    checkins = CheckIns(database, clock)
    checkins.running.keep(CheckInSession.begin(FORMS["five_part"], Way.SPOKEN, clock))
    return checkins


def everything(checkins: CheckIns) -> tuple[object, ...]:
    return (
        checkins.held.all(), checkins.running.all(), checkins.formats.formats(),
        checkins.rhythms.schedules(), checkins.commitments.open(),
    )  # fmt: skip


def test_a_backup_has_them_all(
    session: Session, clock: FixedClock, vault_at: VaultAt, tmp_path: Path
) -> None:
    before = everything(filled(session.private, clock))
    assert all(before)
    session.backups.write_to(tmp_path / "a.tjbackup")
    session.lock()
    elsewhere = vault_at(tmp_path / "elsewhere")
    elsewhere.restore(tmp_path / "a.tjbackup", PASSPHRASE)
    restored = elsewhere.unlock(PASSPHRASE)
    assert everything(CheckIns(restored.private, clock)) == before
    assert verify(restored, contents=recorded_contents) == []
    restored.lock()


def test_a_check_finds_an_altered_one(session: Session, clock: FixedClock) -> None:
    filled(session.private, clock)
    assert verify(session, contents=recorded_contents) == []
    session.private.execute(
        "UPDATE things SET document = replace(document, 'canal', 'river')"
        " WHERE id = (SELECT min(id) FROM things WHERE kind = 'checkin'"
        " AND document LIKE '%canal%')"
    )
    (problem,) = verify(session, contents=recorded_contents)
    assert problem.kind is ProblemKind.CONTENT_CHANGED


def test_a_rescue_brings_them_along(tmp_path: Path, clock: FixedClock) -> None:
    key = DatabaseKey.generate()
    database = Database.create(tmp_path / "a.tj", key, clock)
    before = everything(filled(database, clock))
    database.close()
    salvage(tmp_path / "a.tj", key, tmp_path / "b.tj", clock, recorded_contents)
    saved = Database.open(tmp_path / "b.tj", key, clock)
    assert everything(CheckIns(saved, clock)) == before
    saved.close()

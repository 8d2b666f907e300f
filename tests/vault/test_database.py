from __future__ import annotations

import threading
import time
import traceback
from pathlib import Path

import pytest

from tests.conftest import FixedClock
from tests.vault.helpers import present, put, texts
from trustjournal.errors import (
    AlreadyOpen,
    Cancelled,
    DatabaseBusy,
    DatabaseConflict,
    DatabaseFault,
    JournalExists,
    SessionLocked,
)
from trustjournal.vault.database import Database, DatabaseKey

KEY = DatabaseKey.generate()


@pytest.fixture
def database(tmp_path: Path, clock: FixedClock) -> Database:
    return Database.create(tmp_path / "a.tj", KEY, clock)


def test_the_settings_that_keep_words_safe(database: Database) -> None:
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "locking_mode": "exclusive",
        "trusted_schema": 0,
        "cell_size_check": 1,
        "secure_delete": 1,
        "temp_store": 2,
    }
    assert {name: database.rows(f"PRAGMA {name}")[0][0] for name in wanted} == wanted
    config = dict(database.rows("SELECT k, v FROM entries_fts_config"))
    assert config["secure-delete"] == 1


def test_a_transaction_is_all_or_nothing(database: Database) -> None:
    put(database, 2)
    head = database.head()

    def fail_halfway() -> None:
        with database.transaction():
            database.execute("DELETE FROM entries")
            database.record("entry", "x", None)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_halfway()
    assert (present(database), database.head()) == (texts(2), head)
    put(database, 1, 2)
    assert database.head().seq == 3


def test_transactions_do_not_nest_and_records_belong_inside(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction(), database.transaction():
        pass
    with pytest.raises(RuntimeError):
        database.record("entry", "x", b"")
    put(database)


def test_what_was_recorded_last_matches(database: Database) -> None:
    put(database)
    uid = f"{0:032x}"
    assert database.matches("entry", uid, b"number 0 lantern")
    assert not database.matches("entry", uid, b"number 0 lanterns")
    assert not database.matches("bin", uid, b"number 0 lantern")
    with database.transaction():
        database.record("entry", uid, None)
    assert not database.matches("entry", uid, b"number 0 lantern")
    assert not database.matches("entry", uid, b"")


def test_errors_quote_nothing(database: Database) -> None:
    secret = '"quetzal marigold'
    with pytest.raises(DatabaseFault) as caught:
        database.rows("SELECT * FROM entries_fts WHERE entries_fts MATCH ?", (secret,))
    assert caught.value.details == {"engine": "SQLITE_ERROR"}
    lines = traceback.format_exception(caught.value)
    assert "quetzal" not in "".join(lines)
    put(database)
    with pytest.raises(DatabaseConflict) as conflict:
        put(database)
    assert "lantern" not in "".join(traceback.format_exception(conflict.value, chain=True))


def test_a_stream_lets_others_write_and_ends_with_the_session(database: Database) -> None:
    put(database, 600)
    stream = database.stream("SELECT text FROM entries ORDER BY id")
    assert next(stream) == (texts(1)[0],)
    put(database, 1, 1000)
    with pytest.raises(DatabaseBusy):
        database.copy_to(database.path.with_name("b.tj"))
    assert not database.path.with_name("b.tj").exists()
    database.close()
    with pytest.raises(SessionLocked):
        list(stream)


def test_many_threads_share_one_database(database: Database) -> None:
    workers = [
        threading.Thread(target=put, args=(database, 25, 100 * number)) for number in range(4)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert len(present(database)) == 100
    assert database.chain.first_break(type(database.head())(), database.links()) is None


def test_a_long_statement_can_be_cancelled(database: Database) -> None:
    def stop() -> None:
        time.sleep(0.1)
        database.interrupt()

    thread = threading.Thread(target=stop)
    thread.start()
    with pytest.raises(Cancelled):
        database.rows(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
        )
    thread.join()
    assert database.rows("SELECT 1") == [(1,)]


def test_a_second_connection_is_refused(database: Database, clock: FixedClock) -> None:
    with pytest.raises(AlreadyOpen):
        Database.open(database.path, KEY, clock)
    with pytest.raises(JournalExists):
        Database.create(database.path, KEY, clock)
    put(database)


def test_deleted_words_leave_the_index(database: Database) -> None:
    put(database, 1, extra=" quetzal")
    database.execute("DELETE FROM entries")
    found = database.rows("SELECT block FROM entries_fts_data")
    assert not any(b"quetzal" in block for (block,) in found)
    put(database, 1, extra=" quetzal")
    assert any(b"quetzal" in row[0] for row in database.rows("SELECT block FROM entries_fts_data"))


def test_closing_leaves_one_file(database: Database) -> None:
    put(database, 3)
    database.close()
    database.close()
    assert [path.name for path in database.path.parent.iterdir()] == ["a.tj"]


def test_a_path_with_odd_letters(tmp_path: Path, clock: FixedClock) -> None:
    folder = tmp_path / "ä b?c#d%20"
    folder.mkdir()
    put(made := Database.create(folder / "a.tj", KEY, clock))
    made.close()
    again = Database.open(folder / "a.tj", KEY, clock)
    assert present(again) == texts(1)
    again.close()

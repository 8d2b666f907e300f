from __future__ import annotations

import pytest

from tests.vault.helpers import contents, put
from trustjournal.errors import Cancelled
from trustjournal.vault.checks import Problem, ProblemKind
from trustjournal.vault.vault import Session
from trustjournal.vault.verify import verify

UID = f"{2:032x}"


@pytest.fixture
def filled(session: Session) -> Session:
    put(session.private, 5)
    return session


def test_a_sound_journal(filled: Session) -> None:
    told: list[tuple[int, int]] = []
    assert verify(filled, lambda *step: told.append(step), contents=contents) == []
    assert told[-1] == (10, 10)


def test_words_changed_behind_the_history(filled: Session) -> None:
    filled.private.execute("UPDATE entries SET text = 'other' WHERE uid = ?", (UID,))
    assert verify(filled, contents=contents) == [Problem(ProblemKind.CONTENT_CHANGED, UID)]
    assert verify(filled) == []


def test_an_entry_gone_behind_the_history(filled: Session) -> None:
    filled.private.execute("DELETE FROM entries WHERE uid = ?", (UID,))
    assert verify(filled, contents=contents) == [Problem(ProblemKind.CONTENT_MISSING, UID)]


def test_an_entry_that_was_never_recorded(filled: Session) -> None:
    filled.private.execute("UPDATE entries SET uid = 'other' WHERE uid = ?", (UID,))
    assert set(verify(filled, contents=contents)) == {
        Problem(ProblemKind.CONTENT_UNRECORDED, "other"),
        Problem(ProblemKind.CONTENT_MISSING, UID),
    }


def test_an_erased_entry_is_not_missing(filled: Session) -> None:
    with filled.private.transaction():
        filled.private.execute("DELETE FROM entries WHERE uid = ?", (UID,))
        filled.private.record("entry", UID, None)
    assert verify(filled, contents=contents) == []


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM changes WHERE seq = 3",
        "UPDATE changes SET digest = x'00' WHERE seq = 3",
        "UPDATE changes SET uid = 'other' WHERE seq = 3",
        "UPDATE changes SET mac = x'00' WHERE seq = 3",
    ],
)
def test_a_broken_chain(filled: Session, change: str) -> None:
    filled.private.execute(change)
    assert Problem(ProblemKind.HISTORY_BROKEN, "3") in verify(filled)


def test_an_index_that_does_not_fit(filled: Session) -> None:
    filled.private.execute("INSERT INTO entries_fts(rowid, text) VALUES(999, 'ghost')")
    assert Problem(ProblemKind.SEARCH_INDEX) in verify(filled)


def test_verifying_can_be_cancelled(filled: Session) -> None:
    def stop(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        verify(filled, stop)

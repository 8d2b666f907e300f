from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fixed import FixedClock
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from trustjournal.vault.database import Database, DatabaseKey


@pytest.fixture
def database(tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    opened = Database.create(tmp_path / "own.tj", DatabaseKey.generate(), clock)
    yield opened
    opened.close()


def test_a_draft_comes_back_as_it_went(database: Database, clock: FixedClock) -> None:
    drafts = FormDrafts(database, clock, "private")
    change = drafts.keep(FormDraft("boundary", "u1", {"need": "ein Abend"}, {"step": 3}, False))
    assert change.uids == {"u1"}
    found = drafts.get("boundary", "u1")
    assert found is not None
    assert (found.values, found.at, found.is_new) == ({"need": "ein Abend"}, {"step": 3}, False)
    assert found.saved_at == clock.now()
    assert "Abend" not in repr(found)


def test_spaces_and_kinds_are_apart(database: Database, clock: FixedClock) -> None:
    mine, ours = (FormDrafts(database, clock, space) for space in ("private", "shared"))
    mine.keep(FormDraft("boundary", "u1", {"need": "mine"}))
    ours.keep(FormDraft("boundary", "u2", {"need": "ours"}))
    ours.keep(FormDraft("request", "u3", {"ask": "ours"}))
    assert [draft.uid for draft in mine.all("boundary")] == ["u1"]
    assert [draft.uid for draft in ours.all("boundary")] == ["u2"]
    assert mine.get("request", "u3") is None


def test_one_draft_a_thing_until_it_is_discarded(database: Database, clock: FixedClock) -> None:
    drafts = FormDrafts(database, clock, "private")
    for need in ("first", "second"):
        drafts.keep(FormDraft("boundary", "u1", {"need": need}))
    assert [draft.values["need"] for draft in drafts.all("boundary")] == ["second"]
    assert drafts.discard("boundary", "u1").uids == {"u1"}
    assert drafts.all("boundary") == []
    assert not drafts.discard("boundary", "u1").kinds


def test_what_cannot_be_read_hides_nothing_else(database: Database, clock: FixedClock) -> None:
    drafts = FormDrafts(database, clock, "private")
    drafts.keep(FormDraft("boundary", "good", {"need": "x"}))
    with database.transaction():
        database.execute(
            "INSERT INTO state(name, value) VALUES (?,?)", ("form.private.boundary.bad", "[1]")
        )
    assert [draft.uid for draft in drafts.all("boundary")] == ["good"]

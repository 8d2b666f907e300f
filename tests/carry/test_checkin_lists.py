"""Check-ins, own formats, schedules and commitments out to a file and in again."""

from __future__ import annotations

import io
import json
from datetime import date, time
from typing import Any

import pytest

from tests.carry.conftest import MakeStore
from tests.carry.test_lists import VALIDATOR
from tests.journal.samples import MovableClock
from trustjournal.carry.json_file import export_to, import_from
from trustjournal.errors import ImportInvalid
from trustjournal.journal.answers import Answer, AnswerType, Value
from trustjournal.journal.checkin_keeping import commitments_of, record_of
from trustjournal.journal.checkin_records import Landed, Landing, OwnFormat, Result
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.contents import recorded_contents
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.find import find_things
from trustjournal.journal.formats import Way, shipped
from trustjournal.journal.schedules import Schedule
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database

FORMS = {form.id: form for form in shipped()}
VALUES: dict[AnswerType, Value] = {
    AnswerType.FEELINGS: (FeltFeeling("afraid", 6, about="the call", near=None),),
    AnswerType.TEXT: "A walk by the canal.",
    AnswerType.SCALE: 3,
    AnswerType.DATE: date(2026, 2, 1),
    AnswerType.BOOL: False,
}


def fill(database: Database) -> None:
    """Hold every shipped format once, and keep all there is to keep."""
    clock = MovableClock()
    checkins = CheckIns(database, clock)
    for form in shipped():
        session = CheckInSession.begin(form, form.ways[0], clock, names=("Ada", "Ben"))
        while (card := session.card) is not None:
            session = session.said(Answer(card.section.type, VALUES[card.section.type])).next()
        keep = frozenset(card for card, _ in session.answers)
        landed = (Landing(seat=Seat.SECOND, how=Landed.PARTLY),)
        record = record_of(session, clock.now(), keep, landed)
        checkins.finish(record, commitments_of(session, clock))
    (closed, *_) = checkins.commitments.open()
    checkins.commitments.save(closed.edited(result=Result.KEPT, closed_on=date(2026, 6, 2)))
    mine = FORMS["weekly_pulse"].edited(id="mine", title="Mine")
    checkins.formats.save(OwnFormat(uid="mine", created=clock.now(), format=mine))
    checkins.rhythms.keep(Schedule("mine", time(20, 30), date(2026, 6, 1), frozenset({6}), 2))


def exported(store: EntryStore) -> bytes:
    file = io.BytesIO()
    export_to(store, file)
    return file.getvalue()


def test_everything_fits_the_schema_and_comes_back(
    store: EntryStore, make_store: MakeStore
) -> None:
    fill(store.database)
    written = exported(store)
    data = json.loads(written)
    assert list(VALIDATOR.iter_errors(data)) == []
    assert len(data["checkins"]) == len(FORMS)
    assert {"commitments", "formats", "schedules"} <= set(data)
    other = make_store()
    import_from(other, io.BytesIO(written))
    assert exported(other) == written
    again = import_from(other, io.BytesIO(written))
    assert again.added == 0
    found = CheckIns(other.database, MovableClock())
    assert found.rhythms.schedules()[0].weeks == 2
    assert [form.id for form in found.formats.formats()] == ["mine"]


def test_what_came_in_is_found_and_verified(store: EntryStore, make_store: MakeStore) -> None:
    fill(store.database)
    other = make_store()
    import_from(other, io.BytesIO(exported(store)))
    kinds = {found.kind for found in find_things(other.database, "canal")}
    assert {"checkin", "commitment"} <= kinds
    for kind, uid, content in recorded_contents(other.database):
        assert other.database.matches(kind, uid, content), kind


@pytest.mark.parametrize(
    ("where", "change", "field"),
    [
        ("formats", {"section": []}, "section"),
        ("formats", {"title": " "}, "title"),
        ("formats", {"cadence": "hourly"}, "cadence"),
    ],
)
def test_a_broken_format_is_refused_with_its_field(
    store: EntryStore, make_store: MakeStore, where: str, change: dict[str, Any], field: str
) -> None:
    fill(store.database)
    data = json.loads(exported(store))
    data[where][0]["format"] |= change
    with pytest.raises(ImportInvalid) as caught:
        import_from(make_store(), io.BytesIO(json.dumps(data).encode()))
    assert caught.value.field == field


def test_a_wrong_answer_is_refused(store: EntryStore, make_store: MakeStore) -> None:
    fill(store.database)
    data = json.loads(exported(store))
    data["checkins"][0]["kept"][0]["answer"] = {"type": "scale", "value": 11}
    assert list(VALIDATOR.iter_errors(data)) != []
    with pytest.raises(ImportInvalid) as caught:
        import_from(make_store(), io.BytesIO(json.dumps(data).encode()))
    assert caught.value.field == "value"


def test_what_is_under_way_stays_here(store: EntryStore) -> None:
    clock = MovableClock()
    session = CheckInSession.begin(FORMS["five_part"], Way.SPOKEN, clock)
    CheckIns(store.database, clock).running.keep(session)
    assert session.uid not in exported(store).decode()

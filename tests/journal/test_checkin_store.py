"""What is kept of check-ins, and that nothing is lost on the way."""

from __future__ import annotations

import json
import shutil
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from tests.journal.samples import MovableClock
from trustjournal.errors import CheckInGone, EntryInvalid, HistoryMismatch
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_keeping import commitments_of, record_of, usually_kept
from trustjournal.journal.checkin_records import (
    CheckIn,
    Commitment,
    Landed,
    Landing,
    OwnFormat,
    Result,
)
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.formats import Format, Way, shipped
from trustjournal.journal.schedules import Schedule, wall
from trustjournal.vault.database import Database, DatabaseKey

FORMS = {form.id: form for form in shipped()}


@pytest.fixture
def checkins(database: Database, clock: MovableClock) -> CheckIns:
    return CheckIns(database, clock)


def text(words: str) -> Answer:
    return Answer(AnswerType.TEXT, words)


def five(clock: MovableClock, way: Way) -> CheckInSession:
    """One person's five answers, the other's still to come."""
    session = CheckInSession.begin(
        FORMS["five_part"], way, clock, people=("aa", "bb"), names=("Ada", "Ben")
    )
    felt = Answer(AnswerType.FEELINGS, (FeltFeeling("let_down", 6, about="the call"),))
    session = session.said(felt).next()
    for words in ("You waited.", "An hour alone.", "I hid the bill.", "Steady."):
        session = session.said(text(words)).next()
    return session


def test_a_session_comes_back_whole(checkins: CheckIns, clock: MovableClock) -> None:
    session = five(clock, Way.WRITTEN).pause().passed(3)
    checkins.running.keep(session)
    assert checkins.running.get(session.uid) == session
    assert checkins.running.all() == [session]
    checkins.running.forget(session.uid)
    assert checkins.running.all() == []
    with pytest.raises(CheckInGone):
        checkins.running.get(session.uid)


def test_what_was_kept_survives_a_crash(tmp_path: Path, clock: MovableClock) -> None:
    key = DatabaseKey.generate()
    database = Database.create(tmp_path / "a.tj", key, clock)
    session = five(clock, Way.SPOKEN)
    CheckIns(database, clock).running.keep(session)
    after = tmp_path / "after"
    after.mkdir()
    for file in tmp_path.glob("a.tj*"):
        shutil.copy(file, after)
    copied = Database.open(after / "a.tj", key, clock)
    assert CheckIns(copied, clock).running.get(session.uid) == session
    copied.close()
    database.close()


def test_a_damaged_session_hides_no_other(
    checkins: CheckIns, database: Database, clock: MovableClock
) -> None:
    session = five(clock, Way.WRITTEN)
    checkins.running.keep(session)
    database.execute("INSERT INTO running VALUES('x', '2030', '{}')")
    assert checkins.running.all() == [session]
    with pytest.raises(HistoryMismatch):
        checkins.running.get("x")


def test_of_a_spoken_one_only_what_was_chosen_stays(
    checkins: CheckIns, database: Database, clock: MovableClock
) -> None:
    session = five(clock, Way.SPOKEN)
    checkins.running.keep(session)
    assert usually_kept(session) == frozenset()
    chosen = frozenset({(Seat.FIRST, "need")})
    checkins.finish(record_of(session, clock.now(), chosen))
    record = checkins.held.get(session.uid)
    assert [(each.key, each.seat, each.person) for each in record.kept] == [
        ("need", Seat.FIRST, "aa")
    ]
    assert checkins.running.all() == []
    everything = b"".join(file.read_bytes() for file in database.path.parent.glob("*.tj*"))
    assert b"hid the bill" not in everything  # it is encrypted anyway; and:
    for (table,) in database.rows("SELECT name FROM sqlite_schema WHERE type = 'table'"):
        for row in database.rows(f'SELECT * FROM "{table}"'):
            assert "hid the bill" not in str(row), table


def test_of_a_written_one_what_is_private_stays_out(clock: MovableClock) -> None:
    kept = usually_kept(five(clock, Way.WRITTEN))
    assert (Seat.FIRST, "need") in kept
    assert (Seat.FIRST, "struggle") not in kept
    alone = CheckInSession.begin(FORMS["weekly_pulse"], Way.SOLO, clock)
    alone = alone.said(Answer(AnswerType.SCALE, 4)).next()
    assert usually_kept(alone) == {(Seat.FIRST, "safe")}


def test_a_record_comes_back_as_it_went(checkins: CheckIns, clock: MovableClock) -> None:
    session = five(clock, Way.WRITTEN)
    landed = (Landing(seat=Seat.SECOND, how=Landed.PARTLY),)
    record = record_of(session, clock.now(), usually_kept(session), landed)
    assert CheckIn.from_json(json.loads(json.dumps(record.to_json()))) == record
    assert not record.whole
    checkins.finish(record)
    assert checkins.held.all() == [record]
    assert checkins.held.done() == {"five_part": [wall(clock.now())]}
    assert checkins.held.delete(record.uid).kinds
    assert checkins.held.all() == []
    checkins.held.put_back(record.uid)
    assert checkins.held.get(record.uid) == record


def test_the_search_finds_what_was_kept_by_label_and_word(
    checkins: CheckIns, database: Database, clock: MovableClock
) -> None:
    session = five(clock, Way.WRITTEN)
    checkins.finish(record_of(session, clock.now(), usually_kept(session)))
    for words in ("let down", "waited", "five part"):
        found = database.rows(
            "SELECT uid FROM findable f JOIN findable_fts x ON x.rowid = f.id"
            " WHERE findable_fts MATCH ?",
            (words,),
        )
        assert found == [(session.uid,)], words


def test_commitments_come_up_until_they_are_closed(checkins: CheckIns, clock: MovableClock) -> None:
    session = five(clock, Way.WRITTEN)
    offered = commitments_of(session, clock)
    assert [(each.words, each.name) for each in offered] == [
        ("An hour alone.", "Ada"),
        ("I hid the bill.", "Ada"),
    ]
    record = record_of(session, clock.now(), frozenset())
    checkins.finish(record, offered[:1])
    checkins.finish(record, offered[:1])  # once more, as after a crash between two steps
    (mine,) = checkins.commitments.open("five_part")
    assert mine.words == "An hour alone."
    assert checkins.commitments.open("recovery") == []
    checkins.commitments.save(mine.edited(result=Result.PARTLY, closed_on=date(2026, 6, 1)))
    assert checkins.commitments.open() == []


def test_formats_and_schedules(checkins: CheckIns, clock: MovableClock) -> None:
    mine = FORMS["five_part"].edited(id="ours", title="Ours")
    kept = OwnFormat(uid="ours", created=clock.now(), format=mine)
    checkins.formats.save(kept)
    assert checkins.formats.formats() == [mine]
    assert OwnFormat.from_json(kept.to_json()) == kept
    schedule = Schedule("ours", time(20), date(2026, 6, 1))
    checkins.rhythms.keep(schedule)
    checkins.rhythms.keep(schedule.edited(at=time(21)))
    assert checkins.rhythms.schedules() == [schedule.edited(at=time(21))]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"way": "sung"}, "way"),
        ({"kept": [{"answer": {"type": "scale", "value": 99}}]}, "value"),
        ({"kept": [{"answer": {"type": "text", "value": 4}}]}, "value"),
        ({"created": "soon"}, "created"),
        ({"mood": 1}, "mood"),
    ],
)
def test_what_cannot_be_a_record_is_refused(
    change: dict[str, Any], field: str, clock: MovableClock
) -> None:
    session = five(clock, Way.WRITTEN)
    data = record_of(session, clock.now(), usually_kept(session)).to_json() | change
    with pytest.raises(EntryInvalid) as caught:
        CheckIn.from_json(data)
    assert caught.value.field == field


def test_a_broken_own_format_is_refused_with_its_field(clock: MovableClock) -> None:
    data = OwnFormat(uid="x", created=clock.now(), format=FORMS["recovery"]).to_json()
    data["format"]["section"][1]["type"] = "song"
    with pytest.raises(EntryInvalid) as caught:
        OwnFormat.from_json(data)
    assert caught.value.field == "section 2, type"
    assert Commitment.new(clock).is_empty
    assert isinstance(FORMS["recovery"], Format)

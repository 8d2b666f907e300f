from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given

from tests.journal import samples
from tests.journal.samples import NOON, entry, felt
from trustjournal.errors import EntryInvalid
from trustjournal.journal.entries import Entry, Kind, tidy_tags
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.moments import moment_from_text

LEAST: dict[str, Any] = {"id": "a", "created": "2026-03-01T12:00:00+02:00", "text": "Rain."}


@given(samples.entries)
def test_any_entry_survives_its_json(made: Entry) -> None:
    written = json.loads(json.dumps(made.to_json()))
    read = Entry.from_json(written, unfinished=True)
    assert read.to_json() == made.to_json()
    assert read == made
    assert read.canonical() == made.canonical()


def test_the_least_entry() -> None:
    made = Entry.from_json(LEAST)
    assert (made.kind, made.happened, made.feelings, made.tags) == (Kind.FREE, "", (), ())
    made = Entry.from_json(LEAST | {"text": "", "feelings": [{"feeling": "sad"}]})
    assert made.kind is Kind.FEELINGS
    assert made.feelings[0].intensity == 5


def test_a_new_entry_is_empty_and_has_the_clocks_time() -> None:
    made = Entry.new(samples.MovableClock(), Kind.FEELINGS)
    assert made.is_empty
    assert made.created == NOON
    assert made.uid != Entry.new(samples.MovableClock(), Kind.FEELINGS).uid


@pytest.mark.parametrize(
    ("change", "field", "problem"),
    [
        ({"created": "2026-03-01T12:00:00"}, "created", "no_offset"),
        ({"created": "2026-02-30T12:00:00Z"}, "created", "not_a_time"),
        ({"created": "yesterday"}, "created", "not_a_time"),
        ({"created": "2026-W01-1"}, "created", "not_a_time"),
        ({"created": 1772359200}, "created", "not_text"),
        ({"created": None}, "created", "not_text"),
        ({"kind": "dream"}, "kind", "unknown_kind"),
        ({"kind": None}, "kind", "unknown_kind"),
        ({"id": ""}, "id", "blank"),
        ({"id": "x" * 201}, "id", "too_long"),
        ({"id": 7}, "id", "not_text"),
        ({"text": "   "}, "text", "empty"),
        ({"text": 3}, "text", "not_text"),
        ({"text": "\ud800"}, "text", "not_text"),
        ({"happened": ["rain"]}, "happened", "not_text"),
        ({"feelings": {}}, "feelings", "not_a_list"),
        ({"feelings": ["sad"]}, "feelings", "not_an_object"),
        ({"feelings": [{"intensity": 4}]}, "feeling", "missing"),
        ({"feelings": [{"feeling": " "}]}, "feeling", "blank"),
        ({"feelings": [{"feeling": "sad", "intensity": 11}]}, "intensity", "out_of_range"),
        ({"feelings": [{"feeling": "sad", "intensity": -1}]}, "intensity", "out_of_range"),
        ({"feelings": [{"feeling": "sad", "intensity": "4"}]}, "intensity", "not_a_whole_number"),
        ({"feelings": [{"feeling": "sad", "intensity": 4.5}]}, "intensity", "not_a_whole_number"),
        ({"feelings": [{"feeling": "sad", "intensity": True}]}, "intensity", "not_a_whole_number"),
        ({"feelings": [{"feeling": "sad", "body": 1}]}, "body", "not_text"),
        ({"feelings": [{"feeling": "sad", "mood": ""}]}, "mood", "unknown_field"),
        ({"needs": "rest"}, "needs", "not_a_list"),
        ({"needs": [""]}, "needs", "blank"),
        ({"tags": [None]}, "tags", "not_text"),
        ({"weather": "rain"}, "weather", "unknown_field"),
    ],
)
def test_what_cannot_be_kept_names_its_field(
    change: dict[str, Any], field: str, problem: str
) -> None:
    with pytest.raises(EntryInvalid) as caught:
        Entry.from_json(LEAST | change)
    assert (caught.value.field, caught.value.problem) == (field, problem)


def test_an_unfinished_entry_may_be_empty_but_needs_its_time() -> None:
    Entry.from_json(LEAST | {"text": ""}, unfinished=True)
    with pytest.raises(EntryInvalid, match="entry_invalid"):
        Entry.from_json({"id": "a"}, unfinished=True)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-01T07:40Z", datetime(2026, 3, 1, 7, 40, tzinfo=UTC)),
        ("2026-03-01t07:40:05z", datetime(2026, 3, 1, 7, 40, 5, tzinfo=UTC)),
        ("2026-03-01 07:40:05.5+0100", datetime(2026, 3, 1, 6, 40, 5, 500_000, tzinfo=UTC)),
        ("2026-03-01T07:40:05.123456789-03", datetime(2026, 3, 1, 10, 40, 5, 123456, tzinfo=UTC)),
    ],
)
def test_the_ways_to_write_a_time(written: str, moment: datetime) -> None:
    assert moment_from_text("created", written) == moment


def test_a_zone_becomes_the_offset_in_force_also_in_the_repeated_hour() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    first = entry(created=datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=0))
    second = entry(created=datetime(2026, 10, 25, 2, 30, tzinfo=berlin, fold=1))
    assert first.created.isoformat() == "2026-10-25T02:30:00+02:00"
    assert second.created.isoformat() == "2026-10-25T02:30:00+01:00"
    assert second.moment - first.moment == 3_600_000_000


def test_an_offset_with_seconds_keeps_its_moment() -> None:
    odd = timezone(timedelta(minutes=53, seconds=28))
    made = entry(created=datetime(1890, 1, 1, tzinfo=odd))
    assert made.created == datetime(1890, 1, 1, tzinfo=odd)
    assert made.created.utcoffset() == timedelta(minutes=53)


def test_a_time_without_an_offset_or_outside_the_calendar_is_refused() -> None:
    with pytest.raises(EntryInvalid):
        entry(created=datetime(2026, 3, 1))
    before_the_calendar = datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=1, seconds=20)))
    with pytest.raises(EntryInvalid):
        entry(created=before_the_calendar)


def test_title_and_preview(vocabulary: Vocabulary) -> None:
    made = entry(feelings=(felt("on_edge"), felt("scared")), happened="The phone\n rang.")
    assert made.title(vocabulary) == "on edge, scared"
    assert made.preview(160) == "The phone rang. The kettle sang."
    assert made.preview(10) == "The phone…"
    assert entry(text="word " * 100_000).title(vocabulary).endswith("…")


def test_tidy_tags() -> None:
    assert tidy_tags(["#Phone", " phone ", "at  work", "", "#"]) == ("Phone", "at work")


def test_a_repr_shows_no_words() -> None:
    made = entry(happened="unspeakable", feelings=(felt("unspeakable", about="unspeakable"),))
    assert "unspeakable" not in repr(made) + repr(made.feelings) + repr([made])

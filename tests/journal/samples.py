"""Made-up entries, and ways for hypothesis to make many more."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from trustjournal.journal.entries import Entry, FeltFeeling, Kind

SUMMER = timezone(timedelta(hours=2))
NOON = datetime(2026, 3, 1, 12, 0, tzinfo=SUMMER)


class MovableClock:
    """Stands still until a test moves it."""

    def __init__(self, moment: datetime = NOON) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


def entry(uid: str = "a", **fields: Any) -> Entry:
    values: dict[str, Any] = {"created": NOON, "kind": Kind.FREE, "text": "The kettle sang."}
    return Entry(uid, **(values | fields))


def felt(feeling: str, intensity: int = 5, **fields: Any) -> FeltFeeling:
    return FeltFeeling(feeling, intensity, **fields)


# Every character that UTF-8 can write; half characters (category Cs) are refused on purpose.
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
names = texts.filter(lambda word: bool(word.strip()))
moments = st.datetimes(
    min_value=datetime(1, 1, 3),
    max_value=datetime(9999, 12, 29),
    timezones=st.integers(-23 * 60 - 59, 23 * 60 + 59).map(
        lambda minutes: timezone(timedelta(minutes=minutes))
    ),
)
felt_feelings = st.builds(
    FeltFeeling,
    feeling=st.sampled_from(["afraid", "on_edge", "scared"]) | names,
    intensity=st.integers(0, 10),
    body=texts,
    about=texts,
    underneath=texts,
    near=st.none() | st.sampled_from(["hurt", "calm"]),
)
entries = st.builds(
    Entry,
    uid=names,
    created=moments,
    kind=st.sampled_from(Kind),
    happened=texts,
    text=texts,
    feelings=st.lists(felt_feelings, max_size=3).map(tuple),
    needs=st.lists(names, max_size=3).map(tuple),
    tags=st.lists(names, max_size=3).map(tuple),
)
full_entries = entries.filter(lambda made: not made.is_empty)

__all__ = ["NOON", "SUMMER", "UTC", "MovableClock", "entries", "entry", "felt", "full_entries"]

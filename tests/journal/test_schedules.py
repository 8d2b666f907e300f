"""When check-ins are due, and when to say "Journal time", across clock changes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal import texts
from trustjournal.errors import EntryInvalid
from trustjournal.journal.reminders import QuietHours, Reminders
from trustjournal.journal.schedules import Due, Schedule, due, reminder_times, wall

EVENING = time(20, 0)
MONDAY = date(2026, 3, 2)


def at(day: int, hour: int, minute: int = 0, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute)


def daily(when: time = EVENING, start: date = MONDAY) -> Schedule:
    return Schedule("five_part", when, start)


def test_rhythms() -> None:
    assert daily().between(at(2, 0), at(4, 23)) == [at(2, 20), at(3, 20), at(4, 20)]
    weekly = Schedule("weekly_meeting", EVENING, MONDAY, frozenset({2, 6}))
    assert weekly.between(at(1, 0), at(12, 0)) == [at(4, 20), at(8, 20), at(11, 20)]
    other = Schedule("weekly_pulse", EVENING, MONDAY, frozenset({6}), weeks=2)
    assert other.between(at(1, 0), at(31, 0)) == [at(8, 20), at(22, 20)]
    assert other.next(at(8, 20)) == at(22, 20)
    assert other.last(at(8, 20)) == at(8, 20)
    assert other.last(at(1, 0)) is None


def test_due_today_and_not_when_done() -> None:
    morning = at(5, 9)
    assert due([daily()], {}, morning) == [Due("five_part", at(5, 20))]
    assert due([daily()], {"five_part": [at(5, 8)]}, morning) == []
    assert due([daily()], {"five_part": [at(4, 21)]}, morning) == [Due("five_part", at(5, 20))]
    assert due([daily()], {"recovery": [at(5, 8)]}, morning) != []
    assert due([daily()], {}, morning, [Due("five_part", at(5, 20)).key]) == []
    assert due([daily(start=date(2026, 3, 6))], {}, morning) == []


def test_a_weekly_one_held_a_day_early_counts_and_a_missed_one_is_shown_once() -> None:
    weekly = Schedule("weekly_meeting", EVENING, MONDAY, frozenset({6}))
    sunday = at(15, 20)
    assert due([weekly], {"weekly_meeting": [at(14, 10)]}, at(15, 9)) == []
    assert due([weekly], {"weekly_meeting": [at(9, 10)]}, at(15, 9)) == [
        Due("weekly_meeting", sunday)
    ]
    # Three weeks of silence are one invitation.
    assert due([weekly], {}, at(24, 9)) == [Due("weekly_meeting", at(22, 20))]


@pytest.mark.parametrize(
    "wrong",
    [
        {"weeks": 0},
        {"weeks": 53},
        {"days": [7]},
        {"at": "25:00"},
        {"start": "soon"},
        {"format": ""},
    ],
)
def test_what_is_no_rhythm_is_refused(wrong: dict[str, object]) -> None:
    assert Schedule.from_json(daily().to_json()) == daily()
    with pytest.raises(EntryInvalid):
        Schedule.from_json(daily().to_json() | wrong)


# --- reminders -----------------------------------------------------------------------------


def ticks(zone: str, first: date, last: date, minutes: int = 10) -> Iterator[datetime]:
    """What a clock in `zone` shows every few minutes of real time."""
    now = datetime.combine(first, time(), ZoneInfo(zone)).astimezone(UTC)
    end = datetime.combine(last, time(), ZoneInfo(zone)).astimezone(UTC)
    while now < end:
        yield wall(now.astimezone(ZoneInfo(zone)))
        now += timedelta(minutes=minutes)


def told_at(schedule: Schedule, clock: Iterator[datetime], quiet: QuietHours) -> list[datetime]:
    """The wall times at which something is told, while the clock runs."""
    reminders, said, times, day = Reminders(quiet), list[datetime](), list[datetime](), None
    for now in clock:
        if now.date() != day:  # as the app does, and much faster than every minute
            day, times = now.date(), reminder_times([schedule], {}, now)
        wanted = reminders.wanted(times, now)
        if wanted:
            reminders = reminders.telling(wanted)
            said.append(now)
    return said


NEVER_QUIET = QuietHours(time(0), time(0))
CHANGES = [
    ("Europe/Berlin", date(2026, 3, 28)),
    ("Europe/Berlin", date(2026, 10, 24)),
    ("America/New_York", date(2026, 3, 7)),
    ("America/New_York", date(2026, 10, 31)),
    ("Australia/Lord_Howe", date(2026, 4, 4)),
    ("Australia/Lord_Howe", date(2026, 10, 3)),
]


@pytest.mark.parametrize(("zone", "before"), CHANGES)
def test_a_changed_clock_moves_nothing(zone: str, before: date) -> None:
    days = [before + timedelta(days=n) for n in range(4)]
    clock = list(ticks(zone, days[0], days[-1] + timedelta(days=1)))
    assert len(clock) != 4 * 144, "no change of the clock in these days"
    said = told_at(daily(start=days[0]), iter(clock), NEVER_QUIET)
    assert said == [datetime.combine(day, EVENING) for day in days]


@pytest.mark.parametrize(("zone", "before"), CHANGES)
@pytest.mark.parametrize("when", [time(1, 30), time(2, 0), time(2, 20), time(3, 0)])
def test_in_the_hour_of_the_change_it_is_told_once_a_day(
    zone: str, before: date, when: time
) -> None:
    days = [before + timedelta(days=n) for n in range(4)]
    clock = ticks(zone, days[0], days[-1] + timedelta(days=1))
    said = told_at(daily(when, days[0]), clock, NEVER_QUIET)
    assert [now.date() for now in said] == days
    for now in said:
        late = now - datetime.combine(now.date(), when)
        assert timedelta(0) <= late <= timedelta(hours=1)


def test_flying_to_another_zone_moves_nothing() -> None:
    days = [date(2026, 6, n) for n in (1, 2, 3, 4)]
    clock = [*ticks("Europe/Berlin", days[0], days[2]), *ticks("Asia/Tokyo", days[2], days[3])]
    said = told_at(daily(start=days[0]), iter(clock), NEVER_QUIET)
    assert said == [datetime.combine(day, EVENING) for day in days[:3]]


def test_a_clock_that_is_set_back_reminds_of_nothing_twice() -> None:
    days = [date(2026, 6, n) for n in (1, 2, 3, 4)]
    clock = list(ticks("UTC", days[0], days[3]))
    for hours in (1, 5, 24, 48):
        back = timedelta(hours=hours)
        again = [now - back for now in clock[-20:]] + list(ticks("UTC", days[3] - back, days[3]))
        said = told_at(daily(start=days[0]), iter(clock + again), NEVER_QUIET)
        assert said == [datetime.combine(day, EVENING) for day in days[:3]]


def test_a_clock_ten_years_ahead_for_a_while_silences_nothing() -> None:
    ahead = [datetime(2036, 6, 1, 21)]
    clock = [at(2, 21), *ahead, *ticks("UTC", date(2026, 3, 3), date(2026, 3, 4))]
    said = told_at(daily(), iter(clock), NEVER_QUIET)
    assert said == [at(2, 21), *ahead, at(3, 20)]


def test_quiet_hours_wait_until_morning_and_then_let_go() -> None:
    quiet = QuietHours(time(22), time(7))
    assert told_at(daily(time(23, 30)), ticks("UTC", MONDAY, date(2026, 3, 4)), quiet) == [at(3, 7)]
    assert told_at(daily(time(5)), ticks("UTC", MONDAY, date(2026, 3, 3)), quiet) == [at(2, 7)]
    none = Reminders(quiet).wanted([at(2, 18)], at(3, 7))
    assert none == ()  # thirteen hours later, Today says enough


def test_what_is_done_is_not_reminded_of() -> None:
    assert (
        reminder_times([daily()], {"five_part": [at(5, 9)]}, at(5, 19), days=1)
        == [
            at(4, 20),
            at(6, 20) - timedelta(days=0),
        ][:1]
    )
    silent = daily().edited(remind=False)
    assert reminder_times([silent], {}, at(5, 19)) == []


def test_two_at_the_same_time_are_one() -> None:
    both = [daily(), Schedule("recovery", EVENING, MONDAY)]
    assert len(reminder_times(both, {}, at(2, 21), days=0)) == 1


minutes = st.integers(-4000, 4000).map(lambda n: timedelta(minutes=n))


@given(times=st.lists(minutes, max_size=8), steps=st.lists(minutes, max_size=30))
def test_whatever_the_clock_does_no_time_is_told_twice(
    times: list[timedelta], steps: list[timedelta]
) -> None:
    now, reminders, told = at(15, 12), Reminders(NEVER_QUIET), list[datetime]()
    meant = [at(15, 12) + each for each in times]
    for step in steps:
        now += step
        wanted = reminders.wanted(meant, now)
        told += wanted
        reminders = Reminders.from_json(reminders.telling(wanted).to_json())
    assert len(told) == len(set(told))
    assert set(told) <= set(meant)


def test_the_words_are_neutral() -> None:
    words = texts.load("checkins")["reminder"]
    assert words == {"title": "Journal time"}


def test_reminders_come_back_as_they_went() -> None:
    kept = Reminders(QuietHours(time(21, 30), time(6)), (at(2, 20), at(3, 20)))
    assert Reminders.from_json(kept.to_json()) == kept
    for wrong in ({"quiet": ["x", "y"]}, {"quiet": ["20:00"]}, {"told": ["yesterday"]}):
        with pytest.raises(EntryInvalid):
            Reminders.from_json(kept.to_json() | wrong)

"""The idle rule under clocks that stop, leap and run backward."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.idle import IdleRule, steady_seconds


class Clocks:
    """Both clocks of a made-up computer."""

    def __init__(self, zone: ZoneInfo | None = None) -> None:
        self.steady = 1000.0
        self.time = datetime(2031, 3, 30, 0, 30, tzinfo=UTC)
        self.zone = zone

    def monotonic(self) -> float:
        return self.steady

    def now(self) -> datetime:
        return self.time.astimezone(self.zone)

    def pass_by(self, steady: float, wall: float) -> None:
        self.steady += steady
        self.time += timedelta(seconds=wall)


def rule_of(clocks: Clocks, minutes: int = 3) -> IdleRule:
    return IdleRule(minutes, clocks.monotonic, clocks)


def test_due_at_the_limit_and_not_a_second_before() -> None:
    clocks = Clocks()
    rule = rule_of(clocks)
    clocks.pass_by(179, 179)
    assert not rule.due()
    clocks.pass_by(1, 1)
    assert rule.due()


def test_a_touch_begins_anew() -> None:
    clocks = Clocks()
    rule = rule_of(clocks)
    for _ in range(10):
        clocks.pass_by(170, 170)
        rule.touched()
    clocks.pass_by(179, 179)
    assert not rule.due()


def test_sleep_that_stops_the_monotonic_clock_counts() -> None:
    clocks = Clocks()
    rule = rule_of(clocks)
    clocks.pass_by(0, 8 * 3600)
    assert rule.due()


def test_sleep_counts_when_the_wall_clock_was_set_back_meanwhile() -> None:
    clocks = Clocks()
    rule = rule_of(clocks)
    clocks.pass_by(8 * 3600, -60)
    assert rule.due()


def test_the_first_key_after_a_sleep_does_not_hide_the_sleep() -> None:
    clocks = Clocks()
    rule = rule_of(clocks)
    clocks.pass_by(2, 8 * 3600)
    rule.touched()
    assert rule.due()
    rule.restart()
    assert not rule.due()


def test_a_daylight_saving_change_is_no_time_passed() -> None:
    clocks = Clocks(ZoneInfo("Europe/Berlin"))  # 02:00 becomes 03:00 within these two minutes
    clocks.time = datetime(2031, 3, 30, 0, 59, tzinfo=UTC)
    rule = rule_of(clocks)
    clocks.pass_by(120, 120)
    assert not rule.due()
    assert clocks.now().hour == 3


def test_a_shorter_limit_holds_for_the_time_already_passed() -> None:
    clocks = Clocks()
    rule = rule_of(clocks, 10)
    clocks.pass_by(70, 70)
    assert not rule.due()
    rule.change_limit(1)
    assert rule.minutes == 1
    assert rule.due()


@pytest.mark.parametrize("minutes", [-1, 0, 121])
def test_off_and_out_of_range_are_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="idle_minutes"):
        rule_of(Clocks(), minutes)


def test_the_real_steady_clock_runs_forward() -> None:
    first = steady_seconds()
    assert steady_seconds() >= first


STEPS = st.lists(
    st.tuples(
        st.integers(0, 300),  # what the monotonic clock shows
        st.integers(-10_000, 10_000),  # what the wall clock shows
        st.sampled_from(["due", "touched", "nothing"]),
    ),
    max_size=30,
)


@given(st.integers(1, 120), STEPS)
def test_never_later_than_either_clock_says(
    minutes: int, steps: list[tuple[int, int, str]]
) -> None:
    clocks = Clocks()
    rule = rule_of(clocks, minutes)
    steady, wall = clocks.steady, clocks.time
    passed = False
    for steady_step, wall_step, act in steps:
        clocks.pass_by(steady_step, wall_step)
        limit = minutes * 60
        late = clocks.steady - steady >= limit or (clocks.time - wall).total_seconds() >= limit
        if act == "nothing":
            continue
        passed = passed or late
        if act == "due":
            assert rule.due() or not passed  # a wall clock that wavers may lock earlier
        else:
            rule.touched()
            if not passed:
                steady, wall = clocks.steady, clocks.time
    if passed:
        assert rule.due()


@given(st.integers(1, 120), st.lists(st.tuples(st.integers(0, 300), st.booleans()), max_size=40))
def test_honest_clocks_never_lock_early(minutes: int, steps: list[tuple[int, bool]]) -> None:
    clocks = Clocks()
    rule = rule_of(clocks, minutes)
    idle = 0
    for seconds, touch in steps:
        clocks.pass_by(seconds, seconds)
        idle += seconds
        if idle >= minutes * 60:
            assert rule.due()
            return
        assert not rule.due()
        if touch:
            rule.touched()
            idle = 0


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(-10_000, 0)), min_size=1, max_size=40))
def test_setting_the_wall_clock_back_postpones_nothing(steps: list[tuple[int, int]]) -> None:
    clocks = Clocks()
    rule = rule_of(clocks, 3)
    steady = 0
    for steady_step, wall_step in steps:
        clocks.pass_by(steady_step, wall_step)
        steady += steady_step
        assert rule.due() == (steady >= 180)

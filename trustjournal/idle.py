"""Decides when nobody has touched the journal for too long.

Locking after idle time cannot be switched off: a journal left open on a shared desk is the very
thing this app guards against. The limit is between 1 and 120 minutes.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from trustjournal.clock import Clock

FEWEST_MINUTES = 1
MOST_MINUTES = 120


def steady_seconds() -> float:
    """Return seconds of a clock that nobody can set.

    On Linux it also counts the time asleep; elsewhere it may not, and the wall clock says it.
    """
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


class IdleRule:
    """Adds up the time since the last touch, by the faster of two clocks.

    A monotonic clock may stop while the computer sleeps, and a wall clock can be set. Between
    any two looks at them the greater difference counts: hours of sleep and a leap forward count
    in full, and a wall clock set backward takes nothing away from what has already passed.

    Once the limit is passed it stays passed until `restart`: the first key pressed after a
    night's sleep must not pretend that somebody was there all along.
    """

    def __init__(self, minutes: int, monotonic: Callable[[], float], wall: Clock) -> None:
        """Start counting now. `monotonic` answers in seconds.

        Raises ValueError when `minutes` is not between 1 and 120.
        """
        self._monotonic = monotonic
        self._wall = wall
        self.change_limit(minutes)
        self.restart()

    @property
    def minutes(self) -> int:
        """The limit."""
        return self._minutes

    def change_limit(self, minutes: int) -> None:
        """Set the limit, counting on from the last touch. Raises ValueError as at the start."""
        if not FEWEST_MINUTES <= minutes <= MOST_MINUTES:
            raise ValueError("idle_minutes")
        self._minutes = minutes

    def restart(self) -> None:
        """Forget what was: the journal has just been opened."""
        self._look()
        self._idle = 0.0

    def touched(self) -> None:
        """Note that somebody is there now, unless the limit has already passed."""
        if not self.due():
            self._idle = 0.0

    def due(self) -> bool:
        """Tell whether the limit has passed since the last touch."""
        steady, wall = self._steady_at, self._wall_at
        self._look()
        # The steady clock never runs backward, so neither does this sum.
        self._idle += max(self._steady_at - steady, self._wall_at - wall)
        return self._idle >= self._minutes * 60

    def _look(self) -> None:
        self._steady_at = self._monotonic()
        # A timestamp, since two local times may lie either side of a daylight-saving change.
        self._wall_at = self._wall.now().timestamp()

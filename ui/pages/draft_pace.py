"""When typed words are due on the disk: after a pause, and at the latest after a while."""

from __future__ import annotations

from collections.abc import Callable

QUIET = 1.2
"""Seconds after the last keystroke until a draft is kept."""
LATEST = 4.0
"""Seconds for which words may wait while somebody types without a pause."""


class DraftPace:
    """Counts from the first and the last keystroke that reached no draft.

    Two seconds is what the journal promises between the last keystroke and the disk; the rest
    of them is left for a slow one.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        """`monotonic` counts seconds and is not moved by changes of the wall clock."""
        self._monotonic = monotonic
        self._first_touch: float | None = None
        self._last_touch = 0.0

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._first_touch is not None

    def touched(self) -> float:
        """Something was typed: return the seconds from now at which it is due."""
        now = self._monotonic()
        if self._first_touch is None:
            self._first_touch = now
        self._last_touch = now
        return self.due_in()

    def due_in(self) -> float:
        """Return the seconds until it is due; 0 when it is overdue, or nothing waits."""
        if self._first_touch is None:
            return 0.0
        due = min(self._last_touch + QUIET, self._first_touch + LATEST)
        return max(0.0, due - self._monotonic())

    def rest(self) -> None:
        """Nothing waits any more."""
        self._first_touch = None

"""Time as a parameter: everything that needs to know "now" is handed a `Clock`."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

Progress = Callable[[int, int], None]
"""Told `(done, total)` by long work; raising `Cancelled` from it stops the work cleanly."""


class Clock(Protocol):
    """Tells the time of day."""

    def now(self) -> datetime:
        """Return the present moment with the local UTC offset."""
        ...


class SystemClock:
    """The computer's own clock, in its present time zone."""

    def now(self) -> datetime:
        """Return the present moment with the local UTC offset, also after a journey."""
        if sys.platform != "win32":
            time.tzset()  # else the C library stays in the zone in which the program was started
        return datetime.now().astimezone()

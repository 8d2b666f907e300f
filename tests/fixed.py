"""What never changes in a test; apart from `conftest`, so that child processes start quickly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

PASSPHRASE = "a lamp in the window"
OTHER_PASSPHRASE = "two cups on the sill"
"""Of the second person, in tests with a couple."""


@dataclass
class FixedClock:
    """Tells the same moment until a test moves it."""

    moment: datetime = datetime(2026, 3, 14, 9, 26, 53, tzinfo=timezone(timedelta(hours=1)))

    def now(self) -> datetime:
        return self.moment

    def advance(self, **amount: float) -> None:
        """Move on by `timedelta(**amount)`."""
        self.moment += timedelta(**amount)

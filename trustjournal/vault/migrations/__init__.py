"""Numbered migrations, one file a step, importing nothing from the app.

`STEPS` is written out rather than discovered, so that a frozen build carries every step.
"""

from __future__ import annotations

from typing import Any, Protocol

from . import m0001_first, m0002_couple, m0003_checkins


class Step(Protocol):
    """What a migration module offers."""

    VERSION: int

    def apply(self, connection: Any) -> None:
        """Change the schema with `connection.execute`, inside the caller's transaction."""


STEPS: tuple[Step, ...] = (m0001_first, m0002_couple, m0003_checkins)
"""In order; each `VERSION` is one more than that before it."""

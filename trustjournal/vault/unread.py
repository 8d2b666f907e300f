"""Whether a database has held rows that nothing could be made of."""

from __future__ import annotations

from collections.abc import Callable


class Unread:
    """Noted by what reads rows and leaves out those it cannot read; heard by what tells people.

    It may be noted in any thread.
    """

    def __init__(self) -> None:
        self.any = False
        self._heard: Callable[[], object] | None = None

    def note(self) -> None:
        """Note that a row was left out; the first time, whoever listens is called."""
        if self.any:
            return
        self.any = True
        if self._heard is not None:
            self._heard()

    def listen(self, heard: Callable[[], object] | None) -> None:
        """Let `heard` be called when a row is left out, at once if one was; None ends it."""
        self._heard = heard
        if heard is not None and self.any:
            heard()

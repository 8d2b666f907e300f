"""What a form asks of a field of any other kind."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class ValueField(QWidget):
    """A field whose value is words, "" for what is left out."""

    changed = Signal()
    """Somebody has chosen or typed something else."""

    def value(self) -> str:
        """Return what it says."""
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        """Show another value. Emits nothing."""
        raise NotImplementedError

    def focus(self) -> None:
        """Take the keyboard."""
        raise NotImplementedError

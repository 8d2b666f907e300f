"""What the workspace may ask of every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.entries import Changed, Entry

if TYPE_CHECKING:
    from ui.widgets.text_page import TextPage

PAGE_WIDTH = 1000
"""The most that a page takes, in px at 100 %; what is wider stands in the middle."""


class Page(QWidget):
    """One page of the workspace: shows a part of the core, remembers where the person is."""

    name: ClassVar[str] = ""
    go = Signal(str)
    changed = Signal(object)

    def entered(self) -> None:
        """The page has become visible: put the focus where a person would start."""

    def refresh(self, change: Changed) -> None:
        """Something was written somewhere: show what concerns this page anew."""

    def leave(self) -> None:
        """The page is about to go (switch, lock, rebuild, quit): save drafts; must not raise."""

    def begin(self) -> bool:
        """Begin something new of what this page is for; False where that is a journal entry."""
        return False

    def unsaved(self) -> bool:
        """Tell whether there are words that `leave` could not save (a full disk)."""
        return False

    def place(self) -> dict[str, Any]:
        """Return where the person is here, as JSON values."""
        return {}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to what `place()` answered earlier."""

    def open_text(self) -> TextPage | None:
        """Return the text that is being written here, None where none is."""
        return None

    def entry_in_view(self) -> Entry | None:
        """Return the entry that is read or written here, as it stands; None where none is."""
        return None

    def words_to_begin(self) -> tuple[str, str, str, str] | None:
        """Return what the panel may begin with, seen from here: a feeling, what happened, one's
        part, what one does now. None where the page knows nothing of it."""
        return None

    def insert_words(self, words: str) -> bool:
        """Insert words at the cursor of an open text; False when none is open."""
        return False

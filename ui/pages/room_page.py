"""A page with room for one thing at a time: what it asks for, the view in the room answers."""

from __future__ import annotations

from ui.pages.base import Page
from ui.pages.thing_room import ThingRoom
from ui.widgets.text_page import TextPage


class RoomPage(Page):
    """A subclass makes the room, before anything is shown."""

    _room: ThingRoom

    def leave(self) -> None:
        """Save the draft of what is open."""
        self._room.view.save()

    def unsaved(self) -> bool:
        """Tell whether what is open has words that reached no draft."""
        return self._room.view.unsaved

    def open_text(self) -> TextPage | None:
        """Return the text that is being written."""
        return self._room.view.open_text()

    def insert_words(self, words: str) -> bool:
        """Insert words at the cursor of the text that is open; False when there is none."""
        return self._room.view.insert_words(words)

"""What a page shows while there is nothing: one sentence, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit


class Invitation(ThingView):
    """A serif sentence in the middle and the button below it."""

    name = "invitation"
    accepted = Signal()

    def __init__(self, kit: Kit, sentence: str, action: str, icon: str = "") -> None:
        super().__init__(kit)
        self._button = kit.button(action, "primary", icon, self.accepted.emit)
        words = kit.text(sentence, "lead", "text_muted")
        self.put(body=kit.col(None, words, kit.row(self._button, None), None, gap=16))

    def entered(self) -> None:
        """Give the keyboard to the button."""
        self._button.setFocus(Qt.FocusReason.OtherFocusReason)

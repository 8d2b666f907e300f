"""What every view on the right of a list of things has in common."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from ui.pages.sheet import Sheet
from ui.widgets.kit import Kit
from ui.widgets.tab_order import tab_stops

if TYPE_CHECKING:
    from ui.widgets.text_page import TextPage

WIDEST = 680
"""The most that such a view takes, in px at 100 %: it holds cards beside text."""


class ThingView(QWidget):
    """Shows one thing, or an empty place; made anew for each and destroyed with it."""

    back = Signal()
    """All of them, please (where the list has no room beside this)."""
    left = Signal()
    """The person is done here for now."""

    name = ""
    """Which view this is, for coming back to it."""
    kind = ""
    uid = ""
    """What is shown, "" while that is nothing in particular."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self.kit = kit
        self.sheet: Sheet
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def put(
        self, *, body: QLayout, head: QLayout | None = None, foot: QLayout | None = None
    ) -> None:
        """Lay the view out; to be called once."""
        self.sheet = Sheet(
            self.kit, head=head, body=body, foot=foot, back=self.tr("All of them"), widest=WIDEST
        )
        self.sheet.back.connect(self.back)
        self._column.addWidget(self.sheet)

    # --- what the room asks for ------------------------------------------------------------

    def entered(self) -> None:
        """Put the focus where a person would start: at the first control."""
        first = next(tab_stops(self), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Keep what is being written as a draft; does not raise."""

    def end(self) -> None:
        """The view is about to be destroyed: write nothing any more."""

    @property
    def unsaved(self) -> bool:
        """Whether there are words that reached no draft."""
        return False

    def open_text(self) -> TextPage | None:
        """Return the text that is being written; None where none is."""
        return None

    def insert_words(self, words: str) -> bool:
        """Insert words at the cursor of an open text; False when there is none."""
        return False

    def place(self) -> dict[str, Any]:
        """Return where in it the person is, as JSON values."""
        return {"scroll": self.sheet.area.verticalScrollBar().value()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`."""
        self.sheet.scroll_to(place.get("scroll"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back to the list, or out of what is being written."""
        if event.key() == Qt.Key.Key_Escape:
            self.escape()
        else:
            super().keyPressEvent(event)

    def escape(self) -> None:
        """Do what Escape asks for."""
        self.back.emit()

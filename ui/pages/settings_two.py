"""Settings for two people: how things stand, and the way to a space of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from trustjournal import texts
from ui.pages.settings_section import Section
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session


class TwoSection(Section):
    """Alone, apart, or together; what can be done from there."""

    together_wanted = Signal()

    def __init__(self, kit: Kit, session: Session) -> None:
        words: dict[str, Any] = texts.load("together")["settings"]
        stands = "open" if session.shared else "alone" if session.people_here < 2 else "apart"
        super().__init__(kit, words["title"], words[stands])
        if stands != "open":
            label = words["begin" if stands == "alone" else "again"]
            self.put(kit.row(kit.button(label, on=self.together_wanted.emit), None))

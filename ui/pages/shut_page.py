"""What stands in place of a page that cannot be shown: one plain sentence and a next step."""

from __future__ import annotations

from trustjournal.errors import TrustJournalError
from ui.errors import error_card
from ui.pages.base import Page
from ui.widgets.kit import Kit


class ShutPage(Page):
    """Says why a page is not there; the others are open."""

    def __init__(self, kit: Kit, error: TrustJournalError) -> None:
        super().__init__()
        self.error = error
        gap = kit.theme.gap("xl")
        self.setLayout(kit.col(error_card(kit, error), None, margins=(gap, gap, gap, gap)))

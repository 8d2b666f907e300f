"""A row that is a button as a whole: a title, something short at its end, a line below."""

from __future__ import annotations

from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after
from ui.widgets.whole_row import WholeRow


class RowButton(WholeRow):
    """Opens what its title names. Labels inside give way where room is short."""

    def __init__(self, kit: Kit, title: str, line: str = "", end: str = "", icon: str = "") -> None:
        super().__init__(kit.theme)
        heading = kit.elided(title, "lead")
        below = kit.elided(line, "ui", "text_muted")
        if not line:
            below.hide()
        aside = [kit.text(end, "caption", "text_muted", wrap=False)] if end else []
        words = kit.col(kit.row((heading, 1), *aside, gap=12), below, gap=1)
        pieces = [kit.col(4, kit.icon_label(icon, "accent"), None, gap=0)] if icon else []
        self.setLayout(kit.row(*pieces, (words, 1), gap=12, margins=(0, 10, 4, 10)))
        self.setAccessibleName(title)
        self.setAccessibleDescription(said_after(line, end))

"""One row of the log: a picture, a line in serif, and a quiet line below."""

from __future__ import annotations

from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after
from ui.widgets.whole_row import WholeRow


class LogRow(WholeRow):
    """Words are cut with an ellipsis where room is short; the accessible name has them all."""

    def __init__(self, kit: Kit, icon: str, title: str, caption: str) -> None:
        super().__init__(kit.theme)
        words = kit.col(
            kit.elided(title, "quote"), kit.elided(caption, "caption", "text_muted"), gap=2
        )
        picture = kit.col(2, kit.icon_label(icon, "accent", 19), None, gap=0)
        self.setLayout(kit.row(picture, (words, 1), gap=12, margins=(4, 9, 4, 9)))
        self.setAccessibleName(said_after(title, caption))

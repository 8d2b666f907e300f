"""The right side while nothing is open, and where agreements live: one sentence, one button."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QPushButton

from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit


class ThingBlank(ThingView):
    """Invites."""

    name = "blank"

    def __init__(
        self,
        kit: Kit,
        sentence: str,
        button: str = "",
        icon: str = "",
        on: Callable[[], object] | None = None,
    ) -> None:
        """Without words for a `button` there is none."""
        super().__init__(kit)
        words = kit.text(sentence, "lead", "text_muted")
        self._button: QPushButton | None = None
        body = kit.col(None, words, gap=16)
        if button:
            self._button = kit.button(button, "", icon, on)
            body.addLayout(kit.row(self._button, None))
        body.addStretch(1)
        self.put(body=body)

    def entered(self) -> None:
        """Start at the button."""
        if self._button is not None:
            self._button.setFocus()

"""Between the cards: paused, and stopping for today."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from ui.pages.checkin_view import ReadingView
from ui.widgets.kit import Kit


class PausedView(ReadingView):
    """Nothing to do; the card waits."""

    resume_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, kit: Kit, texts: dict[str, Any]) -> None:
        super().__init__(kit, texts["paused"]["title"], texts["paused"]["lead"])
        go_on = kit.button(self.tr("Go on"), "primary", "", self.resume_wanted.emit)
        stop = kit.button(self.tr("Stop for today"), "", "", self.stop_wanted.emit)
        safe = kit.button(self.tr("Help & safety"), "link", "lifebuoy", self.help_wanted.emit)
        safe.setAccessibleName(self.tr("Open Help & safety"))
        self.put(8, kit.flow(go_on, stop, gap=8), 16, safe)
        self.put(kit.text(texts["card"]["stop_hint"], "caption", "text_muted"))
        self.first = go_on


class StopView(ReadingView):
    """Three ways to stop, and the way back to the card."""

    later_wanted = Signal()
    end_wanted = Signal()
    forget_wanted = Signal()

    def __init__(self, kit: Kit, texts: dict[str, Any]) -> None:
        words = texts["stop"]
        super().__init__(kit, words["title"], words["lead"], back=self.tr("Back to the card"))
        later = kit.button(words["later"], "primary", "", self.later_wanted.emit)
        end = kit.button(words["here"], "", "", self.end_wanted.emit)
        self._forget = kit.button(words["forget"], "plain", "", self._ask)
        self._sure = kit.button(self.tr("Yes, forget it"), "danger", "", self.forget_wanted.emit)
        self._sure.hide()
        for button, says in (
            (later, words["later_says"]),
            (end, words["here_says"]),
            (self._forget, words["forget_says"]),
        ):
            button.setAccessibleDescription(says)
            self.put(button, kit.text(says, "caption", "text_muted"), 10)
        self.put(self._sure, 16)
        safe = kit.button(self.tr("Help & safety"), "link", "lifebuoy", self.help_wanted.emit)
        safe.setAccessibleName(self.tr("Open Help & safety"))
        self.put(safe)
        self.first = later

    def _ask(self) -> None:
        self._sure.show()
        self._sure.setFocus()

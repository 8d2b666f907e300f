"""Quiet questions below a text that may isolate, watch or punish: advice that blocks nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.validation.advice import Advice
from ui.widgets.announce import announce
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit

PAUSE_MS = 500
"""How long typing rests before the text is read."""
MOST = 3
"""Questions shown at a time: more would be a lecture."""


class AdviceBelow(QWidget):
    """Hidden while there is nothing to ask."""

    def __init__(
        self,
        kit: Kit,
        look: Callable[[], Sequence[Advice]],
        *,
        words: str = "control_check",
        to_help: Callable[[], object] | None = None,
    ) -> None:
        """`look` returns what to ask about the text as it stands; `words` is the resource with
        `lead` and `afraid`. With `to_help` the way to Help & safety stands below."""
        super().__init__()
        self._kit = kit
        self._look = look
        self._words = texts.load(words)
        self._shown: list[Advice] = []
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.look_now)
        self._rows = kit.col(gap=8)
        lead = kit.text(self._words["lead"], "caption", "text_muted")
        column = kit.col(self._rows, lead, gap=8, margins=(14, 10, 14, 10))
        if to_help is not None and "afraid" in self._words:
            column.addWidget(kit.text(self._words["afraid"], "caption", "text_muted"))
            link = kit.button(self.tr("Help & safety"), "link", "", to_help)
            link.setFont(kit.theme.font("caption"))
            column.addLayout(kit.row(link, None))
        self.setLayout(kit.col(kit.card(column, "warn"), gap=0))
        self.setAccessibleName(self._words.get("title", ""))
        self.hide()

    def look_soon(self) -> None:
        """The text is another one: read it once the typing rests."""
        self._pause.start()

    def look_now(self) -> bool:
        """Read the text, show what there is to ask, and return whether any of it is new."""
        self._pause.stop()
        found = list(self._look())[:MOST]
        if found == self._shown:
            return False
        known = {advice.rule for advice in self._shown}
        self._shown = found
        self._fill()
        self.setVisible(bool(found))
        for advice in found:
            if advice.rule not in known:
                announce(self, f"{advice.why} {advice.question}")
        return any(advice.rule not in known for advice in found)

    def _fill(self) -> None:
        emptied(self._rows)
        for advice in self._shown:
            row = self._row(advice)
            self._rows.addWidget(row)
            row.show()

    def _row(self, advice: Advice) -> QWidget:
        kit = self._kit
        words = []
        if advice.phrase:
            words.append(kit.text(f"“{' '.join(advice.phrase.split())}”", "quote"))
        words += [kit.text(advice.why, "ui", "text_muted"), kit.text(advice.question, "ui_strong")]
        icon = kit.col(2, kit.icon_label("question", "warning", 18), None, gap=0)
        return kit.wrap(kit.row(icon, (kit.col(*words, gap=1), 1), gap=10))

"""Drafts that wait to be kept: what they are, and a way to go on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.clock import Clock
from trustjournal.journal.drafts import Draft
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.days import lately
from ui.widgets.entry_words import unmarked
from ui.widgets.kit import Kit

MOST = 3
PREVIEW = 90


class Unkept(QWidget):
    """Hidden while nothing waits; there is no hurry and no number."""

    go_on = Signal(str)

    def __init__(self, kit: Kit, vocabulary: Vocabulary, clock: Clock) -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._clock = clock
        self._buttons: list[QPushButton] = []
        heading = kit.text(self.tr("Not kept yet"), "label", "text_muted", wrap=False)
        self._rows = kit.col(gap=2)
        self.setLayout(kit.col(heading, self._rows, None, gap=2))
        self.setAccessibleName(self.tr("Not kept yet"))
        self.hide()

    def show_drafts(self, drafts: list[Draft]) -> None:
        """Show the latest of these drafts."""
        self._buttons = []
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for place, draft in enumerate(drafts[:MOST]):
            if place:
                self._rows.addWidget(self._kit.hairline())
            row = self._row(draft)
            self._rows.addWidget(row)
            row.show()
        self.setVisible(bool(drafts))

    def buttons(self) -> list[QPushButton]:
        """Return the "Go on writing" of each draft shown."""
        return list(self._buttons)

    def _row(self, draft: Draft) -> QWidget:
        kit, entry = self._kit, draft.entry
        named = entry.title(self._vocabulary) if entry.feelings else self.tr("Free writing")
        begun = lately(entry.created, self._clock.now().date())
        go_on = kit.button(self.tr("Go on writing"), "link", on=lambda: self.go_on.emit(entry.uid))
        go_on.setAccessibleName(
            self.tr("Go on writing: {title}, {begun}").format(title=named, begun=begun)
        )
        self._buttons.append(go_on)
        words = [kit.elided(named, "ui_strong"), kit.text(begun, "caption", "text_muted")]
        preview = unmarked(entry.preview(PREVIEW))
        if preview:
            words.append(kit.text(preview, "quote"))
        icon = kit.col(2, kit.icon_label("pencil-simple", "accent", 19), None, gap=0)
        text = kit.col(*words, kit.row(go_on, None), gap=1)
        return kit.wrap(kit.row(icon, (text, 1), gap=11, margins=(0, 8, 0, 4)))

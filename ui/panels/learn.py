"""Learn: a card for each level, and what to try instead of what is often said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.widgets.kit import Card, Kit

if TYPE_CHECKING:
    from trustjournal.validation.learn import InsteadCard, LevelCard


class LearnTab(QWidget):
    """Twelve short cards, read when the tab is first opened."""

    methods_wanted = Signal()

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._column: QVBoxLayout = kit.col(gap=10, margins=(16, 12, 16, 16))
        self.setLayout(kit.col(kit.scroll(kit.wrap(self._column)), gap=0))
        self._methods = kit.button(
            self.tr("About the methods"), "link", "book-open", self.methods_wanted.emit
        )

    def entered(self) -> None:
        """The tab was opened."""
        if not self._column.count():
            self._fill()
        self._methods.setFocus()

    def _fill(self) -> None:
        from trustjournal.validation.learn import Cards

        kit, cards = self._kit, Cards.load()
        self._column.addLayout(kit.row(self._methods, None))
        self._column.addWidget(kit.text(self.tr("Six ways to take a feeling seriously"), "label"))
        for level in cards.levels:
            self._column.addWidget(self._level(level))
        self._column.addSpacing(kit.theme.px(8))
        self._column.addWidget(kit.text(self.tr("Instead of …, try …"), "label"))
        for instead in cards.instead:
            self._column.addWidget(self._instead(instead))
        self._column.addStretch(1)

    def _level(self, level: LevelCard) -> Card:
        kit = self._kit
        inside = kit.col(
            kit.text(f"{level.number} · {level.title}", "ui_strong"),
            kit.text(level.idea),
            kit.text(level.example, "quote"),
            kit.text(level.care, "ui", "text_muted"),
            gap=6, margins=(14, 12, 14, 12),
        )  # fmt: skip
        return kit.card(inside)

    def _instead(self, instead: InsteadCard) -> Card:
        kit = self._kit
        inside = kit.col(
            kit.text(self.tr("Instead of"), "caption", "text_muted"),
            kit.text(instead.say, "quote"),
            kit.text(instead.why),
            4,
            kit.text(self.tr("try"), "caption", "text_muted"),
            kit.text(instead.try_, "quote"),
            kit.text(instead.because),
            gap=4, margins=(14, 12, 14, 12),
        )  # fmt: skip
        return kit.card(inside)

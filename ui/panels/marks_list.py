"""What Check my words found, listed below a text: the phrase, why, a question, a rewrite."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.announce import announce
from ui.widgets.kit import Card, Kit

if TYPE_CHECKING:
    from trustjournal.validation.review import Flag

MOST_LISTED = 20
"""Marks that are listed; more would be no help. All are underlined, and move up as one goes on."""
LONGEST_SHOWN = 90
"""Characters of a phrase that are shown; the text itself shows the whole."""


class MarkCard(Card):
    """One marked phrase."""

    show_wanted = Signal(object)
    rewrite_wanted = Signal(object)

    def __init__(self, kit: Kit, look: str) -> None:
        column = kit.col(gap=4, margins=(14, 10, 10, 6))
        super().__init__(column, look)
        self._flag: Flag | None = None
        self._phrase = kit.text("", "ui_strong")
        self._why = kit.text("")
        self._ask = kit.text("", "ui", "text_muted")
        self._show = kit.button(
            self.tr("Show in the text"), "link", "text-align-left", self._ask_to_show
        )
        self._rewrite = kit.button(
            self.tr("Use this instead"), "link", "swap", self._ask_to_rewrite
        )
        self._offer = kit.text("", "quote")
        actions = kit.flow(self._show, self._rewrite, gap=18)
        for piece in (self._phrase, self._why, self._ask, self._offer, actions):
            column.addWidget(piece)

    def show_flag(self, flag: Flag) -> None:
        """Show another mark; buttons, and the focus on them, stay."""
        self._flag = flag
        phrase = " ".join(flag.phrase.split())
        short = phrase if len(phrase) <= LONGEST_SHOWN else f"{phrase[:LONGEST_SHOWN].rstrip()}…"
        self._phrase.say(f"“{short}”")
        self._why.say(flag.why)
        self._ask.say(flag.ask)
        self._offer.setVisible(bool(flag.rewrite))
        self._rewrite.setVisible(bool(flag.rewrite))
        if flag.rewrite:
            self._offer.say(flag.rewrite)
        self.setAccessibleName(self.tr("Marked: {phrase}").format(phrase=short))
        self._show.setAccessibleDescription(short)
        self._rewrite.setAccessibleDescription(flag.rewrite or "")

    def _ask_to_show(self) -> None:
        self.show_wanted.emit(self._flag)

    def _ask_to_rewrite(self) -> None:
        self.rewrite_wanted.emit(self._flag)


class MarksList(QWidget):
    """All marks of a text; one quiet sentence where there are none."""

    show_wanted = Signal(object)
    rewrite_wanted = Signal(object)

    def __init__(self, kit: Kit, look: str = "raised") -> None:
        super().__init__()
        self._kit = kit
        self._look = look
        self._cards: list[MarkCard] = []
        self._flags: tuple[Flag, ...] | None = None
        self._said = kit.text("", "caption", "text_muted")
        self._column = kit.col(gap=8)
        self.setLayout(kit.col(self._said, self._column, gap=6))
        self.hide()

    def clear(self) -> None:
        """Nothing has been looked at."""
        self._flags = None
        self.hide()

    def show_flags(self, flags: tuple[Flag, ...]) -> None:
        """List these; cards that are there already are used again."""
        listed = flags[:MOST_LISTED]
        while len(self._cards) < len(listed):
            card = MarkCard(self._kit, self._look)
            card.show_wanted.connect(self.show_wanted)
            card.rewrite_wanted.connect(self.rewrite_wanted)
            self._column.addWidget(card)
            self._cards.append(card)
        for card, flag in zip(self._cards, listed, strict=False):
            card.show_flag(flag)
        for index, card in enumerate(self._cards):
            card.setVisible(index < len(listed))
        words = self._summary(flags)
        self._said.say(words)
        self.show()
        if flags != self._flags and (flags or self._flags):
            announce(self, " ".join((words, *(f"“{flag.phrase}”" for flag in listed))))
        self._flags = flags

    def _summary(self, flags: tuple[Flag, ...]) -> str:
        if not flags:
            return self.tr("Nothing stands out. You know best whether it is true.")
        return self.tr("Underlined, because it can push a feeling away. You decide:")

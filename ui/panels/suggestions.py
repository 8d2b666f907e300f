"""The statements that were composed: to be copied, inserted, or changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.panels.checked_text import CheckedText
from ui.panels.checker import Checker
from ui.panels.deeds import Deeds, save_button
from ui.widgets.kit import Card, Kit

if TYPE_CHECKING:
    from trustjournal.validation.compose import Statement

SHOWN_AT_FIRST = 6


class StatementCard(Card):
    """One suggestion with its level; it can be changed in place, and is checked then."""

    def __init__(self, kit: Kit, checker: Checker, deeds: Deeds) -> None:
        column = kit.col(gap=3, margins=(14, 10, 10, 6))
        super().__init__(column)
        self._kit = kit
        self._checker = checker
        self._level = kit.text("", "caption", "text_muted")
        self._words = kit.text("", "quote")
        self._deeds = deeds
        self._editor: CheckedText | None = None
        self._offered = ""
        self._number: int | None = None
        self._insert = kit.button(self.tr("Insert"), "link", on=lambda: deeds.insert(self.text))
        self._copy = kit.button(self.tr("Copy"), "link", on=lambda: deeds.copy(self.text))
        self._edit = kit.button(self.tr("Change"), "link", on=self._begin_editing)
        self._save = save_button(kit, deeds, self._keep, icon="")
        actions = kit.flow(self._insert, self._copy, self._edit, self._save, gap=16)
        self._place = kit.col(self._words, gap=0)
        column.addWidget(self._level)
        column.addLayout(self._place)
        column.addWidget(actions)

    @property
    def text(self) -> str:
        """The words as they stand: those that were offered, or what became of them."""
        return self._editor.words() if self.is_edited and self._editor else self._offered

    @property
    def is_edited(self) -> bool:
        """Whether the card is being changed; new suggestions leave it alone then."""
        return self._editor is not None and self._editor.isVisibleTo(self)

    def show_statement(self, statement: Statement, level: str) -> None:
        """Show another suggestion; buttons, and the focus on them, stay."""
        self._offered = statement.text
        self._number = statement.level
        self._level.say(level)
        self._words.say(statement.text)
        self._describe()

    def focus_first(self) -> None:
        """Give the keyboard to the first thing that can be done."""
        self._insert.setFocus(Qt.FocusReason.OtherFocusReason)

    def release(self) -> None:
        """Show the offered words again, and let go of the changed ones."""
        if self._editor is not None:
            self._editor.hide()
        self._words.show()
        self._edit.show()

    def _keep(self) -> None:
        self._deeds.save(self.text, self._number)

    def _begin_editing(self) -> None:
        if self._editor is None:
            self._editor = CheckedText(
                self._kit, self._checker, self.tr("The words, to change"), look="sunk"
            )
            self._editor.edited.connect(self._describe)
            self._place.addWidget(self._editor)
        self._editor.load(self._offered)
        self._words.hide()
        self._edit.hide()
        self._editor.show()
        self._editor.page.setFocus()

    def _describe(self) -> None:
        for button in (self._insert, self._copy, self._edit, self._save):
            button.setAccessibleDescription(self.text)


class Suggestions(QWidget):
    """The statements below each other, or one sentence while there are none.

    First one of each level, then the others when asked for.
    """

    def __init__(self, kit: Kit, checker: Checker, deeds: Deeds) -> None:
        super().__init__()
        self._kit = kit
        self._checker = checker
        self._deeds = deeds
        self._cards: list[StatementCard] = []
        self._statements: list[Statement] = []
        self._empty = kit.text(
            self.tr("Guess a feeling, and sentences to begin with appear here."),
            "lead",
            "text_muted",
        )
        self._heading = kit.text(self.tr("Ways to say it"), "label")
        self._caption = kit.text(
            self.tr("Take one, change it, make it yours."), "caption", "text_muted"
        )
        self._list = kit.col(gap=10)
        self._more = kit.button(self.tr("More ways"), "quiet", "caret-down", self._show_more)
        self.setLayout(
            kit.col(self._empty, self._heading, self._caption, 4, self._list, 4, self._more, gap=2)
        )
        self.show_statements([])

    def show_statements(self, statements: list[Statement]) -> None:
        """Show these; cards that are there already are used again, changed ones stay."""
        self._statements = _one_of_each_level_first(statements)
        self._fill(min(len(statements), max(SHOWN_AT_FIRST, self._shown())))
        some = bool(statements)
        self._empty.setVisible(not some)
        self._heading.setVisible(some)
        self._caption.setVisible(some)

    def focus_first(self) -> None:
        """Give the keyboard to the first statement, if there is one."""
        if self._shown():
            self._cards[0].focus_first()

    def _shown(self) -> int:
        return sum(card.isVisibleTo(self) for card in self._cards)

    def _show_more(self) -> None:
        first_new = self._shown()
        self._fill(len(self._statements))
        self._cards[first_new].focus_first()

    def _fill(self, count: int) -> None:
        while len(self._cards) < count:
            card = StatementCard(self._kit, self._checker, self._deeds)
            self._list.addWidget(card)
            self._cards.append(card)
        for index, card in enumerate(self._cards):
            if index < count and not card.is_edited:
                statement = self._statements[index]
                card.show_statement(statement, self._caption_of(statement))
            elif index >= count:
                card.release()
            card.setVisible(index < count)
        self._more.setVisible(count < len(self._statements))

    def _caption_of(self, statement: Statement) -> str:
        levels = (
            self.tr("Be there"),
            self.tr("Say what I hear"),
            self.tr("Guess the feeling, gently"),
            self.tr("Why it fits"),
            self.tr("Own my part"),
            self.tr("Meet as equals"),
        )
        registers = {
            "plain": self.tr("plain"),
            "warm": self.tr("warm"),
            "brief": self.tr("brief"),
        }
        return f"{levels[statement.level - 1]} · {registers[statement.register]}"


def _one_of_each_level_first(statements: list[Statement]) -> list[Statement]:
    """Return the first statement of each level, then the rest, each in its order."""
    first: dict[int, Statement] = {}
    for statement in statements:
        first.setdefault(statement.level, statement)
    chosen = list(first.values())
    return chosen + [one for one in statements if one not in chosen]

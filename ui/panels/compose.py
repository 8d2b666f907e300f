"""Compose: a few parts that a person types, and the statements that are made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from trustjournal.journal.feelings import Vocabulary
from ui.panels.feeling_chips import FeelingChips
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from trustjournal.validation.compose import Parts, Statement

DEBOUNCE_MS = 200


class WordsCompleter(QCompleter):
    """Completes the last of several words that are separated by commas."""

    def splitPath(self, path: str) -> list[str]:
        """Return what to complete: what follows the last comma."""
        return [path.rpartition(",")[2].lstrip()]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """Return the whole line with its last word completed."""
        edit = self.widget()
        before = edit.text().rpartition(",")[0] if isinstance(edit, QLineEdit) else ""
        word = str(index.data())
        return f"{before}, {word}" if before else word


class ComposeForm(QWidget):
    """The parts: the feeling I guess, what happened, my part, what I do now."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._feeling = self._line(
            self.tr("The feeling I guess"), self.tr("fear, or a word of yours")
        )
        self._happened = self._line(self.tr("What happened"), self.tr("you saw a message"))
        self._my_part = self._line(self.tr("My part"), self.tr("I hid things from you"))
        self._now = self._line(self.tr("What I do now"), self.tr("I answer what you ask"))
        self._unsure = Tick(kit, self.tr("I’m not sure"))
        self._chips = FeelingChips(kit, vocabulary, self._unsure)
        self._feeling.setCompleter(self._completer())
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self.changed)
        self._unsure.toggled.connect(lambda _on: self._debounce.start())
        self._chips.changed.connect(self._debounce.start)
        self._build()

    def _line(self, name: str, example: str) -> QLineEdit:
        edit = self._kit.line_edit(name, example)
        edit.textChanged.connect(lambda _text: self._debounce.start())
        return edit

    def _completer(self) -> QCompleter:
        words = [core.label for core in self._vocabulary.cores()]
        for core in self._vocabulary.cores():
            words += [finer.label for finer in self._vocabulary.below(core.id)]
        completer = WordsCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        return completer

    def _build(self) -> None:
        kit = self._kit
        optional = self.tr("You can leave this out.")
        self.setLayout(
            kit.col(
                kit.field(self.tr("The feeling I guess"), self._feeling),
                self._chips,
                6,
                kit.field(self.tr("What happened"), self._happened, optional),
                kit.field(self.tr("My part"), self._my_part),
                kit.field(self.tr("What I do now"), self._now),
                gap=8,
            )
        )

    def focus_first(self) -> None:
        """Put the focus where a person would start."""
        self._feeling.setFocus(Qt.FocusReason.OtherFocusReason)

    def is_empty(self) -> bool:
        """Tell whether nothing has been said yet."""
        typed = (self._feeling, self._happened, self._my_part, self._now)
        return not self._chips.pressed() and not any(edit.text().strip() for edit in typed)

    def parts(self) -> Parts:
        """Return what was typed and pressed."""
        from trustjournal.validation.compose import Parts

        return Parts(
            feelings=self._feelings(),
            happened=self._happened.text().strip(),
            my_part=self._my_part.text().strip(),
            now=self._now.text().strip(),
            unsure=self._unsure.isChecked(),
        )

    def _feelings(self) -> tuple[str, ...]:
        """Return pressed cores, then words as they were typed, each feeling once."""
        found = {core: core for core in self._chips.pressed()}
        for typed in self._feeling.text().split(","):
            if word := typed.strip():
                known = self._vocabulary.find(word)
                found.setdefault(known.id if known else word.casefold(), word)
        return tuple(found.values())


class StatementCard(QWidget):
    """One suggestion with its level, to be inserted or copied."""

    insert = Signal(str)
    copy = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._level = kit.text("", "caption", "text_muted")
        self._words = kit.text("", "quote")
        self._insert = kit.button(
            self.tr("Insert"), "link", "arrow-elbow-down-left", lambda: self.insert.emit(self.text)
        )
        self._copy = kit.button(
            self.tr("Copy"), "link", "copy-simple", lambda: self.copy.emit(self.text)
        )
        self.text = ""
        actions = kit.row(self._insert, self._copy, None, gap=18)
        inside = kit.col(self._level, self._words, 2, actions, gap=3, margins=(14, 10, 10, 6))
        self.setLayout(kit.col(kit.card(inside), gap=0))

    def show_statement(self, statement: Statement, level: str) -> None:
        """Show another suggestion; buttons, and the focus on them, stay."""
        self.text = statement.text
        self._level.say(level)
        self._words.say(statement.text)
        for button in (self._insert, self._copy):
            button.setAccessibleDescription(statement.text)


class Suggestions(QWidget):
    """The statements below each other, or one sentence while there are none."""

    insert_wanted = Signal(str)
    copy_wanted = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._cards: list[StatementCard] = []
        self._empty = kit.text(
            self.tr("Guess a feeling, and sentences to begin with appear here."),
            "lead",
            "text_muted",
        )
        self._heading = kit.text(self.tr("Ways to say it"), "label")
        self._caption = kit.text(
            self.tr("Take one, change it, make it yours."), "caption", "text_muted"
        )
        self._column = kit.col(self._empty, self._heading, self._caption, 4, gap=2)
        self._list = kit.col(gap=10)
        self._column.addLayout(self._list)
        self.setLayout(self._column)
        self.show_statements([])

    def show_statements(self, statements: list[Statement]) -> None:
        """Show these; cards that are there already are used again."""
        while len(self._cards) < len(statements):
            card = StatementCard(self._kit)
            card.insert.connect(self.insert_wanted)
            card.copy.connect(self.copy_wanted)
            self._list.addWidget(card)
            self._cards.append(card)
        for index, card in enumerate(self._cards):
            if index < len(statements):
                card.show_statement(statements[index], self._level_name(statements[index].level))
            card.setVisible(index < len(statements))
        some = bool(statements)
        self._empty.setVisible(not some)
        self._heading.setVisible(some)
        self._caption.setVisible(some)

    def _level_name(self, level: int) -> str:
        names = (
            self.tr("Be there"),
            self.tr("Say what I hear"),
            self.tr("Guess the feeling, gently"),
            self.tr("Why it fits"),
            self.tr("Own my part"),
            self.tr("Meet as equals"),
        )
        return names[level - 1]

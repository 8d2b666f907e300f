"""Compose: a few parts that a person types, and the statements that are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.prompts import examples
from trustjournal.journal.roles import Role
from ui.panels.checker import Checker
from ui.panels.deeds import Deeds
from ui.panels.feeling_chips import FeelingChips
from ui.panels.suggestions import Suggestions
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from trustjournal.validation.compose import Parts
    from trustjournal.validation.words import Words

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
    """The parts: the feeling I guess, what happened, my part, why it fits, what I do now."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary, role: Role = Role.NEITHER) -> None:
        """`role` chooses the examples in empty fields."""
        super().__init__()
        example = examples(role)
        self._kit = kit
        self._vocabulary = vocabulary
        self._feeling = self._line(self.tr("The feeling I guess"), example["feeling"])
        self._happened = self._line(self.tr("What happened"), example["happened"])
        self._my_part = self._line(self.tr("My part"), example["my_part"])
        self._why = self._line(self.tr("Why it fits"), example["why"])
        self._now = self._line(self.tr("What I do now"), example["now"])
        self._unsure = Tick(kit, self.tr("I’m not sure"))
        self._chips = FeelingChips(kit, vocabulary, self._unsure)
        self._feeling.setCompleter(self._completer())
        self._anew = kit.button(
            self.tr("Start anew"), "link", "arrow-counter-clockwise", self._start_anew
        )
        self._anew.hide()
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._tell)
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
                kit.field(self.tr("Why it fits"), self._why),
                kit.field(self.tr("What I do now"), self._now),
                kit.row(self._anew, None),
                gap=8,
            )
        )

    def _tell(self) -> None:
        self._anew.setVisible(not self.is_empty())
        self.changed.emit()

    def _start_anew(self) -> None:
        self.load({})
        self.focus_first()

    def focus_first(self) -> None:
        """Put the focus where a person would start."""
        self._feeling.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_with(self, feeling: str, happened: str, my_part: str, now: str) -> None:
        """Take a feeling that somebody has named, and what it is about, in place of what is
        there. Without a feeling only the fields that are still empty are filled in."""
        if feeling:
            self._chips.press([])
            self._feeling.setText(self._vocabulary.label(feeling))
            self._happened.setText(happened)
        for edit, words in ((self._my_part, my_part), (self._now, now)):
            if words and not edit.text().strip():
                edit.setText(words)

    def is_empty(self) -> bool:
        """Tell whether nothing has been said yet."""
        typed = self._lines().values()
        return not self._chips.pressed() and not any(edit.text().strip() for edit in typed)

    def values(self) -> dict[str, Any]:
        """Return what was typed and pressed, as JSON values; nothing for what was left alone."""
        found: dict[str, Any] = {
            name: edit.text() for name, edit in self._lines().items() if edit.text().strip()
        }
        if pressed := self._chips.pressed():
            found["pressed"] = pressed
        if self._unsure.isChecked():
            found["unsure"] = True
        return found

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what `values` returned earlier."""
        for name, edit in self._lines().items():
            edit.setText(str(values.get(name, "")))
        self._chips.press([str(core) for core in values.get("pressed", ())])
        self._unsure.setChecked(values.get("unsure") is True)

    def _lines(self) -> dict[str, QLineEdit]:
        return {
            "feeling": self._feeling,
            "happened": self._happened,
            "my_part": self._my_part,
            "why": self._why,
            "now": self._now,
        }

    def parts(self) -> Parts:
        """Return what was typed and pressed."""
        from trustjournal.validation.compose import Parts

        return Parts(
            feelings=self._feelings(),
            happened=self._happened.text().strip(),
            my_part=self._my_part.text().strip(),
            now=self._now.text().strip(),
            unsure=self._unsure.isChecked(),
            why=self._why.text().strip(),
        )

    def _feelings(self) -> tuple[str, ...]:
        """Return pressed cores, then words as they were typed, each feeling once."""
        found = {core: core for core in self._chips.pressed()}
        for typed in self._feeling.text().split(","):
            if word := typed.strip():
                known = self._vocabulary.find(word)
                found.setdefault(known.id if known else word.casefold(), word)
        return tuple(found.values())


class ComposeTab(QWidget):
    """The form, and below or beside it the statements that come of it."""

    typed = Signal()

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        checker: Checker,
        deeds: Deeds,
        role: Role = Role.NEITHER,
    ) -> None:
        super().__init__()
        self._words: Words | None = None
        self._form = ComposeForm(kit, vocabulary, role)
        self._suggestions = Suggestions(kit, checker, deeds)
        self._below = kit.col(gap=0)
        self._beside = kit.col(gap=0)
        left = kit.col(self._form, 14, self._below, None, gap=0, margins=(16, 12, 16, 16))
        right = kit.col(self._beside, None, gap=0, margins=(8, 12, 16, 16))
        self._right = kit.scroll(kit.wrap(right))
        self.setLayout(kit.row((kit.scroll(kit.wrap(left)), 1), (self._right, 1), gap=0))
        self._form.changed.connect(self._compose)
        self.set_docked(True)

    def set_docked(self, docked: bool) -> None:
        """Put the statements below the form, or beside it."""
        self._right.setVisible(not docked)
        self._suggestions.setParent(None)
        (self._below if docked else self._beside).addWidget(self._suggestions)
        self._suggestions.show()

    def entered(self) -> None:
        """The tab was opened: start with the feeling."""
        self._form.focus_first()

    def begin_with(self, feeling: str, happened: str, my_part: str = "", now: str = "") -> None:
        """Begin with what is known already: a feeling and what it is about, or one's own part."""
        self._form.begin_with(feeling, happened, my_part, now)

    def values(self) -> dict[str, Any]:
        """Return what was typed and pressed, as JSON values."""
        return self._form.values()

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what `values` returned earlier."""
        self._form.load(values)

    def _compose(self) -> None:
        self.typed.emit()
        if self._form.is_empty():
            self._suggestions.show_statements([])
            return
        from trustjournal.validation.compose import compose
        from trustjournal.validation.words import Words

        if self._words is None:
            self._words = Words.load()
        self._suggestions.show_statements(compose(self._form.parts(), self._words))

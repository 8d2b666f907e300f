"""Words near a feeling: a row of words to choose from, and the field for one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.journal.entries import LONGEST_NAME
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.kit import Kit
from ui.widgets.line import Line

CAPTION_WIDTH = 84
"""Captions before their answers take so many px at 100 %: what follows them is aligned."""


class Words(QWidget):
    """A caption and words that wrap; at most one is chosen, hidden while there are none.

    `after` is the control that the words follow in the tab order; `tail` stands in the same line
    after them, and stays while there are no words.
    """

    chosen = Signal(str)

    def __init__(self, kit: Kit, caption: str, after: QWidget, tail: QWidget | None = None) -> None:
        super().__init__()
        self._kit = kit
        self._after = after
        self._offered: list[tuple[str, str]] = []
        self._buttons: dict[str, QPushButton] = {}
        self._caption = kit.text(caption, "caption", "text_muted", wrap=False)
        self._caption.setMinimumWidth(kit.theme.px(CAPTION_WIDTH))
        self._tail = tail
        self._flow = kit.flow(self._caption, *([tail] if tail else []), gap=6)
        self.setAccessibleName(caption)
        self.setLayout(kit.col(self._flow, gap=0))

    def offer(self, words: list[tuple[str, str]], chosen: str = "") -> None:
        """Show `words` (id, label) with `chosen` marked; the focus stays while they stay."""
        if words != self._offered:
            self._rebuild(words)
        for name, button in self._buttons.items():
            button.setChecked(name == chosen)
        self._caption.setVisible(bool(words))
        self.setVisible(bool(words) or self._tail is not None)

    def _rebuild(self, words: list[tuple[str, str]]) -> None:
        self._flow.clear(keep=(self._caption, self._tail))
        self._offered = list(words)
        self._buttons = {}
        for name, label in words:
            button = self._kit.button(label, "word", checkable=True)
            button.clicked.connect(lambda on, n=name: self.chosen.emit(n if on else ""))
            button.setAutoDefault(True)  # Enter presses it, as Space does
            self._flow.add(button, last=self._tail)
            self._buttons[name] = button
        before = self._after
        for button in self._buttons.values():
            # Made later than what follows on screen, they would be reached last.
            QWidget.setTabOrder(before, button)
            before = button
        self._flow.updateGeometry()


class OwnWord(QWidget):
    """The field for a word that no list has. Typing tells; Enter says that it is enough."""

    typed = Signal(str)
    finished = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._kept: str | None = None
        self._field = _WordField()
        self._field.setFont(kit.theme.font("ui"))
        self._field.setAccessibleName(self.tr("My own word"))
        self._field.setMaxLength(LONGEST_NAME)
        self._field.setFixedWidth(kit.theme.px(128))
        self._field.edited.connect(self._edited)
        self._field.entered.connect(self.finished)
        caption = kit.text(self.tr("My own word"), "caption", "text_muted", wrap=False)
        caption.setBuddy(self._field)
        caption.setMinimumWidth(kit.theme.px(CAPTION_WIDTH))
        self.setLayout(kit.row(caption, self._field, gap=6))

    def word(self) -> str:
        """Return what is in the field, without surplus space; empty for nothing."""
        return self._kept if self._kept is not None else " ".join(self._field.text().split())

    def set_word(self, word: str) -> None:
        """Show a word without telling; it is answered unchanged until somebody edits it."""
        self._kept = word
        self._field.setText(word)

    def _edited(self) -> None:
        self._kept = None
        self.typed.emit(self.word())


class _WordField(Line):
    """Says "enough" on Enter only when there is something in it."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.text().strip():
                self.entered.emit()
            return
        super().keyPressEvent(event)

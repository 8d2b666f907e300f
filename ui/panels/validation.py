"""The panel beside the page that helps to find words; a page of its own where room is short."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from trustjournal.journal.feelings import Vocabulary
from ui.desktop.clipboard import PrivateClipboard
from ui.panels.compose import ComposeForm, Suggestions
from ui.widgets.announce import announce
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.validation.words import Words

_NO_LIMIT = 16_777_215
"""Qt's own "no maximum width", which the bindings leave out."""


class ValidationPanel(QWidget):
    """Find words: parts in, statements out; nothing is kept and nothing is scored."""

    insert_wanted = Signal(str)
    closed = Signal()

    def __init__(self, *, kit: Kit, vocabulary: Vocabulary, clipboard: PrivateClipboard) -> None:
        super().__init__()
        self._kit = kit
        self._clipboard = clipboard
        self._words: Words | None = None
        self._docked = True
        self._form = ComposeForm(kit, vocabulary)
        self._suggestions = Suggestions(kit)
        self._note = kit.text("", "caption", "text_muted")
        self._note.hide()
        self.setAccessibleName(self.tr("Find words"))
        kit.fill(self, "window")
        self._build()
        self._form.changed.connect(self._compose)
        self._suggestions.insert_wanted.connect(self._insert)
        self._suggestions.copy_wanted.connect(self._copy)

    def _build(self) -> None:
        kit = self._kit
        self._close = kit.icon_button(self.tr("Close"), "x", self.closed.emit)
        self._close.setToolTip(self.tr("Close (F2)"))
        self._back = kit.button(
            self.tr("Back to the entry"), "plain", "caret-left", self.closed.emit
        )
        title = kit.text(self.tr("Find words"), "title", wrap=False)
        head = kit.row(title, None, self._back, self._close, margins=(16, 12, 10, 4))
        note = kit.row((self._note, 1), margins=(16, 0, 16, 4))
        self._below = kit.col(gap=0)
        self._beside = kit.col(gap=0)
        left = kit.col(self._form, 14, self._below, None, gap=0, margins=(16, 8, 16, 16))
        self._left = kit.scroll(kit.wrap(left))
        self._right = kit.scroll(
            kit.wrap(kit.col(self._beside, None, gap=0, margins=(8, 8, 16, 16)))
        )
        body = kit.row((self._left, 1), (self._right, 1), gap=0)
        self.setLayout(kit.col(head, note, kit.hairline(), (body, 1), gap=0))
        self._arrange()

    # --- what the workspace calls ----------------------------------------------------------

    def entered(self) -> None:
        """The panel was opened: start with the feeling."""
        self._compose()
        self._form.focus_first()

    def set_docked(self, docked: bool) -> None:
        """Stand beside the page (True), or be a page with two columns."""
        if docked != self._docked:
            self._docked = docked
            self._arrange()

    def say(self, words: str) -> None:
        """Show one plain line below the title, until something is typed."""
        self._note.say(words)
        self._note.setVisible(bool(words))
        announce(self._note, words)

    def _arrange(self) -> None:
        self._right.setVisible(not self._docked)
        self._back.setVisible(not self._docked)
        self._close.setVisible(self._docked)
        self._suggestions.setParent(None)
        (self._below if self._docked else self._beside).addWidget(self._suggestions)
        self._suggestions.show()
        if self._docked:
            self.setFixedWidth(self._kit.theme.line("panel"))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(_NO_LIMIT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes, as in any panel."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    # --- words -----------------------------------------------------------------------------

    def _compose(self) -> None:
        self.say("")
        if self._form.is_empty():
            self._suggestions.show_statements([])
            return
        from trustjournal.validation.compose import compose
        from trustjournal.validation.words import Words

        if self._words is None:
            self._words = Words.load()
        self._suggestions.show_statements(compose(self._form.parts(), self._words))

    def _insert(self, words: str) -> None:
        self.say("")
        self.insert_wanted.emit(words)

    def _copy(self, words: str) -> None:
        self._clipboard.copy(words)
        seconds = round(self._clipboard.seconds)
        self.say(self.tr("Copied. The clipboard forgets it after {n} seconds.").format(n=seconds))

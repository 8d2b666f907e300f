"""Today's card: a feeling, how strong, one line, and a button that says where it goes."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.entries import UNSAID_INTENSITY
from trustjournal.journal.feelings import Vocabulary
from ui.pages.quick_entry import QuickWords
from ui.widgets.feeling_grid import FeelingGrid
from ui.widgets.intensity import Intensity
from ui.widgets.kit import Card, Kit
from ui.widgets.outcome import Outcome
from ui.widgets.space_words import keep_icon, keep_words


class QuickCard(QWidget):
    """Asks little; the page decides what becomes of the answers."""

    changed = Signal()
    keep_wanted = Signal()
    more_wanted = Signal()

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        words: dict[str, Any],
        closed: tuple[str, str] | None = None,
    ) -> None:
        """`closed` is told in the place of everything else where nothing can be kept."""
        super().__init__()
        self._grid = FeelingGrid(kit, vocabulary)
        self._intensity = Intensity(kit)
        self._line = kit.line_edit(self.tr("One line"), words["card"]["line"], big=True)
        self._status = kit.text("", "caption", "text_muted", wrap=False)
        self._outcome = Outcome(kit)
        self._grid.chosen.connect(self._core_chosen)
        self._intensity.valueChanged.connect(self._strength_changed)
        self._line.edited.connect(lambda _words: self._touched())
        self._line.returnPressed.connect(self.keep_wanted)
        self._build(kit, words["card"]["question"], closed)

    def _build(self, kit: Kit, question: str, closed: tuple[str, str] | None) -> None:
        strong = kit.text(self.tr("How strong"), "ui", "text_muted", wrap=False)
        space = kit.theme.space
        keep = kit.button(keep_words(space), "primary", keep_icon(space), self.keep_wanted.emit)
        more = self.last = kit.button(self.tr("Write more"), "quiet", "", self.more_wanted.emit)
        column = kit.col(
            kit.text(question, "title"),
            6,
            self._grid,
            6,
            kit.flow(strong, self._intensity, gap=10),
            6,
            self._line,
            6,
            kit.row((kit.flow(keep, more, gap=8), 1), self._status, gap=8),
            self._outcome,
            gap=4,
            margins=(20, 18, 20, 18),
        )
        asked = kit.card(column)
        self.setLayout(kit.col(asked, None, gap=0))
        if closed is not None:
            title, words = closed
            told = kit.col(kit.text(title, "title"), kit.text(words), margins=(20, 18, 20, 18))
            self.layout().insertWidget(0, kit.card(told, "tint"))  # type: ignore[union-attr]
            asked.hide()

    # --- answers ---------------------------------------------------------------------------

    def words(self) -> QuickWords:
        """Return what is in the card."""
        return QuickWords(self._grid.core(), self._intensity.value(), self._line.text())

    def show_words(self, words: QuickWords, cursor: int | None = None) -> None:
        """Show other words, without a signal."""
        blocked = self._intensity.blockSignals(True)
        self._grid.set_core(words.core)
        self._intensity.set_core(words.core)
        self._intensity.set_value(words.strength)
        self._intensity.blockSignals(blocked)
        self._line.setText(words.line)
        if cursor is not None:
            self._line.setCursorPosition(cursor)

    def line_cursor(self) -> int:
        """Return the cursor's place in the line."""
        return self._line.cursorPosition()

    def insert(self, words: str) -> bool:
        """Insert words at the line's cursor; False while the line is empty and not in use."""
        if not self._line.hasFocus() and not self._line.text():
            return False
        self._line.insert(" ".join(words.split()))
        self._touched()
        return True

    def begin(self) -> None:
        """Put the focus where a person would start, or go on."""
        target: QWidget = self._line if self._line.text() else self._grid
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Put a question away and go on where the person was."""
        self._outcome.clear()
        self.begin()

    # --- telling ---------------------------------------------------------------------------

    def say(self, status: str) -> None:
        """Show a quiet status in the corner ("Draft kept")."""
        self._status.say(status)

    def told(self, sentence: str) -> None:
        """Show one sentence below; it goes with the next touch."""
        self._outcome.say(sentence)

    def ask(self, card: Card) -> None:
        """Show a question below; it goes with the next touch."""
        self._outcome.ask(card)

    def fail(self, error: Exception) -> None:
        """Show why something did not work; the words stay."""
        self._outcome.fail(error)

    # --- inside ----------------------------------------------------------------------------

    def _core_chosen(self, core: str) -> None:
        self._intensity.set_core(core)
        if core and self._intensity.value() is None:
            self._intensity.set_value(UNSAID_INTENSITY)  # tells the change itself
            return
        self._touched()

    def _strength_changed(self, strength: int | None) -> None:
        if strength is None and self._grid.core():
            self._intensity.set_value(UNSAID_INTENSITY)
            return
        self._touched()

    def _touched(self) -> None:
        self._outcome.clear()
        self.changed.emit()

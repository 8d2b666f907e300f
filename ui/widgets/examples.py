"""Examples to start from: folded away until asked for, never filled in by themselves."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit

MOST = 4


class Examples(QWidget):
    """A quiet button that unfolds a few sentences; each can be taken into the text."""

    taken = Signal(str)

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._sentences: tuple[str, ...] = ()
        self._toggle = kit.button(self.tr("Show examples"), "link", "", self._turn)
        self._rows = kit.col(gap=6)
        self._body = kit.wrap(self._rows)
        self._body.hide()
        self.setLayout(kit.col(kit.row(self._toggle, None), self._body, gap=4))
        self.hide()

    def offer(self, sentences: Sequence[str]) -> None:
        """Offer other examples; none hides this."""
        if tuple(sentences[:MOST]) == self._sentences:
            return
        self._sentences = tuple(sentences[:MOST])
        self.setVisible(bool(self._sentences))
        if not self._body.isHidden():
            self._fill()

    def _turn(self) -> None:
        wanted = self._body.isHidden()
        if wanted:
            self._fill()
        self._body.setVisible(wanted)
        words = self.tr("Hide examples") if wanted else self.tr("Show examples")
        self._toggle.setText(words)
        self._toggle.setAccessibleName(words)

    def _fill(self) -> None:
        emptied(self._rows)
        for sentence in self._sentences:
            row = self._row(sentence)
            self._rows.addWidget(row)
            row.show()

    def _row(self, sentence: str) -> QWidget:
        kit = self._kit
        take = kit.button(self.tr("Use this"), "quiet", "", lambda: self.taken.emit(sentence))
        take.setAccessibleName(self.tr("Use this: {words}").format(words=sentence))
        words = kit.text(sentence, "quote", "text_muted")
        return kit.wrap(kit.row((words, 1), kit.col(take, None, gap=0), gap=10))

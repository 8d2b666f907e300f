"""How a statement arrived: the one who heard it says so, if they want to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.journal.statements import Landing, SavedStatement, StatementAnswer
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage


class ArrivalForm(QWidget):
    """Three words to choose from, and what would have helped; one's own to change or take back."""

    answered = Signal(object, str)
    """The landing, and what would have helped."""
    withdrawn = Signal()
    changed = Signal()
    """Something was chosen or typed that is not told yet."""

    def __init__(self, kit: Kit, statement: SavedStatement, answer: StatementAnswer | None) -> None:
        super().__init__()
        self._words = _words(self)
        self._buttons: dict[Landing, QPushButton] = {}
        for landing, words in self._words.items():
            button = kit.button(words, "word", checkable=True)
            button.setProperty("ground", "window")
            button.setAccessibleDescription(statement.text)
            button.setChecked(answer is not None and answer.landing is landing)
            button.clicked.connect(lambda on, landing=landing: self._chose(landing, on))
            self._buttons[landing] = button
        self._helped = TextPage(kit, self.tr("What would have helped?"), lines=(1, 5))
        self._helped.load(answer.would_have_helped if answer else "")
        self._helped.edited.connect(self.changed)
        self._tell = kit.button(self.tr("Tell my partner"), "quiet", "check", self._send)
        self._tell.setEnabled(answer is not None)
        self._tell.setAccessibleDescription(statement.text)
        back = kit.button(self.tr("Take my answer back"), "link", "", self.withdrawn.emit)
        back.setAccessibleDescription(statement.text)
        if answer is None:
            back.hide()
        caption = kit.text(
            self.tr("If you like: how did it arrive? It is yours to change or take back."),
            "caption",
            "text_muted",
        )
        self.setLayout(
            kit.col(
                caption,
                kit.flow(*self._buttons.values(), gap=6),
                kit.field(self.tr("What would have helped?"), self._helped),
                kit.flow(self._tell, back, gap=10),
                gap=8,
            )
        )

    def values(self) -> dict[str, Any]:
        """Return what is chosen and typed, as JSON values."""
        chosen = (each for each, button in self._buttons.items() if button.isChecked())
        landing = next(chosen, None)
        return {"landing": landing.value if landing else "", "helped": self._helped.words()}

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what `values` returned earlier."""
        for landing, button in self._buttons.items():
            button.setChecked(landing.value == values.get("landing"))
        self._tell.setEnabled(any(button.isChecked() for button in self._buttons.values()))
        self._helped.load(str(values.get("helped", "")))

    def _chose(self, landing: Landing, on: bool) -> None:
        for other, button in self._buttons.items():
            button.setChecked(on and other is landing)
        self._tell.setEnabled(on)
        self.changed.emit()

    def _send(self) -> None:
        for landing, button in self._buttons.items():
            if button.isChecked():
                self.answered.emit(landing, self._helped.words())
                return


class Arrival(QWidget):
    """What was said about a statement, as information and nothing more.

    `mine`: the statement is one's own, and the answer the partner's.
    """

    def __init__(
        self, kit: Kit, statement: SavedStatement, answer: StatementAnswer, *, mine: bool
    ) -> None:
        super().__init__()
        words = _words(self)
        said = words.get(answer.landing, "") if answer.landing else ""
        column = kit.col(
            kit.text(
                self.tr("Your partner says") if mine else self.tr("You said"),
                "caption",
                "text_muted",
            ),
            kit.text(f"{said}.", "ui_strong"),
            gap=2,
        )
        if answer.would_have_helped:
            column.addWidget(kit.text(self.tr("What would have helped:"), "caption", "text_muted"))
            column.addWidget(kit.text(answer.would_have_helped, "quote"))
        if answer.to != statement.text:
            column.addWidget(
                kit.text(self.tr("This was said about earlier words."), "caption", "text_muted")
            )
        self.setLayout(column)


def _words(widget: QWidget) -> dict[Landing, str]:
    return {
        Landing.LANDED: widget.tr("It landed"),
        Landing.PARTLY: widget.tr("Partly"),
        Landing.MISSED: widget.tr("It missed"),
    }

"""The last entries on Today, each one a button that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from trustjournal.clock import Clock
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Summary
from ui.widgets.days import lately
from ui.widgets.entry_words import core_of, title_of, unmarked
from ui.widgets.kit import Kit
from ui.widgets.marks import Mark
from ui.widgets.said_after import said_after
from ui.widgets.space_words import whose
from ui.widgets.whole_row import WholeRow


class EntryButton(WholeRow):
    """Mark, feelings with strength, time, and how the words begin, on two lines."""

    def __init__(
        self, kit: Kit, vocabulary: Vocabulary, summary: Summary, today: date, from_whom: str = ""
    ) -> None:
        super().__init__(kit.theme)
        title = title_of(vocabulary, summary) or self.tr("Free writing")
        strength = str(summary.feelings[0].intensity) if len(summary.feelings) == 1 else ""
        when = lately(summary.created, today)
        heading = kit.elided(title, "ui_strong")
        heading.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        number = kit.text(strength, "ui", "text_muted", wrap=False)
        time = kit.text(when, "caption", "text_muted", wrap=False)
        words = kit.elided(unmarked(summary.preview), "quote")
        mark = Mark(kit.theme, core_of(vocabulary, summary), 15)
        author = kit.text(from_whom, "caption", "accent", wrap=False)
        text = kit.col(kit.row(heading, number, None, author, time, gap=8), words, gap=3)
        self.setLayout(
            kit.row(kit.col(2, mark, None, gap=0), (text, 1), gap=12, margins=(0, 9, 0, 9))
        )
        spoken = self.tr("{n} of 10").format(n=strength) if strength else ""
        parts = (title.replace(" · ", ", "), spoken, from_whom, when, unmarked(summary.preview))
        self.setAccessibleName(said_after(*parts))


class Lately(QWidget):
    """A heading and the last entries; one sentence while there are none."""

    opened = Signal(str)

    def __init__(
        self, kit: Kit, vocabulary: Vocabulary, clock: Clock, empty: str, me: str = ""
    ) -> None:
        """`me` is the person's id where entries come from two people."""
        super().__init__()
        self._me = me
        self._kit = kit
        self._vocabulary = vocabulary
        self._clock = clock
        self._buttons: list[EntryButton] = []
        self._heading = kit.text(self.tr("Lately"), "label", "text_muted", wrap=False)
        self._empty = kit.text(empty, "lead", "text_muted")
        self._rows = kit.col(gap=0)
        self.setLayout(kit.col(self._heading, self._empty, self._rows, gap=2))
        self.setAccessibleName(self.tr("Lately"))

    def show_entries(self, summaries: tuple[Summary, ...]) -> None:
        """Show these entries; the focus stays on the place where it was."""
        focused = self._focused_place()
        self._clear()
        self._buttons = []
        today = self._clock.now().date()
        for place, summary in enumerate(summaries):
            if place:
                self._rows.addWidget(self._kit.hairline())
            from_whom = whose(summary.author, self._me)
            button = EntryButton(self._kit, self._vocabulary, summary, today, from_whom)
            button.clicked.connect(lambda _=False, uid=summary.uid: self.opened.emit(uid))
            self._rows.addWidget(button)
            button.show()
            self._buttons.append(button)
            if place == focused:
                button.setFocus()
        self._heading.setVisible(bool(summaries))
        self._empty.setVisible(not summaries)

    def buttons(self) -> list[EntryButton]:
        """Return the entries' buttons, the newest first."""
        return list(self._buttons)

    def _focused_place(self) -> int:
        return next((n for n, button in enumerate(self.buttons()) if button.hasFocus()), -1)

    def _clear(self) -> None:
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(None)
                widget.deleteLater()

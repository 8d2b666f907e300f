"""The last entries on Today, each one a button that opens it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from trustjournal.clock import Clock
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import Summary
from ui.widgets.days import lately
from ui.widgets.entry_words import core_of, title_of, unmarked
from ui.widgets.kit import Kit
from ui.widgets.marks import Mark
from ui.widgets.space_words import whose


class EntryButton(QAbstractButton):
    """Mark, feelings with strength, time, and how the words begin, on two lines.

    No QPushButton: nothing of a button's look is wanted, only its ways.
    """

    def __init__(
        self, kit: Kit, vocabulary: Vocabulary, summary: Summary, today: date, from_whom: str = ""
    ) -> None:
        super().__init__()
        self._theme = kit.theme
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        # Labels take their role from the parent; a button's would override their own colours.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
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
        self.setAccessibleName(". ".join(part for part in parts if part))

    def sizeHint(self) -> QSize:
        """Return what the words inside need; a button alone would know nothing of them."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else QSize()

    def minimumSizeHint(self) -> QSize:
        """Any width will do; the words give way."""
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw a soft surface under the pointer; the words are labels of their own."""
        if self.underMouse():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("accent_soft"))
            painter.drawRoundedRect(self.rect(), self._theme.px(8), self._theme.px(8))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, as Space and a click do."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)


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

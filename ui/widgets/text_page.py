"""The writing surface: the person's own words, in serif, on nothing but the page."""

from __future__ import annotations

from math import ceil
from typing import Any

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

from ui.desktop.clipboard import LINE_ENDS, CopiesPlainText
from ui.widgets.focus_ring import DECLINED
from ui.widgets.kit import Kit
from ui.widgets.quiet_bar import QuietBar
from ui.widgets.spaced_lines import SpacedLines

PARAGRAPH_GAP = 10
LINES_TO_WRITE_ON = 7
_UNBOUNDED = 16_777_215
_WALKED = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)

# What a document puts for the ends of paragraphs and lines. `toPlainText` would also turn
# no-break spaces into plain ones, and so change an entry that was only opened.


class TextPage(CopiesPlainText, QPlainTextEdit):
    """Plain text in the reading face: nothing but plain text comes in or goes out.

    Without `lines` it fills the room it is given and scrolls by itself. With `lines` (least,
    most) it is a boxed field that grows with its text between the two.
    """

    edited = Signal()
    """The text is another one; not sent for `load`."""
    entered = Signal(object)
    """The focus has come to this page."""

    def __init__(self, kit: Kit, name: str, *, lines: tuple[int, int] | None = None) -> None:
        """`name` is the accessible name."""
        super().__init__()
        self._lines = lines
        self._loading = False
        self.setAccessibleName(name)
        theme = kit.theme
        font = theme.font("body")
        self._line = theme.line_height("body") / 100 * QFontMetricsF(font).lineSpacing()
        document = QTextDocument(self)
        document.setDefaultFont(font)
        document.setDocumentMargin(0)
        document.setDefaultTextOption(_wrapped())
        gap = 0 if lines else theme.px(PARAGRAPH_GAP)
        self._spaced = SpacedLines(document, self, self._line, gap)
        document.setDocumentLayout(self._spaced)
        self.setDocument(document)
        self.setFont(font)
        self.setTabChangesFocus(True)
        self.setCursorWidth(theme.px(1.5))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setProperty("boxed" if lines else "page", True)
        self._dress(kit)
        if lines:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.setVerticalScrollBarPolicy(_bar(off=True))
        else:
            self.limit_height(_UNBOUNDED)
            QuietBar(self)
            self.setViewportMargins(0, 0, theme.gap("m"), 0)  # the bar lies beside the words
        self.setHorizontalScrollBarPolicy(_bar(off=True))
        self.textChanged.connect(self._text_changed)

    def _dress(self, kit: Kit) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, kit.theme.color("text_muted"))
        self.setPalette(palette)

    # --- words -----------------------------------------------------------------------------

    def words(self) -> str:
        """Return the text exactly as it stands."""
        return self.document().toRawText().translate(LINE_ENDS)

    def load(self, words: str, cursor: int = 0) -> None:
        """Show other words; undo starts here, so that it never takes a whole text away."""
        self._loading = True
        try:
            self.setPlainText(words)
            self.document().clearUndoRedoStacks()
            self.set_place(cursor)
        finally:
            self._loading = False
        self._fit()

    def insert_words(self, words: str) -> None:
        """Insert words at the cursor (in place of the selection), as one step to undo."""
        cursor = self.textCursor()
        start = cursor.selectionStart()
        before = self.document().characterAt(start - 1) if start else "\n"
        after = self.document().characterAt(cursor.selectionEnd())
        lead = "" if before.isspace() or before == "\u2029" else " "
        trail = "" if after.isspace() or after in "\u2029\0" else " "
        cursor.insertText(f"{lead}{words.strip()}{trail}")
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    # --- the place in the text -------------------------------------------------------------

    def place(self) -> tuple[int, int]:
        """Return cursor and anchor in characters from the start."""
        cursor = self.textCursor()
        return self._characters(cursor.position()), self._characters(cursor.anchor())

    def set_place(self, cursor: int, anchor: int | None = None) -> None:
        """Put the cursor after that many characters; what lies between it and `anchor` is
        selected. Places past the end mean the end."""
        moved = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        moved.setPosition(min(self.units(cursor if anchor is None else anchor), last))
        if anchor is not None and anchor != cursor:
            moved.setPosition(min(self.units(cursor), last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(moved)
        self.ensureCursorVisible()

    def _characters(self, units: int) -> int:
        """Qt counts UTF-16 units; an emoji is two of them and one character."""
        words = self.document().toRawText()
        if len(words) == self.document().characterCount() - 1:
            return units
        raw = words.encode("utf-16-le", "surrogatepass")[: 2 * units]
        return len(raw.decode("utf-16-le", "replace"))

    def units(self, characters: int) -> int:
        """Return the place in Qt's document of so many characters from the start."""
        words = self.document().toRawText()[: max(0, characters)]
        return len(words.encode("utf-16-le", "surrogatepass")) // 2

    # --- only plain text, in and out -------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text and nothing else: no files, no pictures."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste without any formatting."""
        if source.hasText():
            self.insertPlainText(source.text().replace("\0", ""))

    def loadResource(self, kind: int, name: Any) -> Any:
        """Load nothing, from nowhere."""
        return None

    # --- height ----------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        """As tall as the text where it grows with it."""
        if not self._lines:
            return super().sizeHint()
        return QSize(super().sizeHint().width(), self._wanted_height())

    def minimumSizeHint(self) -> QSize:
        """Never narrower than a few words, nor lower than the hint."""
        if not self._lines:
            return super().minimumSizeHint()
        return QSize(round(6 * self._line), self._wanted_height())

    def limit_height(self, room: int) -> None:
        """Ask for some lines to write on, but for no more than `room` pixels."""
        self.setMinimumHeight(min(ceil(LINES_TO_WRITE_ON * self._line), max(room, 1)))

    def _wanted_height(self) -> int:
        least, most = self._lines or (1, 1)
        inner = self._spaced.content_height()
        inner = min(max(inner, ceil(least * self._line)), ceil(most * self._line))
        return inner + self.height() - self.viewport().height()

    def _fit(self) -> None:
        if self._lines:
            tall = self._spaced.content_height() > self._lines[1] * self._line + 1
            self.setVerticalScrollBarPolicy(_bar(off=not tall))
            self.updateGeometry()

    def _text_changed(self) -> None:
        self._fit()
        if not self._loading:
            self.edited.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew, and ask for another height if it takes more of them."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Once somebody writes, the cursor says where; a frame around the page would be loud."""
        super().keyPressEvent(event)
        if event.text().isprintable() and event.text() and not self._lines:
            self._ring(shown=self.isReadOnly())

    def _ring(self, *, shown: bool) -> None:
        wanted = "" if shown else DECLINED
        if self.property("focusRing") != wanted:
            self.setProperty("focusRing", wanted)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the words go."""
        super().focusInEvent(event)
        walked = event.reason() in _WALKED
        self._ring(shown=walked or self.isReadOnly() or bool(self._lines))
        self.ensureCursorVisible()
        self.entered.emit(self)


def _wrapped() -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    return option


def _bar(*, off: bool) -> Qt.ScrollBarPolicy:
    return Qt.ScrollBarPolicy.ScrollBarAlwaysOff if off else Qt.ScrollBarPolicy.ScrollBarAsNeeded

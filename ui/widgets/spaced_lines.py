"""Line and paragraph spacing for a plain text editor of any length.

`QTextEdit` can space lines, but with a megabyte in it a keystroke costs ten times as much as in
a short text. `QPlainTextEdit` costs the same at any length and cannot space lines. So the plain
editor's own layout is kept, and only the lines of the paragraphs in view are placed anew.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFontMetricsF, QTextBlock, QTextDocument, QTextLayout
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit


class SpacedLines(QPlainTextDocumentLayout):
    """Places a plain text's lines `line` pixels apart, and its paragraphs `gap` more."""

    def __init__(
        self, document: QTextDocument, editor: QPlainTextEdit, line: float, gap: float
    ) -> None:
        super().__init__(document)
        self._editor = editor
        self._line = line
        self._gap = gap
        # In a field without gaps between paragraphs a blank line is a line like any other.
        self._blank = (
            0.0 if gap else max(0.0, line - QFontMetricsF(document.defaultFont()).height())
        )

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return a paragraph's size, its lines placed first where they are not yet."""
        layout = block.layout()
        if layout is None:
            return super().blockBoundingRect(block)
        # Qt places first lines at 0, we never do: that tells its placing from ours.
        if not layout.lineCount() or layout.lineAt(0).y() <= 0:
            self._place(block, layout)
        rect = super().blockBoundingRect(block)
        if not rect.isValid():
            return rect
        last = layout.lineAt(layout.lineCount() - 1)
        if block.length() == 1:
            # A blank line between paragraphs is the gap; another one would tear the text apart.
            rect.setHeight(last.y() + last.height() + self._blank)
            return rect
        below = max(0.0, self._line - last.height()) / 2
        # When the next paragraph stops being blank its height changes, and Qt paints all anew.
        gap = 0.0 if block.next().length() == 1 else self._gap
        rect.setHeight(last.y() + last.height() + below + gap)
        return rect

    def content_height(self) -> int:
        """Return the height of the whole text; for short texts only."""
        height = 2 * self.document().documentMargin()
        block = self.document().firstBlock()
        while block.isValid():
            height += self.blockBoundingRect(block).height()
            block = block.next()
        return round(height - self._gap)

    def _place(self, block: QTextBlock, layout: QTextLayout) -> None:
        margin = self.document().documentMargin()
        width = self._editor.viewport().width() - 2 * margin
        layout.setTextOption(self.document().defaultTextOption())
        layout.beginLayout()
        y = 0.0
        while (line := layout.createLine()).isValid():
            line.setLeadingIncluded(True)
            line.setLineWidth(width)
            above = max(0.5, (self._line - line.height()) / 2)
            line.setPosition(QPointF(margin, y + above))
            # A line with a taller fallback font (emoji, other scripts) takes what it needs.
            y += max(self._line, line.height() + above)
        layout.endLayout()
        block.setLineCount(max(1, layout.lineCount()))

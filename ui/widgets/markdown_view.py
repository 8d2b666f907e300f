"""Shows a person's Markdown, reading nothing from anywhere and opening no link."""

from __future__ import annotations

import re
from math import ceil
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QFont,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from ui.desktop.clipboard import CopiesPlainText
from ui.widgets.kit import Kit
from ui.widgets.text_page import PARAGRAPH_GAP

LONGEST_RENDERED = 60_000
"""Characters; laying out more as rich text would take longer than anyone waits for a page."""

_HEADINGS = {1: "title", 2: "lead", 3: "lead"}
_FENCE = re.compile(r" {0,3}(```|~~~)")
_MARKED = re.compile(r"\s|[-*+]\s|>|\||#{1,6}\s|\d{1,9}[.)]\s|([-=_*])\1{2,}\s*$|=+\s*$|-+\s*$")


def with_paragraphs(written: str) -> str:
    """Return Markdown in which each line somebody ended with Enter is a paragraph of its own.

    Markdown would run such lines together; people who keep a journal do not expect that. Lists,
    quotes, tables, headings and code stay as they are.
    """
    lines: list[str] = []
    in_code = False
    for line in written.splitlines():
        fence = _FENCE.match(line)
        ends_before = not in_code and not fence and bool(line.strip()) and not _MARKED.match(line)
        if ends_before and lines and lines[-1].strip():
            lines.append("")
        lines.append(line)
        in_code = in_code != bool(fence)
    return "\n".join(lines)


class _Inert(QTextDocument):
    """A document that loads nothing: no remote pictures, no local ones, no style sheets."""

    def loadResource(self, kind: int, name: Any) -> Any:
        return None


class MarkdownView(CopiesPlainText, QTextEdit):
    """Read-only rendered text, as tall as it is; the page around it scrolls."""

    def __init__(self, kit: Kit, name: str, written: str) -> None:
        """`name` is the accessible name, `written` the Markdown."""
        super().__init__()
        self._kit = kit
        self._inert = _Inert(self)
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setProperty("page", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fill(written)
        self.setDocument(self._inert)
        self._fit()

    def _fill(self, written: str) -> None:
        document = self._inert
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setDefaultFont(self._kit.theme.font("body"))
        features = (
            QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            | QTextDocument.MarkdownFeature.MarkdownNoHTML
        )
        document.setMarkdown(with_paragraphs(written), features)
        _drop_pictures(document)
        self._space()

    def _space(self) -> None:
        theme = self._kit.theme
        block = self._inert.begin()
        while block.isValid():
            cursor = QTextCursor(block)
            role = _HEADINGS.get(block.blockFormat().headingLevel(), "body")
            shape = QTextBlockFormat()
            shape.setLineHeight(
                theme.line_height(role), QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
            )
            in_list = block.textList() is not None and block.next().textList() is not None
            shape.setTopMargin(0)
            shape.setBottomMargin(theme.px(PARAGRAPH_GAP / 3 if in_list else PARAGRAPH_GAP))
            cursor.mergeBlockFormat(shape)
            self._weigh(block, role)
            block = block.next()

    def _weigh(self, block: QTextBlock, role: str) -> None:
        """Give headings their size, and strong words the weight that the font really has."""
        heading = bool(block.blockFormat().headingLevel())
        for start, length, format_ in _pieces(block):
            if not heading and format_.fontWeight() <= QFont.Weight.Normal:
                continue
            letters = QTextCharFormat()
            if heading:
                letters.setFont(self._kit.theme.font(role))
            letters.setFontWeight(QFont.Weight.DemiBold)
            cursor = QTextCursor(self._inert)
            cursor.setPosition(start)
            cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.mergeCharFormat(letters)

    def loadResource(self, kind: int, name: Any) -> Any:
        """Load nothing, from nowhere."""
        return None

    def _fit(self) -> None:
        self._inert.setTextWidth(self.viewport().width())
        self.setFixedHeight(max(1, ceil(self._inert.size().height())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave scrolling to the page."""
        event.ignore()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Return where each piece of a block starts, how long it is, and its format."""
    pieces = []
    each = block.begin()
    while not each.atEnd():
        piece = each.fragment()
        pieces.append((piece.position(), piece.length(), piece.charFormat()))
        each += 1
    return pieces


def _drop_pictures(document: QTextDocument) -> None:
    """Put its description in place of each picture, before anything lays the document out."""
    found: list[tuple[int, int, str]] = []
    block = document.begin()
    while block.isValid():
        for start, length, format_ in _pieces(block):
            if format_.isImageFormat():
                told = format_.property(QTextFormat.Property.ImageAltText) or "…"
                found.append((start, length, str(told)))
        block = block.next()
    for start, length, told in reversed(found):
        cursor = QTextCursor(document)
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(f"[{told}]", QTextCharFormat())

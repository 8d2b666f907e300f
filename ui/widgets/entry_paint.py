"""Paints one row of the entry list: day, mark, feelings, time and how the words begin."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.theme import Theme
from ui.widgets.days import time_of
from ui.widgets.entry_rows import EntryRows, Row
from ui.widgets.entry_words import unmarked
from ui.widgets.marks import draw_mark

AnyIndex = QModelIndex | QPersistentModelIndex
PREVIEW_LINES = 2


class EntryPainter(QStyledItemDelegate):
    """Draws rows from the theme; every row has the same height, and a day's first one more."""

    def __init__(self, theme: Theme, rows: EntryRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows = rows
        self._title = theme.font("ui")
        self._chosen_title = theme.font("ui_strong")
        self._small = theme.font("caption")
        self._day = theme.font("label")
        self._words = theme.font("quote")
        self._words.setPixelSize(theme.px(14))
        self._draft = self.tr("Draft")
        title = QFontMetricsF(self._chosen_title).height()
        self._line = QFontMetricsF(self._words).height()
        self._title_height = title
        self._whose = round(QFontMetricsF(self._small).height()) if rows.shared else 0
        self.body_height = round(title + self._whose + PREVIEW_LINES * self._line + theme.px(22))
        self.day_height = round(QFontMetricsF(self._day).height() + theme.px(14))

    def height(self, place: int) -> int:
        """Return the height of the row at `place`, its day's heading included."""
        return self.body_height + (self.day_height if self._rows.heading(place) else 0)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Return a row's size."""
        return QSize(option.rect.width(), self.height(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw the row at `index`."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRect(option.rect)
        heading = self._rows.heading(index.row())
        if heading:
            self._paint_heading(painter, rect, heading)
            rect.setTop(rect.top() + self.day_height)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        self._paint_surface(painter, rect, chosen, hovered)
        self._paint_body(painter, rect, index.row(), chosen)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, heading: str) -> None:
        painter.setFont(self._day)
        painter.setPen(self._theme.color("text_muted"))
        px = self._theme.px
        line = QRectF(
            rect.left() + px(2), rect.top(), rect.width() - px(4), self.day_height - px(4)
        )
        painter.drawText(line, Qt.AlignmentFlag.AlignBottom, heading)

    def _paint_surface(self, painter: QPainter, rect: QRect, chosen: bool, hovered: bool) -> None:
        if not (chosen or hovered):
            return
        theme = self._theme
        painter.setPen(QPen(theme.color("border"), 1) if chosen else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("raised" if chosen else "accent_soft"))
        radius = theme.px(10)
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 1.5, -0.5, -1.5), radius, radius)

    def _paint_body(self, painter: QPainter, rect: QRect, place: int, chosen: bool) -> None:
        theme, px = self._theme, self._theme.px
        row = self._rows.row(place)
        inner = QRectF(rect).adjusted(px(10), px(10), -px(10), -px(8))
        mark = float(px(13))
        core = self._rows.core(place)
        at = QRectF(inner.left(), inner.top() + (self._title_height - mark) / 2, mark, mark)
        draw_mark(painter, core, at, theme.feeling_color(core))
        text = inner.adjusted(mark + px(9), 0, 0, 0)
        right = self._paint_time(painter, text, row)
        title = self._rows.title(place) or self.tr("Free writing")
        font = self._chosen_title if chosen else self._title
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        room = right - text.left() - px(8)
        shown = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, room)
        line = QRectF(text.left(), text.top(), room, self._title_height)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
        below = text.adjusted(0, self._title_height + px(2), 0, 0)
        if self._whose:
            self._paint_whose(painter, below, place)
        self._paint_words(painter, below.adjusted(0, self._whose, 0, 0), row)

    def _paint_whose(self, painter: QPainter, rect: QRectF, place: int) -> None:
        painter.setFont(self._small)
        painter.setPen(self._theme.color("accent"))
        line = QRectF(rect.left(), rect.top(), rect.width(), self._whose)
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, self._rows.whose(place))

    def _paint_time(self, painter: QPainter, rect: QRectF, row: Row) -> float:
        """Draw time and "Draft" at the right; return where they begin."""
        metrics = QFontMetricsF(self._small)
        painter.setFont(self._small)
        right = rect.right()
        pieces = [(time_of(row.summary.created), "text_muted")]
        if row.is_draft:
            pieces.append((self._draft, "accent"))
        for words, role in pieces:
            width = metrics.horizontalAdvance(words)
            painter.setPen(self._theme.color(role))
            line = QRectF(right - width, rect.top(), width + 1, self._title_height)
            painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, words)
            right -= width + self._theme.px(8)
        return right + self._theme.px(8)

    def _paint_words(self, painter: QPainter, rect: QRectF, row: Row) -> None:
        snippet = row.summary.snippet
        if snippet is None:
            pieces: tuple[tuple[str, bool], ...] = ((unmarked(row.summary.preview), False),)
        else:
            pieces = tuple((piece.replace("**", ""), hit) for piece, hit in snippet)
        layout = QTextLayout("".join(piece for piece, _ in pieces), self._words)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats(self._hits(pieces))
        painter.setPen(self._theme.color("text_muted"))
        end = self._lay_out(layout, rect)
        layout.draw(painter, rect.topLeft())
        if end < len(layout.text()):
            metrics = QFontMetricsF(self._words)
            at = rect.left() + layout.lineAt(PREVIEW_LINES - 1).naturalTextWidth()
            base = rect.top() + (PREVIEW_LINES - 1) * self._line + metrics.ascent()
            painter.setFont(self._words)
            painter.drawText(QPointF(at, base), "…")

    def _lay_out(self, layout: QTextLayout, rect: QRectF) -> int:
        """Break the words into at most two lines; return how many letters they take."""
        ellipsis = QFontMetricsF(self._words).horizontalAdvance("…")
        layout.beginLayout()
        end = 0
        for number in range(PREVIEW_LINES):
            line = layout.createLine()
            if not line.isValid():
                end = len(layout.text())
                break
            last = number == PREVIEW_LINES - 1
            line.setLineWidth(rect.width() - (ellipsis if last else 0))
            line.setPosition(QPointF(0, number * self._line))
            end = line.textStart() + line.textLength()
        layout.endLayout()
        return end

    def _hits(self, pieces: tuple[tuple[str, bool], ...]) -> list[QTextLayout.FormatRange]:
        """Formats that make search hits stand out: bold, on the selection's colour."""
        formats: list[QTextLayout.FormatRange] = []
        start = 0
        for piece, is_hit in pieces:
            # QTextLayout counts UTF-16 units, Python whole characters.
            length = len(piece.encode("utf-16-le", "surrogatepass")) // 2
            if is_hit:
                hit = QTextLayout.FormatRange()
                hit.start, hit.length = start, length
                look = QTextCharFormat()
                look.setFontWeight(QFont.Weight.DemiBold)
                look.setBackground(self._theme.color("selection"))
                look.setForeground(self._theme.color("text"))
                hit.format = look
                formats.append(hit)
            start += length
        return formats

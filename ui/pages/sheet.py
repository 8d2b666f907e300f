"""One thing beside a list: head and foot that stay, and between them what scrolls."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.widgets.kit import Kit

_SIDE = 24


class Sheet(QWidget):
    """A column no wider than a line one likes to read, in the middle of its room."""

    back = Signal()
    """All entries, please (offered only where the list has no room beside this)."""

    def __init__(
        self,
        kit: Kit,
        *,
        body: QLayout,
        head: QLayout | None = None,
        foot: QLayout | None = None,
        back: str = "",
        widest: float | None = None,
    ) -> None:
        """`back` are the words that lead back to the list, "All entries" unless given.

        `widest` is how wide the column may get, in px at 100 %, where it holds more than text.
        """
        super().__init__()
        self.kit = kit
        self._widest = kit.theme.px(widest) if widest else kit.theme.line("reading")
        words = back or self.tr("All entries")
        self._back = kit.button(words, "link", "caret-left", self.back.emit)
        self._back.hide()
        self._has_head = head is not None
        above = 2 if head else 14
        corner = kit.col(self._back, None, gap=0)
        top = kit.row(corner, *([(head, 1)] if head else [None]), gap=16)
        self._head = self._centred(top, (14, 6))
        self.messages: QVBoxLayout = kit.col(gap=8)
        """Cards above the foot: what went wrong, what can be undone."""
        bottom = kit.col(self.messages, *([foot] if foot else []), gap=8)
        self._foot = self._centred(bottom, (8, 14))
        self.area: QScrollArea = kit.scroll(self._centred(body, (above, 8)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self.area, 1)
        column.addWidget(self._foot)
        self._head.setVisible(self._has_head)

    def offer_back(self, offered: bool) -> None:
        """Show or hide the way back to the list."""
        self._back.setVisible(offered)
        self._head.setVisible(offered or self._has_head)

    def scroll_to(self, value: object) -> None:
        """Scroll as far as a bar's value said earlier, once the page has been laid out."""
        if isinstance(value, int):
            bar = self.area.verticalScrollBar()
            QTimer.singleShot(0, self, lambda: bar.setValue(value))

    def show_whole_soon(self, widget: QWidget, passes: int = 3) -> None:
        """Call `show_whole` once the page has been laid out.

        Wrapped lines settle their heights one round of events after the other: hence `passes`.
        """

        def look() -> None:
            self.show_whole(widget)
            if passes > 1:
                self.show_whole_soon(widget, passes - 1)

        QTimer.singleShot(0, widget, look)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll so that `widget` is seen whole, or from its top when it is too tall."""
        content, bar = self.area.widget(), self.area.verticalScrollBar()
        if content is None or not content.isAncestorOf(widget):
            return
        top = widget.mapTo(content, QPoint(0, 0)).y()
        room = self.area.viewport().height()
        if top < bar.value() or top + widget.height() > bar.value() + room:
            self.area.ensureVisible(0, top + min(widget.height(), room), 0, 0)
            self.area.ensureVisible(0, top, 0, 0)

    def tell(self, card: QWidget) -> None:
        """Show a card above the foot, in place of the one before it."""
        self.hush()
        self.messages.addWidget(card)
        card.show()

    def hush(self) -> None:
        """Put the card above the foot away."""
        while (item := self.messages.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _centred(self, layout: QLayout, ends: tuple[float, float]) -> QWidget:
        column = self.kit.wrap(layout)
        column.setMaximumWidth(self._widest)
        row: QHBoxLayout = self.kit.row(
            None, (column, 1000), None, gap=0, margins=(_SIDE, ends[0], _SIDE, ends[1])
        )
        return self.kit.wrap(row)

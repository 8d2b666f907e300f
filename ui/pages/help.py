"""Help & safety: readable without unlocking, and it opens nothing by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from trustjournal import texts
from ui.desktop.clipboard import plain_mime
from ui.pages.base import PAGE_WIDTH, Page
from ui.pages.help_sections import section
from ui.widgets.announce import announce
from ui.widgets.flow import Flow
from ui.widgets.focus_ring import DECLINED
from ui.widgets.kit import Kit
from ui.widgets.scroll_keys import scroll_by_key


class HelpView(QWidget):
    """All help texts on one page, with a way to jump to each."""

    def __init__(self, kit: Kit, on_back: Callable[[], object] | None = None) -> None:
        """`on_back` adds a "Back" button (from the lock screen and the first run)."""
        super().__init__()
        self._kit = kit
        self._words = texts.load("help")
        self._note = kit.text("", "caption", "text_muted")
        self._note_row = kit.wrap(kit.row((self._note, 1), margins=(32, 6, 24, 6)))
        self._note_row.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        self._note_row.hide()
        kit.fill(self, "surface")
        # The page itself takes the keyboard, so that Page Down scrolls what has no controls.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("focusRing", DECLINED)
        self.setAccessibleName(self._words["title"])
        self._area = self._build(on_back)

    def _build(self, on_back: Callable[[], object] | None) -> QScrollArea:
        kit = self._kit
        page = QWidget()
        page.setMaximumWidth(kit.theme.line("reading"))
        column = kit.col(gap=6)
        left = () if on_back is None else (None,)
        row = kit.row(
            *left, (kit.col(page, None, gap=0), 100), None, gap=0, margins=(32, 24, 24, 32)
        )
        frame = kit.wrap(row)
        if on_back is None:
            frame.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        area = kit.scroll(kit.wrap(kit.row((frame, 1), gap=0)))
        self.setLayout(kit.col((area, 1), self._note_row, gap=0))
        # Filled last: widgets that are handed on from parent to parent are styled anew each time.
        page.setLayout(column)
        if on_back is not None:
            back = kit.button(self.tr("Back"), "link", "caret-left", on_back)
            column.addLayout(kit.row(back, None))
        column.addWidget(kit.text(self._words["title"], "display"))
        column.addWidget(kit.text(self._words["lead"], "ui", "text_muted"))
        column.addSpacing(kit.theme.px(8))
        jumps = Flow(kit.theme.px(6))
        jumps.setAccessibleName(self.tr("On this page"))
        column.addWidget(jumps)
        crisis = texts.load("crisis_lines")
        for words in self._words["section"]:
            heading, parts = section(kit, words, crisis, self._copy)
            jumps.add(kit.button(words["title"], "word", on=partial(self._jump, heading)))
            column.addSpacing(kit.theme.px(22))
            column.addLayout(parts)
        return area

    def entered(self) -> None:
        """Take the keyboard, for scrolling."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll with the usual keys."""
        if not scroll_by_key(self._area, event):
            super().keyPressEvent(event)

    @property
    def scrolled(self) -> int:
        """How far down the page is, in pixels."""
        return self._area.verticalScrollBar().value()

    def scroll_to(self, pixels: int) -> None:
        """Go back to a height, once the page is laid out."""
        bar = self._area.verticalScrollBar()
        QTimer.singleShot(0, bar, lambda: bar.setValue(pixels))

    def _jump(self, block: QWidget) -> None:
        bar = self._area.verticalScrollBar()
        top = block.mapTo(self._area.viewport(), QPoint(0, 0)).y() + bar.value()
        bar.setValue(top - self._kit.theme.px(12))
        announce(block, block.accessibleName())

    def _copy(self, address: str) -> None:
        QGuiApplication.clipboard().setMimeData(plain_mime(address))
        words = self.tr("Address copied. Open it in a browser, here or on another device.")
        self._note.say(words)
        self._note_row.show()
        announce(self._note, words)


class HelpPage(Page):
    """The help as a page of the workspace, built when it is first looked at."""

    name: ClassVar[str] = "help"

    def __init__(self, *, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._view: HelpView | None = None
        self._scroll = 0

    def setVisible(self, visible: bool) -> None:
        """Build what is to be read when it is first looked at."""
        if visible and self._view is None:
            self._view = HelpView(self._kit)
            self.setLayout(self._kit.col(self._view, gap=0))
            self._view.scroll_to(self._scroll)
        super().setVisible(visible)

    def entered(self) -> None:
        """Take the keyboard, for scrolling."""
        if self._view is not None:
            self._view.entered()

    def place(self) -> dict[str, Any]:
        """Return how far down the page is."""
        return {"scroll": self._view.scrolled if self._view else self._scroll}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to that height."""
        if isinstance(place.get("scroll"), int):
            self._scroll = place["scroll"]
            if self._view is not None:
                self._view.scroll_to(self._scroll)

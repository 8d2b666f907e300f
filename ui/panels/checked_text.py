"""A text to write in that is looked at by itself, with what was found listed below it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.panels.checker import Checker, TextCheck
from ui.panels.marks_list import MarksList
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

if TYPE_CHECKING:
    from trustjournal.validation.review import Flag


def show_in_text(page: TextPage, flag: Flag) -> None:
    """Select a marked phrase, and give the keyboard to the text."""
    page.set_place(flag.end, flag.start)
    page.setFocus()


def put_instead(page: TextPage, flag: Flag) -> None:
    """Put a flag's rewrite in the place of its phrase, as one step to undo."""
    if flag.rewrite is None or page.words()[flag.start : flag.end] != flag.phrase:
        return  # the text has changed since; its marks come anew in a moment
    page.set_place(flag.end, flag.start)
    page.textCursor().insertText(flag.rewrite)
    page.setFocus()


class CheckedText(QWidget):
    """A boxed text field with its marks below."""

    edited = Signal()

    def __init__(
        self,
        kit: Kit,
        checker: Checker,
        name: str,
        *,
        lines: tuple[int, int] = (3, 12),
        below: Sequence[QWidget] = (),
        look: str = "raised",
    ) -> None:
        """`below` are buttons that stand between the text and its marks."""
        super().__init__()
        self.page = TextPage(kit, name, lines=lines)
        self._marks = MarksList(kit, look)
        self._check = TextCheck(checker, self.page, kit.theme.color("warning"))
        self._check.marked.connect(self._show)
        self._marks.show_wanted.connect(lambda flag: show_in_text(self.page, flag))
        self._marks.rewrite_wanted.connect(lambda flag: put_instead(self.page, flag))
        self.page.textChanged.connect(self.edited)
        self.setLayout(kit.col(self.page, kit.flow(*below, gap=14), self._marks, gap=8))

    def words(self) -> str:
        """Return what was written, without blanks around it."""
        return self.page.words().strip()

    def load(self, words: str) -> None:
        """Show other words."""
        self.page.load(words, len(words))

    def _show(self, flags: tuple[Flag, ...]) -> None:
        if self.words():
            self._marks.show_flags(flags)
        else:
            self._marks.clear()

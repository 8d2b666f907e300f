"""Check my words: a text of one's own, or the entry that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.panels.checked_text import CheckedText, put_instead, show_in_text
from ui.panels.checker import Checker, TextCheck
from ui.panels.deeds import Deeds, save_button
from ui.panels.marks_list import MarksList
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage
from ui.widgets.tick import Tick

if TYPE_CHECKING:
    from trustjournal.validation.review import Flag


class ChoiceOfMarks(QWidget):
    """The classes, each to be turned off and on."""

    def __init__(self, kit: Kit, checker: Checker) -> None:
        super().__init__()
        self._kit = kit
        self._checker = checker
        self._ticks = kit.col(gap=0)
        self.setLayout(self._ticks)
        checker.ready.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        if self._ticks.count():
            return
        for kind, name in self._checker.names().items():
            tick = Tick(self._kit, name)
            tick.setChecked(kind.value not in self._checker.off)
            tick.toggled.connect(lambda on, kind=kind.value: self._checker.turn(kind, on))
            self._ticks.addWidget(tick)


class CheckTab(QWidget):
    """A field to write in, or the open entry, with what was found below."""

    said = Signal(str)
    typed = Signal()

    def __init__(self, kit: Kit, checker: Checker, deeds: Deeds) -> None:
        super().__init__()
        self._kit = kit
        self._checker = checker
        self._deeds = deeds
        self._entry_check: TextCheck | None = None
        self._entry_page: TextPage | None = None
        self._insert = kit.button(
            self.tr("Insert"), "link", "arrow-elbow-down-left", self._insert_words
        )
        self._copy = kit.button(self.tr("Copy"), "link", "copy-simple", self._copy_words)
        self._save = save_button(kit, deeds, self._save_words)
        self._text = CheckedText(
            kit,
            checker,
            self.tr("Words to check"),
            lines=(5, 16),
            below=(self._insert, self._copy, self._save),
        )
        self._text.page.setPlaceholderText(self.tr("What would you like to say?"))
        self._text.edited.connect(self._describe)
        self._text.edited.connect(self.typed)
        self._open_entry = Tick(kit, self.tr("Look at the open entry"))
        self._open_entry.toggled.connect(self._choose_entry)
        self._entry_marks = MarksList(kit)
        self._entry_marks.show_wanted.connect(self._show_in_entry)
        self._entry_marks.rewrite_wanted.connect(self._put_into_entry)
        self._choose = kit.button(
            self.tr("What is marked"), "link", "sliders-horizontal", checkable=True
        )
        self._choice = ChoiceOfMarks(kit, checker)
        self._choice.hide()
        self._choose.toggled.connect(self._choice.setVisible)
        self._build()
        self._describe()

    def _build(self) -> None:
        kit = self._kit
        lead = kit.text(
            self.tr(
                "Words that push a feeling away are underlined as you type. "
                "What you write here is yours alone, until you empty it."
            ),
            "caption",
            "text_muted",
        )
        inside = kit.col(
            lead, self._open_entry, self._text, self._entry_marks, self._choose, self._choice, None,
            gap=10, margins=(16, 12, 16, 16),
        )  # fmt: skip
        self.setLayout(kit.col(kit.scroll(kit.wrap(inside)), gap=0))

    def words(self) -> str:
        """Return what was written here."""
        return self._text.words()

    def load(self, words: str) -> None:
        """Show what was written earlier."""
        self._text.load(words)

    def entered(self) -> None:
        """The tab was opened: go on with the open entry, or start with the field."""
        self._checker.load()
        if self._open_entry.isChecked():
            self._follow()
        else:
            self._text.page.setFocus()

    def left(self) -> None:
        """The panel or the tab was closed: the entry is no longer looked at."""
        self._unfollow()

    def _insert_words(self) -> None:
        self._deeds.insert(self._text.words())

    def _copy_words(self) -> None:
        self._deeds.copy(self._text.words())

    def _save_words(self) -> None:
        self._deeds.save(self._text.words(), None)

    def _describe(self) -> None:
        some = bool(self._text.words())
        for button in (self._insert, self._copy, self._save):
            button.setEnabled(some)

    # --- the open entry --------------------------------------------------------------------

    def _choose_entry(self, on: bool) -> None:
        self._text.setVisible(not on)
        self._unfollow()
        if on:
            self._follow()

    def _follow(self) -> None:
        page = self._deeds.open_text()
        if page is self._entry_page and page is not None and isValid(page):
            return
        self._unfollow()
        if page is None:
            self.said.emit(self.tr("No entry is being written."))
            self._open_entry.setChecked(False)
            return
        self._entry_page = page
        page.destroyed.connect(self._entry_gone)
        self._entry_check = TextCheck(self._checker, page, self._kit.theme.color("warning"))
        self._entry_check.marked.connect(self._marked)

    def _unfollow(self) -> None:
        if self._entry_check is not None and isValid(self._entry_check):
            self._entry_check.stop()
        if self._entry_page is not None and isValid(self._entry_page):
            self._entry_page.destroyed.disconnect(self._entry_gone)
        self._entry_check = self._entry_page = None
        self._entry_marks.clear()

    def _entry_gone(self) -> None:
        self._entry_check = self._entry_page = None
        self._entry_marks.clear()
        self._open_entry.setChecked(False)

    def _marked(self, flags: tuple[Flag, ...]) -> None:
        if self._entry_page is not None and self._entry_page.words().strip():
            self._entry_marks.show_flags(flags)
        else:
            self._entry_marks.clear()

    def _show_in_entry(self, flag: Flag) -> None:
        if self._entry_page is not None and isValid(self._entry_page):
            show_in_text(self._entry_page, flag)

    def _put_into_entry(self, flag: Flag) -> None:
        if self._entry_page is not None and isValid(self._entry_page):
            put_instead(self._entry_page, flag)

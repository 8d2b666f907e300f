"""Check my words, live: what is in a text is looked at while it is typed, in small slices."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from trustjournal.errors import TrustJournalError
from trustjournal.journal.state import StateStore
from ui.tasks import TaskRunner
from ui.widgets.text_page import TextPage

if TYPE_CHECKING:
    from trustjournal.validation.review import Flag, Kind, Reviewer, Rules

DEBOUNCE_MS = 300
SLICE_SECONDS = 0.008
OFF = "words_not_checked"
WINDOW = 20_000
"""Characters that are looked at: in a longer text those around the cursor, so that neither the
screen nor the reader has to wait for pages of marks."""


class Checker(QObject):
    """The rules, loaded in the background when first needed, and which classes are turned off."""

    ready = Signal()
    failed = Signal(object)
    off_changed = Signal()

    def __init__(self, tasks: TaskRunner, state: StateStore, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._state = state
        self._loading = False
        self._rules: Rules | None = None
        self.reviewer: Reviewer | None = None
        self.off: frozenset[str] = _words(state.get(OFF, []))

    def load(self) -> None:
        """Have the rules loaded; `ready` or `failed` follows, once."""
        if self._loading:
            return
        self._loading = True
        self._tasks.run(_load_rules, self._loaded, self._not_loaded)

    def _loaded(self, rules: Rules) -> None:
        from trustjournal.validation.review import Reviewer

        self._rules = rules
        self.reviewer = Reviewer(rules)
        self.ready.emit()

    def _not_loaded(self, error: Exception) -> None:
        self._loading = False
        self.failed.emit(error)

    def names(self) -> Mapping[Kind, str]:
        """Return what each class is called; empty before the rules are there."""
        return (
            {kind: words.name for kind, words in self._rules.words.items()} if self._rules else {}
        )

    def turn(self, kind: str, on: bool) -> None:
        """Mark a class from now on, or no more. Does not raise: on a full disk it lasts until
        the journal is locked."""
        self.off = self.off - {kind} if on else self.off | {kind}
        try:
            self._state.set(OFF, sorted(self.off))
        except TrustJournalError as error:
            self.failed.emit(error)
        self.off_changed.emit()

    def steps(self, text: str) -> Iterator[tuple[Flag, ...]]:
        """Yield the marks of one sentence after the other; nothing before the rules are there."""
        return self.reviewer.steps(text, self.off) if self.reviewer else iter(())


class TextCheck(QObject):
    """Looks at one text page a moment after each change, and underlines what it finds."""

    marked = Signal(object)
    """The flags of the text as it stands, a tuple."""

    def __init__(self, checker: Checker, page: TextPage, color: QColor) -> None:
        super().__init__(page)
        self._checker = checker
        self._page = page
        self._color = color
        self._steps: Iterator[tuple[Flag, ...]] = iter(())
        self._found: list[Flag] = []
        self._offset = 0
        self._debounce = QTimer(self, singleShot=True, interval=DEBOUNCE_MS)
        self._debounce.timeout.connect(self._begin)
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._go_on)
        page.textChanged.connect(self._changed)
        checker.ready.connect(self._debounce.start)
        checker.off_changed.connect(self._debounce.start)
        self._debounce.start()

    def stop(self) -> None:
        """Leave the page alone from now on, without underlines."""
        for timer in (self._debounce, self._slices):
            timer.stop()
        self._page.textChanged.disconnect(self._changed)
        self._checker.ready.disconnect(self._debounce.start)
        self._checker.off_changed.disconnect(self._debounce.start)
        self._page.setExtraSelections([])
        self.deleteLater()

    def _changed(self) -> None:
        self._slices.stop()
        self._debounce.start()

    def _begin(self) -> None:
        self._checker.load()
        if self._checker.reviewer is None:
            return
        self._found = []
        words = self._page.words()
        self._offset, end = window(words, self._page.place()[0])
        self._steps = self._checker.steps(words[self._offset : end])
        self._slices.start()

    def _go_on(self) -> None:
        """Look at sentences for a few milliseconds, then let the screen breathe."""
        until = time.monotonic() + SLICE_SECONDS
        while time.monotonic() < until:
            flags = next(self._steps, None)
            if flags is None:
                self._slices.stop()
                self._underline()
                self.marked.emit(tuple(self._found))
                return
            self._found += [_moved(flag, self._offset) for flag in flags]

    def _underline(self) -> None:
        selections = []
        for flag in self._found:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self._page.document())
            cursor.setPosition(self._page.units(flag.start))
            cursor.setPosition(self._page.units(flag.end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format = self._format()
            selections.append(selection)
        self._page.setExtraSelections(selections)

    def _format(self) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._color)
        return look


def window(words: str, cursor: int) -> tuple[int, int]:
    """Return where to begin and end looking: everywhere, or in a long text around the cursor."""
    if len(words) <= WINDOW:
        return 0, len(words)
    first = max(0, cursor - WINDOW // 2)
    last = min(len(words), first + WINDOW)
    begin = words.find("\n", first, cursor) + 1 or first
    end = words.rfind("\n", cursor, last)
    return (0 if first == 0 else begin), (last if end < 0 or last == len(words) else end)


def _moved(flag: Flag, by: int) -> Flag:
    return replace(flag, start=flag.start + by, end=flag.end + by) if by else flag


def _load_rules(_progress: Callable[[int, int], None]) -> Rules:
    from trustjournal.validation.review import Rules

    return Rules.load()


def _words(value: object) -> frozenset[str]:
    return frozenset(map(str, value)) if isinstance(value, list) else frozenset()

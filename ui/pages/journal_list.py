"""The left side of the journal: search, filters, calendar, and the entries by day."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLayout, QLineEdit, QScrollArea, QSizePolicy, QWidget

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from ui.also_found import AlsoFound
from ui.widgets.calendar import Calendar
from ui.widgets.entry_list import EntryList
from ui.widgets.filters import Filters
from ui.widgets.kit import Kit
from ui.widgets.quiet_bar import QuietBar
from ui.widgets.thing_rows import Group, Row, ThingRows

BAR = 8
"""What scrolls reaches so many px further right than the rest: there its bar lies."""
ALSO_HEIGHT = 124
"""The most height in px at 100 % for what was found beside entries; the rest of it scrolls."""
PAUSE_MS = 150
"""How long typing in the search field rests before the list follows."""


class JournalList(QWidget):
    """Narrows the entries and says which one is wanted."""

    opened = Signal(str)
    """Enter or a click on an entry."""
    current_changed = Signal(str)
    """The arrow keys have come to an entry."""
    new_wanted = Signal(object)
    """A new entry of this Kind."""
    bin_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        also: AlsoFound | None = None,
    ) -> None:
        """`also` finds what is no entry."""
        super().__init__()
        self._kit = kit
        self._also = also
        self._writable = entries.writable
        self._list = EntryList(kit, entries, drafts, vocabulary, clock)
        self._filters = Filters(kit, entries, vocabulary, clock)
        self._calendar = Calendar(kit, entries, clock)
        self._calendar.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search_now)
        self._build()
        self._list.opened.connect(self.opened)
        self._list.current_changed.connect(self.current_changed)
        self._filters.changed.connect(self.search_now)
        self._calendar.day_chosen.connect(self._day_chosen)

    def _build(self) -> None:
        kit = self._kit
        self.search = _Search(kit, self.tr("Search"))
        self.search.textChanged.connect(lambda _text: self._pause.start())
        self.search.done.connect(self._to_list)
        new = kit.icon_button(
            self.tr("New entry"), "note-pencil", lambda: self.new_wanted.emit(Kind.FEELINGS)
        )
        new.setToolTip(self.tr("New entry") + "   Ctrl+N")
        filters = kit.button(self.tr("Filter"), "plain", "funnel-simple", self._toggle_filters)
        days = kit.button(self.tr("Calendar"), "plain", "calendar-blank", self._toggle_calendar)
        free = kit.button(
            self.tr("Free writing"),
            "quiet",
            "pencil-line",
            lambda: self.new_wanted.emit(Kind.FREE),
        )
        lid = kit.button(self.tr("Bin"), "plain", "trash", self.bin_wanted.emit)
        for button in (filters, days, free, lid):
            button.setFont(kit.theme.font("label", weight=400))
        for button in () if self._writable else (new, free, lid):
            button.hide()
        self._found = ThingRows(kit, self.tr("Also found"))
        self._found.opened.connect(self._open_found)
        area = kit.scroll(kit.wrap(kit.col(self._found, None, gap=0, margins=(0, 0, BAR, 0))))
        self._found_area = area
        area.hide()
        drawer = _Drawer(kit, _Content(kit.col(self._filters, self._calendar, None, gap=6)))
        self._drawer = drawer
        self.setLayout(
            kit.col(
                kit.row((self.search, 1), new, gap=6, margins=(0, 0, BAR, 0)),
                kit.row(filters, days, None, gap=2),
                drawer,
                area,
                (self._list, 1),
                kit.row(free, None, lid, gap=2, margins=(0, 0, BAR, 0)),
                gap=4,
                margins=(12, 14, 12 - BAR, 8),
            )
        )
        self._show_drawer()

    # --- narrowing -------------------------------------------------------------------------

    def search_now(self) -> None:
        """Show what the words and filters leave."""
        self._pause.stop()
        self._list.narrow(replace(self._filters.narrow(), words=self.search.text().strip()))
        self._show_drawer()
        self._find_also()

    def _find_also(self) -> None:
        """Show what is no entry and has the words, above the entries."""
        words = self.search.text().strip()
        rows: list[Row] = []
        if self._also is not None and words:
            with suppress(TrustJournalError):  # the list of entries tells what is the matter
                rows = self._also.rows(words)
        self._found.show_groups([Group(self.tr("Also found"), tuple(rows))] if rows else [])
        most = self._kit.theme.px(ALSO_HEIGHT)
        self._found_area.setFixedHeight(min(self._found.sizeHint().height(), most))
        self._found_area.setVisible(bool(rows))

    def _open_found(self, key: str) -> None:
        if self._also is not None:
            self._also.open(key)

    def _day_chosen(self, day: date) -> None:
        narrow = self._filters.narrow()
        both = None if (narrow.first, narrow.last) == (day, day) else day
        self._filters.set_narrow(replace(narrow, first=both, last=both))
        self.search_now()

    def _toggle_filters(self) -> None:
        wanted = not self._filters.is_open
        self._calendar.hide()
        self._filters.set_open(wanted)
        self._show_drawer()

    def _toggle_calendar(self) -> None:
        wanted = self._calendar.isHidden()
        self._filters.set_open(False)
        self._calendar.setVisible(wanted)
        self._show_drawer()
        if wanted:
            self._calendar.setFocus()

    def _show_drawer(self) -> None:
        wanted = self._filters.active or self._filters.is_open or not self._calendar.isHidden()
        self._drawer.setVisible(wanted)
        self._drawer.updateGeometry()

    def _to_list(self) -> None:
        self.search_now()
        self._list.setFocus()

    # --- for the page ----------------------------------------------------------------------

    def focus_search(self) -> None:
        """Go to the search field, ready to type over it."""
        self.search.setFocus()
        self.search.selectAll()

    def focus_list(self) -> None:
        """Go to the entries."""
        self._list.setFocus()

    def select(self, uid: str | None) -> None:
        """Mark the entry that is open."""
        self._list.select(uid)

    def refresh(self, change: Changed) -> None:
        """Show what was written."""
        self._list.refresh(change)
        self._find_also()
        self._filters.refresh(change)
        self._calendar.refresh(change)

    def place(self) -> dict[str, Any]:
        """Return words and scroll as JSON values."""
        return {"words": self.search.text(), **self._list.place()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`."""
        words = place.get("words")
        if isinstance(words, str) and words:
            self.search.setText(words)
            self.search_now()
        self._list.return_to(place)


class _Search(QLineEdit):
    """A search field: down or Enter goes to what was found, Escape clears it."""

    done = Signal()

    def __init__(self, kit: Kit, name: str) -> None:
        super().__init__()
        self.setFont(kit.theme.font("ui"))
        self.setAccessibleName(name)
        self.setPlaceholderText(name)
        self.setToolTip("Ctrl+F")
        # Qt's own icon in a field keeps its size when the text grows.
        self._lens = kit.icon_label("magnifying-glass", "text_muted", 16)
        self._lens.setParent(self)
        self._lens.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._edge = kit.theme.px(11)
        self.setTextMargins(self._lens.width() + kit.theme.px(4), 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the lens in the middle of the line."""
        super().resizeEvent(event)
        self._lens.move(self._edge, (self.height() - self._lens.height()) // 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down, Enter and Escape as in any search."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.done.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class _Content(QWidget):
    """What lies in the drawer: as tall as its lines are at the width they get.

    The sum of the hints, in which lines that wrap count narrow and tall, would leave it scrolling
    with nothing to come.
    """

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        """Insist on nothing."""
        return QSize(0, 0)


class _Drawer(QScrollArea):
    """As tall as what is in it, as long as the list below keeps some room."""

    def __init__(self, kit: Kit, widget: QWidget) -> None:
        super().__init__()
        self._least = kit.theme.px(60)
        self._content = widget
        self.setWidget(widget)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.setViewportMargins(0, 0, QuietBar(self).sizeHint().width(), 0)

    def sizeHint(self) -> QSize:
        """As tall as the content at this width."""
        widget = self._content
        wanted = widget.heightForWidth(self.viewport().width())
        if wanted < 0:
            wanted = widget.minimumSizeHint().height()
        return QSize(widget.sizeHint().width(), wanted)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width asks for another height."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the content when it grows or shrinks."""
        if watched is self._content and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        """A little of it, at least."""
        return QSize(0, min(self._least, self.sizeHint().height()))

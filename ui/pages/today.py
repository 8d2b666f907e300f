"""Today: a ten-second entry, what waits to be kept, and the last entries."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from typing import Any, ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Changed, Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.prompts import today_prompt
from trustjournal.journal.roles import Role
from trustjournal.journal.store import EntryStore
from ui.pages.base import PAGE_WIDTH, Page
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.quick_card import QuickCard
from ui.pages.quick_entry import QuickWords, quick_words_of
from ui.pages.us_guard import UsGuard
from ui.widgets.days import full_day
from ui.widgets.kit import Kit
from ui.widgets.lately import Lately
from ui.widgets.unkept import Unkept
from ui.widgets.waiting import Waiting, WaitingItem

LAST_ENTRIES = 4
ASIDE_WIDTH = 280
GAP = 40


class TodayPage(Page):
    """The first page: nothing on it has to be done."""

    name: ClassVar[str] = "today"
    open_entry = Signal(str)
    write_more = Signal(object, str)

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        waiting: Callable[[], list[WaitingItem]] = list,
        waiting_kinds: frozenset[str] = frozenset(),
        closed: tuple[str, str] | None = None,
        alone: bool = False,
        role: Callable[[], Role] = lambda: Role.NEITHER,
    ) -> None:
        """`closed` is what the card says where nothing can be written any more. `waiting` tells
        what waits for this person; it is asked again when the page is entered and when something
        of `waiting_kinds` was written. `alone`: the other one has left Us. `role`
        chooses the day's line.
        """
        super().__init__()
        self._kit = kit
        self._closed = closed
        self._alone = alone
        self._role = role
        self._waiting_now = waiting
        self._waiting_kinds = waiting_kinds
        self._entries = entries
        self._drafts = drafts
        self._vocabulary = vocabulary
        self._clock = clock
        self._texts = texts.load("today")
        self._entry: Entry | None = None
        self._handed: tuple[str, datetime] | None = None
        self._keeper = DraftKeeper(drafts, time.monotonic)
        self._guard = UsGuard(kit)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._keep_draft)
        self._beside: bool | None = None
        self._build()
        self._greet()
        self._read()

    def _build(self) -> None:
        kit = self._kit
        self._date = kit.text("", "caption", "text_muted", wrap=False)
        self._greeting = kit.text("", "display")
        self._prompt = kit.text("", "ui", "text_muted")
        self._card = QuickCard(kit, self._vocabulary, self._texts, self._closed)
        self._card.changed.connect(self._touched)
        self._card.keep_wanted.connect(self._keep)
        self._card.more_wanted.connect(self._write_more)
        self._unkept = Unkept(kit, self._vocabulary, self._clock)
        self._unkept.go_on.connect(self.open_entry)
        self._waiting = Waiting(kit)
        self._aside = kit.wrap(kit.col(self._waiting, self._unkept, None, gap=18))
        self._aside.hide()
        place = ("left_" if self._alone else "us_") if self._entries.author else ""
        self._kept_words = str(self._texts[f"{place}kept"]["sentence"])
        self._lately = Lately(
            kit,
            self._vocabulary,
            self._clock,
            self._texts[f"{place}empty"]["sentence"],
            self._entries.author,
        )
        self._lately.opened.connect(self.open_entry)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(kit.theme.px(18))
        head = kit.col(self._date, self._greeting, 2, self._prompt, gap=0)
        self._column = kit.col(head, 14, self._grid, None, gap=0)
        page = kit.wrap(self._column)
        page.setMaximumWidth(kit.theme.px(PAGE_WIDTH))
        area = kit.scroll(kit.wrap(kit.row((page, 1))))
        self.setLayout(kit.row((area, 1), gap=0))
        self._arrange(beside=True)

    def _arrange(self, *, beside: bool) -> None:
        """Put what waits beside the card, or between the card and the last entries."""
        if beside == self._beside:
            return
        self._beside = beside
        theme, grid = self._kit.theme, self._grid
        pieces: tuple[tuple[QWidget, int, int, int], ...] = (
            (self._card, 0, 0, 1),
            (self._aside, 0, 1, 2) if beside else (self._aside, 1, 0, 1),
            (self._lately, 1 if beside else 2, 0, 1),
        )
        for widget, row, column, rows in pieces:
            grid.addWidget(widget, row, column, rows, 1)
        grid.setColumnStretch(0, 1)
        self._aside.setMinimumWidth(theme.px(ASIDE_WIDTH) if beside else 0)
        self._aside.setMaximumWidth(theme.px(ASIDE_WIDTH) if beside else 16777215)

    def _space(self) -> None:
        """Margins and the second column: kept free where there is room, so nothing shifts."""
        theme = self._kit.theme
        roomy = theme.wide_enough(self.width(), "show_list")
        second = self._beside and (roomy or not self._aside.isHidden())
        self._grid.setHorizontalSpacing(theme.px(GAP) if second else 0)
        # A grid leaves the gap out beside a column that shows nothing.
        reserved = ASIDE_WIDTH + (GAP if self._aside.isHidden() else 0)
        self._grid.setColumnMinimumWidth(1, theme.px(reserved) if second else 0)
        side = theme.px(32) if self._beside else theme.px(20)
        self._column.setContentsMargins(side, theme.px(22), side, theme.px(20))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use two columns where there is room."""
        super().resizeEvent(event)
        self._arrange(beside=self._kit.theme.wide_enough(self.width(), "two_columns"))
        self._space()

    # --- as every page ---------------------------------------------------------------------

    def entered(self) -> None:
        """Greet for the time of day and begin at the feelings."""
        self._greet()
        self._read()
        if self._closed is None:
            self._card.begin()
        elif self._lately.buttons():
            self._lately.buttons()[0].setFocus()

    def refresh(self, change: Changed) -> None:
        """Show what was kept or begun elsewhere."""
        if self._entry is not None and self._entry.uid in change.uids:
            self._let_go_if_changed_elsewhere(self._entry)
        self._finish_handing(change)
        if change.kinds & ({"entry", "draft", "bin"} | self._waiting_kinds):
            self._read()

    def leave(self) -> None:
        """Keep the draft at once."""
        with suppress(Exception):  # leaving must succeed; the words stay in the card
            if self._keeper.waiting:
                self._keep_draft()

    def unsaved(self) -> bool:
        """Tell whether the card has words that reached no draft."""
        return self._keeper.waiting

    def place(self) -> dict[str, Any]:
        """Return which draft is in the card, and the cursor in its line."""
        if self._entry is None:
            return {}
        return {"draft": self._entry.uid, "cursor": self._card.line_cursor()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Bring the draft back into the card, if it is still one that fits there."""
        uid = place.get("draft")
        with suppress(TrustJournalError):
            draft = self._drafts.get(uid) if isinstance(uid, str) and uid else None
            words = quick_words_of(draft.entry, self._vocabulary) if draft else None
            if draft is None or words is None or not draft.is_new:
                return
            self._entry = draft.entry
            self._keeper.begin(draft.entry, is_new=True, draft=draft)
            cursor = place.get("cursor")
            self._card.show_words(words, cursor if isinstance(cursor, int) else None)
            self._card.say(self.tr("Draft kept"))
            self._read()

    def insert_words(self, words: str) -> bool:
        """Insert at the cursor of the line, if somebody is writing there."""
        return self._card.insert(words)

    # --- writing ---------------------------------------------------------------------------

    def _touched(self) -> None:
        if self._entry is None:
            self._entry = Entry.new(self._clock, Kind.FREE)
            self._keeper.begin(self._entry, is_new=True)
        self._card.say("")
        self._timer.start(round(self._keeper.touched() * 1000))

    def _present(self) -> Entry:
        entry = self._entry or Entry.new(self._clock, Kind.FREE)
        return self._card.words().into(entry)

    def _keep_draft(self) -> None:
        self._timer.stop()
        if self._entry is None:
            return
        try:
            change = self._keeper.keep(self._present(), self._card.line_cursor())
        except TrustJournalError as error:
            self._card.fail(error)
            return
        self._card.say(self.tr("Draft kept") if self._keeper.has_draft else "")
        self._tell(change)

    def _keep(self) -> None:
        entry = self._present()
        if entry.is_empty:
            self._card.told(self._texts["empty_card"]["sentence"])
            self._card.begin()
            return
        question = self._guard.question(entry, self._keep, self._card.go_on)
        if question is not None:
            self._card.ask(question)
            return
        try:
            change = self._entries.save(entry)
        except TrustJournalError as error:
            self._card.fail(error)
            return
        self._clear()
        self._card.told(self._kept_words)
        self._tell(change)

    def _write_more(self) -> None:
        if self._keeper.waiting:
            self._keep_draft()
        words, entry = self._card.words(), self._entry
        if entry is not None and self._keeper.has_draft:
            self._handed = (entry.uid, self._clock.now())
        self._clear()
        self.write_more.emit(words.felt, words.line.strip())

    def _finish_handing(self, change: Changed) -> None:
        """Drop the draft of words that were handed on, once the editor has written its own.

        Until then a crash would lose what "Draft kept" had promised; two drafts of one thought
        for a moment are the smaller harm.
        """
        if self._handed is None or not change.kinds & {"entry", "draft"}:
            return
        uid, since = self._handed
        if any(self._written_since(other, since) for other in change.uids - {uid}):
            self._handed = None
            with suppress(TrustJournalError):
                self._tell(self._drafts.discard(uid))

    def _written_since(self, uid: str, since: datetime) -> bool:
        with suppress(TrustJournalError):
            draft = self._drafts.get(uid)
            entry = draft.entry if draft is not None else self._entries.get(uid)
            return entry.created >= since
        return False

    def _clear(self) -> None:
        self._timer.stop()
        self._entry = None
        self._keeper = DraftKeeper(self._drafts, time.monotonic)
        self._card.show_words(QuickWords())
        self._card.say("")

    def _let_go_if_changed_elsewhere(self, entry: Entry) -> None:
        """The draft in the card was kept, put away or rewritten in the journal: start afresh."""
        with suppress(TrustJournalError):
            draft = self._drafts.get(entry.uid)
            same = draft is not None and draft.entry == self._present()
            if not same and not self._keeper.waiting:
                self._clear()

    def _tell(self, change: Changed) -> None:
        if change.kinds:
            self.changed.emit(change)

    # --- showing ---------------------------------------------------------------------------

    def _greet(self) -> None:
        now = self._clock.now()
        self._date.say(full_day(now.date(), now.date()))
        self._greeting.say(_greeting(self._texts, now.hour))
        self._prompt.setVisible(self._closed is None)
        self._prompt.say(today_prompt(now.date(), self._role()))

    def _read(self) -> None:
        own = {self._entry.uid} if self._entry is not None else set()
        own |= {self._handed[0]} if self._handed is not None else set()
        try:
            self._lately.show_entries(self._entries.newest(limit=LAST_ENTRIES).items)
            drafts = [draft for draft in self._drafts.all() if draft.entry.uid not in own]
            waiting = self._waiting_now()
        except TrustJournalError as error:
            self._card.fail(error)
            return
        self._unkept.show_drafts(drafts)
        self._waiting.show_items(waiting)
        self._aside.setVisible(bool(drafts or waiting))
        self._space()
        after: QWidget = self._card.last
        beside = (*self._waiting.buttons(), *self._unkept.buttons())
        for button in (*beside, *self._lately.buttons()):
            QWidget.setTabOrder(after, button)  # made anew, they would be reached last
            after = button


def _greeting(words: dict[str, Any], hour: int) -> str:
    """Return the greeting whose part of the day `hour` belongs to."""
    greetings = sorted(words["greeting"], key=lambda part: int(part["from"]))
    fitting = [part for part in greetings if int(part["from"]) <= hour] or greetings[-1:]
    return str(fitting[-1]["words"])

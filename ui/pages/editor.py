"""The editor: an entry while it is written, its words never further than two seconds from disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.drafts import Draft, DraftStore
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from trustjournal.journal.store import EntryStore
from ui.errors import error_card
from ui.pages.draft_keeper import DraftKeeper
from ui.pages.editor_cards import grounding_card, said_card, unkept_card
from ui.pages.editor_fields import EditorFields
from ui.pages.entry_view import title_of
from ui.pages.sheet import Sheet
from ui.pages.us_guard import UsGuard
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.space_words import keep_icon, keep_words
from ui.widgets.text_page import TextPage
from ui.widgets.when_field import WhenField

KEEP_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class Editor(QWidget):
    """Writes one entry; made anew for each."""

    kept = Signal(object)
    """The entry is kept; with the Changed."""
    drafted = Signal(object)
    """The draft on the disk is another; with the Changed."""
    left = Signal()
    """The person is done for now; the draft stays."""
    discarded = Signal(object)
    """The person throws the changes away; with the Draft, for second thoughts."""
    help_wanted = Signal()
    back = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        entries: EntryStore,
        drafts: DraftStore,
        vocabulary: Vocabulary,
        clock: Clock,
        role: Role = Role.NEITHER,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        """`role` chooses the example in the empty text."""
        super().__init__()
        self._kit = kit
        self._entries = entries
        self._vocabulary = vocabulary
        self._clock = clock
        self._keeper = DraftKeeper(drafts, monotonic)
        self._guard = UsGuard(kit)
        self._entry = Entry.new(clock, Kind.FEELINGS)
        self._is_new = True
        self._ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._time_is_up)
        self._fields = EditorFields(kit, vocabulary, entries, role)
        self._when = WhenField(kit, clock)
        self._build()
        self._fields.changed.connect(self._touched)
        for page in (self._fields.text, self._fields.happened):
            page.entered.connect(self._bring_into_view)
        self._when.unfolded.connect(lambda: self._bring_into_view(self._when.form))
        self._when.changed.connect(self._touched)
        for keys in KEEP_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)

    def _build(self) -> None:
        kit = self._kit
        self._title = kit.elided("", "title")
        self._status = kit.text("", "caption", "text_muted", wrap=False)
        head = kit.col(kit.row((self._title, 1), self._status, gap=10), self._when, gap=0)
        self._top: QVBoxLayout = kit.col(gap=8)
        body = kit.col(self._when.form, self._top, (self._fields, 1), gap=8)
        space = kit.theme.space
        keep = kit.button(keep_words(space), "primary", keep_icon(space), self.keep)
        keep.setAccessibleDescription("Ctrl+Enter")
        keep.setToolTip("Ctrl+Enter")
        leave = kit.button(self.tr("Leave it for now"), "plain", "", self.left.emit)
        leave.setToolTip(self.tr("The draft stays. Esc"))
        self.sheet = Sheet(kit, head=head, body=body, foot=kit.row(keep, None, leave))
        self.sheet.back.connect(self.back)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)

    # --- opening ---------------------------------------------------------------------------

    def open(self, entry: Entry, *, is_new: bool, draft: Draft | None = None) -> None:
        """Show an entry, or the draft of it that was not kept yet.

        `entry` is the one that is kept, or an empty or prefilled new one.
        """
        self._entry, self._is_new = entry, is_new
        self._fields.load(entry)
        self._when.set_value(entry.created)
        # As the fields give it back: what only differs in how a line ends was not changed.
        self._keeper.begin(self.value(), is_new=is_new, draft=draft)
        if draft is not None:
            self._fields.load(draft.entry, draft.cursor)
            self._when.set_value(draft.entry.created)
            self._status.say(self.tr("Draft kept"))
            card = unkept_card(self._kit, is_new=is_new, discard=self.discard)
            self._top.addWidget(card)
        self._title.say(self._name_it(draft.entry if draft else entry))
        if is_new and draft is None and not entry.is_empty:
            self._touched()

    def _name_it(self, entry: Entry) -> str:
        if not self._is_new:
            return title_of(entry, self._vocabulary)
        return self.tr("Free writing") if entry.kind is Kind.FREE else self.tr("New entry")

    def show_grounding(self, sentence: str, put_away: Callable[[], object]) -> None:
        """Show a gentle line before hard writing, with the way to Help; `put_away` is told."""

        def gone() -> None:
            card.hide()
            card.deleteLater()
            put_away()
            self.entered()

        card = grounding_card(self._kit, sentence, to_help=self.help_wanted.emit, put_away=gone)
        self._top.addWidget(card)

    # --- writing ---------------------------------------------------------------------------

    @property
    def uid(self) -> str:
        """The entry's id."""
        return self._entry.uid

    @property
    def is_new(self) -> bool:
        """Whether this entry has never been kept."""
        return self._is_new

    @property
    def kind(self) -> Kind:
        """Feelings or free writing."""
        return self._entry.kind

    @property
    def unsaved(self) -> bool:
        """Whether there are words that have reached neither entry nor draft."""
        return self._keeper.waiting

    @property
    def has_draft(self) -> bool:
        """Whether there is a draft on the disk."""
        return self._keeper.has_draft

    def value(self) -> Entry:
        """Return the entry as it stands on screen; raises EntryInvalid."""
        return self._fields.value(self._entry.edited(created=self._when.value()))

    def open_text(self) -> TextPage:
        """Return the field that was written in last."""
        happened = self._fields.happened
        return happened if self.focusWidget() is happened else self._fields.text

    def insert_words(self, words: str) -> None:
        """Insert words into the field that was written in last."""
        page = self._fields.happened if self._fields.happened.hasFocus() else self._fields.text
        page.insert_words(words)
        page.setFocus()

    def _touched(self) -> None:
        if not self._ended:
            self._timer.start(round(self._keeper.touched() * 1000))

    def _time_is_up(self) -> None:
        self.save_draft()

    def save_draft(self) -> None:
        """Keep the draft now. Does not raise: what went wrong is told on the page."""
        self._timer.stop()
        if self._ended or not self._keeper.waiting:
            return
        try:
            change = self._keeper.keep(self.value(), self._fields.text.place()[0])
        except TrustJournalError as error:
            self._fail(error)
            self._timer.start(round(self._keeper.touched() * 1000))
            return
        self.sheet.hush()
        self._status.say(self.tr("Draft kept") if self._keeper.has_draft else "")
        if change.kinds:
            self.drafted.emit(change)

    def keep(self) -> None:
        """Keep the entry; on failure the words stay on screen, with the reason below them.

        Before words go to Us, some details are asked about, once for these words.
        """
        try:
            entry = self.value()
            if entry.is_empty:
                self._say(self.tr("A feeling, a line or a word is enough to keep."))
                return
            question = self._guard.question(entry, self.keep, self._go_on)
            if question is not None:
                self.sheet.tell(question)
                announce(self, question.accessibleName())
                return
            change = self._entries.save(entry)
        except TrustJournalError as error:
            self._fail(error)
            return
        self.end()
        self.kept.emit(change)

    def _go_on(self) -> None:
        self.sheet.hush()
        self.entered()

    def discard(self) -> None:
        """Ask for the changes to be thrown away; what `discarded` carries can bring them back."""
        try:
            entry = self.value()
        except TrustJournalError as error:
            self._fail(error)
            return
        self.end()
        cursor = self._fields.text.place()[0]
        self.discarded.emit(Draft(entry, cursor, self._clock.now(), self._is_new))

    def end(self) -> None:
        """Write no draft any more."""
        self._ended = True
        self._timer.stop()

    def _fail(self, error: Exception) -> None:
        card = error_card(self._kit, error)
        self._status.say(self.tr("Not kept yet"))
        self.sheet.tell(card)
        announce(self, card.accessibleName())

    def _say(self, words: str) -> None:
        self.sheet.tell(said_card(self._kit, words))
        announce(self, words)

    def _bring_into_view(self, field: QWidget) -> None:
        self.sheet.show_whole_soon(field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Never let the text be taller than the room it scrolls in, however large the letters."""
        super().resizeEvent(event)
        self._fields.text.limit_height(self.sheet.area.viewport().height())

    # --- where the person is ---------------------------------------------------------------

    def entered(self) -> None:
        """Put the focus where writing goes on, or starts."""
        last = self.focusWidget()
        if last is not None and last is not self and last.isVisibleTo(self):
            last.setFocus()
        else:
            self._fields.go_to(self._first_field())

    def _first_field(self) -> str:
        if self._is_new and not self.has_draft and self._entry.kind is Kind.FEELINGS:
            return "text" if self._fields.feelings.value() else "feelings"
        return "text"

    def place(self) -> dict[str, Any]:
        """Return field, cursor and scroll as JSON values."""
        cursor, anchor = self._fields.text.place()
        return {
            "cursor": cursor,
            "anchor": anchor,
            "cursor_happened": self._fields.happened.place()[0],
            "field": self._fields.focused(),
            "line": self._fields.text.verticalScrollBar().value(),
            "scroll": self.sheet.area.verticalScrollBar().value(),
        }

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`."""
        cursor, anchor = _number(place, "cursor"), _number(place, "anchor")
        self._fields.text.set_place(cursor, anchor)
        if "cursor_happened" in place:
            self._fields.happened.set_place(_number(place, "cursor_happened"))
        self._fields.go_to(str(place.get("field") or "text"))
        self.sheet.scroll_to(place.get("scroll"))
        bar, line = self._fields.text.verticalScrollBar(), _number(place, "line")
        QTimer.singleShot(0, self, lambda: bar.setValue(line))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, with the draft kept."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _number(place: dict[str, Any], name: str) -> int:
    value = place.get(name)
    return value if isinstance(value, int) else 0

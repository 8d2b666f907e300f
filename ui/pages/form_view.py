"""A form while it is filled in, its words never further than two seconds from the disk."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLayout

from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from ui.errors import error_card
from ui.pages.editor import KEEP_KEYS
from ui.pages.editor_cards import said_card, unkept_card
from ui.pages.form_keeper import FormKeeper
from ui.pages.thing_view import ThingView
from ui.widgets.announce import announce
from ui.widgets.form_fields import FormFields
from ui.widgets.kit import Kit, Piece
from ui.widgets.text_page import TextPage


class FormView(ThingView):
    """What the wizard and the editors of requests and agreements are made on.

    A subclass makes its fields and its layout, then calls `open`; it says what `keep_form` does
    and which words are missing (`wanting`).
    """

    kept = Signal(object)
    """It is kept; with the Changed."""
    drafted = Signal(object)
    """The draft on the disk is another; with the Changed."""
    discarded = Signal(object)
    """The person throws the changes away; with the FormDraft, for second thoughts."""

    def __init__(
        self,
        kit: Kit,
        clock: Clock,
        drafts: FormDrafts,
        *,
        kind: str,
        uid: str,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(kit)
        self.kind, self.uid = kind, uid
        self.clock = clock
        self.fields = FormFields(kit, clock, self)
        self.status = kit.text("", "caption", "text_muted", wrap=False)
        self.top = kit.col(gap=8)
        """Cards above the form: that it is a draft, and what is to be known before."""
        self._keeper = FormKeeper(drafts, kind, uid, monotonic)
        self._ended = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.save)
        self.fields.changed.connect(self.touched)
        self.fields.entered.connect(lambda page: self.sheet.show_whole_soon(page))
        for keys in KEEP_KEYS:
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.keep)

    # --- for the subclass ------------------------------------------------------------------

    def lay_out(
        self,
        title: str,
        leads: Sequence[str],
        *pieces: Piece,
        foot: QLayout,
        below_title: Sequence[Piece] = (),
    ) -> None:
        """Put the form together: a title that stays, what leads in, and the pieces below it."""
        kit = self.kit
        heading = kit.row((kit.text(title, "title"), 1), self.status, gap=10)
        told = [kit.text(lead, "ui", "text_muted") for lead in leads if lead]
        self.put(
            head=kit.col(heading, *below_title, gap=4),
            body=kit.col(*told, self.top, *pieces, None, gap=10),
            foot=foot,
        )

    def keep_form(self, values: Mapping[str, str]) -> object:
        """Keep what the form says and return the Changed; raises what the store raises."""
        raise NotImplementedError

    def wanting(self, values: Mapping[str, str]) -> str:
        """Return a sentence about what is missing before this can be kept, "" for nothing."""
        return ""

    def at(self) -> dict[str, Any]:
        """Return where in the form the person is, to be kept with the draft."""
        return self.fields.place()

    def go_to(self, at: Mapping[str, Any]) -> None:
        """Go to where `at()` told."""
        self.fields.return_to(at)

    # --- opening ---------------------------------------------------------------------------

    def open(
        self,
        values: Mapping[str, Any],
        *,
        is_new: bool,
        draft: FormDraft | None = None,
        prefilled: Mapping[str, Any] | None = None,
    ) -> None:
        """Show the kept `values`, or the draft of it; `prefilled` is there before one types."""
        self.fields.load(values)
        self._keeper.begin(self.fields.values(), is_new=is_new, draft=draft)
        if draft is not None:
            self.fields.load(draft.values)
            self.status.say(self.tr("Draft kept"))
            self.top.addWidget(unkept_card(self.kit, is_new=is_new, discard=self.discard))
            self.go_to(draft.at)
        elif prefilled:
            self.fields.load({**values, **prefilled})
            self.touched()
        self.shown()

    def shown(self) -> None:
        """The form has other values: show what depends on them."""

    @property
    def is_new(self) -> bool:
        """Whether nothing is kept of this yet."""
        return self._keeper.is_new

    @property
    def has_draft(self) -> bool:
        """Whether a draft is on the disk."""
        return self._keeper.has_draft

    # --- writing ---------------------------------------------------------------------------

    def touched(self) -> None:
        """Something was written: a draft is due."""
        if not self._ended:
            self._timer.start(round(self._keeper.touched() * 1000))

    @property
    def unsaved(self) -> bool:
        """Whether there are words that reached no draft."""
        return self._keeper.waiting

    def save(self) -> None:
        """Keep the draft now. Does not raise: what went wrong is told on the page."""
        self._timer.stop()
        if self._ended or not self._keeper.waiting:
            return
        try:
            change = self._keeper.keep(self.fields.values(), self.at())
        except TrustJournalError as error:
            self.fail(error)
            self._timer.start(round(self._keeper.touched() * 1000))
            return
        self.sheet.hush()
        self.status.say(self.tr("Draft kept") if self._keeper.has_draft else "")
        if change.kinds:
            self.drafted.emit(change)

    def keep(self) -> None:
        """Keep it; on failure the words stay on screen, with the reason below them."""
        values = self.fields.values()
        if missing := self.wanting(values):
            self.say(missing)
            return
        try:
            change = self.keep_form(values)
            self._keeper.drop()
        except TrustJournalError as error:
            self.fail(error)
            return
        self.end()
        self.kept.emit(change)

    def discard(self) -> None:
        """Ask for the changes to be thrown away; what `discarded` carries can bring them back."""
        draft = self._keeper.draft(self.fields.values(), self.at())
        self.end()
        self.discarded.emit(draft)

    def end(self) -> None:
        """Write no draft any more."""
        self._ended = True
        self._timer.stop()

    def open_text(self) -> TextPage | None:
        """Return the text that was written in last."""
        return self.fields.open_text()

    def insert_words(self, words: str) -> bool:
        """Insert words into the text that was written in last."""
        return self.fields.insert_words(words)

    # --- telling ---------------------------------------------------------------------------

    def say(self, words: str) -> None:
        """Show one sentence above the foot."""
        self.sheet.tell(said_card(self.kit, words))
        announce(self, words)

    def fail(self, error: Exception) -> None:
        """Show why it did not work; the words stay."""
        card = error_card(self.kit, error)
        self.status.say(self.tr("Not kept yet"))
        self.sheet.tell(card)
        announce(self, card.accessibleName())

    # --- where the person is ---------------------------------------------------------------

    def place(self) -> dict[str, Any]:
        """Return field, cursor and scroll."""
        return {"at": self.at(), **super().place()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to an earlier `place()`."""
        at = place.get("at")
        if isinstance(at, dict):
            self.go_to(at)
        super().return_to(place)

    def escape(self) -> None:
        """Escape leaves, with the draft kept."""
        self.left.emit()

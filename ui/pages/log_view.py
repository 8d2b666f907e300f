"""The log: what waits to be told, by its time, and below it what has been told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.disclosure_log import DisclosureEvent, ToldBy
from trustjournal.journal.form_drafts import FormDraft
from ui.pages.thing_view import ThingView
from ui.widgets.due_words import due_words, moment_near
from ui.widgets.kit import Kit
from ui.widgets.log_row import LogRow
from ui.widgets.rule_words import listeners


class LogView(ThingView):
    """One column of rows, each a button that opens what it tells of."""

    name = "log"
    opened = Signal(str)
    draft_opened = Signal(str)
    new_wanted = Signal()
    bin_wanted = Signal()

    def __init__(
        self, kit: Kit, clock: Clock, events: list[DisclosureEvent], drafts: list[FormDraft]
    ) -> None:
        """`events` are in the order in which they are to be shown; `drafts` those of new ones."""
        super().__init__(kit)
        self._clock = clock
        self._words = texts.load("disclosure_page")["log"]
        self._rows: list[LogRow] = []
        self._new = kit.button(
            self.tr("Write something down"), "primary", "pencil-simple", self.new_wanted.emit
        )
        self._new.setToolTip("Ctrl+N")
        body = kit.col(kit.text(self._words["lead"], "ui", "text_muted"), gap=2)
        self._add_drafts(body, drafts)
        self._add(body, self._words["waiting"], [event for event in events if not event.is_told])
        self._add(body, self._words["told"], [event for event in events if event.is_told])
        body.addStretch(1)
        title = kit.row((kit.text(self._words["title"], "title"), 1))
        away = kit.button(self.tr("Bin"), "plain", "trash", self.bin_wanted.emit)
        self.put(head=title, body=body, foot=kit.row(self._new, None, away))

    def _add_drafts(self, body: QVBoxLayout, drafts: list[FormDraft]) -> None:
        if drafts:
            self._heading(body, self.tr("Not kept yet"))
        for draft in drafts:
            words = " ".join(str(draft.values.get("what", "")).split())
            row = LogRow(
                self.kit, "pencil-simple", words or self.tr("A draft"), self.tr("Go on writing")
            )
            row.clicked.connect(lambda _=False, uid=draft.uid: self.draft_opened.emit(uid))
            self._put_row(body, row)

    def _add(self, body: QVBoxLayout, heading: str, events: list[DisclosureEvent]) -> None:
        if events:
            self._heading(body, heading)
        for event in events:
            row = LogRow(self.kit, _icon(event), title_of(event), self._caption(event))
            row.clicked.connect(lambda _=False, uid=event.uid: self.opened.emit(uid))
            self._put_row(body, row)

    def _heading(self, body: QVBoxLayout, words: str) -> None:
        body.addSpacing(self.kit.theme.px(18))
        body.addWidget(self.kit.text(words, "label", "text_muted", wrap=False))

    def _put_row(self, body: QVBoxLayout, row: LogRow) -> None:
        body.addWidget(self.kit.hairline())
        body.addWidget(row)
        self._rows.append(row)

    def _caption(self, event: DisclosureEvent) -> str:
        now = self._clock.now()
        if event.told_at is None:
            return due_words(event, now)
        discovered = event.by is ToldBy.DISCOVERED
        told = self.tr("Discovered {moment}") if discovered else self.tr("Told {moment}")
        said = told.format(moment=moment_near(event.told_at.astimezone(now.tzinfo), now.date()))
        return f"{said} · {listeners(event.told_whom)}" if event.told_whom else said

    def entered(self) -> None:
        """Begin at what waits first, or at writing."""
        target = self._rows[0] if self._rows else self._new
        target.setFocus(Qt.FocusReason.OtherFocusReason)


def title_of(event: DisclosureEvent) -> str:
    """Return how an event is called in one line."""
    return " ".join((event.what or event.behaviour).split())


def _icon(event: DisclosureEvent) -> str:
    return "envelope-simple-open" if event.is_told else "envelope-simple"

"""One event of the log, to be read: what happened, what was agreed, how it was told, what now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.agreed_rules import rule_of
from trustjournal.journal.disclosure_log import DisclosureEvent, ToldBy
from ui.pages.thing_view import ThingView
from ui.widgets.due_words import due_words
from ui.widgets.kit import Kit
from ui.widgets.rule_row import RuleRow
from ui.widgets.rule_words import listeners
from ui.widgets.when_field import spoken


class EventView(ThingView):
    """Offers to prepare the telling first, while it is not told yet."""

    name = "event"
    tell_wanted = Signal()
    told_wanted = Signal()
    edit_wanted = Signal()
    bin_wanted = Signal()

    def __init__(self, kit: Kit, clock: Clock, event: DisclosureEvent, prepared: str) -> None:
        """`prepared` are the person's own words for the telling, "" without any."""
        super().__init__(kit)
        self.uid = event.uid
        self._words = texts.load("disclosure_page")["log"]
        now = clock.now()
        body = kit.col(gap=6)
        if event.what.strip():
            body.addWidget(kit.text(event.what.strip(), "body"))
        if event.happened_at is not None:
            said = self.tr("It happened on {moment}.").format(moment=spoken(event.happened_at))
            body.addWidget(kit.text(said, "ui", "text_muted"))
        body.addSpacing(kit.theme.px(8))
        body.addLayout(self._telling(event, due_words(event, now)))
        self._add_rule(body, event)
        self._add_words(body, self._words["next_step"], event.next_step.strip())
        self._add_words(body, self.tr("My words for telling it"), prepared)
        body.addStretch(1)
        self.put(head=self._head(), body=body, foot=self._foot(event))

    def _head(self) -> QLayout:
        back = self.kit.button(self.tr("All of the log"), "link", "caret-left", self.left.emit)
        return self.kit.row(back, None)

    def _telling(self, event: DisclosureEvent, due: str) -> QLayout:
        """Whether it has been told: one line, with a picture, in no loud colour."""
        kit = self.kit
        if event.told_at is None:
            icon, said = "envelope-simple", due
        elif event.by is ToldBy.DISCOVERED:
            icon = "envelope-simple-open"
            said = self.tr("It was discovered on {moment}.").format(moment=spoken(event.told_at))
        else:
            icon = "envelope-simple-open"
            said = self.tr("You told it on {moment}.").format(moment=spoken(event.told_at))
        if event.told_whom:
            whom = self.tr("To: {listeners}.").format(listeners=listeners(event.told_whom))
            said = f"{said} {whom}"
        picture = kit.col(2, kit.icon_label(icon, "accent", 19), None, gap=0)
        return kit.row(picture, (kit.text(said, "ui_strong"), 1), gap=10)

    def _add_words(self, body: QVBoxLayout, label: str, words: str) -> None:
        if words:
            body.addSpacing(self.kit.theme.px(14))
            body.addWidget(self.kit.text(label, "label", "text_muted", wrap=False))
            body.addWidget(self.kit.text(words, "body"))

    def _add_rule(self, body: QVBoxLayout, event: DisclosureEvent) -> None:
        own, kit = rule_of(event), self.kit
        if own is None:
            return
        body.addSpacing(kit.theme.px(14))
        name = self.tr("What you two agreed on, in version {n}").format(n=own.version)
        body.addWidget(kit.text(name, "label", "text_muted"))
        body.addWidget(kit.hairline())
        body.addWidget(RuleRow(kit, own.rule, editable=False))

    def _foot(self, event: DisclosureEvent) -> QLayout:
        kit = self.kit
        prepare = kit.button(
            self.tr("Prepare to tell it"), "primary", "chat-text", self.tell_wanted.emit
        )
        words = self.tr("Change how it was told") if event.is_told else self.tr("It has been told")
        told = kit.button(words, "", "envelope-simple-open", self.told_wanted.emit)
        edit = kit.button(self.tr("Change"), "", "pencil-simple", self.edit_wanted.emit)
        away = kit.button(self.tr("Into the bin"), "plain", "", self.bin_wanted.emit)
        self._first = told if event.is_told else prepare
        buttons = [told, edit, away] if event.is_told else [prepare, told, edit, away]
        return kit.col(kit.flow(*buttons, gap=10), gap=0)

    def entered(self) -> None:
        """Begin at what comes next."""
        self._first.setFocus(Qt.FocusReason.OtherFocusReason)

    def escape(self) -> None:
        """Escape goes to the log."""
        self.left.emit()

"""What happened, while it is written down: private, and with a way to stop in sight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from trustjournal import texts
from trustjournal.journal.agreed_rules import AgreedRule, rule_of
from trustjournal.journal.disclosure_log import DisclosureEvent
from trustjournal.journal.entries import Changed
from ui.pages.editor_cards import grounding_card
from ui.pages.form_view import FormView
from ui.pages.log_stores import LogStores
from ui.widgets.hours_field import hours_in_words
from ui.widgets.kit import Kit
from ui.widgets.moment_field import MomentField
from ui.widgets.pick_rows import Pick, PickRows
from ui.widgets.rule_words import listeners

KIND = DisclosureEvent.KIND


class EventForm(FormView):
    """What happened, when, under which rule, and the next step; how it was told comes later."""

    name = "write"
    help_wanted = Signal()

    def __init__(
        self, kit: Kit, stores: LogStores, event: DisclosureEvent | None, uid: str
    ) -> None:
        """`event` is the one to change, or None for a new one with the id `uid`."""
        super().__init__(kit, stores.clock, stores.forms, kind=KIND, uid=uid)
        self._stores = stores
        self._event = event
        self._words = texts.load("disclosure_page")["log"]
        self._rules = {each.key: each for each in self._offered(event)}
        self._make_fields()
        self.put(head=self._head(), body=self._body(), foot=self._foot())
        self.open(self._values(event), is_new=event is None, draft=stores.forms.get(KIND, self.uid))

    def _offered(self, event: DisclosureEvent | None) -> list[AgreedRule]:
        """Return the rules that hold; the one the event was written under, if it is another."""
        offered = self._stores.rules()
        own = rule_of(event) if event else None
        if own is not None and own.key not in {each.key for each in offered}:
            offered = [own, *offered]
        return offered

    def _make_fields(self) -> None:
        kit, words, fields = self.kit, self._words, self.fields
        self._what = fields.text("what", words["what"], lines=(3, 10))
        self._when = MomentField(kit, self.tr("When it happened"), self.clock)
        fields.put("happened_at", self._when)
        none = words["no_rule"] if self._rules else words["no_rules"]
        picks = [Pick("", none), *(_pick(each) for each in self._rules.values())]
        self._rule = PickRows(kit, words["rule"], picks)
        fields.put("rule", self._rule)
        self._next = fields.text("next_step", words["next_step"], lines=(1, 5))

    def _values(self, event: DisclosureEvent | None) -> dict[str, str]:
        if event is None or event.happened_at is None:
            return {}
        own = rule_of(event)
        return {
            "what": event.what,
            "happened_at": event.happened_at.isoformat(),
            "rule": own.key if own else "",
            "next_step": event.next_step,
        }

    # --- building --------------------------------------------------------------------------

    def _head(self) -> QLayout:
        stop = self.kit.button(self.tr("Stop for now"), "plain", "", self.left.emit)
        title = self.kit.text(self.tr("Write it down"), "title")
        return self.kit.row((title, 1), stop, gap=12)

    def _body(self) -> QLayout:
        kit, words = self.kit, self._words
        grounding = grounding_card(
            kit,
            words["grounding"],
            to_help=self.help_wanted.emit,
            put_away=lambda: self._put_away(grounding),
        )
        when = kit.text(self._when.accessibleName(), "label", wrap=False)
        rule = kit.text(words["rule"], "label")
        return kit.col(
            grounding,
            self.top,
            kit.field(words["what"], self._what, words["what_hint"]),
            kit.col(when, self._when, gap=2),
            kit.col(rule, self._rule, gap=4),
            kit.field(words["next_step"], self._next, words["next_step_hint"]),
            None,
            gap=16,
        )

    def _put_away(self, card: QWidget) -> None:
        card.hide()
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QLayout:
        kit = self.kit
        keep = kit.button(self.tr("Keep, only me"), "primary", "lock-key", self.keep)
        return kit.row(keep, None, self.status, gap=10)

    # --- doing -----------------------------------------------------------------------------

    def entered(self) -> None:
        """Begin at what happened."""
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)

    def wanting(self, values: Mapping[str, str]) -> str:
        """A word about what happened, or one of the rules, is enough."""
        if values["what"].strip() or values["rule"]:
            return ""
        self._what.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.tr("A word about what happened is enough.")

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Keep it in the private log, with the text of the rule."""
        log, before = self._stores.log, self._event
        happened: datetime = self._when.moment()
        rest = {
            "what": values["what"].strip(),
            "happened_at": happened,
            "next_step": values["next_step"].strip(),
        }
        picked = self._rules.get(values["rule"])
        if picked is None:
            event = log.new(**rest)
        else:
            event = log.under(picked.rule, picked.agreement, picked.version, **rest)
        event = event.edited(uid=self.uid)
        if before is not None:
            event = event.edited(
                created=before.created,
                told_at=before.told_at,
                told_whom=before.told_whom,
                by=before.by,
            )
        return log.save(event)


def _pick(each: AgreedRule) -> Pick:
    rule = each.rule
    label = rule.couple_label.strip()
    said = [f"“{label}”"] if label else []
    said += [listeners(rule.tell), hours_in_words(rule.within_hours)]
    return Pick(each.key, rule.behaviour.strip(), " · ".join(said))

"""Prepare to tell: what was agreed, openings to take over, and a place for one's own words."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QWidget

from trustjournal import texts
from trustjournal.journal.agreed_rules import rule_of
from trustjournal.journal.disclosure import Listener
from trustjournal.journal.disclosure_log import DisclosureEvent, ToldBy
from trustjournal.journal.practice_words import Script
from trustjournal.journal.telling import Telling, scripts_for, steps_for
from ui.pages.editor_cards import grounding_card
from ui.pages.form_view import FormView
from ui.pages.help_sections import hanging
from ui.pages.log_stores import LogStores
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.several_chips import SeveralChips

KIND = "disclosure_telling"
_BEFORE = "before"


class TellingView(FormView):
    """Nothing leaves this page: what is written here is a draft that only its owner has."""

    name = "tell"
    told_wanted = Signal()
    copy_wanted = Signal(str)
    words_wanted = Signal()
    """The validation panel, please."""
    help_wanted = Signal()

    def __init__(
        self, kit: Kit, stores: LogStores, event: DisclosureEvent, *, from_before: bool
    ) -> None:
        """`from_before`: it happened before anything was agreed about it."""
        super().__init__(kit, stores.clock, stores.forms, kind=KIND, uid=event.uid)
        self._event = event
        self._words = texts.load("disclosure_page")["telling"]
        self._steps = kit.col(gap=6)
        self._scripts = kit.col(gap=10)
        self._own = self.fields.text("own", self._words["own"], lines=(5, 16))
        name = self._words["before"]
        self._before = SeveralChips(kit, name, {_BEFORE: name})
        self.fields.put("before", self._before)
        self.put(head=self._head(), body=self._body(), foot=self._foot())
        values = {"before": _BEFORE if from_before else ""}
        self.open(values, is_new=True, draft=stores.forms.get(KIND, event.uid))
        self.fields.changed.connect(self._look)
        self._shown_before: bool | None = None
        self._look()

    # --- building --------------------------------------------------------------------------

    def _head(self) -> QLayout:
        stop = self.kit.button(self.tr("Stop for now"), "plain", "", self.left.emit)
        return self.kit.row((self.kit.text(self._words["title"], "title"), 1), stop, gap=12)

    def _body(self) -> QLayout:
        kit, words = self.kit, self._words
        grounding = grounding_card(
            kit,
            words["grounding"],
            to_help=self.help_wanted.emit,
            put_away=lambda: self._put_away(grounding),
        )
        find = kit.button(
            self.tr("Find words for the feeling"),
            "quiet",
            "quotes",
            self.words_wanted.emit,
            keys="F2",
        )
        return kit.col(
            grounding,
            kit.text(words["lead"], "ui", "text_muted"),
            self._before,
            kit.text(words["from_before"], "caption", "text_muted"),
            2,
            kit.text(self.tr("In this order"), "label", wrap=False),
            self._steps,
            6,
            kit.text(self.tr("Ways to begin"), "label", wrap=False),
            self._scripts,
            6,
            kit.field(words["own"], self._own, words["own_hint"]),
            kit.row(find, None),
            None,
            gap=10,
        )

    def _put_away(self, card: QWidget) -> None:
        card.hide()
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QLayout:
        kit = self.kit
        told = kit.button(
            self.tr("I have told it"), "primary", "envelope-simple-open", self.told_wanted.emit
        )
        later = kit.button(self.tr("Not yet, keep my words"), "", "lock-key", self.left.emit)
        return kit.col(self.status, kit.flow(told, later, gap=10), gap=6)

    # --- what fits -------------------------------------------------------------------------

    def telling(self) -> Telling:
        """Return what was agreed about telling this, and what is known of it."""
        event, own = self._event, rule_of(self._event)
        return Telling(
            tell=event.tell or (Listener.PARTNER,),
            setting=event.setting,
            detail=own.rule.detail if own else Telling().detail,
            support_first=event.support_first,
            has_rule=own is not None,
            is_from_before=bool(self._before.chosen()),
            was_discovered=event.by is ToldBy.DISCOVERED,
        )

    def _look(self) -> None:
        """Show steps and openings anew when it is from before, or is not any more."""
        before = bool(self._before.chosen())
        if before == self._shown_before:
            return
        self._shown_before = before
        emptied(self._steps)
        emptied(self._scripts)
        telling = self.telling()
        for number, step in enumerate(steps_for(telling), start=1):
            self._steps.addLayout(hanging(self.kit, f"{number}.", step))
        for script in scripts_for(telling, self._event.couple_label.strip()):
            card = self._card(script)
            self._scripts.addWidget(card)
            card.show()

    def _card(self, script: Script) -> QWidget:
        kit = self.kit
        take = kit.button(
            self.tr("Take into my words"), "link", "arrow-down", partial(self._take, script.words)
        )
        copy = kit.button(
            self.tr("Copy"), "link", "copy-simple", partial(self.copy_wanted.emit, script.words)
        )
        take.setAccessibleName(self.tr("Take into my words: {title}").format(title=script.title))
        copy.setAccessibleName(self.tr("Copy: {title}").format(title=script.title))
        words = kit.col(
            kit.text(script.title, "caption", "text_muted"),
            kit.text(script.words, "quote"),
            kit.row(take, copy, None, gap=18),
            gap=3,
            margins=(14, 10, 14, 6),
        )
        return kit.card(words)

    def _take(self, words: str) -> None:
        self._own.insert_words(words)
        self._own.setFocus(Qt.FocusReason.OtherFocusReason)
        self.sheet.show_whole_soon(self._own)

    # --- as every form ---------------------------------------------------------------------

    def entered(self) -> None:
        """Begin at the top: first what to do in which order, then one's own words."""
        self._before.focus()

    def keep(self) -> None:
        """Ctrl+Enter keeps the words and goes back: there is nowhere else they could go."""
        self.left.emit()

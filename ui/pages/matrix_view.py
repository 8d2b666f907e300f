"""The matrix as a table: what both agreed on, or the draft of it, and what can be done now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_view import Agreement, Version
from trustjournal.journal.agreements import Terms
from trustjournal.journal.disclosure import Circle, DisclosureRule
from trustjournal.journal.practice_words import example_rules
from trustjournal.journal.watch import Finding
from ui.pages.agreement_deeds import AgreementDeeds
from ui.pages.base import PAGE_WIDTH
from ui.pages.sheet import Sheet
from ui.pages.thing_view import ThingView
from ui.theme import Space
from ui.widgets.coming_day import ComingDay
from ui.widgets.emptied import emptied
from ui.widgets.examples import Examples
from ui.widgets.finding_cards import FindingCards
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.rule_row import RuleRow
from ui.widgets.rule_words import circle_meaning, in_circles, rules_text
from ui.widgets.signatures_card import SignaturesCard
from ui.widgets.version_words import VersionWords
from ui.widgets.when_field import spoken_day


class MatrixView(ThingView):
    """Shows what `show_matrix` is given, in one column as wide as a page."""

    name = "rows"
    row_wanted = Signal(str)
    """A row is to be changed; "" for a new one."""
    example_wanted = Signal(object)
    """A new row is to begin like this DisclosureRule."""
    talk_wanted = Signal()
    said_wanted = Signal()
    propose_wanted = Signal()
    drop_wanted = Signal()
    review_chosen = Signal(object)
    turned = Signal()
    """From the draft to the agreement, or back, please."""
    history_wanted = Signal()
    put_right_wanted = Signal()
    accept_wanted = Signal()

    def __init__(self, *, kit: Kit, clock: Clock, me: str, deeds: AgreementDeeds) -> None:
        super().__init__(kit)
        self._kit = kit
        self._clock = clock
        self._me = me
        self._words = texts.load("disclosure_page")["matrix"]
        self._foot = kit.col(gap=10)
        self._deeds = deeds
        self._first: QWidget | None = None
        self._rows = kit.col(gap=0)
        self._body = kit.col(self._rows, deeds, 8, None, gap=8)
        foot = kit.col(deeds.bar, self._foot, gap=0)
        self.sheet = Sheet(kit, body=self._body, foot=foot, widest=PAGE_WIDTH)
        deeds.asked.connect(self.sheet.show_whole_soon)
        self._column.addWidget(self.sheet)

    def entered(self) -> None:
        """Give the keyboard to what comes first."""
        first = self._first or self._deeds.first()
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_matrix(
        self,
        agreement: Agreement | None,
        draft: AgreementDraft | None,
        *,
        closed: bool,
        reading: bool = False,
        findings: Sequence[Finding] = (),
        remembered: bool = False,
    ) -> None:
        """Show the draft, if there is one; else, or while one is `reading`, where the agreement
        stands. In a space that was closed everything is read, and nothing is done.

        `findings` tell what is wrong with the agreement; that comes first then, and alone.
        `remembered`: what this person has seen of it can be put back.
        """
        emptied(self._rows)
        emptied(self._foot)
        self._first = None
        both = draft is not None and agreement is not None and not closed
        draft = None if closed or (reading and both) else draft
        faults = agreement.faults if agreement is not None else ()
        sound = not findings and not faults
        going = draft is None and agreement is not None and not closed and sound
        self._deeds.setVisible(going)
        self._deeds.bar.setVisible(going)
        self._title(agreement, draft)
        if both and agreement is not None:
            self._add_turn(agreement, to_draft=draft is None)
        if closed:
            self._rows.addSpacing(self._kit.theme.px(10))
            self._rows.addWidget(self._kit.notice(self._words["closed"]))
        if not sound:
            cards = FindingCards(self._kit, findings, faults, remembered=remembered)
            cards.put_right_wanted.connect(self.put_right_wanted)
            cards.accept_wanted.connect(self.accept_wanted)
            self._rows.addSpacing(self._kit.theme.px(10))
            self._rows.addWidget(cards)
        if draft is not None:
            self._show_draft(draft)
        elif agreement is not None and agreement.shown is not None:
            self._show_agreement(agreement, agreement.shown)
        elif not closed:
            self._show_beginning()

    def save(self) -> None:
        """Nothing is written here; a passphrase that was typed does not stay."""
        self._deeds.forget()

    # --- head ------------------------------------------------------------------------------

    def _title(self, agreement: Agreement | None, draft: AgreementDraft | None) -> None:
        kit = self._kit
        self._rows.addWidget(kit.text(self._words["title"], "display"))
        said = texts.load("agreements")
        state = State.DRAFT if draft is not None else agreement.state if agreement else None
        if state is None:
            return
        line = said["state"][state]
        if draft is None and agreement is not None and agreement.shown is not None:
            version = self.tr("version {n}").format(n=agreement.shown.number)
            line = f"{line}, {version}"
        mark = SpaceMark(kit.theme, Space.SHARED, 16)
        name = kit.text(line, "label", "accent", wrap=False)
        about = self._words["draft"] if draft is not None else said["about_state"][state]
        if agreement is not None and draft is None and agreement.review_on:
            day = spoken_day(agreement.review_on)
            about = f"{about} {self.tr('You look at it again on {day}.').format(day=day)}"
        self._rows.addSpacing(kit.theme.px(4))
        self._rows.addLayout(kit.row(mark, name, None, gap=8))
        self._rows.addSpacing(kit.theme.px(4))
        self._rows.addWidget(kit.text(about, "ui", "text_muted"))
        if draft is None and agreement is not None and (words := self._last_words(agreement)):
            self._rows.addWidget(kit.text(words, "ui", "text_muted"))

    def _last_words(self, agreement: Agreement) -> str:
        """What was said with the last deed, if anything was."""
        last = agreement.acts[-1]
        if not last.words:
            return ""
        mine = last.author == self._me
        who = self.tr("You wrote: “{words}”") if mine else self.tr("Your partner wrote: “{words}”")
        return who.format(words=last.words)

    def _add_turn(self, agreement: Agreement, *, to_draft: bool) -> None:
        """The way from a draft to what is there already, and back."""
        kit = self._kit
        if to_draft:
            said, way = self.tr("Your own draft waits."), self.tr("Go on with your draft")
        elif agreement.standing.waits_for(self._me):
            said = self.tr("A version on the table waits for your answer.")
            way = self.tr("Read it")
        else:
            said, way = self.tr("What you have already stays as it is."), self.tr("Read it")
        button = kit.button(way, "quiet", "", self.turned.emit)
        words = kit.row((kit.text(said), 1), button, gap=8, margins=(14, 6, 8, 6))
        self._rows.addSpacing(kit.theme.px(10))
        self._rows.addWidget(kit.card(words, "tint"))

    # --- body ------------------------------------------------------------------------------

    def _show_rows(self, rules: tuple[DisclosureRule, ...], *, editable: bool) -> None:
        kit, before = self._kit, None
        for rule in in_circles(rules):
            if rule.kind is not before:
                self._rows.addSpacing(kit.theme.px(20))
                heading = circle_meaning(Circle(rule.kind))
                self._rows.addWidget(kit.text(heading, "label", "text_muted"))
                self._rows.addSpacing(kit.theme.px(6))
                before = rule.kind
            self._rows.addWidget(kit.hairline())
            row = RuleRow(kit, rule, editable=editable)
            row.change_wanted.connect(self.row_wanted)
            self._rows.addWidget(row)
            row.show()

    def _show_agreement(self, agreement: Agreement, version: Version) -> None:
        kit = self._kit
        self._deeds.show_agreement(agreement)
        self._show_rows(version.terms.rules, editable=False)
        self._rows.addWidget(kit.hairline())
        self._rows.addSpacing(kit.theme.px(16))
        band = SignaturesCard(kit, self._me)
        band.show_version(version)
        self._rows.addWidget(band)
        if len(agreement.versions) > 1:
            self._rows.addSpacing(kit.theme.px(12))
            self._rows.addLayout(self._earlier(agreement))
        self._rows.addSpacing(kit.theme.px(8))
        said = kit.button(
            self.tr("Read what you said to each other"), "link", "chats", self.said_wanted.emit
        )
        done = kit.button(
            self.tr("What was done"), "link", "clock-counter-clockwise", self.history_wanted.emit
        )
        self._rows.addWidget(kit.flow(said, done, gap=18))

    def _earlier(self, agreement: Agreement) -> QLayout:
        """The versions, behind a fold."""
        kit = self._kit
        versions = VersionWords(kit, agreement.versions, _text_of)
        versions.hide()

        def unfold() -> None:
            versions.show()
            fold.hide()
            versions.focus()

        fold = kit.button(self.tr("What changed, and earlier versions"), "link", "clock", unfold)
        return kit.col(kit.row(fold, None), versions, gap=0)

    def _show_draft(self, draft: AgreementDraft) -> None:
        kit = self._kit
        self._show_rows(draft.terms.rules, editable=True)
        self._rows.addWidget(kit.hairline())
        self._rows.addSpacing(kit.theme.px(16))
        name = self.tr("Look at it again on")
        day = ComingDay(kit, name, self._clock)
        day.set_day(draft.terms.review_on)
        day.changed.connect(lambda: self.review_chosen.emit(day.day()))
        self._rows.addLayout(kit.field(name, day))
        self._rows.addSpacing(kit.theme.px(16))
        self._add_examples()
        self._rows.addSpacing(kit.theme.px(10))
        self._rows.addWidget(kit.text(self._words["before_proposing"], "ui", "text_muted"))
        put = kit.button(
            texts.load("agreements")["deed"]["propose"],
            "primary",
            "users",
            self.propose_wanted.emit,
        )
        drop = kit.button(self.tr("Discard this draft"), "plain", "", self.drop_wanted.emit)
        self._foot.addWidget(kit.flow(put, self._add(), self._questions(), drop, gap=10))
        self._first = put

    def _show_beginning(self) -> None:
        """No row yet: say what a row is, and offer both ways to the first one."""
        kit = self._kit
        self._rows.addSpacing(kit.theme.px(8))
        self._rows.addWidget(kit.text(self._words["no_rows"], "lead", "text_muted"))
        self._rows.addSpacing(kit.theme.px(16))
        self._add_examples()
        add = self._add("primary")
        self._foot.addWidget(kit.flow(add, self._questions(), gap=10))
        self._first = add

    def _add_examples(self) -> None:
        known = {rule.behaviour: rule for rule in example_rules()}
        examples = Examples(self._kit)
        examples.taken.connect(lambda sentence: self.example_wanted.emit(known[sentence]))
        self._rows.addWidget(examples)
        examples.offer(list(known))  # it shows itself, so it needs its place first

    def _add(self, kind: str = "") -> QPushButton:
        return self._kit.button(
            self.tr("Add a row"), kind, "plus", lambda: self.row_wanted.emit("")
        )

    def _questions(self) -> QPushButton:
        return self._kit.button(
            self.tr("Go on with the questions"), "quiet", "chats", self.talk_wanted.emit
        )


def _text_of(terms: Terms) -> str:
    return rules_text(terms.rules)

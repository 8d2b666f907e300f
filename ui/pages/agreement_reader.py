"""An agreement to read: its words and what changed, both signatures, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.journal.agreement_life import State
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement, Version
from trustjournal.journal.agreements import Deed, Terms
from trustjournal.journal.entries import Changed
from trustjournal.journal.outcomes import Outcome
from trustjournal.journal.practice_words import area_label
from trustjournal.journal.signatures import Presence
from trustjournal.journal.watch import Finding
from trustjournal.journal.word_diff import word_diff
from ui.pages.agreement_doings import AgreementDoings
from ui.pages.agreement_groups import waits_for
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.group_words import look_again
from ui.pages.thing_view import ThingView
from ui.tasks import TaskRunner
from ui.theme import Space
from ui.widgets.days import short_day
from ui.widgets.finding_cards import FindingCards
from ui.widgets.kit import Kit
from ui.widgets.marks import SpaceMark
from ui.widgets.outcome_rows import OutcomeRows
from ui.widgets.sign_form import SignForm
from ui.widgets.signatures_card import SignaturesCard
from ui.widgets.terms_card import TermsCard
from ui.widgets.word_changes import WordChanges

translate = QCoreApplication.translate


class AgreementReader(ThingView):
    """Shows an agreement as it stands, or as this person remembers it; made anew for each."""

    name = "read"
    signed = Signal(object)
    deed_wanted = Signal(object)
    """Decline, pause, resume, retire, review or keep: a Deed."""
    revise_wanted = Signal()
    outcome_wanted = Signal()
    away_wanted = Signal(str)
    put_right_wanted = Signal()
    accept_wanted = Signal()
    history_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        stores: BoundaryStores,
        agreements: AgreementStore,
        agreement: Agreement,
        findings: Sequence[Finding] = (),
        there: Agreement | None = None,
    ) -> None:
        """`findings` are those about this agreement. If there are any, `agreement` is what this
        person remembers of it, if they do, and `there` what stands in the shared space now."""
        super().__init__(kit)
        self.kind, self.uid = "agreement", agreement.uid
        self.agreement = agreement
        self._tasks = tasks
        self._stores = stores
        self._agreements = agreements
        self._today = stores.clock.now().date()
        self._sign: SignForm | None = None
        body = kit.col(gap=14)
        remembered = stores.writable and agreements.remembered(agreement.uid) is not None
        cards = FindingCards(kit, findings, agreement.faults, remembered=remembered)
        cards.put_right_wanted.connect(self.put_right_wanted)
        cards.accept_wanted.connect(self.accept_wanted)
        self._sound = not findings and not agreement.faults
        self._can_act = self._sound and stores.writable
        body.addWidget(cards)
        body.addLayout(self._heading())
        if there is not None:
            self._add_what_is_there(body, there)
        if agreement.shown is not None:
            self._add_version(body, agreement.shown)
        self._add_outcomes(body)
        body.addStretch(1)
        self.put(body=body, foot=self._foot())

    def _foot(self) -> QLayout | None:
        """What can be done; with something wrong, that comes first and alone."""
        if not self._can_act:
            return None
        doings = AgreementDoings(self.kit, self._stores, self.agreement)
        doings.deed_wanted.connect(self.deed_wanted)
        doings.revise_wanted.connect(self.revise_wanted)
        return self.kit.col(doings, gap=0)

    # --- showing ---------------------------------------------------------------------------

    def _heading(self) -> QVBoxLayout:
        kit, agreement = self.kit, self.agreement
        title = heading_of(agreement.shown.terms if agreement.shown else Terms())
        mark = SpaceMark(kit.theme, Space.SHARED, 15)
        lines = [kit.text(self._standing(), "ui_strong", "accent")]
        if days := self._days():
            lines.append(kit.text(days, "ui", "text_muted"))
        standing = kit.col(*lines, None, gap=0)
        done, icon = self.tr("What was done"), "clock-counter-clockwise"
        history = kit.button(done, "quiet", icon, self.history_wanted.emit)
        if not self._sound:
            title = self.tr("{title}, as you remember it").format(title=title)
        status = kit.row(
            kit.col(3, mark, None, gap=0), (standing, 1), kit.col(history, None, gap=0), gap=8
        )
        about = texts.load("agreements")["about_state"][agreement.state.value]
        column = kit.col(kit.text(title, "display"), status, gap=4)
        if agreement.state is not State.AGREED:
            column.addWidget(kit.text(about, "ui", "text_muted"))
        if agreement.is_due(self._today) or agreement.state is State.REVIEW:
            lead = texts.load("agreements")["review"]["lead"]
            column.addWidget(kit.text(lead, "ui", "text_muted"))
        for words in self._last_words():
            column.addWidget(kit.text(words, "ui", "text_muted"))
        return column

    def _standing(self) -> str:
        """The state in words, with the version, or whom it waits for."""
        agreement, held = self.agreement, self.agreement.in_force
        said = str(texts.load("agreements")["state"][agreement.state.value])
        if agreement.on_table is not None:
            return f"{said}: {waits_for(agreement, self._stores.me).lower()}"
        if held is not None and agreement.state is State.AGREED:
            of = self.tr("Agreed by both, version {n} of {of}")
            return of.format(n=held.number, of=agreement.standing.versions)
        return said

    def _days(self) -> str:
        """What it is about, since when it holds, and when to look at it again."""
        held, due = self.agreement.in_force, self.agreement.review_on
        shown = self.agreement.shown
        area = shown.terms.area if shown and shown.terms.title else ""
        said = [area_label(area)] if area else []
        if held is not None and held.agreed_at:
            since = self.tr("since {day}")
            said.append(since.format(day=short_day(held.agreed_at.date(), self._today)))
        if due:
            said.append(look_again(due, self._today, inside=True))
        return ", ".join(said)

    def _last_words(self) -> list[str]:
        """What was said with the last deed, where something was."""
        last = self.agreement.acts[-1]
        if not last.words or last.deed not in (Deed.DECLINE, Deed.PAUSE, Deed.RETIRE):
            return []
        mine = last.author == self._stores.me
        who = self.tr("You wrote: “{words}”") if mine else self.tr("Your partner wrote: “{words}”")
        return [who.format(words=last.words)]

    def _add_version(self, body: QVBoxLayout, shown: Version) -> None:
        versions = {version.number: version for version in self.agreement.versions}
        terms = TermsCard(self.kit, self.agreement.versions, shown, self._today)
        signatures = SignaturesCard(self.kit, self._stores.me)
        signatures.show_version(shown)
        terms.shown.connect(lambda number: signatures.show_version(versions[number]))
        body.addWidget(terms)
        body.addWidget(signatures)
        if self.agreement.on_table is not None and self._can_act:
            signatures.below.addWidget(self._sign_card(self.agreement.on_table))

    def _add_what_is_there(self, body: QVBoxLayout, there: Agreement) -> None:
        """What the shared space says now, against what is remembered: its bare words, whether or
        not they count."""
        seen = self.agreement.shown
        said = [
            act.terms.text
            for act in there.acts
            if act.terms is not None and seen is not None and act.version == seen.number
        ]
        if seen is None or not said or said[-1] == seen.terms.text:
            return
        kit = self.kit
        label = self.tr("What was changed since you saw it")
        changes = WordChanges(kit, word_diff(seen.terms.text, said[-1]))
        caption = kit.text(label, "label", "text_muted")
        body.addWidget(kit.card(kit.col(caption, changes, gap=4, margins=(20, 14, 20, 14))))

    def _sign_card(self, version: Version) -> QWidget:
        """What says yes: for oneself, or for the other who sits here too."""
        kit = self.kit
        lines, page = texts.load("agreements")["sign"], texts.load("boundaries_page")["agreement"]
        person, uid, agreements = self._stores.person, self.uid, self._agreements
        mine = person not in version.yes
        words = [lines["lead"], lines["free"]] if mine else [lines["waits"]]
        words.append(page["sit_together"])

        def confirm(presence: Presence) -> Changed:
            return agreements.confirm(uid, presence)

        self._sign = SignForm(
            kit,
            self._tasks,
            presence=self._stores.presence,
            act=confirm,
            words=lines_of_deed(Deed.CONFIRM),
            label=self.tr("Your passphrase") if mine else self.tr("Your partner’s passphrase"),
        )
        self._sign.signed.connect(self.signed)
        if mine:
            decline = lines_of_deed(Deed.DECLINE)
            no = kit.button(decline, "", "", lambda: self.deed_wanted.emit(Deed.DECLINE))
            self._sign.extra.addWidget(no)
        told = [kit.text(each, "ui", "text_muted") for each in words]
        return kit.wrap(kit.col(kit.hairline(), *told, self._sign, gap=8))

    def _add_outcomes(self, body: QVBoxLayout) -> None:
        kit, stores = self.kit, self._stores
        outcomes = stores.outcomes.all(self.uid)
        if not outcomes and (self.agreement.in_force is None or not self._can_act):
            return
        heading = kit.text(self.tr("How it went"), "label", "text_muted", wrap=False)
        begun = stores.forms.get(Outcome.KIND, self.uid) is not None
        words = self.tr("Go on with a line") if begun else self.tr("Note an outcome")
        row = kit.row(heading, None, gap=8)
        if self.agreement.in_force is not None and self._can_act:
            row.addWidget(kit.button(words, "quiet", "plus", self.outcome_wanted.emit))
        body.addLayout(row)
        if outcomes:
            rows = OutcomeRows(kit, outcomes, stores.person, self._today, writable=stores.writable)
            rows.away_wanted.connect(self.away_wanted)
            body.addWidget(rows)

    # --- as every view ---------------------------------------------------------------------

    def go_on_signing(self) -> None:
        """Put the keyboard where the other may sign."""
        if self._sign is not None:
            self._sign.focus()

    def end(self) -> None:
        """Drop what was typed of a passphrase."""
        if self._sign is not None:
            self._sign.forget()


def heading_of(terms: Terms) -> str:
    """Return what stands above an agreement: its name, else its area."""
    area = area_label(terms.area) if terms.area else ""
    return terms.title or area or translate("AgreementReader", "Agreement")


def lines_of_deed(deed: Deed) -> str:
    """Return what a deed is called on its button."""
    return str(texts.load("agreements")["deed"][deed.value])

"""What can be done with an agreement now: a button for each deed, and the form it asks for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QPushButton, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import SIGNED, Deed
from trustjournal.journal.entries import Changed
from trustjournal.vault.people import Presence
from trustjournal.vault.session import Session
from ui.errors import error_card
from ui.pages.editor_cards import said_card
from ui.tasks import TaskRunner
from ui.widgets.announce import announce
from ui.widgets.coming_day import ComingDay
from ui.widgets.emptied import emptied
from ui.widgets.kit import Kit
from ui.widgets.sign_form import SignForm
from ui.widgets.text_page import TextPage

_ORDER = (
    Deed.CONFIRM, Deed.KEEP, Deed.RESUME, Deed.PROPOSE, Deed.REVIEW, Deed.DECLINE, Deed.PAUSE,
    Deed.RETIRE,
)  # fmt: skip
_PLAIN = frozenset({Deed.DECLINE, Deed.PAUSE, Deed.RETIRE})
_WITH_WORDS = _PLAIN


class AgreementDeeds(QWidget):
    """Offers exactly the deeds that are allowed; the first is the primary one, unless that is to
    write a new version: what holds needs nothing.

    `bar` has the buttons, to be placed where they stay in sight; the widget itself is what a
    deed asks for, and what became of it.
    """

    asked = Signal(object)
    """What a deed asks for is shown now; with the widget, to be brought into view."""
    changed = Signal(object)
    """A deed was done; with the Changed."""
    revise_wanted = Signal()
    """A new version is to be written."""

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        session: Session,
        store: AgreementStore,
        clock: Clock,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._session = session
        self._store = store
        self._clock = clock
        self._agreement: Agreement | None = None
        self._words: TextPage | None = None
        self._said = ""
        self._day: ComingDay | None = None
        self._told = kit.col(gap=0)
        self._asked = kit.col(gap=0)
        self._buttons = kit.col(gap=0)
        self.bar = kit.wrap(self._buttons)
        self.setLayout(kit.col(self._told, self._asked, gap=8))

    def show_agreement(self, agreement: Agreement) -> None:
        """Show what can be done with it now."""
        self._agreement = agreement
        self._show_bar()

    def first(self) -> QPushButton | None:
        """Return the first button, if anything can be done."""
        item = self._buttons.itemAt(0)
        bar = item.widget() if item is not None else None
        return bar.findChild(QPushButton) if bar is not None else None

    def forget(self) -> None:
        """Drop a passphrase that was typed and not used."""
        for form in self.findChildren(SignForm):
            form.forget()

    def _show_bar(self) -> None:
        emptied(self._asked)
        emptied(self._buttons)
        self._words = self._day = None
        buttons = [self._button(deed, place) for place, deed in enumerate(self._allowed())]
        bar = self._kit.flow(*buttons, gap=10)
        self._buttons.addWidget(bar)
        bar.show()

    def _allowed(self) -> list[Deed]:
        """A yes can be given by whoever of the two comes to this computer."""
        agreement = self._agreement
        if agreement is None:
            return []
        me = self._session.person
        both = {party.person for version in agreement.versions[-1:] for party in version.parties}
        return [
            deed
            for deed in _ORDER
            if agreement.refusal(deed, me) is None
            or (deed in SIGNED and any(agreement.refusal(deed, p) is None for p in both))
        ]

    def _button(self, deed: Deed, place: int) -> QPushButton:
        words: str = texts.load("agreements")["deed"][deed]
        kind = "plain" if deed in _PLAIN else "" if place else "primary"
        if deed is Deed.PROPOSE:
            words, kind = self.tr("Write a new version"), ""
        return self._kit.button(words, kind, "", lambda: self._start(deed))

    def _start(self, deed: Deed) -> None:
        self._tell("")
        if deed is Deed.PROPOSE:
            self.revise_wanted.emit()
            return
        emptied(self._buttons)
        form = self._kit.card(self._asked_for(deed))
        form.setMaximumWidth(self._kit.theme.line("reading"))
        self._asked.addWidget(form)
        form.show()
        self._focus(form)
        self.asked.emit(form)

    def _asked_for(self, deed: Deed) -> QLayout:
        """Return what the deed asks for: words, a day, a signature, and the way out."""
        kit, said = self._kit, texts.load("agreements")
        column = kit.col(gap=10, margins=(20, 14, 20, 14))
        if deed in SIGNED:
            column.addWidget(kit.text(said["sign"]["lead" if deed is Deed.CONFIRM else "free"]))
        if deed in _WITH_WORDS:
            self._words = TextPage(kit, self.tr("A few words, if you like"), lines=(1, 4))
            column.addLayout(kit.field(self._words.accessibleName(), self._words))
        if deed is Deed.KEEP:
            column.addWidget(kit.text(said["review"]["lead"]))
            self._day = ComingDay(kit, self.tr("Look at it again on"), self._clock)
            column.addLayout(kit.field(self.tr("Look at it again on"), self._day))
        later = kit.button(self.tr("Not now"), "plain", "", self._give_up)
        if deed in SIGNED:
            sign = self._sign_form(deed, said)
            sign.extra.addWidget(later)
            column.addWidget(kit.text(said["sign"]["passphrase"], "caption", "text_muted"))
            column.addWidget(sign)
        else:
            go = kit.button(said["deed"][deed], "primary", "", lambda: self._do(deed))
            column.addLayout(kit.row(go, later, None, gap=8))
        return column

    def _sign_form(self, deed: Deed, said: dict[str, dict[str, str]]) -> SignForm:
        form = SignForm(
            self._kit,
            self._tasks,
            presence=self._session.presence,
            act=partial(self._signed, deed, self._uid),
            words=said["deed"][deed],
            label=self.tr("Passphrase of the one who signs"),
        )
        form.about_to_sign.connect(self._take_words)
        form.signed.connect(lambda change: self._done(deed, change))
        return form

    def _signed(self, deed: Deed, uid: str, presence: Presence) -> Changed:
        """Do a signed deed; this runs in a thread of its own, away from the screen."""
        store, words = self._store, self._said
        match deed:
            case Deed.CONFIRM:
                return store.confirm(uid, presence)
            case Deed.PAUSE:
                return store.pause(uid, presence, words)
            case Deed.RESUME:
                return store.resume(uid, presence)
        return store.retire(uid, presence, words)

    def _take_words(self) -> None:
        self._said = self._words.words().strip() if self._words is not None else ""

    def _do(self, deed: Deed) -> None:
        self._take_words()
        try:
            match deed:
                case Deed.DECLINE:
                    change = self._store.decline(self._uid, self._said)
                case Deed.REVIEW:
                    change = self._store.review(self._uid)
                case _:
                    change = self._store.keep(self._uid, self._day.day() if self._day else None)
        except TrustJournalError as error:
            self._show(error_card(self._kit, error))
            return
        self._done(deed, change)

    def _done(self, deed: Deed, change: object) -> None:
        if deed is Deed.CONFIRM:
            both = self._store.get(self._uid).on_table is None
            self._tell(texts.load("agreements")["sign"]["both" if both else "waits"])
        self._show_bar()
        self.changed.emit(change)

    @property
    def _uid(self) -> str:
        return self._agreement.uid if self._agreement is not None else ""

    def _give_up(self) -> None:
        self._show_bar()
        if (first := self.first()) is not None:
            first.setFocus()

    def _focus(self, form: QWidget) -> None:
        sign = form.findChild(SignForm)
        if self._words is not None:
            self._words.setFocus()
        elif self._day is not None:
            self._day.focus()
        elif sign is not None:
            sign.focus()
        elif (button := form.findChild(QPushButton)) is not None:
            button.setFocus()

    def _tell(self, words: str) -> None:
        emptied(self._told)
        if words:
            self._show(said_card(self._kit, words))

    def _show(self, card: QWidget) -> None:
        emptied(self._told)
        self._told.addWidget(card)
        card.show()
        self.asked.emit(card)
        announce(self, card.accessibleName())

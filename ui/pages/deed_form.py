"""Declining, keeping, pausing, taking up again, ending: none of them a failure."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import SIGNED, Deed
from trustjournal.journal.entries import Changed
from trustjournal.journal.signatures import Presence
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.form_view import FormView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.sign_form import SignForm

WITH_WORDS = (Deed.DECLINE, Deed.PAUSE, Deed.RETIRE)


class DeedForm(FormView):
    """Does one deed to an agreement; those that are signed ask for the passphrase."""

    name = "deed"

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        stores: BoundaryStores,
        agreements: AgreementStore,
        agreement: Agreement,
        deed: Deed,
    ) -> None:
        kind = f"deed_{deed.value}"
        super().__init__(kit, stores.clock, stores.forms, kind=kind, uid=agreement.uid)
        self._agreements = agreements
        self.deed = deed
        self._said = ""
        label = texts.load("agreements")["deed"][deed.value]
        about = texts.load("boundaries_page")["agreement"][deed.value]
        self._day = self.fields.day("review_on", self.tr("When we look at it again"))
        self._words = self.fields.text("words", self.tr("Words to go with it"), lines=(2, 7))
        column = kit.col(kit.text(agreement.title, "lead"), gap=12, margins=(20, 16, 20, 18))
        field = kit.field(self.tr("Words to go with it"), self._words, self.tr("If you like."))
        day = kit.field(self.tr("When we look at it again"), self._day)
        for piece, belongs in ((field, deed in WITH_WORDS), (day, deed is Deed.KEEP)):
            wrapped = kit.wrap(piece)
            column.addWidget(wrapped)
            if not belongs:
                wrapped.hide()
        self._sign: SignForm | None = None
        leave = kit.button(self.tr("Leave it as it is"), "plain", "", self.left.emit)
        foot = kit.row(gap=8)
        if deed in SIGNED:
            column.addWidget(self._sign_form(tasks, stores, label))
        else:
            foot.addWidget(kit.button(label, "primary", "", self.keep))
        foot.addStretch(1)
        foot.addWidget(leave)
        self.lay_out(label, [about], kit.card(column), foot=foot)
        self.open({}, is_new=True, draft=stores.forms.get(kind, agreement.uid))

    def _sign_form(self, tasks: TaskRunner, stores: BoundaryStores, label: str) -> QWidget:
        self._sign = SignForm(self.kit, tasks, presence=stores.presence, act=self._do, words=label)
        self._sign.about_to_sign.connect(self._remember_words)
        self._sign.signed.connect(self._signed)
        return self._sign

    def _remember_words(self) -> None:
        self._said = self._typed

    def _do(self, presence: Presence) -> Changed:
        """In a thread of its own: do the deed as whoever is present."""
        words = self._said
        match self.deed:
            case Deed.PAUSE:
                return self._agreements.pause(self.uid, presence, words)
            case Deed.RESUME:
                return self._agreements.resume(self.uid, presence)
        return self._agreements.retire(self.uid, presence, words)

    @property
    def _typed(self) -> str:
        return self.fields.values()["words"].strip() if self.deed in WITH_WORDS else ""

    def _signed(self, change: Changed) -> None:
        dropped = self._keeper.drop()
        self.end()
        self.kept.emit(Changed(change.kinds | dropped.kinds, change.uids | dropped.uids))

    def keep(self) -> None:
        """What is signed is not kept by a key alone: the passphrase does it."""
        if self._sign is None:
            super().keep()
        else:
            self._sign.sign()

    def keep_form(self, values: Mapping[str, str]) -> Changed:
        """Decline, or keep it as it is after a review."""
        if self.deed is Deed.KEEP:
            return self._agreements.keep(self.uid, self._day.day())
        return self._agreements.decline(self.uid, values["words"].strip())

    def entered(self) -> None:
        """Begin at the words or the day, else at the passphrase."""
        if self.deed is Deed.KEEP:
            self._day.focus()
        elif self.deed in WITH_WORDS:
            self._words.setFocus()
        elif self._sign is not None:
            self._sign.focus()

    def end(self) -> None:
        """Drop the passphrase, too."""
        super().end()
        if self._sign is not None:
            self._sign.forget()

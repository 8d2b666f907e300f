"""Agreements in the room: write, propose, sign, revise, decline, pause, resume, look again, end."""

from __future__ import annotations

from typing import Any

from trustjournal import texts
from trustjournal.errors import EntryGone
from trustjournal.journal.agreement_drafts import AgreementDraft
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.agreements import Deed
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.requests import Request
from ui.pages.agreement_editor import AgreementEditor
from ui.pages.agreement_history import AgreementHistory
from ui.pages.agreement_reader import AgreementReader
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.deed_form import DeedForm
from ui.pages.form_view import FormView
from ui.pages.kind_desk import KindDesk
from ui.pages.outcome_form import OutcomeForm
from ui.pages.thing_room import ThingRoom
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

_DEED = "deed_"


class AgreementDesk(KindDesk):
    """What is done with agreements; only in the space of two."""

    KIND = AgreementDraft.KIND

    def __init__(
        self,
        room: ThingRoom,
        kit: Kit,
        stores: BoundaryStores,
        agreements: AgreementStore,
        tasks: TaskRunner,
    ) -> None:
        super().__init__(room, kit, stores)
        self._agreements = agreements
        self._tasks = tasks

    # --- opening ---------------------------------------------------------------------------

    def new(self) -> None:
        """Begin an agreement."""
        self.write(self._agreements.drafts().new(), fresh=True)

    def from_request(self, request: Request) -> None:
        """Begin one with the words that were said yes to, or offered instead."""
        self.write(self._agreements.drafts().from_request(request), fresh=True)

    def show(self, uid: str, *, focus: bool = True) -> None:
        """A draft to go on writing, else the agreement to read."""
        drafts = self._agreements.drafts()
        form = self.stores.forms.get(self.KIND, uid)
        if form is not None or any(draft.uid == uid for draft in drafts.all()):
            self.write(self._draft(uid, form), form=form, focus=focus)
        else:
            self.read(uid, focus=focus)

    def _draft(self, uid: str, form: FormDraft | None) -> AgreementDraft:
        """The kept draft, or an empty one under the id that its form has."""
        drafts = self._agreements.drafts()
        try:
            return drafts.get(uid)
        except EntryGone:
            at = form.at if form else {}
            return drafts.new(agreement=str(at.get("revises", ""))).edited(uid=uid)

    def write(
        self,
        draft: AgreementDraft,
        *,
        form: FormDraft | None = None,
        fresh: bool = False,
        focus: bool = True,
    ) -> None:
        """Show the editor."""
        editor = AgreementEditor(
            kit=self.kit, stores=self.stores, agreements=self._agreements, draft=draft
        )
        editor.help_wanted.connect(lambda: self.room.go.emit("help"))
        editor.begin(is_new=True, form=form, fresh=fresh)
        self.show_form(editor, lambda _change: self.read(draft.target), focus=focus)

    def leave_form(self, form: FormView) -> None:
        """What is written becomes a draft in one's own journal; from a deed back to reading."""
        if not isinstance(form, AgreementEditor):
            form.save()
            if not form.unsaved:
                self.room.safely(lambda: self.read(form.uid))
            return

        def aside() -> None:
            self.room.tell_change(form.lay_aside())
            if form.draft.agreement:
                self.read(form.draft.agreement)
            else:
                self.room.rest()

        self.room.safely(aside)

    def discard(self, draft: FormDraft) -> None:
        """Throw a draft away, kept or not."""
        editor = self.room.view
        if draft.kind != self.KIND or not isinstance(editor, AgreementEditor):
            super().discard(draft)
            return
        self.room.tell_change(editor.drop())
        self.room.rest()

        def undo() -> None:
            self.room.tell_change(self.stores.forms.keep(draft))
            self.show(draft.uid)

        self.room.offer_undo(self.tr("The draft is gone."), undo)

    def undiscard(self, draft: FormDraft) -> None:
        """Show again what was brought back."""
        if draft.kind.startswith(_DEED):
            self.do(draft.uid, Deed(draft.kind.removeprefix(_DEED)))
        else:
            super().undiscard(draft)

    # --- reading ---------------------------------------------------------------------------

    def agreement(self, uid: str) -> Agreement:
        """Return an agreement as it stands, or else as it is remembered; raises EntryGone."""
        try:
            return self._agreements.get(uid)
        except EntryGone:
            remembered = self._agreements.remembered(uid)
            if remembered is None:
                raise
            return remembered

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show an agreement to read."""
        safely = self.room.safely
        findings = [found for found in self.stores.check() if found.agreement == uid]
        there = self.agreement(uid)
        remembered = self._agreements.remembered(uid) if findings else None
        view = AgreementReader(
            kit=self.kit,
            tasks=self._tasks,
            stores=self.stores,
            agreements=self._agreements,
            agreement=remembered or there,
            findings=findings,
            there=there if remembered else None,
        )
        view.signed.connect(lambda change: safely(lambda: self._signed(uid, change)))
        view.deed_wanted.connect(lambda deed: safely(lambda: self.do(uid, deed)))
        view.revise_wanted.connect(lambda: safely(lambda: self.revise(uid)))
        view.outcome_wanted.connect(lambda: safely(lambda: self.note(uid)))
        view.away_wanted.connect(lambda each: safely(lambda: self.bin_outcome(each, uid)))
        view.put_right_wanted.connect(lambda: safely(lambda: self._put_right(uid)))
        view.accept_wanted.connect(lambda: safely(lambda: self._accept(uid)))
        view.history_wanted.connect(lambda: safely(lambda: self.show_history(uid)))
        self.room.show_view(view, focus=focus)

    def show_history(self, uid: str) -> None:
        """Show what was done."""
        view = AgreementHistory(
            kit=self.kit, agreement=self.agreement(uid), person=self.stores.person
        )
        view.left.connect(lambda: self.room.safely(lambda: self.read(uid)))
        self.room.show_view(view)

    # --- deeds -----------------------------------------------------------------------------

    def revise(self, uid: str) -> None:
        """Write a new version, or go on with one that was begun."""
        drafts = self._agreements.drafts()
        begun = next((d for d in drafts.all() if d.agreement == uid), None)
        forms = self.stores.forms.all(self.KIND)
        form = next((f for f in forms if f.at.get("revises") == uid), None)
        if begun is not None or form is not None:
            self.show(begun.uid if begun else form.uid if form else "")
            return
        shown = self.agreement(uid).shown
        if shown is not None:
            self.write(drafts.new(agreement=uid, terms=shown.terms), fresh=True)

    def do(self, uid: str, deed: Deed, *, focus: bool = True) -> None:
        """Do a deed at once, or ask first for words, a day or a passphrase."""
        if deed is Deed.REVIEW:
            self.room.tell_change(self._agreements.review(uid))
            self.read(uid)
            return
        form = DeedForm(
            kit=self.kit,
            tasks=self._tasks,
            stores=self.stores,
            agreements=self._agreements,
            agreement=self.agreement(uid),
            deed=deed,
        )
        self.show_form(form, lambda _change: self.read(uid), focus=focus)

    def _signed(self, uid: str, change: Changed) -> None:
        """Show who has signed now; the other may sign here as well."""
        self.room.tell_change(change)
        self.read(uid)
        words = texts.load("agreements")["sign"]
        view = self.room.view
        both = isinstance(view, AgreementReader) and view.agreement.on_table is None
        self.room.say(words["both" if both else "waits"])
        if isinstance(view, AgreementReader) and not both:
            view.go_on_signing()

    def _put_right(self, uid: str) -> None:
        self.room.tell_change(self._agreements.put_right(uid))
        self.read(uid)
        self.room.say(self.tr("It is as you remember it again."))

    def _accept(self, uid: str) -> None:
        change = self._agreements.accept(uid)
        try:
            self.read(uid)
        except EntryGone:
            self.room.rest()
        self.room.tell_change(change)
        self.room.say(self.tr("From now on this counts as what you have seen."))

    def note(self, uid: str, *, focus: bool = True) -> None:
        """Note how it went."""
        form = self.outcome_form(uid, self.agreement(uid).title, crossed=False, ways=False)
        self.show_form(form, lambda _change: self.read(uid), focus=focus)

    # --- coming back -----------------------------------------------------------------------

    def reopen(self, place: dict[str, Any]) -> None:
        """Show again what was open."""
        uid, view = str(place.get("uid", "")), place.get("view")
        if view == OutcomeForm.name:
            self.note(uid, focus=False)
        elif view == DeedForm.name:
            kind = str(place.get("kind", ""))
            self.do(uid, Deed(kind.removeprefix(_DEED)), focus=False)
        elif view == AgreementEditor.name:
            form = self.stores.forms.get(self.KIND, uid)
            self.write(self._draft(uid, form), form=form, focus=False)
        elif view == AgreementHistory.name:
            self.show_history(uid)
        else:
            self.show(uid, focus=False)

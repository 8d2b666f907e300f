"""What the three kinds have in common when they are opened, written, noted on and put away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from ui.pages.boundary_stores import BoundaryStores
from ui.pages.form_view import FormView
from ui.pages.outcome_form import OutcomeForm
from ui.pages.thing_room import ThingRoom
from ui.widgets.kit import Kit
from ui.widgets.when_field import spoken_day


class KindDesk(QObject):
    """Opens the things of one kind in the room, and does to them what their views ask for."""

    KIND = ""
    tab_wanted = Signal(str)
    """Another kind is about to be shown: its tab."""

    def __init__(self, room: ThingRoom, kit: Kit, stores: BoundaryStores) -> None:
        super().__init__(room)
        self.room = room
        self.kit = kit
        self.stores = stores

    # --- for each kind ---------------------------------------------------------------------

    def open(self, uid: str, *, focus: bool = True) -> None:
        """Open a thing: to go on writing where it is a draft, else to read."""
        if self.room.view.uid == uid and not self.room.empty:
            self.room.wanted.emit()
            if focus:
                self.room.view.entered()
            return
        self.room.view.save()
        self.room.safely(lambda: self.show(uid, focus=focus))

    def show(self, uid: str, *, focus: bool = True) -> None:
        """Show a thing as `open`, without asking what is open; raises what the stores raise."""
        raise NotImplementedError

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show a thing to read; raises what the stores raise."""
        raise NotImplementedError

    def reopen(self, place: dict[str, Any]) -> None:
        """Show again the view that `place` names; raises what the stores raise."""
        self.show(str(place.get("uid", "")), focus=False)

    # --- forms -----------------------------------------------------------------------------

    def show_form(self, form: FormView, after: Callable[[Changed], object], *, focus: bool) -> None:
        """Show a form; once it is kept, `after` shows what comes next."""

        def kept(change: Changed) -> None:
            self.room.tell_change(change)
            self.room.safely(lambda: after(change))

        form.kept.connect(kept)
        form.drafted.connect(self.room.tell_change)
        form.left.connect(lambda: self.leave_form(form))
        form.discarded.connect(lambda draft: self.room.safely(lambda: self.discard(draft)))
        self.room.show_view(form, focus=focus)

    def leave_form(self, form: FormView) -> None:
        """From a form back to reading; what is new has nothing to read yet."""
        form.save()
        if form.unsaved:
            return  # it says why on the page; leaving would lose the words
        if form.kind == self.KIND and form.is_new:
            self.room.rest()
        else:
            self.room.safely(lambda: self.read(form.uid))

    def discard(self, draft: FormDraft) -> None:
        """Throw a form's words away, with a way to take that back; raises as the stores."""
        change = self.stores.forms.discard(draft.kind, draft.uid)
        if draft.is_new and draft.kind == self.KIND:
            self.room.rest()
        else:
            self.read(draft.uid)
        self.room.tell_change(change)

        def undo() -> None:
            self.room.tell_change(self.stores.forms.keep(draft))
            self.room.clear()
            self.undiscard(draft)

        self.room.offer_undo(self.tr("What was not kept is gone."), undo)

    def undiscard(self, draft: FormDraft) -> None:
        """Show again what was brought back."""
        self.show(draft.uid)

    def discard_kept(self, uid: str) -> None:
        """Throw away the changes to a thing that is read; raises as the stores."""
        draft = self.stores.forms.get(self.KIND, uid)
        if draft is not None:
            self.discard(draft)

    # --- how it went -----------------------------------------------------------------------

    def outcome_form(self, subject: str, title: str, *, crossed: bool, ways: bool) -> OutcomeForm:
        """Return the form for one line about a thing."""
        return OutcomeForm(
            kit=self.kit,
            stores=self.stores,
            subject=subject,
            title=title,
            crossed=crossed,
            ways=ways,
        )

    def bin_outcome(self, uid: str, subject: str) -> None:
        """Put a line away, with a way to take that back; raises as the stores."""
        change = self.stores.outcomes.delete(uid)
        self.room.tell_change(change)
        self.read(subject)

        def undo() -> None:
            self.room.tell_change(self.stores.outcomes.put_back(uid))
            self.read(subject)

        self.room.offer_undo(self.tr("The line is in the bin."), undo)

    # --- the bin ---------------------------------------------------------------------------

    def move_to_bin(self, store: Any, uid: str) -> None:
        """Delete a thing, with a way to take that back; raises as the stores."""
        change = store.delete(uid)
        erased_on = next(each.erased_on for each in store.binned() if each.uid == uid)
        self.room.rest()
        self.room.tell_change(change)

        def undo() -> None:
            self.room.tell_change(store.put_back(uid))
            self.show(uid)

        said = self.tr("In the bin. It will be erased for good on {day}.")
        self.room.offer_undo(said.format(day=spoken_day(erased_on)), undo)

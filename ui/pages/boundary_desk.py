"""Boundaries in the room: write, read, note how it went, rest, let go, start over."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.journal.boundaries import Boundary, BoundaryStatus, BoundaryStore
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.outcomes import Then
from trustjournal.journal.practice_words import ways_after_crossing, wizard_moves
from ui.pages.boundary_copy import BoundaryCopy
from ui.pages.boundary_reader import BoundaryReader
from ui.pages.boundary_wizard import BoundaryWizard
from ui.pages.outcome_form import OutcomeForm
from ui.pages.own_desk import OwnDesk
from ui.pages.thing_versions import ThingVersions
from ui.widgets.space_words import keep_icon, keep_words
from ui.widgets.when_field import spoken_day


class BoundaryDesk(OwnDesk[Boundary]):
    """What is done with boundaries."""

    KIND = Boundary.KIND
    ask_wanted = Signal(dict)
    """Ask for something: a request is to begin with these words."""

    @property
    def store(self) -> BoundaryStore:
        """Where the boundaries are."""
        return self.stores.boundaries

    def fields(self, thing: Boundary) -> tuple[tuple[str, str], ...]:
        """Return the labels of the moves with what stands there."""
        fields = [field for move in wizard_moves() for field in move.fields]
        return tuple((field.label, _shown(getattr(thing, field.name))) for field in fields)

    # --- opening ---------------------------------------------------------------------------

    def new(self, values: dict[str, str] | None = None) -> None:
        """Begin a boundary, with some words if given."""
        boundary = self.stores.boundaries.new(**(values or {}))
        self.write(boundary, is_new=True)

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show a boundary to read."""
        stores, safely = self.stores, self.room.safely
        boundary = stores.boundaries.get(uid)
        view = BoundaryReader(kit=self.kit, stores=stores, boundary=boundary)
        self._listen(view, uid)
        view.crossed_wanted.connect(lambda: safely(lambda: self.note(boundary, crossed=True)))
        view.outcome_wanted.connect(lambda: safely(lambda: self.note(boundary, crossed=False)))
        view.away_wanted.connect(lambda each: safely(lambda: self.bin_outcome(each, uid)))
        view.status_wanted.connect(lambda status: safely(lambda: self.set_status(uid, status)))
        view.copy_wanted.connect(lambda: safely(lambda: self.show_copy(uid)))
        view.take_back_wanted.connect(lambda: safely(lambda: self._take_back(uid)))
        self.room.show_view(view, focus=focus)

    def edit(self, uid: str, *, focus: bool = True, step: int | None = None) -> None:
        """Show the wizard on a kept boundary, or on what was typed since."""
        draft = self.stores.forms.get(self.KIND, uid)
        wizard = self.write(self.stores.boundaries.get(uid), is_new=False, draft=draft, focus=focus)
        if step is not None and draft is None:
            wizard.go(step)

    def go_on(self, thing: Boundary, draft: FormDraft | None, *, focus: bool) -> None:
        """Show the wizard on one that has never been kept."""
        self.write(thing, is_new=True, draft=draft, focus=focus)

    def write(
        self,
        boundary: Boundary,
        *,
        is_new: bool,
        draft: FormDraft | None = None,
        focus: bool = True,
    ) -> BoundaryWizard:
        """Show the wizard."""
        space = self.kit.theme.space
        wizard = BoundaryWizard(
            kit=self.kit,
            stores=self.stores,
            boundary=boundary,
            keep_words=keep_words(space),
            keep_icon=keep_icon(space),
        )
        wizard.help_wanted.connect(lambda: self.room.go.emit("help"))
        wizard.begin(is_new=is_new, draft=draft)
        self.show_form(wizard, lambda _change: self.read(boundary.uid), focus=focus)
        return wizard

    # --- how it went -----------------------------------------------------------------------

    def note(self, boundary: Boundary, *, crossed: bool, focus: bool = True) -> None:
        """Note how it went; after a crossing also what to do now."""
        form = self.outcome_form(boundary.uid, boundary.title, crossed=crossed, ways=True)
        self.show_form(form, lambda _change: self._after(form, boundary.uid), focus=focus)

    def _after(self, form: OutcomeForm, uid: str) -> None:
        """Go on the way that was chosen."""
        self.read(uid)
        boundary = self.stores.boundaries.get(uid)
        match form.then:
            case Then.ASK_AGAIN:
                self.ask_wanted.emit({"area": boundary.area, "ask": boundary.need})
            case Then.ASK_REPAIR:
                why = form.fields.values()["note"]
                repair = form.fields.values()["repair"]
                self.ask_wanted.emit({"area": boundary.area, "ask": repair, "why": why})
            case Then.ACT:
                words = {way.id: way.words for way in ways_after_crossing()}[Then.ACT.value]
                self.room.say(words)
            case Then.START_OVER:
                self.edit(uid, step=_move("need"))
            case Then.LET_GO:
                self.set_status(uid, BoundaryStatus.LET_GO)

    def set_status(self, uid: str, status: BoundaryStatus) -> None:
        """Use it, let it rest or let it go, with a way to take that back; raises as the stores."""
        store = self.stores.boundaries
        before = store.get(uid)
        self._save_and_read(lambda: store.save(before.edited(status=status)), uid)
        said = {
            BoundaryStatus.ACTIVE: self.tr("In use again."),
            BoundaryStatus.PAUSED: self.tr("It rests. You can use it again at any time."),
            BoundaryStatus.LET_GO: self.tr("Let go. It stays here to be read."),
        }

        def undo() -> None:
            self._save_and_read(lambda: store.save(before), uid)

        self.room.offer_undo(said[status], undo)

    # --- copies in Us ----------------------------------------------------------------------

    def show_copy(self, uid: str) -> None:
        """Show what would be copied to Us; raises what the stores raise."""
        sharing = self.stores.sharing()
        if sharing is None:
            return
        view = BoundaryCopy(kit=self.kit, boundary=self.stores.boundaries.get(uid), sharing=sharing)
        view.left.connect(lambda: self.room.safely(lambda: self.read(uid)))
        view.copied.connect(lambda _change: self.room.safely(lambda: self._copied(uid)))
        self.room.show_view(view)

    def _copied(self, uid: str) -> None:
        self.read(uid)
        self.room.say(texts.load("together")["copy"]["copied"])

    def _take_back(self, uid: str) -> None:
        sharing = self.stores.sharing()
        if sharing is None:
            return
        for copy in filter(sharing.can_take_back, sharing.copies_of(uid)):
            sharing.take_back(copy)
        self.read(uid)
        self.room.say(texts.load("together")["copy"]["taken_back"])

    # --- coming back -----------------------------------------------------------------------

    def reopen(self, place: dict[str, Any]) -> None:
        """Show again what was open."""
        uid, view = str(place.get("uid", "")), place.get("view")
        if view == OutcomeForm.name:
            boundary = self.stores.boundaries.get(uid)
            self.note(boundary, crossed=bool(place.get("crossed")), focus=False)
        elif view == BoundaryWizard.name:
            self._reopen_form(uid)
        elif view == ThingVersions.name:
            self.show_versions(uid)
        elif view == BoundaryCopy.name:
            self.show_copy(uid)
        else:
            self.show(uid, focus=False)


def _shown(value: object) -> str:
    return spoken_day(value) if isinstance(value, date) else str(value or "")


def _move(name: str) -> int:
    return next((at for at, move in enumerate(wizard_moves()) if move.id == name), 0)

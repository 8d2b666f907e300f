"""What is done alike with boundaries and requests: kept in a store, with versions and a bin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from trustjournal.errors import TrustJournalError
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.thing_store import ThingStore
from trustjournal.journal.things import Thing
from ui.pages.kind_desk import KindDesk
from ui.pages.own_reader import OwnReader
from ui.pages.thing_versions import EarlierWords, ThingVersions

T = TypeVar("T", bound=Thing)


class OwnDesk(KindDesk, Generic[T]):
    """A subclass says which store it is, how a thing is written, and what its fields are."""

    # --- for each kind ---------------------------------------------------------------------

    @property
    def store(self) -> ThingStore[T]:
        """Where the things of this kind are."""
        raise NotImplementedError

    def edit(self, uid: str, *, focus: bool = True) -> object:
        """Show the form of a kept thing, or of what was typed since; raises as the store."""
        raise NotImplementedError

    def go_on(self, thing: T, draft: FormDraft | None, *, focus: bool) -> object:
        """Show the form of one that has never been kept, with its draft."""
        raise NotImplementedError

    def fields(self, thing: T) -> tuple[tuple[str, str], ...]:
        """Return the labels of the fields with what stands there, for earlier versions."""
        raise NotImplementedError

    def as_it_was(self, now: T, was: T) -> T:
        """Return what is kept when an earlier version is brought back."""
        return was

    # --- opening ---------------------------------------------------------------------------

    def show(self, uid: str, *, focus: bool = True) -> None:
        """A new one's draft to go on writing, else the thing to read."""
        draft = self.stores.forms.get(self.KIND, uid)
        if draft is not None and draft.is_new:
            self.go_on(self._fresh(uid), draft, focus=focus)
        else:
            self.read(uid, focus=focus)

    def _fresh(self, uid: str) -> T:
        """An empty one under the id that its draft has."""
        return self.store.new().edited(uid=uid)

    def _listen(self, view: OwnReader, uid: str) -> None:
        """Do what every reader asks for."""
        safely = self.room.safely
        view.edit_wanted.connect(lambda: safely(lambda: self.edit(uid)))
        view.versions_wanted.connect(lambda: safely(lambda: self.show_versions(uid)))
        view.bin_wanted.connect(lambda: safely(lambda: self.move_to_bin(self.store, uid)))
        view.discard_wanted.connect(lambda: safely(lambda: self.discard_kept(uid)))

    def _reopen_form(self, uid: str) -> None:
        """Show the form again that was open."""
        try:
            self.edit(uid, focus=False)
        except TrustJournalError:  # it has never been kept
            draft = self.stores.forms.get(self.KIND, uid)
            self.go_on(self._fresh(uid), draft, focus=False)

    def _save_and_read(self, work: Callable[[], Changed], uid: str) -> None:
        self.room.tell_change(work())
        self.read(uid)

    # --- earlier versions ------------------------------------------------------------------

    def show_versions(self, uid: str) -> None:
        """Show how a thing was; raises what the store raises."""
        store, now = self.store, self.store.get(uid)
        earlier = {each.version: each for each in store.versions(uid)}
        view = ThingVersions(
            kit=self.kit,
            kind=self.KIND,
            uid=uid,
            now=self.fields(now),
            earlier=[
                EarlierWords(n, each.replaced_at, self.fields(each.thing))
                for n, each in earlier.items()
            ],
            own=self.stores.owns(now),
        )

        def bring_back(number: int) -> None:
            back = self.as_it_was(now, earlier[number].thing)
            self.room.safely(lambda: self._save_and_read(lambda: store.save(back), uid))

        view.bring_back.connect(bring_back)
        view.left.connect(lambda: self.room.safely(lambda: self.read(uid)))
        self.room.show_view(view)

"""Requests in the room: ask, answer, take up what was offered instead, take back."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from PySide6.QtCore import Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.form_drafts import FormDraft
from trustjournal.journal.requests import Request, RequestStore
from ui.pages.answer_form import AnswerForm
from ui.pages.boundary_groups import answer_words
from ui.pages.own_desk import OwnDesk
from ui.pages.request_editor import RequestEditor
from ui.pages.request_reader import RequestReader
from ui.pages.thing_versions import ThingVersions
from ui.theme import Space
from ui.widgets.space_words import keep_icon, keep_words


class RequestDesk(OwnDesk[Request]):
    """What is done with requests."""

    KIND = Request.KIND
    agree_wanted = Signal(object)
    """Write an agreement out of this Request."""
    boundary_wanted = Signal(dict)
    """A boundary is to begin with these words."""

    @property
    def store(self) -> RequestStore:
        """Where the requests are."""
        return self.stores.requests

    def fields(self, thing: Request) -> tuple[tuple[str, str], ...]:
        """Return what was asked, and what was answered."""
        return (
            (self.tr("What I ask for"), thing.ask),
            (self.tr("Why it matters to me"), thing.why),
            (self.tr("The answer"), answer_words(thing.answer) if thing.answer else ""),
            (self.tr("What instead"), thing.counter),
            (self.tr("Words to go with it"), thing.answer_words),
        )

    def as_it_was(self, now: Request, was: Request) -> Request:
        """Only what was asked comes back: an answer belongs to who gave it."""
        return now.edited(ask=was.ask, why=was.why, area=was.area)

    # --- opening ---------------------------------------------------------------------------

    def new(self, values: dict[str, str] | None = None) -> None:
        """Begin a request, with some words if given."""
        self.write(self.stores.requests.new(), is_new=True, prefilled=values)

    def read(self, uid: str, *, focus: bool = True) -> None:
        """Show a request to read."""
        stores, safely = self.stores, self.room.safely
        request = stores.requests.get(uid)
        if stores.answers_read is not None and stores.owns(request):
            with suppress(TrustJournalError):  # then Today tells of it once more
                stores.answers_read.note(request)
        view = RequestReader(kit=self.kit, stores=stores, request=request)
        self._listen(view, uid)
        view.answer_wanted.connect(lambda: safely(lambda: self.answer(uid)))
        view.agree_wanted.connect(lambda: self.agree_wanted.emit(request))
        view.take_up_wanted.connect(lambda: safely(lambda: self._take_up(request)))
        view.boundary_wanted.connect(
            lambda: self.boundary_wanted.emit({"area": request.area, "need": request.ask})
        )
        view.withdraw_wanted.connect(lambda: safely(lambda: self._withdraw(request)))
        self.room.show_view(view, focus=focus)

    def edit(self, uid: str, *, focus: bool = True) -> None:
        """Show the editor on a kept request, or on what was typed since."""
        draft = self.stores.forms.get(self.KIND, uid)
        self.write(self.stores.requests.get(uid), is_new=False, draft=draft, focus=focus)

    def go_on(self, thing: Request, draft: FormDraft | None, *, focus: bool) -> None:
        """Show the editor on one that has never been kept."""
        self.write(thing, is_new=True, draft=draft, focus=focus)

    def write(
        self,
        request: Request,
        *,
        is_new: bool,
        draft: FormDraft | None = None,
        prefilled: dict[str, str] | None = None,
        note: str = "",
        focus: bool = True,
    ) -> None:
        """Show the editor, with a sentence above it about the words to begin with, if any."""
        space = self.kit.theme.space
        shared = space is Space.SHARED
        editor = RequestEditor(
            kit=self.kit,
            stores=self.stores,
            request=request,
            keep_words=self.tr("Ask it, in Us") if shared else keep_words(space),
            keep_icon=keep_icon(space),
            note=note,
        )
        editor.help_wanted.connect(lambda: self.room.go.emit("help"))
        editor.begin(is_new=is_new, draft=draft, prefilled=prefilled)
        self.show_form(editor, lambda _change: self.read(request.uid), focus=focus)

    # --- answering -------------------------------------------------------------------------

    def answer(self, uid: str, *, focus: bool = True) -> None:
        """Answer a request, or note the answer that one has heard."""
        space = self.kit.theme.space
        shared = space is Space.SHARED
        form = AnswerForm(
            kit=self.kit,
            stores=self.stores,
            request=self.stores.requests.get(uid),
            keep_words=self.tr("Answer, in Us") if shared else keep_words(space),
            keep_icon=keep_icon(space),
        )
        self.show_form(form, lambda _change: self.read(uid), focus=focus)

    def _take_up(self, request: Request) -> None:
        """Write the request anew, beginning with what was offered: the words are the other's, and
        who asks says it in their own. The yes that may come is then a yes to that."""
        anew = request if self.stores.person else request.unanswered()
        draft = self.stores.forms.get(self.KIND, request.uid)
        note = self.tr("This was offered to you. Say it in your own words: now it is you who asks.")
        begin = {"ask": request.counter}
        self.write(anew, is_new=False, draft=draft, prefilled=begin, note=note)

    def _withdraw(self, request: Request) -> None:
        store = self.stores.requests
        self._save_and_read(lambda: store.withdraw(request.uid), request.uid)

        def undo() -> None:
            self._save_and_read(lambda: store.save(request), request.uid)

        self.room.offer_undo(self.tr("Taken back."), undo)

    # --- coming back -----------------------------------------------------------------------

    def reopen(self, place: dict[str, Any]) -> None:
        """Show again what was open."""
        uid, view = str(place.get("uid", "")), place.get("view")
        if view == AnswerForm.name:
            self.answer(uid, focus=False)
        elif view == RequestEditor.name:
            self._reopen_form(uid)
        elif view == ThingVersions.name:
            self.show_versions(uid)
        else:
            self.show(uid, focus=False)

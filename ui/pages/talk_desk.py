"""Leads through the guided conversation: which turn is shown, and where it went on last time."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from trustjournal.journal.guided_talk import Spoken, Talk, Turn
from trustjournal.journal.state import StateStore
from trustjournal.vault.session import Session
from ui.pages.talk_said import TalkSaid
from ui.pages.talk_view import TalkView
from ui.pages.thing_view import ThingView
from ui.widgets.kit import Kit

_GROUNDED, _TALK = "disclosure.grounded", "disclosure.talk"


class TalkDesk(QObject):
    """Shows the turns in a room; where the two are is remembered in the private journal."""

    help_wanted = Signal()
    row_wanted = Signal(str)
    """A row of the matrix is to begin with these words."""
    left = Signal()
    """To the rows, please."""
    changed = Signal(object)
    """Something was written; with the Changed."""

    def __init__(
        self,
        *,
        kit: Kit,
        session: Session,
        answers: SpokenAnswerStore,
        drafts: FormDrafts,
        show: Callable[[ThingView, bool], object],
    ) -> None:
        """`show` puts a view on screen, with the keyboard or without."""
        super().__init__()
        self._kit = kit
        self._session = session
        self._put = show
        self._answers = answers
        self._drafts = drafts
        self._state = StateStore(session.private)

    @property
    def begun(self) -> bool:
        """Whether a conversation was begun, by either."""
        return self._state.get(_TALK) is not None or not self._spoken().is_empty()

    def go_on(self) -> None:
        """Show the turn at which it was left; after the last question, the first again."""
        place = self._state.get(_TALK)
        talk = Talk.load().returned_to(place if isinstance(place, dict) else {})
        self._show(Talk.load() if talk.is_over else talk)

    def return_to(self, place: dict[str, Any]) -> None:
        """Show the turn of an earlier `TalkView.place()`."""
        self._show(Talk.load().returned_to(place), focus=False)

    def show_said(self) -> None:
        """Show all that was said."""
        view = TalkSaid(self._kit, Talk.load(), self._spoken(), closed=self._session.space_closed)
        view.left.connect(self.left)
        view.again_wanted.connect(lambda: self._show(Talk.load()))
        view.row_wanted.connect(self.row_wanted)
        self._put(view, True)

    def _show(self, talk: Talk, *, focus: bool = True) -> None:
        self._state.set(_TALK, talk.place())
        if talk.question is None or self._session.space_closed:
            self.show_said()
            return
        view = TalkView(
            kit=self._kit,
            clock=self._session.clock,
            drafts=self._drafts,
            talk=talk,
            question=talk.question,
            spoken=self._spoken(),
            put_away=None if self._state.get(_GROUNDED) else self._put_away,
        )
        view.moved.connect(self._show)
        view.kept.connect(lambda change: self._said(talk, change))
        view.drafted.connect(self.changed)
        view.discarded.connect(lambda draft: self._forget(talk, draft))
        view.left.connect(self.left)
        view.help_wanted.connect(self.help_wanted)
        view.row_wanted.connect(self.row_wanted)
        self._put(view, focus)

    def _said(self, talk: Talk, change: Changed) -> None:
        self.changed.emit(change)
        self._show(talk.passed_on())

    def _forget(self, talk: Talk, draft: FormDraft) -> None:
        self._drafts.discard(draft.kind, draft.uid)
        self._show(talk)

    def _put_away(self) -> None:
        self._state.set(_GROUNDED, True)

    def _spoken(self) -> Spoken:
        me = self._session.person
        partner = next((m.person for m in self._session.members if m.person != me), "")
        return Spoken(self._answers, {Turn.ME: me, Turn.PARTNER: partner})

"""Disclosure in *Us*: the matrix that both agree on, its draft, and the conversation towards it."""

from __future__ import annotations

import uuid
from typing import Any, ClassVar

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from trustjournal.journal.matrix import Matrix
from trustjournal.vault.session import Session
from ui.pages.boundary_blank import ThingBlank
from ui.pages.invitation import Invitation
from ui.pages.matrix_desk import MatrixDesk
from ui.pages.matrix_view import MatrixView
from ui.pages.room_page import RoomPage
from ui.pages.rule_form import RuleForm, values_of
from ui.pages.talk_desk import TalkDesk
from ui.pages.talk_view import TalkView
from ui.pages.thing_room import ThingRoom
from ui.pages.thing_view import ThingView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

_KINDS = frozenset({"agreement", "agreement_draft", "disclosure_answer"})


class MatrixPage(RoomPage):
    """An invitation, the rows, one row's form, or a turn of the conversation."""

    name: ClassVar[str] = "disclosure"

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        session: Session,
        agreements: AgreementStore,
        answers: SpokenAnswerStore,
        drafts: FormDrafts,
        clock: Clock,
    ) -> None:
        """`drafts` are this person's for the shared space, in their private journal."""
        super().__init__()
        self._kit = kit
        self._session = session
        self._matrix = Matrix(agreements)
        self._drafts = drafts
        self._clock = clock
        self._words = texts.load("disclosure_page")["matrix"]
        self._room: ThingRoom
        self._desk = MatrixDesk(
            kit=kit,
            tasks=tasks,
            session=session,
            matrix=self._matrix,
            clock=clock,
            room=lambda: self._room,
        )
        self._talk = TalkDesk(
            kit=kit,
            session=session,
            answers=answers,
            drafts=drafts,
            show=lambda view, focus: self._room.show_view(view, focus=focus),
        )
        self._connect()
        self._room = ThingRoom(kit, self._resting)
        self._room.changed.connect(self.changed)
        self.setLayout(kit.col(self._room, gap=0))

    def _connect(self) -> None:
        desk, talk = self._desk, self._talk
        desk.row_wanted.connect(lambda uid: self._show_row(uid or _fresh()))
        desk.example_wanted.connect(lambda rule: self._show_row(_fresh(), values_of(rule)))
        desk.talk_wanted.connect(talk.go_on)
        desk.said_wanted.connect(talk.show_said)
        talk.left.connect(desk.rest)
        talk.changed.connect(self._tell)
        talk.help_wanted.connect(lambda: self.go.emit("help"))
        talk.row_wanted.connect(lambda words: self._show_row(_fresh(), {"behaviour": words}))

    # --- as every page ---------------------------------------------------------------------

    def entered(self) -> None:
        """Begin where the view begins."""
        self._room.view.entered()

    def refresh(self, change: Changed) -> None:
        """Show the rows as they are now; a form that is open is left alone."""
        if not change.kinds & _KINDS:
            return
        view = self._room.view
        if isinstance(view, MatrixView):
            self._desk.fill(view)
        elif isinstance(view, Invitation) and not self._is_blank():
            self._room.clear()

    def place(self) -> dict[str, Any]:
        """Return the view, what it shows, and where in it the person is."""
        view = self._room.view
        return {"view": view.name, "uid": view.uid, "at": view.place()}

    def return_to(self, place: dict[str, Any]) -> None:
        """Go back to the turn, or the row, that was open."""
        at = place.get("at")
        at = at if isinstance(at, dict) else {}
        talk = at.get("talk")
        if place.get("view") == TalkView.name and isinstance(talk, dict):
            self._talk.return_to(talk)
        elif place.get("view") == RuleForm.name and isinstance(place.get("uid"), str):
            self._show_row(place["uid"], focus=False)
        if place.get("view") == self._room.view.name:
            self._room.view.return_to(at)

    # --- the rows --------------------------------------------------------------------------

    def _is_blank(self) -> bool:
        """Say whether nothing has been begun here."""
        return not (self._talk.begun or self._matrix.draft() or self._matrix.current())

    def _resting(self) -> ThingView:
        """Return the rows; before there is anything, an invitation."""
        if self._is_blank() and self._session.partner_left:
            return ThingBlank(self._kit, self._words["left"])
        if self._is_blank() and not self._session.space_closed:
            invitation = Invitation(
                self._kit, self._words["empty"], self.tr("Begin with some questions"), "chats"
            )
            invitation.accepted.connect(self._talk.go_on)
            return invitation
        return self._desk.view()

    # --- one row ---------------------------------------------------------------------------

    def _show_row(
        self, uid: str, prefilled: dict[str, str] | None = None, *, focus: bool = True
    ) -> None:
        form = RuleForm(
            kit=self._kit,
            clock=self._clock,
            drafts=self._drafts,
            matrix=self._matrix,
            uid=uid,
            prefilled=prefilled,
        )
        form.help_wanted.connect(lambda: self.go.emit("help"))
        form.kept.connect(self._row_kept)
        form.removed.connect(self._remove_row)
        form.discarded.connect(self._discarded)
        form.left.connect(self._desk.rest)
        form.drafted.connect(self._tell)
        self._room.show_view(form, focus=focus)

    def _row_kept(self, change: Changed) -> None:
        self._room.clear()
        self._room.view.entered()
        self._tell(change)

    def _remove_row(self, uid: str) -> None:
        row = self._matrix.row(uid)
        if row is None:
            return
        form = self._room.view
        form.end()
        self._drafts.discard(form.kind, uid)
        self._desk.do(lambda: self._matrix.remove_row(uid))
        self._room.clear()
        self._room.offer_undo(
            self.tr("The row is removed from your draft."),
            lambda: self._desk.do(lambda: self._matrix.put_row(row), focus=True),
        )

    def _discarded(self, draft: FormDraft) -> None:
        """Forget what was typed, with a way to have it back."""
        self._drafts.discard(draft.kind, draft.uid)
        self._room.clear()

        def back() -> None:
            self._drafts.keep(draft)
            self._show_row(draft.uid)

        self._room.offer_undo(self.tr("Discarded."), back)

    def _tell(self, change: Changed) -> None:
        self._room.tell_change(change)


def _fresh() -> str:
    """Return the id of a new row."""
    return uuid.uuid4().hex[:12]

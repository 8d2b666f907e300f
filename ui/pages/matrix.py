"""Disclosure in *Us*: the matrix that both agree on, its draft, and the conversation towards it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.journal.agreement_store import AgreementStore
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.disclosure_talk import SpokenAnswerStore
from trustjournal.journal.entries import Changed
from trustjournal.journal.form_drafts import FormDraft, FormDrafts
from trustjournal.journal.matrix import Matrix
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.session import Session
from ui.pages.agreement_deeds import AgreementDeeds
from ui.pages.agreement_history import AgreementHistory
from ui.pages.base import Page
from ui.pages.invitation import Invitation
from ui.pages.matrix_view import MatrixView
from ui.pages.rule_form import RuleForm, values_of
from ui.pages.talk_desk import TalkDesk
from ui.pages.talk_view import TalkView
from ui.pages.thing_room import ThingRoom
from ui.pages.thing_view import ThingView
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

_KINDS = frozenset({"agreement", "agreement_draft", "disclosure_answer"})


class MatrixPage(Page):
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
        self._tasks = tasks
        self._session = session
        self._matrix = Matrix(agreements)
        self._drafts = drafts
        self._clock = clock
        self._words = texts.load("disclosure_page")["matrix"]
        self._reading: bool | None = None
        self._talk = TalkDesk(
            kit=kit,
            session=session,
            answers=answers,
            drafts=drafts,
            show=lambda view, focus: self._room.show_view(view, focus=focus),
        )
        self._talk.left.connect(self._rest)
        self._talk.changed.connect(self._tell)
        self._talk.help_wanted.connect(lambda: self.go.emit("help"))
        self._talk.row_wanted.connect(lambda words: self._show_row(_fresh(), {"behaviour": words}))
        self._room = ThingRoom(kit, self._resting)
        self._room.changed.connect(self.changed)
        self.setLayout(kit.col(self._room, gap=0))

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
            self._fill(view)
        elif isinstance(view, Invitation) and not self._is_blank():
            self._room.clear()

    def leave(self) -> None:
        """Save the draft of what is open."""
        self._room.view.save()

    def unsaved(self) -> bool:
        """Tell whether it has words that reached no draft."""
        return self._room.view.unsaved

    def open_text(self) -> TextPage | None:
        """Return the text that is being written."""
        return self._room.view.open_text()

    def insert_words(self, words: str) -> bool:
        """Insert words into the text that is open."""
        return self._room.view.insert_words(words)

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
        if self._is_blank() and not self._session.space_closed:
            invitation = Invitation(
                self._kit, self._words["empty"], self.tr("Begin with some questions"), "chats"
            )
            invitation.accepted.connect(self._talk.go_on)
            return invitation
        return self._rows()

    def _rows(self) -> MatrixView:
        deeds = AgreementDeeds(
            kit=self._kit,
            tasks=self._tasks,
            session=self._session,
            store=self._matrix.agreements,
            clock=self._clock,
        )
        deeds.changed.connect(self._tell)
        deeds.revise_wanted.connect(self._revise)
        me = self._session.person
        view = MatrixView(kit=self._kit, clock=self._clock, me=me, deeds=deeds)
        view.row_wanted.connect(lambda uid: self._show_row(uid or _fresh()))
        view.example_wanted.connect(lambda rule: self._show_row(_fresh(), values_of(rule)))
        view.talk_wanted.connect(self._talk.go_on)
        view.said_wanted.connect(self._talk.show_said)
        view.propose_wanted.connect(self._propose)
        view.drop_wanted.connect(self._drop)
        view.review_chosen.connect(self._look_again)
        view.turned.connect(self._turn)
        view.history_wanted.connect(self._show_history)
        view.put_right_wanted.connect(lambda: self._mend(self._matrix.agreements.put_right))
        view.accept_wanted.connect(lambda: self._mend(self._matrix.agreements.accept))
        self._fill(view)
        return view

    def _fill(self, view: MatrixView) -> None:
        current = self._matrix.current()
        uid = current.uid if current else ""
        view.show_matrix(
            current,
            self._matrix.draft(),
            closed=self._session.space_closed,
            reading=self._is_reading(current),
            findings=[finding for finding in self._check() if finding.agreement == uid],
            remembered=bool(uid) and self._matrix.agreements.remembered(uid) is not None,
        )

    def _is_reading(self, current: Agreement | None) -> bool:
        """Say whether the agreement is shown although there is a draft: when one has turned to
        it, or, before one has turned at all, when it waits for an answer."""
        if self._reading is not None or current is None:
            return bool(self._reading)
        return current.standing.waits_for(self._session.person)

    def _turn(self) -> None:
        self._reading = not self._is_reading(self._matrix.current())
        self._rest()

    def _revise(self) -> None:
        """Begin a new version, or go on with the draft that is there."""
        self._reading = False
        self._room.safely(lambda: self._tell(self._matrix.start()))
        self._rest()

    def _show_history(self) -> None:
        current = self._matrix.current()
        if current is not None:
            person = self._session.person
            view = AgreementHistory(kit=self._kit, agreement=current, person=person)
            view.left.connect(self._rest)
            self._room.show_view(view)

    def _check(self) -> tuple[Finding, ...]:
        """Compare the agreements with what this person has seen of them."""
        session = self._session
        if session.shared is None:
            return ()
        return check_agreements(session.private, session.shared, session.members, session.person)

    def _mend(self, way: Callable[[str], Changed]) -> None:
        """Put back what this person remembers, or take what is there as seen."""
        current = self._matrix.current()
        if current is not None:
            self._do(lambda: way(current.uid), focus=True)

    def _rest(self) -> None:
        """Back to the rows, with the keyboard."""
        self._room.view.save()
        self._room.clear()
        self._room.view.entered()

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
        form.left.connect(self._rest)
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
        self._do(lambda: self._matrix.remove_row(uid))
        self._room.clear()
        self._room.offer_undo(
            self.tr("The row is removed from your draft."),
            lambda: self._do(lambda: self._matrix.put_row(row), focus=True),
        )

    def _discarded(self, draft: FormDraft) -> None:
        """Forget what was typed, with a way to have it back."""
        self._drafts.discard(draft.kind, draft.uid)
        self._room.clear()

        def back() -> None:
            self._drafts.keep(draft)
            self._show_row(draft.uid)

        self._room.offer_undo(self.tr("Discarded."), back)

    # --- doing -----------------------------------------------------------------------------

    def _propose(self) -> None:
        self._reading = None
        self._do(self._matrix.propose, focus=True)

    def _drop(self) -> None:
        draft = self._matrix.draft()
        if draft is None:
            return
        self._do(self._matrix.drop_draft)
        keep = self._matrix.agreements.drafts().save
        self._room.offer_undo(
            self.tr("The draft is discarded."), lambda: self._do(lambda: keep(draft), focus=True)
        )

    def _look_again(self, day: date | None) -> None:
        """Keep the day; the page stays as it is, with the cursor where it was."""
        self._room.safely(lambda: self._matrix.look_again(day))

    def _do(self, deed: Callable[[], Changed], *, focus: bool = False) -> None:
        """Do something that the stores may refuse; what they say then is told above the foot."""

        def work() -> None:
            self._tell(deed())
            if focus:
                self._room.view.entered()

        self._room.safely(work)

    def _tell(self, change: Changed) -> None:
        self._room.tell_change(change)


def _fresh() -> str:
    """Return the id of a new row."""
    return uuid.uuid4().hex[:12]

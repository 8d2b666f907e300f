"""The rows of the matrix: shows them as they are, and does what is asked of the agreement."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal

from trustjournal.clock import Clock
from trustjournal.journal.agreement_view import Agreement
from trustjournal.journal.entries import Changed
from trustjournal.journal.matrix import Matrix
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.session import Session
from ui.pages.agreement_deeds import AgreementDeeds
from ui.pages.agreement_history import AgreementHistory
from ui.pages.matrix_view import MatrixView
from ui.pages.thing_room import ThingRoom
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit


class MatrixDesk(QObject):
    """Makes the view of the rows. Nothing is done here without the page's room to tell it in."""

    row_wanted = Signal(str)
    """A row is to be changed; "" for a new one."""
    example_wanted = Signal(object)
    talk_wanted = Signal()
    said_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        session: Session,
        matrix: Matrix,
        clock: Clock,
        room: Callable[[], ThingRoom],
    ) -> None:
        """`room` returns the page's room, which is made with a view of this desk in it."""
        super().__init__()
        self._kit = kit
        self._tasks = tasks
        self._session = session
        self._matrix = matrix
        self._clock = clock
        self._find_room = room
        self._reading: bool | None = None

    def view(self) -> MatrixView:
        """Return a new view of the rows as they are now."""
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
        view.row_wanted.connect(self.row_wanted)
        view.example_wanted.connect(self.example_wanted)
        view.talk_wanted.connect(self.talk_wanted)
        view.said_wanted.connect(self.said_wanted)
        view.propose_wanted.connect(self._propose)
        view.drop_wanted.connect(self._drop)
        view.review_chosen.connect(self._look_again)
        view.turned.connect(self._turn)
        view.history_wanted.connect(self._show_history)
        view.put_right_wanted.connect(lambda: self._mend(self._matrix.agreements.put_right))
        view.accept_wanted.connect(lambda: self._mend(self._matrix.agreements.accept))
        self.fill(view)
        return view

    def fill(self, view: MatrixView) -> None:
        """Show the rows as they are now."""
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

    def rest(self) -> None:
        """Back to the rows, with the keyboard."""
        room = self._find_room()
        room.view.save()
        room.clear()
        room.view.entered()

    def do(self, deed: Callable[[], Changed], *, focus: bool = False) -> None:
        """Do something that the stores may refuse; what they say then is told above the foot."""
        room = self._find_room()

        def work() -> None:
            room.tell_change(deed())
            if focus:
                room.view.entered()

        room.safely(work)

    # --- the draft, and what is there already ----------------------------------------------

    def _is_reading(self, current: Agreement | None) -> bool:
        """Say whether the agreement is shown although there is a draft: when one has turned to
        it, or, before one has turned at all, when it waits for an answer."""
        if self._reading is not None or current is None:
            return bool(self._reading)
        return current.standing.waits_for(self._session.person)

    def _turn(self) -> None:
        self._reading = not self._is_reading(self._matrix.current())
        self.rest()

    def _revise(self) -> None:
        """Begin a new version, or go on with the draft that is there."""
        self._reading = False
        self.do(self._matrix.start)
        self.rest()

    def _propose(self) -> None:
        self._reading = None
        self.do(self._matrix.propose, focus=True)

    def _drop(self) -> None:
        draft = self._matrix.draft()
        if draft is None:
            return
        self.do(self._matrix.drop_draft)
        keep = self._matrix.agreements.drafts().save
        self._find_room().offer_undo(
            self.tr("The draft is discarded."), lambda: self.do(lambda: keep(draft), focus=True)
        )

    def _look_again(self, day: date | None) -> None:
        """Keep the day; the page stays as it is, with the cursor where it was."""
        self._find_room().safely(lambda: self._matrix.look_again(day))

    # --- the agreement ---------------------------------------------------------------------

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
            self.do(lambda: way(current.uid), focus=True)

    def _show_history(self) -> None:
        current = self._matrix.current()
        if current is not None:
            person = self._session.person
            view = AgreementHistory(kit=self._kit, agreement=current, person=person)
            view.left.connect(self.rest)
            self._find_room().show_view(view)

    def _tell(self, change: Changed) -> None:
        self._find_room().tell_change(change)

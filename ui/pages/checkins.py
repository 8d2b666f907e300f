"""Check-ins: choose one, hold it card by card, and look back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import Any, ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal import texts
from trustjournal.clock import Clock
from trustjournal.errors import TrustJournalError
from trustjournal.journal.checkin_keeping import commitments_of, record_of
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Format, Way
from ui.pages.base import Page
from ui.pages.checkin_card import CardView
from ui.pages.checkin_closing import Closing, ClosingView
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkin_home import HomeView
from ui.pages.checkin_keeper import CheckInKeeper
from ui.pages.checkin_pauses import PausedView, StopView
from ui.pages.checkin_sealing import Sealing
from ui.pages.checkin_setup import Setup, SetupView
from ui.pages.checkin_view import ReadingView
from ui.tasks import TaskRunner
from ui.widgets.announce import announce
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

View = CardView | ReadingView
KINDS = frozenset({"running", "checkin", "format", "schedule", "commitment", "sealed"})


class CheckInsPage(Page):
    """Shows one view at a time; what was shown before is destroyed, its words with it."""

    name: ClassVar[str] = "checkins"
    find_words = Signal(str, str)
    """A feeling that was named, and what it is about."""

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        clock: Clock,
        vocabulary: Vocabulary,
        desk: CheckInDesk,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._clock = clock
        self._vocabulary = vocabulary
        self._desk = desk
        self._texts = texts.load("checkins")
        self._view: View | None = None
        self._at: dict[str, Any] = {}
        self._keeper = CheckInKeeper(self)
        self._keeper.failed.connect(self._failed)
        self._keeper.kept.connect(self._kept)
        self._keeper.ticked.connect(self._ticked)
        self._sealing = Sealing(kit=kit, tasks=tasks, desk=desk, texts=self._texts)
        self._sealing.show_wanted.connect(self._put)
        self._sealing.left.connect(self._sealed)
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)
        kit.fill(self, "surface")
        self._home()

    # --- as every page ---------------------------------------------------------------------

    def entered(self) -> None:
        """Show what is due now, and start where a person would."""
        if isinstance(self._view, HomeView):
            self._home()
        if self._view is not None:
            self._view.begin()

    def refresh(self, change: Changed) -> None:
        """Show what was kept elsewhere."""
        if change.kinds & KINDS and isinstance(self._view, HomeView):
            self._home()

    def leave(self) -> None:
        """Keep what is on the card at once."""
        with suppress(Exception):  # leaving must succeed; the words stay on the card
            if self._keeper.session is not None:
                self._keeper.keep()

    def unsaved(self) -> bool:
        """Tell whether there are words on a card that could not be kept."""
        return self._keeper.unsaved

    def place(self) -> dict[str, Any]:
        """Return which check-in is open."""
        session = self._keeper.session
        return {"running": session.uid} if session is not None else dict(self._at)

    def return_to(self, place: dict[str, Any]) -> None:
        """Open that check-in again, at its card; or the format that was looked at."""
        uid, form = place.get("running"), place.get("format")
        with suppress(TrustJournalError):
            if isinstance(uid, str):
                self._take_up(uid)
            elif isinstance(form, str) and self._desk.format(form) is not None:
                self._set_up(form)

    def open_text(self) -> TextPage | None:
        """Return the text of the open card."""
        return self._view.open_text() if isinstance(self._view, CardView) else None

    def insert_words(self, words: str) -> bool:
        """Insert words at the cursor of the card."""
        return self._view is not None and self._view.insert(words)

    # --- choosing --------------------------------------------------------------------------

    def _home(self) -> None:
        self._keeper.close()
        self._at = {}
        try:
            view = HomeView(
                self._kit,
                self._texts,
                running=self._desk.running(),
                due=self._desk.due_lines(self._texts),
                sealed=self._desk.sealed_lines(),
                formats=self._desk.formats(),
            )
        except TrustJournalError as error:
            self._failed(error)
            return
        view.go_on.connect(self._safely(self._take_up))
        view.chosen.connect(self._safely(self.set_up))
        view.sealed_chosen.connect(self._safely(self._open_sealed))
        self._put(view)

    def set_up(self, form_id: str) -> None:
        """Show one format with the ways to hold it."""
        self._set_up(form_id)
        if self._view is not None:
            self._view.begin()

    def _set_up(self, form_id: str) -> None:
        form = self._desk.format(form_id)
        if form is None:
            self._home()
            return
        self._keeper.close()
        self._at = {"format": form_id}
        view = SetupView(
            self._kit, form, self._desk.ways(form), self._texts, names=self._desk.names()
        )
        view.begin_wanted.connect(lambda setup: self._begin(form, setup))
        self._put(view)

    def _begin(self, form: Format, setup: Setup) -> None:
        if setup.way is Way.SEALED:
            self._safely(self._begin_sealed)(form)
            return
        session = CheckInSession.begin(
            form,
            setup.way,
            self._clock,
            names=setup.names,
            concerns=setup.concerns,
            timer=setup.timer,
        )
        if any(setup.names):
            with suppress(TrustJournalError):
                self._desk.remember_names(setup.names)
        self._hold(session)

    def _take_up(self, uid: str) -> None:
        self._hold(self._desk.find_running(uid).resume())

    def _hold(self, session: CheckInSession) -> None:
        self._keeper.open(session, self._desk.store_for(session.way).running)
        self._show_card()
        self._tell("running", session.uid)

    # --- card by card ----------------------------------------------------------------------

    def _show_card(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        if session.finished:
            self._close_up()
            return
        view = CardView(self._kit, self._vocabulary, self._clock, session, self._texts)
        self._keeper.watch(view.answer)
        view.edited.connect(self._edited)
        view.next_wanted.connect(lambda: self._step(CheckInSession.next))
        view.skip_wanted.connect(lambda: self._step(CheckInSession.skip))
        view.back_wanted.connect(lambda: self._step(CheckInSession.back))
        view.swap_wanted.connect(lambda: self._step(CheckInSession.swap))
        view.timer_wanted.connect(lambda on: self._step(lambda now: now.with_timer(on)))
        view.pause_wanted.connect(self._pause)
        view.stop_wanted.connect(self._stop)
        view.find_words.connect(self.find_words)
        view.help_wanted.connect(self._help)
        self._put(view)
        view.begin()

    def _edited(self) -> None:
        self._keeper.touched()
        if isinstance(self._view, CardView):
            self._view.say("")
            self._view.show_feelings()

    def _step(self, take: Callable[[CheckInSession], CheckInSession]) -> None:
        if self._keeper.step(take):
            self._show_card()

    def _pause(self) -> None:
        if not self._keeper.step(CheckInSession.pause):
            return
        self._keeper.watch(None)
        view = PausedView(self._kit, self._texts)
        view.resume_wanted.connect(lambda: self._step(CheckInSession.resume))
        view.stop_wanted.connect(self._stop)
        self._put(view)
        view.begin()

    def _stop(self) -> None:
        if not self._keeper.step(CheckInSession.pause):
            return
        self._keeper.watch(None)
        view = StopView(self._kit, self._texts)
        view.back.connect(lambda: self._step(CheckInSession.resume))
        view.later_wanted.connect(self._leave_it)
        view.end_wanted.connect(self._close_up)
        view.forget_wanted.connect(self._safely(self._forget))
        self._put(view)
        view.begin()

    def _leave_it(self) -> None:
        session = self._keeper.session
        self._keeper.keep()
        self._home()
        self.entered()
        if session is not None:
            self._tell("running", session.uid)

    def _forget(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        self._keeper.close()
        self._report(self._desk.store_for(session.way).running.forget(session.uid))
        self._home()
        self.entered()

    # --- the end ---------------------------------------------------------------------------

    def _close_up(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        self._keeper.watch(None)
        commitments = commitments_of(session, self._clock)
        view = ClosingView(self._kit, self._vocabulary, session, commitments, self._texts)
        view.back.connect(self._back_to_cards)
        if session.way is Way.SEALED:
            view.done.connect(lambda closing: self._sealing.seal(view, session, closing))
        else:
            view.done.connect(self._safely(self._finish))
        self._put(view)
        view.begin()

    def _back_to_cards(self) -> None:
        session = self._keeper.session
        if session is not None and session.finished:
            self._step(CheckInSession.back)
        else:
            self._step(CheckInSession.resume)

    def _finish(self, closing: Closing) -> None:
        session = self._keeper.session
        if session is None:
            return
        record = record_of(session, self._clock.now(), closing.keep, closing.landed)
        change = self._desk.store_for(session.way).finish(record, closing.commitments)
        self._keeper.close()
        self._home()
        self.entered()
        self._report(change)
        announce(self, self.tr("The check-in is kept."))

    # --- sealed ----------------------------------------------------------------------------

    def _begin_sealed(self, form: Format) -> None:
        made, change = self._desk.begin_sealed(form)
        self._report(change)
        self._open_sealed(made.uid)

    def _open_sealed(self, uid: str) -> None:
        if self._desk.sealed_is_mine_to_write(uid):
            self._hold(self._desk.sealed_session(uid))
        else:
            self._keeper.close()
            self._sealing.show_round(uid)

    def _sealed(self, change: Changed) -> None:
        self._keeper.close()
        self._home()
        self.entered()
        self._report(change)

    # --- showing ---------------------------------------------------------------------------

    def _put(self, view: View) -> None:
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self._view = view
        if isinstance(view, ReadingView):
            view.help_wanted.connect(self._help)
            if isinstance(view, SetupView):
                view.back.connect(self._back_home)
        self._room.addWidget(view)
        view.show()  # a layout would only do it later, and what is hidden takes no focus

    def _back_home(self) -> None:
        self._home()
        self.entered()

    def _help(self) -> None:
        self.go.emit("help")

    def _safely(self, work: Callable[..., None]) -> Callable[..., None]:
        def tried(*arguments: Any) -> None:
            try:
                work(*arguments)
            except TrustJournalError as error:
                self._failed(error)

        return tried

    def _failed(self, error: Exception) -> None:
        from ui.errors import error_card

        card = error_card(self._kit, error)
        self._room.insertWidget(0, card)
        announce(self, card.accessibleName())

    def _kept(self) -> None:
        if isinstance(self._view, CardView):
            self._view.say(self.tr("Kept so far"))

    def _ticked(self) -> None:
        session = self._keeper.session
        if isinstance(self._view, CardView) and session is not None and session.card is not None:
            self._view.show_spent(session.spent_by(session.card.turn))

    def _tell(self, kind: str, uid: str) -> None:
        self._report(Changed(frozenset({kind}), frozenset({uid})))

    def _report(self, change: Changed) -> None:
        if change.kinds:
            self.changed.emit(change)

"""A check-in that is held: from card to card, paused, stopped, and what stays at its end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from trustjournal.errors import TrustJournalError
from trustjournal.journal.checkin_keeping import commitments_of, record_of
from trustjournal.journal.checkins import CheckInSession
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Way
from ui.pages.checkin_card import CardView
from ui.pages.checkin_closing import Closing, ClosingView
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkin_ended import Ended, where_it_went
from ui.pages.checkin_keeper import CheckInKeeper
from ui.pages.checkin_pauses import PausedView, StopView
from ui.pages.checkin_sealing import Sealing
from ui.widgets.kit import Kit


class Holding(QObject):
    """Shows the view that the session asks for, and has every step kept before the next."""

    show_wanted = Signal(object)
    left = Signal(object)
    """The check-in is put aside, kept or forgotten, with what was changed."""
    ended = Signal(object)
    """What to say of it then, before `left`."""
    failed = Signal(object)
    help_wanted = Signal()
    find_words = Signal(str, str)

    def __init__(
        self,
        parent: QObject,
        *,
        kit: Kit,
        vocabulary: Vocabulary,
        desk: CheckInDesk,
        sealing: Sealing,
        texts: dict[str, Any],
    ) -> None:
        super().__init__(parent)
        self._kit = kit
        self._vocabulary = vocabulary
        self._desk = desk
        self._sealing = sealing
        self._texts = texts
        self._card: CardView | None = None
        self._keeper = CheckInKeeper(self)
        self._keeper.failed.connect(self.failed)
        self._keeper.kept.connect(self._kept)
        self._keeper.ticked.connect(self._ticked)

    # --- what the page asks ----------------------------------------------------------------

    @property
    def uid(self) -> str:
        """The id of the check-in that is held, "" for none."""
        session = self._keeper.session
        return session.uid if session is not None else ""

    @property
    def unsaved(self) -> bool:
        """Whether words are on a card that could not be kept."""
        return self._keeper.unsaved

    def hold(self, session: CheckInSession) -> None:
        """Take up a check-in at its card."""
        self._keeper.open(session, self._desk.store_for(session.way).running)
        self._show_card()

    def keep(self) -> None:
        """Have what is on the card on disk at once."""
        if self._keeper.session is not None:
            self._keeper.keep()

    def let_go(self) -> None:
        """Hold nothing; what is kept stays."""
        self._card = None
        self._keeper.close()

    # --- card by card ----------------------------------------------------------------------

    def _show_card(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        if session.finished:
            self._close_up()
            return
        view = CardView(self._kit, self._vocabulary, self._desk.clock, session, self._texts)
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
        view.help_wanted.connect(self.help_wanted)
        self._put(view)
        view.begin()

    def _edited(self) -> None:
        self._keeper.touched()
        if self._card is not None:
            self._card.say("")
            self._card.show_feelings()

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
        uid = self.uid
        self._keeper.keep()
        self.let_go()
        self.left.emit(Changed(frozenset({"running"}), frozenset({uid})))

    def _forget(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        change = self._desk.store_for(session.way).running.forget(session.uid)
        self.let_go()
        self.ended.emit(Ended(self._texts["ended"]["forgotten"]))
        self.left.emit(change)

    # --- the end ---------------------------------------------------------------------------

    def _close_up(self) -> None:
        session = self._keeper.session
        if session is None:
            return
        self._keeper.watch(None)
        commitments = commitments_of(session, self._desk.clock)
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
        record = record_of(session, self._desk.clock.now(), closing.keep, closing.landed)
        change = self._desk.store_for(session.way).finish(record, closing.commitments)
        comes_up = bool(closing.commitments)
        said = where_it_went(record, self._desk.where, self._texts, comes_up=comes_up)
        self.let_go()
        self.ended.emit(said)
        self.left.emit(change)

    # --- showing ---------------------------------------------------------------------------

    def _put(self, view: CardView | PausedView | StopView | ClosingView) -> None:
        self._card = view if isinstance(view, CardView) else None
        self.show_wanted.emit(view)

    def _safely(self, work: Callable[..., None]) -> Callable[..., None]:
        def tried(*arguments: Any) -> None:
            try:
                work(*arguments)
            except TrustJournalError as error:
                self.failed.emit(error)

        return tried

    def _kept(self) -> None:
        if self._card is not None:
            self._card.say(self.tr("Kept so far"))

    def _ticked(self) -> None:
        session = self._keeper.session
        if self._card is not None and session is not None and session.card is not None:
            self._card.show_spent(session.spent_by(session.card.turn))

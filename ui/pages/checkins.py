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
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.entries import Changed
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.formats import Format, Way
from ui.pages.base import Page
from ui.pages.checkin_card import CardView
from ui.pages.checkin_comebacks import ComebackRow
from ui.pages.checkin_desk import CheckInDesk
from ui.pages.checkin_ended import Ended
from ui.pages.checkin_holding import Holding
from ui.pages.checkin_home import HomeView
from ui.pages.checkin_looking import Looking
from ui.pages.checkin_sealing import Sealing
from ui.pages.checkin_setup import Setup, SetupView
from ui.pages.checkin_view import ReadingView
from ui.pages.checkin_words import rhythm_words
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
        self._ended: Ended | None = None
        self._sealing = Sealing(self, kit=kit, tasks=tasks, desk=desk, texts=self._texts)
        self._sealing.show_wanted.connect(self._put)
        self._sealing.left.connect(self._left)
        self._sealing.ended.connect(self._over)
        self._sealing.opened.connect(self._opened)
        self._holding = Holding(
            self,
            kit=kit,
            vocabulary=vocabulary,
            desk=desk,
            sealing=self._sealing,
            texts=self._texts,
        )
        self._holding.show_wanted.connect(self._put)
        self._holding.left.connect(self._left)
        self._holding.ended.connect(self._over)
        self._holding.failed.connect(self._failed)
        self._holding.help_wanted.connect(self._help)
        self._holding.find_words.connect(self.find_words)
        self._looking = Looking(
            self, kit=kit, tasks=tasks, vocabulary=vocabulary, desk=desk, texts=self._texts
        )
        self._looking.show_wanted.connect(self._look)
        self._looking.home_wanted.connect(self._back_home)
        self._looking.format_wanted.connect(self._safely(self.set_up))
        self._looking.changed.connect(self._report)
        self._looking.failed.connect(self._failed)
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
            held = self.isAncestorOf(self.window().focusWidget())
            self._home()
            if held:
                self.entered()

    def leave(self) -> None:
        """Keep what is on the card at once."""
        self._ended = None
        with suppress(Exception):  # leaving must succeed; the words stay on the card
            self._holding.keep()

    def unsaved(self) -> bool:
        """Tell whether there are words on a card that could not be kept."""
        return self._holding.unsaved

    def place(self) -> dict[str, Any]:
        """Return which check-in is open."""
        held = self._holding.uid
        return {"running": held} if held else dict(self._at)

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
        self._holding.let_go()
        self._at = {}
        try:
            view = HomeView(
                self._kit,
                self._texts,
                running=self._desk.running(),
                due=self._desk.due_lines(self._texts),
                sealed=self._desk.sealed_lines(),
                formats=self._desk.formats(),
                comebacks=bool(self._desk.comebacks.open()),
                lone=self._desk.lone(),
                closed="" if self._desk.writable else self._texts["closed"]["sentence"],
                ended=self._ended,
            )
        except TrustJournalError as error:
            self._failed(error)
            return
        view.go_on.connect(self._safely(self._take_up))
        view.chosen.connect(self._safely(self.set_up))
        view.sealed_chosen.connect(self._safely(self._open_sealed))
        view.past_wanted.connect(self._looking.past)
        view.comebacks_wanted.connect(self._looking.comebacks)
        view.record_wanted.connect(self._looking.record)
        self._put(view)

    def open_past(self, uid: str) -> None:
        """Show one check-in that was held."""
        self._looking.record(uid)

    def show_comebacks(self) -> None:
        """Show what was said to come back to."""
        self._looking.comebacks()

    def go_on(self, uid: str) -> None:
        """Take up a check-in that was put aside, at its card."""
        self._safely(self._take_up)(uid)

    def open_sealed(self, uid: str) -> None:
        """Show a sealed check-in: one's own side to write, or what is needed to open both."""
        self._safely(self._open_sealed)(uid)

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
        self._holding.let_go()
        self._at = {"format": form_id}
        view = SetupView(
            self._kit,
            form,
            self._desk.ways(form),
            self._texts,
            names=self._desk.names(),
            before=self._from_last_time(form),
            when=rhythm_words(self._desk.schedule(form.id)),
            is_own=self._desk.own_format(form.id) is not None,
            is_due=self._desk.is_due(form.id),
        )
        view.begin_wanted.connect(lambda setup: self._begin(form, setup))
        view.away_wanted.connect(self._safely(lambda: self._pass(form)))
        view.rhythm_wanted.connect(lambda: self._looking.rhythm(form))
        view.past_wanted.connect(lambda: self._looking.past(form.id))
        view.change_wanted.connect(lambda: self._looking.change(form))
        self._put(view)

    def _from_last_time(self, form: Format) -> list[ComebackRow]:
        today = self._clock.now().date()
        rows = []
        for each in self._desk.comebacks.open(form.id):
            row = ComebackRow(self._kit, self._desk.comebacks, each, today)
            row.changed.connect(self._report)
            rows.append(row)
        return rows

    def _begin(self, form: Format, setup: Setup) -> None:
        if setup.way is Way.SEALED:
            self._safely(self._begin_sealed)(form, setup.concerns is Seat.FIRST)
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
        self._holding.hold(session)
        self._tell("running", session.uid)

    # --- sealed ----------------------------------------------------------------------------

    def _begin_sealed(self, form: Format, mine: bool) -> None:
        made, change = self._desk.begin_sealed(form, mine=mine)
        self._report(change)
        self._open_sealed(made.uid)

    def _open_sealed(self, uid: str) -> None:
        if self._desk.sealed_is_mine_to_write(uid):
            self._hold(self._desk.sealed_session(uid))
        else:
            self._holding.let_go()
            self._sealing.show_round(uid)

    # --- the end ---------------------------------------------------------------------------

    def _pass(self, form: Format) -> None:
        change = self._desk.put_away(form.id)
        self._over(Ended(self._texts["ended"]["passed"].format(title=form.title)))
        self._left(change)

    def _over(self, ended: Ended) -> None:
        self._ended = ended
        announce(self, ended.words)

    def _left(self, change: Changed) -> None:
        self._holding.let_go()
        self._home()
        self.entered()
        self._report(change)

    def _opened(self, change: Changed, uid: str) -> None:
        """Both sides are open: there they are."""
        self._looking.record(uid)
        self._report(change)

    # --- showing ---------------------------------------------------------------------------

    def _put(self, view: View) -> None:
        while (item := self._room.takeAt(0)) is not None:
            widget = item.widget()
            if isinstance(widget, QWidget):
                widget.hide()
                widget.deleteLater()
        self._view = view
        if not isinstance(view, HomeView):
            self._ended = None
        if isinstance(view, ReadingView):
            view.help_wanted.connect(self._help)
            if isinstance(view, SetupView):
                view.back.connect(self._back_home)
        self._room.addWidget(view)
        view.show()  # a layout would only do it later, and what is hidden takes no focus

    def _look(self, view: ReadingView) -> None:
        self._holding.let_go()
        self._at = {}
        self._put(view)

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

    def _tell(self, kind: str, uid: str) -> None:
        self._report(Changed(frozenset({kind}), frozenset({uid})))

    def _report(self, change: Changed) -> None:
        if change.kinds:
            self.changed.emit(change)

"""Settings for two people: how things stand, the way to a space of their own, and out of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.errors import OwnPassphraseWanted, WrongPassphrase
from trustjournal.vault.space_events import EventKind, SpaceEvent
from ui.pages.help_sections import hanging
from ui.pages.settings_section import Section
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.passphrase_field import PassphraseField
from ui.widgets.when_field import spoken_day

if TYPE_CHECKING:
    from trustjournal.vault.people import Presence
    from trustjournal.vault.vault import Session


class TwoSection(Section):
    """Alone, apart, or together; what can be done from there."""

    together_wanted = Signal()
    space_changed = Signal(str, str)
    """The space was left or closed: a sentence and a next step to tell."""

    def __init__(self, kit: Kit, tasks: TaskRunner, session: Session) -> None:
        words: dict[str, Any] = texts.load("together")
        self._words = words
        said = words["settings"]
        super().__init__(kit, said["title"], _standing(said, session))
        self._tasks = tasks
        self._session = session
        if session.shared is None and session.shared_problem is None:
            label = said["begin" if session.people_here < 2 else "again"]
            self.put(kit.row(kit.button(label, on=self.together_wanted.emit), None))
        elif session.partner_left and not session.space_closed:
            self.put(kit.row(kit.button(said["again"], on=self.together_wanted.emit), None))
        ways = [self._way_out("leave", self._leave)] if session.shared is not None else []
        if session.shared is not None and not session.space_closed:
            ways.append(self._way_out("close", session.close_space))
        for way in ways:
            self.put(way, 4)
            for other in ways:
                if other is not way:
                    way.unfolded.connect(other.fold)

    def _way_out(self, name: str, deed: Callable[[Presence], object]) -> WayOut:
        words = {**self._words["settings"], **self._words[name]}
        way = WayOut(self._kit, self._tasks, self._session, words, deed)
        way.done.connect(lambda: self.space_changed.emit(words["done"], words["done_next"]))
        return way

    def _leave(self, presence: Presence) -> None:
        from trustjournal.journal.own_words import copy_own_words

        self._session.leave_space(presence, copy_own_words)


class WayOut(QWidget):
    """One thing that can't be undone: what it does, the passphrase, and a button that does it."""

    done = Signal()
    unfolded = Signal()

    def __init__(
        self,
        kit: Kit,
        tasks: TaskRunner,
        session: Session,
        words: dict[str, Any],
        deed: Callable[[Presence], object],
    ) -> None:
        """`words` name the buttons and tell what happens; `deed` may raise typed errors."""
        super().__init__()
        self._tasks = tasks
        self._session = session
        self._words = words
        self._deed = deed
        self._start = kit.button(words["begin"], on=self._unfold)
        self._field = PassphraseField(kit, words["passphrase"])
        self._field.submitted.connect(self._run)
        self._do = kit.button(words["do"], "danger", on=self._run)
        self._outcome = Outcome(kit)
        self._form = self._build_form(kit)
        self.setLayout(kit.col(kit.row(self._start, None), self._form, self._outcome, gap=4))

    def _build_form(self, kit: Kit) -> QWidget:
        words = self._words
        stay = kit.button(words["stay"], "plain", on=self._second_thoughts)
        form = kit.wrap(
            kit.col(
                kit.text(words["heading"], "ui_strong"),
                *(hanging(kit, "–", item) for item in words["items"]),
                4,
                kit.field(words["passphrase"], self._field),
                kit.row(self._do, None, stay),
                gap=8,
            )
        )
        form.hide()
        return form

    def _unfold(self) -> None:
        self._outcome.clear()
        self._start.hide()
        self._form.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.unfolded.emit()

    def fold(self) -> None:
        """Put the form away, with what was typed."""
        self._field.clear()
        self._form.hide()
        self._outcome.clear()
        self._start.show()

    def _second_thoughts(self) -> None:
        self.fold()
        self._start.setFocus(Qt.FocusReason.OtherFocusReason)

    def _run(self) -> None:
        passphrase, session, deed = self._field.text(), self._session, self._deed

        def work(_progress: Progress) -> None:
            try:
                with session.presence(passphrase) as presence:
                    deed(presence)
            except WrongPassphrase:
                raise OwnPassphraseWanted from None

        self._do.setEnabled(False)
        task = self._tasks.run(work, self._finished, self._failed)
        self._outcome.busy(self._words["doing"], task, can_stop=False)

    def _finished(self, _answer: object) -> None:
        self._field.clear()
        self.done.emit()

    def _failed(self, error: Exception) -> None:
        self._do.setEnabled(True)
        self._outcome.fail(error)


def last_event(session: Session, kind: EventKind) -> SpaceEvent | None:
    """Return the latest event of a kind in the shared space, or None."""
    return next((each for each in reversed(session.space_events) if each.kind is kind), None)


def _standing(words: dict[str, str], session: Session) -> str:
    """Return how things stand, in one sentence or two."""
    if session.shared_problem is not None:
        return words["unreadable"]
    if session.shared is None:
        return words["alone" if session.people_here < 2 else "apart"]
    closed, left = (last_event(session, kind) for kind in (EventKind.CLOSED, EventKind.LEFT))
    if session.space_closed and closed is not None:
        by = "closed_by_me" if closed.person == session.person else "closed_by_partner"
        return words[by].format(day=spoken_day(closed.at.date()))
    if left is not None and session.partner_left:
        return words["partner_left"].format(day=spoken_day(left.at.date()))
    return words["open"]

"""Guides in which two people take turns: nobody finds on screen what the other one chose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.errors import (
    FirstPassphraseWrong,
    OtherPassphraseWrong,
    PassphraseInUse,
    WrongPassphrase,
)
from trustjournal.journal.state import StateStore
from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run_step import Step
from ui.lock.first_run_steps import ReadingStep
from ui.lock.guide import Guide
from ui.lock.person_steps import PersonSteps
from ui.lock.two_steps import AboutStep, TogetherStep
from ui.space_desk import LAST_SPACE, US_PLACE
from ui.tasks import TaskRunner, Work
from ui.theme import Space
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.vault.joining import SecondPerson
    from trustjournal.vault.vault import Session


class TurnsGuide(Guide):
    """A guide that seals a person's steps when the other one takes over."""

    turns: tuple[tuple[PersonSteps, Step], ...] = ()
    """Each person, and the step at which it is no longer their turn."""

    def _arrive(self) -> None:
        """Take what a person chose off the screen once their turn is over."""
        for person, over in self.turns:
            if over in self.steps and self._current >= self.steps.index(over):
                self._seal(person)

    def _seal(self, person: PersonSteps) -> None:
        if person.sealed:
            return
        for old, new in person.seal():
            if old in self.steps:
                self.replace(old, new)

    def _step_before(self) -> int:
        """Back into the steps of somebody whose turn was over: that person begins anew."""
        before = self._current - 1
        for person, _over in self.turns:
            if person.sealed and self.steps[before] in person.steps:
                person.reopen()
                return self.steps.index(person.choose)
        return before


class JoinGuide(TurnsGuide):
    """From Settings: the second person gets a journal, and both open the shared space."""

    joined = Signal()
    left = Signal()

    def __init__(
        self, *, kit: Kit, tasks: TaskRunner, session: Session, clipboard: PrivateClipboard
    ) -> None:
        """Whoever's session it is began. Where two people have a journal, they only open Us."""
        not_now = kit.button(self.tr("Not now"), "plain")
        super().__init__(kit=kit, tasks=tasks, way_out=not_now)
        not_now.clicked.connect(lambda _checked=False: self.left.emit())
        self._session = session
        words, first = texts.load("together"), texts.load("first_run")
        names = words["names"]
        self._second = PersonSteps(
            kit=kit,
            tasks=tasks,
            clipboard=clipboard,
            words=first,
            names=(names["second_safety"], names["second_passphrase"], names["second_recovery"]),
            role_name=names["role"],
            refuse=lambda passphrase: refuse_in_use(session, passphrase),
        )
        self._together = TogetherStep(kit, words["together"], self._try)
        self.turns = ((self._second, self._together),)
        self._is_new = session.people_here < 2
        self.set_steps(self._way(kit, words, first))

    def _way(self, kit: Kit, words: dict[str, Any], first: dict[str, Any]) -> list[Step]:
        about, done = AboutStep(kit, words["about"]), ReadingStep(kit, words["done"])
        if not self._is_new:
            return [about, self._together, done]
        limits = {**first["limits"], "name": words["names"]["second_limits"]}
        return [
            about,
            ReadingStep(kit, words["hand_over"]),
            ReadingStep(kit, limits),
            *self._second.steps,
            self._together,
            done,
        ]

    def _try(self, own: str, other: str) -> Work:
        session, chosen = self._session, self._second.passphrase if self._is_new else None

        def work(_progress: Progress) -> None:
            if chosen is not None and other != chosen:
                raise OtherPassphraseWrong
            if not session.check_passphrase(own):
                raise FirstPassphraseWrong

        return work

    def _finish(self) -> None:
        from trustjournal.vault.joining import SecondPerson

        session = self._session
        own, other = self._together.passphrases
        second = SecondPerson(other, self._second.key, self._second.begin())

        def work(_progress: Progress) -> None:
            open_for_two(session, own, second)

        self.work(work, self._done, self.tr("Opening Us. This takes a few seconds."))

    def _done(self, _answer: object) -> None:
        self._task = None
        self._second.forget()
        self._together.forget()
        self.joined.emit()


def open_for_two(session: Session, own: str, second: SecondPerson) -> None:
    """Give the second person a journal if there is none yet, and open a space together.

    Raises what `Session.add_person` and `open_space` raise; what was done before stays, and is
    not done again.
    """
    if session.people_here < 2:
        session.add_person(second.passphrase, second.recovery, second.begin)
    session.open_space(own, second.passphrase)
    begin_in_us(session)


def begin_in_us(session: Session) -> None:
    """Have Us open next, on its first page: both are here, and Only me is for one of them."""
    state = StateStore(session.private)
    state.set(LAST_SPACE, Space.SHARED.value)
    state.set(US_PLACE, {})


def refuse_in_use(session: Session, passphrase: str) -> None:
    """Raise PassphraseInUse where this passphrase opens anybody's journal here."""
    try:
        session.presence(passphrase).forget()
    except WrongPassphrase:
        return
    raise PassphraseInUse

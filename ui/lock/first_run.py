"""The first run: what the app is, whether it fits, a passphrase, a recovery key, a journal.

For two people it goes on with the second one's passphrase and key, and the opening together.
Nothing is written to disk before the last step; until then, closing the window forgets all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.errors import FirstPassphraseWrong, OtherPassphraseWrong, PassphraseInUse
from trustjournal.journal.roles import set_role
from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run_step import Step
from ui.lock.first_run_steps import ReadingStep
from ui.lock.person_steps import PersonSteps
from ui.lock.two_people import TurnsGuide, begin_in_us
from ui.lock.two_steps import AboutStep, ChoiceStep, TogetherStep
from ui.tasks import TaskRunner, Work
from ui.widgets.kit import Kit
from ui.widgets.role_choice import RoleChoice

if TYPE_CHECKING:
    from trustjournal.vault.kdf import KdfParameters
    from trustjournal.vault.vault import Session, Vault


class FirstRun(TurnsGuide):
    """Leads through the steps, and creates the journal or journals at the end."""

    created = Signal(object)
    restore_wanted = Signal()

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        vault: Vault,
        clipboard: PrivateClipboard,
        kdf: KdfParameters | None = None,
    ) -> None:
        """`kdf` None measures this computer and takes half a second to a second's work."""
        backup = kit.button(self.tr("I have a backup"), "link")
        super().__init__(kit=kit, tasks=tasks, way_out=backup)
        backup.clicked.connect(lambda _checked=False: self.restore_wanted.emit())
        self._vault = vault
        self._kdf = kdf
        words, two = texts.load("first_run"), texts.load("together")
        names = two["names"]
        self._names = tuple(words[each]["name"] for each in ("passphrase", "recovery_key"))
        self._names_of_two = names["first_passphrase"], names["first_recovery"]
        self._first = PersonSteps(
            kit=kit,
            tasks=tasks,
            clipboard=clipboard,
            words=words,
            role_name=names["role"],
        )
        self._second = PersonSteps(
            kit=kit,
            tasks=tasks,
            clipboard=clipboard,
            words=words,
            names=(names["second_safety"], names["second_passphrase"], names["second_recovery"]),
            role_name=names["role"],
            refuse=self._refuse_in_use,
        )
        self._choice = ChoiceStep(kit, two["choice"])
        self._choice.chosen.connect(lambda _two: self._set_way())
        self._role = self._add_role(kit)
        self._opening = [ReadingStep(kit, words["welcome"]), ReadingStep(kit, words["limits"])]
        self._done = ReadingStep(kit, words["done"])
        self._about = AboutStep(kit, two["about"])
        limits = {**words["limits"], "name": names["second_limits"]}
        self._change = [ReadingStep(kit, two["hand_over"]), ReadingStep(kit, limits)]
        self._together = TogetherStep(kit, two["together"], self._try)
        self._done_two = ReadingStep(kit, two["done"])
        self.turns = ((self._first, self._change[1]), (self._second, self._together))
        self._set_way()

    def _add_role(self, kit: Kit) -> RoleChoice:
        words = texts.load("roles")["role"]
        role = RoleChoice(kit, words)
        self._choice.show_extra(kit.wrap(kit.col(kit.text(words["ask"]), role, gap=8)))
        return role

    def _set_way(self) -> None:
        two, first = self._choice.two, self._first
        first.choose.name, first.recovery.name = self._names_of_two if two else self._names
        steps: list[Step] = [*self._opening, first.safety, self._choice]
        if not two:
            self.set_steps([*steps, first.choose, first.recovery, self._done])
            return
        own = [self._about, *first.steps[1:]]
        theirs = [*self._change, *self._second.steps]
        self.set_steps([*steps, *own, *theirs, self._together, self._done_two])

    # --- two people ------------------------------------------------------------------------

    def _refuse_in_use(self, passphrase: str) -> None:
        if _same(passphrase, self._first.passphrase):
            raise PassphraseInUse

    def _try(self, own: str, other: str) -> Work:
        first, second = self._first.passphrase, self._second.passphrase

        def work(_progress: Progress) -> None:
            if not _same(own, first):
                raise FirstPassphraseWrong
            if not _same(other, second):
                raise OtherPassphraseWrong

        return work

    # --- creating --------------------------------------------------------------------------

    def _finish(self) -> None:
        from trustjournal.vault.joining import SecondPerson

        vault, kdf, two = self._vault, self._kdf, self._choice.two
        passphrase, key = self._first.passphrase, self._first.key
        role = self._first.role if two else self._role.role
        theirs = self._second
        second = SecondPerson(theirs.passphrase, theirs.key, theirs.begin()) if two else None

        def work(progress: Progress) -> Session:
            session = vault.create(passphrase, key, second=second, kdf=kdf, progress=progress)
            if second:
                begin_in_us(session)
            if role is not None:
                set_role(session.private, role)
            return session

        words = self.tr("Making your journal. This takes a few seconds.")
        self.work(work, self._created, words)

    def _created(self, session: object) -> None:
        self._task = None
        for person in (self._first, self._second):
            person.forget()
        self._together.forget()
        self.created.emit(session)


def _same(one: str, other: str) -> bool:
    from trustjournal.vault.kdf import normalised

    return normalised(one) == normalised(other)

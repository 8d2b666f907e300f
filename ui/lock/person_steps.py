"""The steps in which one person chooses what opens their journal, and forgets them again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.journal.roles import Role, set_role
from ui.desktop.clipboard import PrivateClipboard
from ui.lock.first_run_step import Step
from ui.lock.first_run_steps import PassphraseStep, SafetyStep
from ui.lock.recovery_step import RecoveryStep
from ui.tasks import TaskRunner, Work
from ui.widgets.kit import Kit
from ui.widgets.role_choice import RoleChoice

if TYPE_CHECKING:
    from trustjournal.vault.database import Database


class FreshPassphraseStep(PassphraseStep):
    """A passphrase that must not be in use; `refuse(passphrase)` raises for one that is."""

    def __init__(
        self,
        kit: Kit,
        tasks: TaskRunner,
        words: dict[str, Any],
        refuse: Callable[[str], object] | None,
    ) -> None:
        super().__init__(kit, tasks, words)
        self._refuse = refuse

    def check(self) -> Work | None:
        """Return what refuses a passphrase in use; None where there is nobody else."""
        refuse, passphrase = self._refuse, self.passphrase
        if refuse is None:
            return None

        def work(_progress: Progress) -> None:
            refuse(passphrase)

        return work


class RoleStep(Step):
    """Where one of the two stands, while the other one looks away. It may be left out."""

    def __init__(self, kit: Kit, name: str) -> None:
        words = texts.load("roles")["role"]
        super().__init__(kit, name, words["title"], words["ask"])
        self._choice = RoleChoice(kit, words)
        self.put(self._choice)

    @property
    def role(self) -> Role | None:
        """What was chosen; None when nothing was."""
        return self._choice.role


class PersonSteps:
    """Safety, passphrase, recovery key and, of two people, the role of one of them.

    `seal` takes what was chosen off the screen, so that the other one finds nothing of it.
    """

    def __init__(
        self,
        *,
        kit: Kit,
        tasks: TaskRunner,
        clipboard: PrivateClipboard,
        words: dict[str, Any],
        names: tuple[str, str, str] | None = None,
        role_name: str = "",
        refuse: Callable[[str], object] | None = None,
    ) -> None:
        """`words` are those of the first run; `names` are other short names of the steps;
        with a `role_name` the role is asked last, under that name."""
        self._kit = kit
        self._tasks = tasks
        self._clipboard = clipboard
        self._refuse = refuse
        self._role_name = role_name
        tables = [words["safety"], words["passphrase"], words["recovery_key"]]
        if names is not None:
            tables = [{**table, "name": name} for table, name in zip(tables, names, strict=True)]
        self._tables = tables
        self._sealed: tuple[str, Any, Role | None] | None = None
        self._make()

    def _make(self) -> None:
        safety, passphrase, recovery = self._tables
        self.safety = SafetyStep(self._kit, safety)
        self.choose = FreshPassphraseStep(self._kit, self._tasks, passphrase, self._refuse)
        self.recovery = RecoveryStep(self._kit, recovery, self._clipboard)
        self.stands = RoleStep(self._kit, self._role_name) if self._role_name else None

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps as they are on screen now."""
        asked = (self.stands,) if self.stands else ()
        return self.safety, self.choose, self.recovery, *asked

    @property
    def passphrase(self) -> str:
        """What was chosen."""
        return self._sealed[0] if self._sealed else self.choose.passphrase

    @property
    def key(self) -> Any:
        """The recovery key to create the journal with; None when none is wanted."""
        return self._sealed[1] if self._sealed else self.recovery.key

    @property
    def role(self) -> Role | None:
        """Where they stand, if they said so."""
        if self._sealed:
            return self._sealed[2]
        return self.stands.role if self.stands else None

    def begin(self) -> Callable[[Database], object] | None:
        """Return what writes the role into their journal while it is made; None for nothing."""
        role = self.role
        return None if role is None else lambda private: set_role(private, role)

    @property
    def sealed(self) -> bool:
        """Whether what was chosen is off the screen."""
        return self._sealed is not None

    def seal(self) -> list[tuple[Step, Step]]:
        """Keep what was chosen, and return each step with the empty one that takes its place."""
        kept, before = (self.passphrase, self.key, self.role), self.steps
        self.forget()
        self._sealed = kept
        self._make()
        return list(zip(before, self.steps, strict=True))

    def reopen(self) -> None:
        """The person chooses anew."""
        self._sealed = None

    def forget(self) -> None:
        """Drop everything that was chosen."""
        self._sealed = None
        self.choose.forget()
        self.recovery.forget()

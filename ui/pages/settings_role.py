"""Settings for where somebody stands: it chooses prompts, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trustjournal import texts
from trustjournal.errors import TrustJournalError
from trustjournal.journal.roles import Role, role_of, set_role
from ui.pages.settings_section import Section
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome
from ui.widgets.role_choice import RoleChoice

if TYPE_CHECKING:
    from trustjournal.vault.vault import Session


class RoleSection(Section):
    """Three words to choose from; the choice is kept at once."""

    def __init__(self, kit: Kit, session: Session) -> None:
        words = texts.load("roles")["role"]
        super().__init__(kit, words["title"], words["short"])
        self._kept = str(words["kept"])
        self._session = session
        self._outcome = Outcome(kit)
        choice = RoleChoice(kit, words, role_of(session.private))
        choice.chosen.connect(self._keep)
        self.put(choice, self._outcome)

    def _keep(self, role: Role) -> None:
        try:
            set_role(self._session.private, role)
        except TrustJournalError as error:
            self._outcome.fail(error)
            return
        self._outcome.say(self._kept)

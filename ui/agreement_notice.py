"""A calm word after unlocking when agreements are not as this person last saw them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from trustjournal import texts
from trustjournal.clock import Progress
from trustjournal.journal.watch import Finding, check_agreements
from trustjournal.vault.vault import Session
from ui.tasks import TaskRunner


class AgreementNotice(QObject):
    """Checks the agreements of the shared space once, off the screen's thread."""

    def __init__(
        self,
        session: Session,
        tasks: TaskRunner,
        tell: Callable[[str, str], object],
        parent: QObject,
    ) -> None:
        """`tell(sentence, next step)` is called at most once, when something was found."""
        super().__init__(parent)
        self._session = session
        self._tasks = tasks
        self._tell = tell

    def look(self) -> None:
        """Check now; what cannot be checked is told by the page itself."""
        if self._session.shared is not None:
            self._tasks.run(self._check, self._found, self._failed)

    def _check(self, _progress: Progress) -> tuple[Finding, ...]:
        session = self._session
        if session.shared is None:
            return ()
        return check_agreements(session.private, session.shared, session.members, session.person)

    def _found(self, findings: tuple[Finding, ...]) -> None:
        if findings:
            words = texts.load("boundaries_page")["found"]
            self._tell(words["sentence"], words["next"])

    def _failed(self, _error: Exception) -> None:
        """The upkeep checks the whole space, and tells what is wrong with it."""

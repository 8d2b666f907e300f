"""Settings that look things over: check the journal, and what this app is made of."""

from __future__ import annotations

from importlib import metadata
from typing import TYPE_CHECKING

from trustjournal.clock import Progress
from ui.pages.settings_section import Section
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.outcome import Outcome

if TYPE_CHECKING:
    from trustjournal.vault.checks import Problem
    from trustjournal.vault.vault import Session

MOST_SHOWN = 20


class CheckSection(Section):
    """Checks every page, the chain of changes and every entry; repairs nothing."""

    def __init__(self, kit: Kit, tasks: TaskRunner, session: Session) -> None:
        super().__init__(
            kit,
            self.tr("Check the journal"),
            self.tr(
                "Looks whether anything was damaged, put back or changed outside the app. "
                "Nothing is changed."
            ),
        )
        self._tasks = tasks
        self._session = session
        self._start = kit.button(self.tr("Check now"), on=self._run)
        self._outcome = Outcome(kit)
        self._findings = kit.text("")
        self._findings.hide()
        self.put(kit.row(self._start, None), self._outcome, self._findings)

    def _run(self) -> None:
        session = self._session

        def work(progress: Progress) -> list[Problem]:
            from trustjournal.journal.contents import recorded_contents
            from trustjournal.vault.verify import verify

            return verify(session, progress, contents=recorded_contents)

        self._start.setEnabled(False)
        self._findings.hide()
        task = self._tasks.run(work, self._done, self._failed)
        self._outcome.busy(self.tr("Checking…"), task)

    def _done(self, problems: list[Problem]) -> None:
        self._start.setEnabled(True)
        if not problems:
            self._outcome.say(self.tr("Everything is as it was last saved."))
            return
        from trustjournal.messages import explain_finding

        self._outcome.say(
            self.tr("Things to look at: %n. A backup from before may help.", "", len(problems)),
            "danger",
        )
        lines = [
            explain_finding(problem.kind.value, problem.where, shared=problem.shared)
            for problem in problems
        ]
        more = ["…"] if len(lines) > MOST_SHOWN else []
        self._findings.say("\n".join(lines[:MOST_SHOWN] + more))
        self._findings.show()

    def _failed(self, error: Exception) -> None:
        self._start.setEnabled(True)
        self._outcome.fail(error)


class AboutSection(Section):
    """Version, licence, and whose methods the app leans on."""

    def __init__(self, kit: Kit) -> None:
        super().__init__(kit, self.tr("About"))
        version = self.tr("TrustJournal {version}, MIT licence.")
        self.put(
            kit.text(version.format(version=metadata.version("trustjournal"))),
            kit.text(
                self.tr(
                    "Nothing leaves this computer: there is no account, no network access and "
                    "no statistics. Who the methods come from is told in Help & safety, under "
                    "“About the methods”."
                ),
                "ui",
                "text_muted",
            ),
        )

"""What the app does for the journal by itself, in a quiet minute after unlocking."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from trustjournal.clock import Progress
from trustjournal.errors import Cancelled
from ui.tasks import Task, TaskRunner

QUIET_SECONDS = 20

Job = Callable[[Progress], object]


class Upkeep(QObject):
    """Runs its jobs one after the other off the GUI thread; speaks up only about problems."""

    problem = Signal(object)
    finished = Signal()

    def __init__(
        self,
        tasks: TaskRunner,
        jobs: list[Job],
        parent: QObject | None = None,
        quiet_seconds: float = QUIET_SECONDS,
    ) -> None:
        """Wait `quiet_seconds`, then run each of `jobs` (called with a progress reporter)."""
        super().__init__(parent)
        self._tasks = tasks
        self._jobs = list(jobs)
        self._task: Task | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(quiet_seconds * 1000))
        self._timer.timeout.connect(self._next)
        self._timer.start()

    def stop(self) -> None:
        """Cancel what is under way; nothing more is started."""
        self._timer.stop()
        self._jobs.clear()
        if self._task is not None:
            self._task.cancel()

    def _next(self) -> None:
        self._task = None
        if not self._jobs:
            self.finished.emit()
            return
        self._task = self._tasks.run(self._jobs.pop(0), self._done, self._failed)

    def _done(self, _answer: object) -> None:
        self._next()

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            self.problem.emit(error)
        self._next()

"""The only thread pool: whatever can take over 100 ms runs here, with progress and cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from trustjournal.clock import Progress
from trustjournal.errors import Cancelled

Work = Callable[[Progress], Any]


class Task(QObject):
    """One piece of work under way; its signals arrive in the GUI thread."""

    progressed = Signal(int, int)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress; it then fails with Cancelled."""
        self._cancelled.set()

    def report(self, done: int, total: int) -> None:
        """Pass progress on (the work calls this); raises Cancelled after `cancel`."""
        if self._cancelled.is_set():
            raise Cancelled
        self.progressed.emit(done, total)


class _Run(QRunnable):
    def __init__(self, task: Task, work: Work) -> None:
        super().__init__()
        self._task = task
        self._work = work

    def run(self) -> None:
        try:
            answer = self._work(self._task.report)
        except Exception as error:  # every failure must reach the screen that asked
            self._task.failed.emit(error)
        else:
            self._task.done.emit(answer)
        self._task.ended.emit()


class TaskRunner(QObject):
    """Runs work off the GUI thread and brings the answer back."""

    def __init__(self, parent: QObject | None = None, threads: int = 2) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(threads)
        self._tasks: set[Task] = set()

    def run(
        self,
        work: Work,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Task:
        """Start `work(progress)`; then call `done(answer)` or `failed(error)` in the GUI thread.

        A callback that is a method of a deleted widget is not called.
        """
        task = Task(self)
        self._tasks.add(task)
        if done is not None:
            task.done.connect(done)
        if failed is not None:
            task.failed.connect(failed)
        task.ended.connect(self._forget)
        self._pool.start(_Run(task, work))
        return task

    @property
    def busy(self) -> bool:
        """Whether any work is under way."""
        return bool(self._tasks)

    def stop(self, wait_ms: int = 10_000) -> bool:
        """Cancel everything and wait; returns whether all work ended in time."""
        for task in list(self._tasks):
            task.cancel()
        return self._pool.waitForDone(wait_ms)

    def _forget(self) -> None:
        task = self.sender()
        if isinstance(task, Task):
            self._tasks.discard(task)
            task.deleteLater()

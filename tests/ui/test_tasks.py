import threading
import time

from PySide6.QtCore import QThread
from PySide6.QtWidgets import QLabel

from trustjournal.clock import Progress
from trustjournal.errors import Cancelled, DiskFull
from ui.tasks import TaskRunner


def test_work_runs_elsewhere_and_its_answer_comes_home(qtbot) -> None:  # type: ignore[no-untyped-def]
    runner = TaskRunner()
    home = QThread.currentThread()
    seen: list[object] = []
    runner.run(
        lambda _report: QThread.currentThread() is not home,
        lambda answer: seen.extend([answer, QThread.currentThread() is home]),
    )
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen == [True, True]
    qtbot.waitUntil(lambda: not runner.busy)


def test_a_failure_reaches_the_one_who_asked(qtbot) -> None:  # type: ignore[no-untyped-def]
    runner = TaskRunner()
    errors: list[Exception] = []

    def work(_report: Progress) -> None:
        raise DiskFull

    runner.run(work, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], DiskFull)


def test_progress_is_told_and_cancel_stops(qtbot) -> None:  # type: ignore[no-untyped-def]
    runner = TaskRunner()
    told: list[tuple[int, int]] = []
    errors: list[Exception] = []

    def work(report: Progress) -> None:
        for step in range(10_000):
            report(step, 10_000)
            time.sleep(0.001)

    task = runner.run(work, failed=errors.append)
    task.progressed.connect(lambda done, total: told.append((done, total)))
    qtbot.waitUntil(lambda: len(told) > 3)
    task.cancel()
    qtbot.waitUntil(lambda: bool(errors))
    assert isinstance(errors[0], Cancelled)
    assert told[0][1] == 10_000


def test_a_deleted_screen_is_not_called(qtbot) -> None:  # type: ignore[no-untyped-def]
    runner = TaskRunner()
    go = threading.Event()
    label = QLabel()
    runner.run(lambda _report: go.wait(30) and "late", label.setText)
    label.deleteLater()
    qtbot.wait(20)
    go.set()
    qtbot.waitUntil(lambda: not runner.busy)


def test_stop_cancels_what_is_under_way(qtbot) -> None:  # type: ignore[no-untyped-def]
    runner = TaskRunner()

    def work(report: Progress) -> None:
        while True:
            report(0, 1)
            time.sleep(0.001)

    runner.run(work)
    assert runner.stop(30_000)
    qtbot.waitUntil(lambda: not runner.busy)

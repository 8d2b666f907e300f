"""The watch gathers its sources and speaks for them only while armed."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from trustjournal.clock import SystemClock
from trustjournal.idle import IdleRule, steady_seconds
from ui.desktop.lock_watch import LockWatch, SessionEnd, lock_watch
from ui.desktop.source import LockSource, Reason


class Recorded(LockSource):
    """A source that writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def start(self) -> None:
        self.calls.append("start")

    def disarm(self) -> None:
        super().disarm()
        self.calls.append("disarm")

    def stop(self) -> None:
        self.calls.append("stop")


def listen(watch: LockWatch) -> list[str]:
    heard: list[str] = []
    watch.lock_wanted.connect(heard.append)
    return heard


@pytest.mark.parametrize("reason", list(Reason))
def test_every_source_is_heard_while_armed_only(qtbot: QtBot, reason: Reason) -> None:
    first, second = Recorded(), Recorded()
    watch = LockWatch([first, second])
    heard = listen(watch)
    first.want(reason)
    assert heard == []
    watch.arm()
    first.want(reason)
    second.want(reason)
    assert heard == [reason.value] * 2
    watch.disarm()
    second.want(reason)
    assert heard == [reason.value] * 2


def test_sources_start_once_and_stop(qtbot: QtBot) -> None:
    source = Recorded()
    watch = LockWatch([source])
    watch.start()
    watch.arm()
    watch.disarm()
    watch.arm()
    watch.stop()
    assert source.calls == ["start", "disarm", "stop"]


def test_locking_within_the_signal_disarms(qtbot: QtBot) -> None:
    source = Recorded()
    watch = LockWatch([source])
    watch.lock_wanted.connect(lambda _reason: watch.disarm())
    heard = listen(watch)
    watch.arm()
    source.want(Reason.SUSPEND)
    source.want(Reason.IDLE)
    assert heard == ["suspend"]


def test_the_end_of_the_session_is_heard(qtbot: QtBot) -> None:
    source = SessionEnd()
    watch = LockWatch([source])
    heard = listen(watch)
    watch.arm()
    app = QCoreApplication.instance()
    assert isinstance(app, QGuiApplication)
    assert app.receivers("2commitDataRequest(QSessionManager&)") >= 1
    source._ends()  # a QSessionManager cannot be made here
    assert heard == ["session_end"]


def test_a_whole_watch_runs_and_ends_cleanly() -> None:
    """In a process of its own, with no bus: armed to the end, it must neither speak nor crash."""
    code = (
        "import sys\n"
        "from PySide6.QtCore import QTimer\n"
        "from PySide6.QtWidgets import QApplication, QLineEdit\n"
        "from trustjournal.clock import SystemClock\n"
        "from trustjournal.idle import IdleRule, steady_seconds\n"
        "from ui.desktop.lock_watch import lock_watch\n"
        "app = QApplication([])\n"
        "field = QLineEdit(); field.show()\n"
        "watch = lock_watch(IdleRule(1, steady_seconds, SystemClock()), app)\n"
        "watch.lock_wanted.connect(print)\n"
        "watch.start(); watch.arm()\n"
        "QTimer.singleShot(200, app.quit)\n"
        "code = app.exec()\n"
        "watch.stop()\n"
        "sys.exit(code)\n"
    )
    environment = {"QT_QPA_PLATFORM": "offscreen", "DBUS_SESSION_BUS_ADDRESS": "unix:path=/none"}
    if sys.platform == "linux":
        environment["DBUS_SYSTEM_BUS_ADDRESS"] = "unix:path=/none"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_the_real_watch_has_idle_time_and_the_system(qtbot: QtBot) -> None:
    watch = lock_watch(IdleRule(3, steady_seconds, SystemClock()))
    names = {type(source).__name__ for source in watch.findChildren(LockSource)}
    system = {"linux": "LinuxDesktop", "win32": "WindowsDesktop", "darwin": "MacDesktop"}
    assert names == {"IdleSource", "SessionEnd", "EndSignals", system[sys.platform]}

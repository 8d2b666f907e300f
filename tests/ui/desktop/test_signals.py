"""Signals to end, sent to a process of its own."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest
from pytestqt.qtbot import QtBot

from ui.desktop.signals import EndSignals

if sys.platform == "win32":
    pytest.skip("Windows has no such signals", allow_module_level=True)

APP = """
import sys
from PySide6.QtWidgets import QApplication
from PySide6.QtCore import QTimer
from ui.desktop.signals import EndSignals
app = QApplication([])
source = EndSignals()
source.wanted.connect(lambda reason: print("lock", reason, flush=True))
source.start()
if sys.argv[1] == "armed":
    source.arm()
QTimer.singleShot(0, lambda: print("ready", flush=True))
code = app.exec()
source.stop()
print("quit", code, flush=True)
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
@pytest.mark.parametrize("state", ["armed", "resting"])
def test_the_app_locks_first_and_then_quits(number: int, state: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", APP, state], stdout=subprocess.PIPE, text=True
    ) as app:
        assert app.stdout is not None
        assert app.stdout.readline() == "ready\n"
        app.send_signal(number)
        try:
            rest, _ = app.communicate(timeout=30)
        finally:
            app.kill()
    assert rest == ("lock session_end\n" if state == "armed" else "") + "quit 0\n"
    assert app.returncode == 0


def test_a_second_source_of_wakening_is_no_end(qtbot: QtBot) -> None:
    heard: list[str] = []
    source = EndSignals()
    source.wanted.connect(heard.append)
    before = signal.signal(signal.SIGUSR1, lambda *_: heard.append("theirs"))
    source.start()
    source.arm()
    try:
        signal.raise_signal(signal.SIGUSR1)
        qtbot.wait(100)
        assert heard == ["theirs"]
    finally:
        source.stop()
        signal.signal(signal.SIGUSR1, before)


def test_stopping_puts_the_old_answers_back(qtbot: QtBot) -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    source = EndSignals()
    source.start()
    assert signal.getsignal(signal.SIGINT) is not before[1]
    source.stop()
    source.stop()
    assert [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)] == before
    assert signal.set_wakeup_fd(-1) == -1

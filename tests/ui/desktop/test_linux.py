"""The Linux source on a real bus: every signal comes from another process."""

from __future__ import annotations

import itertools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("D-Bus sources are for Linux", allow_module_level=True)
if not shutil.which("dbus-daemon") or not shutil.which("dbus-send"):
    pytest.skip("needs the programs of Debian's dbus package", allow_module_level=True)
pytest.importorskip("jeepney")

from PySide6.QtCore import QObject
from PySide6.QtDBus import QDBusConnection

from ui.desktop.linux import LinuxDesktop

NAMES = (f"test-{number}" for number in itertools.count())


def program(*arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        arguments,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    )


class Bus:
    """A private bus, and a connection of the app's process to it."""

    def __init__(self) -> None:
        self.daemon = program("dbus-daemon", "--session", "--nofork", "--print-address")
        assert self.daemon.stdout is not None
        self.address = self.daemon.stdout.readline().strip()
        self.name = next(NAMES)
        self.connection = QDBusConnection.connectToBus(self.address, self.name)
        assert self.connection.isConnected()

    def active_changed(self, interface: str, value: str) -> None:
        path = "/" + interface.replace(".", "/")
        subprocess.run(
            [
                "dbus-send",
                f"--bus={self.address}",
                "--type=signal",
                path,
                f"{interface}.ActiveChanged",
                value,
            ],
            check=True,
            timeout=20,
        )

    def close(self) -> None:
        QDBusConnection.disconnectFromBus(self.name)
        with self.daemon:
            self.daemon.terminate()


class Logind:
    """The other end of `fake_logind.py`; what it says is read by a thread."""

    def __init__(self, address: str) -> None:
        script = str(Path(__file__).with_name("fake_logind.py"))
        self.process = program(sys.executable, script, address)
        self.expect("ready")

    def tell(self, command: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(command + "\n")
        self.process.stdin.flush()

    def expect(self, line: str) -> None:
        """Wait for its next line: the test's own time limit ends a wait in vain."""
        assert self.process.stdout is not None
        assert self.process.stdout.readline().strip() == line

    def close(self) -> None:
        with self.process:
            self.process.terminate()


@pytest.fixture
def bus(qapp: QObject) -> Iterator[Bus]:
    bus = Bus()
    yield bus
    bus.close()


@pytest.fixture
def logind(bus: Bus) -> Iterator[Logind]:
    logind = Logind(bus.address)
    yield logind
    logind.close()


@pytest.fixture
def source(bus: Bus) -> Iterator[LinuxDesktop]:
    """A started source whose two buses are the one private bus."""
    source = LinuxDesktop(bus.connection, bus.connection)
    yield source
    source.stop()
    source.deleteLater()


def armed(source: LinuxDesktop, qtbot: QtBot) -> LinuxDesktop:
    source.start()
    source.arm()
    qtbot.waitUntil(lambda: source.delays_sleep)
    return source


@pytest.mark.parametrize(
    "interface",
    [
        "org.freedesktop.ScreenSaver",
        "org.gnome.ScreenSaver",
        "org.cinnamon.ScreenSaver",
        "org.mate.ScreenSaver",
        "org.xfce.ScreenSaver",
    ],
)
def test_a_locked_screen_locks_and_an_unlocked_one_does_not(
    interface: str, bus: Bus, source: LinuxDesktop, qtbot: QtBot
) -> None:
    heard: list[str] = []
    source.wanted.connect(heard.append)
    source.start()
    source.arm()
    bus.active_changed(interface, "boolean:false")
    bus.active_changed(interface, "string:true")  # not what the interface says: ignored
    with qtbot.waitSignal(source.wanted):
        bus.active_changed(interface, "boolean:true")
    assert heard == ["screen_locked"]


def test_a_disarmed_source_says_nothing(bus: Bus, source: LinuxDesktop, qtbot: QtBot) -> None:
    heard: list[str] = []
    source.wanted.connect(heard.append)
    source.start()
    source.arm()
    source.disarm()
    bus.active_changed("org.gnome.ScreenSaver", "boolean:true")
    qtbot.wait(300)
    assert heard == []


def test_logind_asks_every_session_to_lock(
    logind: Logind, source: LinuxDesktop, qtbot: QtBot
) -> None:
    armed(source, qtbot)
    with qtbot.waitSignal(source.wanted) as heard:
        logind.tell("lock")
    assert heard.args == ["screen_locked"]


@pytest.mark.parametrize(("command", "reason"), [("sleep", "suspend"), ("shutdown", "session_end")])
def test_the_computer_waits_until_all_is_locked(
    command: str, reason: str, logind: Logind, source: LinuxDesktop, qtbot: QtBot
) -> None:
    armed(source, qtbot)
    logind.expect("inhibit shutdown:sleep delay")
    with qtbot.waitSignal(source.wanted) as heard:
        logind.tell(f"{command} 1")
    assert heard.args == [reason]
    qtbot.wait(200)
    assert source.delays_sleep
    source.disarm()
    logind.expect("released")
    assert not source.delays_sleep
    logind.tell(f"{command} 0")
    qtbot.waitUntil(lambda: source.delays_sleep)
    logind.expect("inhibit shutdown:sleep delay")


def test_a_locked_journal_keeps_nobody_waiting(
    logind: Logind, source: LinuxDesktop, qtbot: QtBot
) -> None:
    heard: list[str] = []
    source.wanted.connect(heard.append)
    armed(source, qtbot).disarm()
    assert source.delays_sleep  # held all the time, so that the list of inhibitors tells nothing
    logind.expect("inhibit shutdown:sleep delay")
    logind.tell("sleep 1")
    qtbot.waitUntil(lambda: not source.delays_sleep)
    logind.expect("released")
    assert heard == []


def test_stopping_gives_the_inhibitor_back(
    logind: Logind, source: LinuxDesktop, qtbot: QtBot
) -> None:
    armed(source, qtbot)
    logind.expect("inhibit shutdown:sleep delay")
    source.stop()
    logind.expect("released")


def test_an_answer_that_comes_after_stopping_is_given_back(
    logind: Logind, source: LinuxDesktop, qtbot: QtBot
) -> None:
    source.start()
    source.stop()
    qtbot.wait(300)
    assert not source.delays_sleep
    logind.expect("inhibit shutdown:sleep delay")
    logind.expect("released")


def test_without_logind_nothing_waits_and_screensavers_still_work(
    bus: Bus, source: LinuxDesktop, qtbot: QtBot
) -> None:
    source.start()
    source.arm()
    qtbot.wait(200)
    assert not source.delays_sleep
    with qtbot.waitSignal(source.wanted):
        bus.active_changed("org.gnome.ScreenSaver", "boolean:true")


def test_no_bus_at_all_is_silent(qtbot: QtBot, capfd: pytest.CaptureFixture[str]) -> None:
    nowhere = QDBusConnection("never-connected")
    source = LinuxDesktop(nowhere, nowhere)
    source.start()
    source.arm()
    qtbot.wait(50)
    source.stop()
    assert capfd.readouterr() == ("", "")


def test_logind_is_heard_when_it_starts_later(bus: Bus, source: LinuxDesktop, qtbot: QtBot) -> None:
    source.start()
    source.arm()
    late = Logind(bus.address)
    try:
        with qtbot.waitSignal(source.wanted) as heard:
            late.tell("sleep 1")
        assert heard.args == ["suspend"]
    finally:
        late.close()

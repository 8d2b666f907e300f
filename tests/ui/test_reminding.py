"""\"Journal time\": said once, at its time, in two words, and by the system's own notifier."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QSize
from pytestqt.qtbot import QtBot

from tests.fixed import FixedClock
from tests.ui.screens import House, wait_for
from trustjournal.journal.answers import Answer, AnswerType
from trustjournal.journal.checkin_keeping import record_of
from trustjournal.journal.checkin_records import Commitment
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.journal.checkins import CheckInSession, Seat
from trustjournal.journal.formats import Way, shipped
from trustjournal.journal.reminder_file import NAME, ReminderFile
from trustjournal.journal.schedules import Schedule
from trustjournal.preferences import Preferences, PreferencesFile
from trustjournal.vault.session import Session
from ui import app
from ui.desktop.autostart import Autostart
from ui.desktop.notify import Notifier
from ui.desktop.tray import Tray
from ui.pages.settings_reminders import ReminderSection
from ui.reminding import Reminding
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick


class World:
    """A journal that may be locked, its reminders, and what they said."""

    def __init__(self, session: Session, clock: FixedClock, tmp_path: Path) -> None:
        self.session: Session | None = session
        self.clock = clock
        self.checkins = CheckIns(session.private, clock)
        self.preferences = PreferencesFile(tmp_path)
        self.file = ReminderFile(tmp_path)
        self.path = tmp_path / NAME
        self.said: list[str] = []
        self.parent = QObject()
        self.reminding = self.begin()

    def begin(self) -> Reminding:
        """As after a start: nothing is remembered but what was kept."""
        return Reminding(
            self.parent,
            clock=self.clock,
            preferences=self.preferences,
            file=self.file,
            session=lambda: self.session,
            say=self.said.append,
        )

    def lock(self) -> None:
        self.reminding.remember()
        self.session = None
        self.reminding = self.begin()

    def at(self, hour: int, minute: int = 0, day: int = 14) -> None:
        self.clock.moment = self.clock.moment.replace(day=day, hour=hour, minute=minute)
        self.reminding.look()


@pytest.fixture
def world(qtbot: QtBot, session: Session, clock: FixedClock, tmp_path: Path) -> World:
    made = World(session, clock, tmp_path)
    made.checkins.rhythms.keep(Schedule("weekly_pulse", time(20), date(2026, 3, 1)))
    return made


def hold(world: World) -> None:
    form = next(form for form in shipped() if form.id == "weekly_pulse")
    held = CheckInSession.begin(form, Way.SOLO, world.clock)
    held = held.said(Answer(AnswerType.SCALE, 4))
    keep = frozenset({(Seat.FIRST, "safe")})
    world.checkins.finish(record_of(held, world.clock.now(), keep))


def test_two_words_once_and_again_the_next_day(world: World) -> None:
    world.at(19, 59)
    assert world.said == []
    for minute in (0, 1, 30):
        world.at(20, minute)
    world.reminding = world.begin()  # started over
    world.at(20, 45)
    assert world.said == ["Journal time"]
    world.at(20, 0, day=15)
    assert world.said == ["Journal time"] * 2


def test_not_when_it_was_held_already(world: World) -> None:
    world.at(9)
    hold(world)
    world.at(20, 5)
    assert world.said == []


def test_not_when_it_was_let_pass(world: World) -> None:
    world.at(9)
    world.checkins.let_pass(["weekly_pulse 2026-03-14T20:00"])
    world.at(20, 5)
    assert world.said == []
    world.at(20, 0, day=15)
    assert world.said == ["Journal time"]


def test_nothing_is_said_without_being_asked_for(world: World) -> None:
    world.checkins.rhythms.keep(Schedule("weekly_pulse", time(20), date(2026, 3, 1), remind=False))
    world.at(20, 5)
    assert world.said == []


def test_a_clock_set_back_says_nothing_twice(world: World) -> None:
    world.at(20, 5)
    world.clock.moment -= timedelta(hours=2)
    for _ in range(200):
        world.reminding.look()
        world.clock.moment += timedelta(minutes=1)
    assert world.said == ["Journal time"]


def test_quiet_hours_are_kept(world: World) -> None:
    world.preferences.save(Preferences(quiet_from="19:30", quiet_until="21:00"))
    world.at(20, 5)
    assert world.said == []
    world.at(21, 0)
    assert world.said == ["Journal time"]


def test_what_somebody_asked_to_come_up_is_said_in_the_morning(world: World) -> None:
    world.checkins.rhythms.delete("weekly_pulse")
    said = Commitment.new(world.clock, words="A walk.", remind_on=date(2026, 3, 16))
    world.checkins.commitments.save(said)
    world.at(9, 5, day=15)
    assert world.said == []
    world.at(9, 0, day=16)
    assert world.said == ["Journal time"]


def test_while_locked_nothing_is_known_unless_it_was_asked_for(world: World) -> None:
    world.at(9)
    world.lock()
    assert not world.path.exists()
    world.at(20, 5)
    assert world.said == []


def test_while_locked_times_alone_are_known_when_asked_for(world: World) -> None:
    world.preferences.save(Preferences(remind_locked=True))
    world.at(9)
    world.lock()
    data = json.loads(world.path.read_text("utf-8"))
    assert set(data) == {"times", "told"}
    (times,) = data["times"].values()
    assert times[0] == "2026-03-13T20:00"
    assert all(len(at) == len("2026-03-14T20:00") for at in times)
    assert "pulse" not in world.path.read_text("utf-8")
    world.at(20, 5)
    world.at(20, 6)
    assert world.said == ["Journal time"]


def test_what_was_held_before_locking_is_not_said_while_locked(world: World) -> None:
    world.preferences.save(Preferences(remind_locked=True))
    world.at(9)
    hold(world)
    world.lock()
    world.at(20, 5)
    assert world.said == []


def test_two_peoples_times_stand_beside_each_other(tmp_path: Path, clock: FixedClock) -> None:
    file = ReminderFile(tmp_path)
    one, other = (clock.now().replace(tzinfo=None, second=0) + timedelta(hours=n) for n in (1, 2))
    file.keep("aa", [one], ())
    file.keep("bb", [other], (one,))
    file.keep("aa", [], (one,))
    assert file.load().all() == [other]
    assert file.load().told == (one,)
    (tmp_path / NAME).write_text("{broken")
    assert file.load().all() == []
    file.forget()
    assert not (tmp_path / NAME).exists()


# --- settings ------------------------------------------------------------------------------


def test_the_settings_are_kept_and_taken_back(qtbot: QtBot, kit: Kit, tmp_path: Path) -> None:
    preferences = PreferencesFile(tmp_path)
    autostart = Autostart(["journal", "--tray"], home=tmp_path)
    section = ReminderSection(kit, preferences, tmp_path, autostart)
    qtbot.addWidget(section)
    ticks = {tick.text(): tick for tick in section.findChildren(Tick)}
    locked = ticks["Also while the journal is locked"]
    start = ticks["Start with the computer, in the tray"]
    locked.click()
    assert preferences.load().remind_locked
    ReminderFile(tmp_path).keep("aa", [], ())
    locked.click()
    assert not (tmp_path / NAME).exists()
    section._from.setText("9 pm")
    section._from.editingFinished.emit()
    assert preferences.load().quiet_from == "21:00"
    start.click()
    assert autostart.enabled
    start.click()
    assert not autostart.enabled


@pytest.fixture
def no_config(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


@pytest.mark.skipif(sys.platform != "linux", reason="a desktop entry")
@pytest.mark.usefixtures("no_config")
def test_the_desktop_entry_tells_little_and_quotes_well(tmp_path: Path) -> None:
    autostart = Autostart(["/opt/a b/python", "--data-dir", 'x"y$z'], home=tmp_path)
    autostart.set(True)
    written = (tmp_path / ".config/autostart/trustjournal.desktop").read_text("utf-8")
    assert written.splitlines() == [
        "[Desktop Entry]",
        "Type=Application",
        "Name=Journal",
        'Exec="/opt/a b/python" "--data-dir" "x\\\\"y\\\\$z"',
    ]


# --- the system's notifier -----------------------------------------------------------------

FAKE = """
import sys
from jeepney import DBusAddress, HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
bus = open_dbus_connection(sys.argv[1])
bus.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
print("ready", flush=True)
while True:
    call = bus.receive()
    if call.header.message_type is MessageType.method_call:
        print(repr(tuple(call.body)), flush=True)
        bus.send(new_method_return(call, "u", (1,)))
"""


@pytest.fixture
def desktop() -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """A private bus with a notification service on it."""
    if not shutil.which("dbus-daemon"):
        pytest.skip("needs Debian's dbus package")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    address = daemon.stdout.readline().strip()
    service = subprocess.Popen(
        [sys.executable, "-c", FAKE, address], stdout=subprocess.PIPE, text=True
    )
    assert service.stdout is not None
    assert service.stdout.readline() == "ready\n"
    yield address, service
    for program in (service, daemon):
        program.terminate()
        program.wait()
        assert program.stdout is not None
        program.stdout.close()


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_the_desktop_is_told_a_title_and_nothing_else(
    qtbot: QtBot, desktop: tuple[str, subprocess.Popen[str]]
) -> None:
    address, service = desktop
    tasks = TaskRunner()
    Notifier(tasks, bus=address).say("Journal time")
    wait_for(lambda: not tasks.busy)
    assert service.stdout is not None
    told = service.stdout.readline().strip()
    assert told == "('', 0, '', 'Journal time', '', [], {}, -1)"


@pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")
def test_a_desktop_without_notifications_is_no_fault(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = TaskRunner()
    Notifier(tasks, bus=f"unix:path={tmp_path / 'none'}").say("Journal time")
    wait_for(lambda: not tasks.busy)


# --- in the tray ---------------------------------------------------------------------------


def test_in_the_tray_closing_the_window_locks_and_stays(
    qtbot: QtBot, lived_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(lived_in, tmp_path / "journal")
    house = House(tmp_path / "journal", QSize(1024, 700))
    begun: list[list[str]] = []
    monkeypatch.setattr(app, "start_over", begun.append)
    monkeypatch.setattr(Tray, "available", staticmethod(lambda: True))
    assert app._put_into_tray(tmp_path / "journal", house.shell)
    house.unlock()
    house.window.close()
    assert house.shell.opened is None
    (command,) = begun
    assert command[-1] == "--tray"
    assert "--window" not in command
    (tray,) = house.shell.findChildren(Tray)
    house.window.hide()
    tray.open_wanted.emit()
    assert house.window.isVisible()
    with qtbot.waitSignal(house.shell.quit_wanted):
        tray.quit_wanted.emit()
    tray.stop()
    house.leave()


def test_without_a_tray_it_is_a_window(qtbot: QtBot, lived_in: Path, tmp_path: Path) -> None:
    shutil.copytree(lived_in, tmp_path / "journal")
    house = House(tmp_path / "journal", QSize(1024, 700))
    assert not app._put_into_tray(tmp_path / "journal", house.shell)
    assert not house.shell.stays_in_tray
    house.leave()

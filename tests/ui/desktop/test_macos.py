"""The macOS source with made-up libraries: what it asks of them, and how it answers them."""

from __future__ import annotations

from typing import Any
from unittest.mock import MagicMock

import pytest
from pytestqt.qtbot import QtBot

from ui.desktop.macos import Frameworks, MacDesktop

CAN_SLEEP, WILL_SLEEP, POWERED_ON = 0xE0000270, 0xE0000280, 0xE0000300
ROOT_PORT = 77


class Mac:
    """Both libraries, and what the system would call back."""

    def __init__(self) -> None:
        self.core = MagicMock(name="CoreFoundation")
        self.kit = MagicMock(name="IOKit")
        self.core.CFStringCreateWithCString.side_effect = lambda _a, text, _e: text
        self.kit.IORegisterForSystemPower.return_value = ROOT_PORT
        self.source = MacDesktop(Frameworks(self.core, self.kit, "common modes"))
        self.heard: list[str] = []
        self.source.wanted.connect(self.heard.append)
        self.source.start()

    def note(self) -> None:
        observer: Any = self.core.CFNotificationCenterAddObserver.call_args.args[2]
        observer(None, None, None, None, None)

    def power(self, message: int, ticket: int) -> None:
        callback: Any = self.kit.IORegisterForSystemPower.call_args.args[2]
        callback(None, 0, message, ticket)

    def allowed(self) -> list[tuple[int, int]]:
        return [call.args for call in self.kit.IOAllowPowerChange.call_args_list]


@pytest.fixture
def mac(qtbot: QtBot) -> Mac:
    return Mac()


def test_it_asks_for_the_locked_screen_by_name(mac: Mac) -> None:
    names = {call.args[3] for call in mac.core.CFNotificationCenterAddObserver.call_args_list}
    assert names == {b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart"}


def test_sleep_is_announced_in_every_common_mode_of_the_main_loop(mac: Mac) -> None:
    (loop, _source, modes) = mac.core.CFRunLoopAddSource.call_args.args
    assert loop is mac.core.CFRunLoopGetMain.return_value
    assert modes == "common modes"


def test_a_locked_screen_locks_while_armed(mac: Mac) -> None:
    mac.note()
    assert mac.heard == []
    mac.source.arm()
    mac.note()
    assert mac.heard == ["screen_locked"]


def test_sleep_waits_until_all_is_locked(mac: Mac) -> None:
    mac.source.arm()
    mac.power(WILL_SLEEP, 41)
    assert mac.heard == ["suspend"]
    assert mac.allowed() == []
    mac.source.disarm()
    assert mac.allowed() == [(ROOT_PORT, 41)]
    mac.source.disarm()
    assert mac.allowed() == [(ROOT_PORT, 41)]


def test_sleep_waits_for_nothing_when_nothing_is_open(mac: Mac) -> None:
    mac.power(WILL_SLEEP, 42)
    assert mac.allowed() == [(ROOT_PORT, 42)]
    assert mac.heard == []


def test_a_question_is_answered_and_waking_is_no_reason(mac: Mac) -> None:
    mac.source.arm()
    mac.power(CAN_SLEEP, 43)
    mac.power(POWERED_ON, 0)
    assert mac.allowed() == [(ROOT_PORT, 43)]
    assert mac.heard == []


def test_stopping_removes_the_observer_once(mac: Mac) -> None:
    mac.source.stop()
    mac.source.stop()
    assert mac.core.CFNotificationCenterRemoveEveryObserver.call_count == 1


def test_without_the_frameworks_it_stays_silent(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing() -> Frameworks:
        raise OSError

    monkeypatch.setattr("ui.desktop.macos._frameworks", missing)
    source = MacDesktop()
    source.start()
    source.arm()
    source.stop()
    assert not source.armed

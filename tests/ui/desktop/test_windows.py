"""The Windows source: its decisions, and messages as they lie in memory (run on any system)."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from ctypes import wintypes

import pytest
from PySide6.QtCore import QByteArray
from pytestqt.qtbot import QtBot

from ui.desktop.source import Reason
from ui.desktop.windows import WindowsDesktop, reason_of

POWER, SESSION = 0x0218, 0x02B1


@pytest.mark.parametrize(
    ("message", "detail", "reason"),
    [
        (POWER, 0x4, Reason.SUSPEND),
        (POWER, 0x12, None),  # resumed by itself
        (POWER, 0xA, None),  # battery or mains
        (SESSION, 0x7, Reason.SCREEN_LOCKED),
        (SESSION, 0x8, None),  # unlocked
        (SESSION, 0x2, Reason.SCREEN_LOCKED),  # switched to another person
        (SESSION, 0x1, None),  # switched back
        (SESSION, 0x4, Reason.SCREEN_LOCKED),  # remote desktop left
        (SESSION, 0x6, Reason.SCREEN_LOCKED),  # logged off
        (0x0100, 0x7, None),  # a key
    ],
)
def test_which_messages_lock(message: int, detail: int, reason: Reason | None) -> None:
    assert reason_of(message, detail) is reason


@pytest.fixture
def source(qtbot: QtBot) -> Iterator[WindowsDesktop]:
    source = WindowsDesktop()
    source.start()
    source.arm()
    yield source
    source.stop()


def deliver(source: WindowsDesktop, kind: bytes, message: int, detail: int) -> object:
    raw = wintypes.MSG()
    raw.message, raw.wParam = message, detail
    assert source._messages is not None
    return source._messages.nativeEventFilter(QByteArray(kind), ctypes.addressof(raw))


def test_a_message_in_memory_is_read_and_passed_on(source: WindowsDesktop) -> None:
    heard: list[str] = []
    source.wanted.connect(heard.append)
    assert deliver(source, b"windows_generic_MSG", SESSION, 0x7) == (False, 0)
    assert deliver(source, b"windows_generic_MSG", POWER, 0x4) == (False, 0)
    assert heard == ["screen_locked", "suspend"]


def test_other_systems_messages_are_left_alone(source: WindowsDesktop) -> None:
    heard: list[str] = []
    source.wanted.connect(heard.append)
    assert deliver(source, b"xcb_generic_event_t", SESSION, 0x7) == (False, 0)
    assert heard == []

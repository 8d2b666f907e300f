"""Sleep and a locked screen on macOS, by the C interfaces of CoreFoundation and IOKit.

Not yet run on a real Mac by us: the tests stand a made-up pair of libraries in their place and
hold what is called and how answers are read. Apple does not document the names of the two
screen-lock notifications; other desktop vaults have relied on them for years.

Switching quickly to another account is not announced here (that needs an Objective-C observer);
it shows the lock screen of macOS, which is.
"""

from __future__ import annotations

import ctypes
from ctypes import c_char_p, c_int32, c_long, c_uint32, c_void_p
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from ui.desktop.source import LockSource, Reason

_SCREEN_NOTES = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF8 = 0x08000100
_DELIVER_IMMEDIATELY = 4
_CAN_SLEEP = 0xE0000270
_WILL_SLEEP = 0xE0000280

_NOTE_CALLBACK = ctypes.CFUNCTYPE(None, c_void_p, c_void_p, c_void_p, c_void_p, c_void_p)
_POWER_CALLBACK = ctypes.CFUNCTYPE(None, c_void_p, c_uint32, c_uint32, c_void_p)


def _typed(function: Any, result: Any, *arguments: Any) -> None:
    function.restype = result
    function.argtypes = arguments


@dataclass(frozen=True)
class Frameworks:
    """The two libraries, and a constant that is compared by its address."""

    core: Any
    kit: Any
    common_modes: Any


def _frameworks() -> Frameworks:
    core = ctypes.CDLL("/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation")
    kit = ctypes.CDLL("/System/Library/Frameworks/IOKit.framework/IOKit")
    return Frameworks(core, kit, c_void_p.in_dll(core, "kCFRunLoopCommonModes"))


class MacDesktop(LockSource):
    """Listens on the run loop of the main thread, which is the one Qt turns as well.

    The computer waits (up to 30 seconds) until we allow it to sleep; we do so once all is
    locked, or at once if nothing is open.
    """

    def __init__(self, frameworks: Frameworks | None = None, parent: QObject | None = None) -> None:
        """Take the libraries to use; None is the computer's own."""
        super().__init__(parent)
        self._frameworks = frameworks
        # Kept for life: the system calls them, and Python must not clear them away.
        self._on_note = _NOTE_CALLBACK(self._screen)
        self._on_power = _POWER_CALLBACK(self._power)
        self._root_port = 0
        self._waiting: int | None = None
        self._notes: int | None = None

    def start(self) -> None:
        """Register both observers."""
        try:
            libraries = self._frameworks or _frameworks()
        except OSError:
            return
        self._core, self._kit = libraries.core, libraries.kit
        self._declare()
        self._listen_to_screen()
        self._listen_to_power(libraries.common_modes)

    def disarm(self) -> None:
        """Allow a computer that waits for us to sleep."""
        super().disarm()
        self._allow()

    def stop(self) -> None:
        """Allow sleep and take the observer of the screen back."""
        self.disarm()
        if self._notes is not None:
            self._core.CFNotificationCenterRemoveEveryObserver(self._notes, id(self))
            self._notes = None

    def _declare(self) -> None:
        core, kit = self._core, self._kit
        _typed(core.CFStringCreateWithCString, c_void_p, c_void_p, c_char_p, c_uint32)
        _typed(core.CFNotificationCenterGetDistributedCenter, c_void_p)
        _typed(
            core.CFNotificationCenterAddObserver,
            *(None, c_void_p, c_void_p, _NOTE_CALLBACK, c_void_p, c_void_p, c_long),
        )
        _typed(core.CFNotificationCenterRemoveEveryObserver, None, c_void_p, c_void_p)
        _typed(core.CFRunLoopGetMain, c_void_p)
        _typed(core.CFRunLoopAddSource, None, c_void_p, c_void_p, c_void_p)
        _typed(
            kit.IORegisterForSystemPower,
            *(c_uint32, c_void_p, c_void_p, _POWER_CALLBACK, c_void_p),
        )
        _typed(kit.IONotificationPortGetRunLoopSource, c_void_p, c_void_p)
        _typed(kit.IOAllowPowerChange, c_int32, c_uint32, c_long)

    def _text(self, text: bytes) -> Any:
        return self._core.CFStringCreateWithCString(None, text, _UTF8)

    def _listen_to_screen(self) -> None:
        self._notes = self._core.CFNotificationCenterGetDistributedCenter()
        for name in _SCREEN_NOTES:
            self._core.CFNotificationCenterAddObserver(
                self._notes, id(self), self._on_note, self._text(name), None, _DELIVER_IMMEDIATELY
            )

    def _listen_to_power(self, modes: Any) -> None:
        port, notifier = c_void_p(), c_uint32()
        self._root_port = self._kit.IORegisterForSystemPower(
            None, ctypes.byref(port), self._on_power, ctypes.byref(notifier)
        )
        if self._root_port:
            self._core.CFRunLoopAddSource(
                self._core.CFRunLoopGetMain(),
                self._kit.IONotificationPortGetRunLoopSource(port),
                modes,
            )

    def _screen(self, *_what: object) -> None:
        self.want(Reason.SCREEN_LOCKED)

    def _power(self, _context: object, _service: int, message: int, ticket: int | None) -> None:
        if message == _CAN_SLEEP:  # only asked; the announcement follows
            self._kit.IOAllowPowerChange(self._root_port, ticket or 0)
        elif message == _WILL_SLEEP:
            self._waiting = ticket or 0
            if self.armed:
                self.want(Reason.SUSPEND)
            else:
                self._allow()

    def _allow(self) -> None:
        if self._waiting is not None:
            ticket, self._waiting = self._waiting, None
            self._kit.IOAllowPowerChange(self._root_port, ticket)

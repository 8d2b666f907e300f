"""The few Objective-C messages we send on macOS, without a package for it.

Not yet run on a real Mac by us; on every other system `available` is False and nothing is loaded.
"""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_char_p, c_void_p
from typing import Any

available = sys.platform == "darwin"


class Runtime:
    """The Objective-C runtime library, or a stand-in for it."""

    def __init__(self, library: Any = None) -> None:
        """Take the library; None is the system's own. Raises OSError where there is none."""
        self._library = library or ctypes.CDLL("/usr/lib/libobjc.A.dylib")
        for name in ("objc_getClass", "sel_registerName"):
            function = getattr(self._library, name)
            function.restype, function.argtypes = c_void_p, [c_char_p]
        self._entry = ctypes.cast(self._library.objc_msgSend, c_void_p).value or 0

    def thing(self, name: str) -> int:
        """Return the class of that name, or 0."""
        return int(self._library.objc_getClass(name.encode()) or 0)

    def send(self, target: int, message: str, *values: int | bytes) -> int:
        """Send `message` to `target` and return what it answers, as a pointer or number.

        Integers go as pointers or long numbers, bytes as C strings; floats are not needed.
        """
        kinds = [c_char_p if isinstance(value, bytes) else c_void_p for value in values]
        # Typed anew for each call: on Apple's processors variable arguments travel differently.
        call = ctypes.CFUNCTYPE(c_void_p, c_void_p, c_void_p, *kinds)(self._entry)
        return int(call(target, self._library.sel_registerName(message.encode()), *values) or 0)

    def text(self, text: str) -> int:
        """Return an autoreleased NSString."""
        return self.send(self.thing("NSString"), "stringWithUTF8String:", text.encode())


def conceal_pasteboard(runtime: Runtime) -> None:
    """Mark the present content of the pasteboard as secret (nspasteboard.org's convention)."""
    board = runtime.send(runtime.thing("NSPasteboard"), "generalPasteboard")
    kind = runtime.text("org.nspasteboard.ConcealedType")
    kinds = runtime.send(runtime.thing("NSArray"), "arrayWithObject:", kind)
    runtime.send(board, "addTypes:owner:", kinds, 0)
    runtime.send(board, "setString:forType:", runtime.text(""), kind)


def hide_from_capture(runtime: Runtime, view: int) -> bool:
    """Set the window of an NSView to NSWindowSharingNone (0); return whether it has a window."""
    window = runtime.send(view, "window")
    if window:
        runtime.send(window, "setSharingType:", 0)
    return bool(window)

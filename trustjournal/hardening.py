"""Keeps other programs of the same account away from the app's memory and files.

Called by the two entry points alone (window and command line) before anything secret is read;
importing this module changes nothing, so that tests and debuggers keep working.
"""

from __future__ import annotations

import ctypes
import os
import sys

_PR_SET_DUMPABLE = 4  # <linux/prctl.h>
_ONLY_ME = 0o077


def harden() -> None:
    """Do all of the below; call it once at the start, and again in a process that replaced it."""
    private_files()
    no_core_dumps()
    no_memory_reads()


def private_files() -> None:
    """Make every file and folder created from now on readable by this account alone.

    On Windows a new file takes its folder's permissions, and this changes nothing.
    """
    os.umask(_ONLY_ME)


def no_core_dumps() -> bool:
    """Forbid a crash to write the memory to a file; return whether it is so now.

    On Windows there is no such limit: False.
    """
    if sys.platform == "win32":
        return False
    import resource

    try:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return False
    return True


def no_memory_reads() -> bool:
    """Refuse debuggers and memory readers of the same account; return whether it is so now.

    Linux alone has it (`PR_SET_DUMPABLE`, prctl(2)); an administrator may still read. The kernel
    forgets it at each exec, which is why a process that replaced itself must ask again.
    """
    if sys.platform != "linux":
        return False
    try:
        return bool(ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0) == 0)
    except (OSError, AttributeError):
        return False

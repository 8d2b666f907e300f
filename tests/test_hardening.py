"""Hardening, tried in processes of its own: it must not touch the process that tests."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import trustjournal.hardening as hardening

LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="prctl and /proc are Linux's")
POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="file modes are POSIX's")
NOBODY = 65534


def run(code: str, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout


@LINUX_ONLY
def test_memory_cores_and_files_are_private_afterwards(tmp_path: Path) -> None:
    report = json.loads(
        run(
            "import ctypes, json, os, resource, sys\n"
            "from trustjournal.hardening import harden\n"
            "libc = ctypes.CDLL(None)\n"
            "before = libc.prctl(3, 0, 0, 0, 0)\n"  # PR_GET_DUMPABLE
            "harden()\n"
            "open(sys.argv[1] + '/file', 'w').close()\n"
            "os.mkdir(sys.argv[1] + '/folder')\n"
            "print(json.dumps([before, libc.prctl(3, 0, 0, 0, 0),\n"
            "                  resource.getrlimit(resource.RLIMIT_CORE)]))\n",
            str(tmp_path),
        )
    )
    assert report == [1, 0, [0, 0]]
    assert (tmp_path / "file").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "folder").stat().st_mode & 0o777 == 0o700


# Both processes give up root first, since an administrator may always read. That alone makes a
# process unreadable, so the one that is to be read becomes readable again (PR_SET_DUMPABLE, 1)
# before it hardens itself or not.
HOLDER = """
import ctypes, os, resource, sys
from trustjournal.hardening import harden
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)
if sys.argv[1] == "hardened":
    harden()
print("ready", flush=True)
sys.stdin.read()
"""
READER = """
import os, sys
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
try:
    print(len(open(f"/proc/{sys.argv[1]}/environ", "rb").read()) >= 0)
except PermissionError:
    print("refused")
"""


@LINUX_ONLY
@pytest.mark.parametrize(("how", "answer"), [("plain", "True"), ("hardened", "refused")])
def test_another_process_of_the_same_account_is_refused(how: str, answer: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, how],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "ready\n"
            assert run(READER, str(holder.pid)).strip() == answer
        finally:
            holder.kill()


@POSIX_ONLY
def test_importing_changes_nothing() -> None:
    assert run(
        "import os, trustjournal.hardening\nmask = os.umask(0o022)\nprint(oct(mask))"
    ) == run("import os\nmask = os.umask(0o022)\nprint(oct(mask))")


def test_harmless_where_the_system_has_none_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    mask = os.umask(0o022)
    try:
        hardening.harden()
        assert not hardening.no_core_dumps()
        assert not hardening.no_memory_reads()
    finally:
        os.umask(mask)


@LINUX_ONLY
def test_a_libc_without_prctl_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ctypes.CDLL", lambda _name: object())
    assert not hardening.no_memory_reads()

"""What a whole session of the command line asks the system for, seen by strace.

No network socket, and no file opened for writing but in the journal's folder and where the person
said. Child processes count too.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PASSPHRASE = "four teaspoons behind the clock"
CALLS = "trace=open,openat,openat2,creat,socket,connect,rename,renameat,renameat2,mkdir,mkdirat"
# strace reads paths from the memory, which the hardened process refuses to all but root.
PROGRAM = """
import sys
from trustjournal import cli, hardening
hardening.no_memory_reads = lambda: True
sys.exit(cli.main())
"""
QUOTED = re.compile(r'"((?:[^"\\]|\\.)*)"')
FOLDER = re.compile(r"^\w+\((?:AT_FDCWD|\d+)<([^>]*)>")


def strace_works() -> bool:
    if not shutil.which("strace"):
        return False
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False)
    return tried.returncode == 0


pytestmark = [
    pytest.mark.skipif(not strace_works(), reason="needs strace, and leave to trace"),
    pytest.mark.timeout(300),
]


def traced(tmp_path: Path, data: Path, *words: object) -> list[str]:
    """Run one command under strace; return the calls it made, one a line."""
    log = tmp_path / "calls"
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE)
    command = [sys.executable, "-c", PROGRAM, "--data-dir", data, "--passphrase-file", passphrase]
    done = subprocess.run(
        ["strace", "-f", "-y", "-s", "4096", "-e", CALLS, "-o", log, *command, *map(str, words)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line.split(maxsplit=1)[1] for line in log.read_text().splitlines()]


def written(calls: list[str], cwd: Path) -> set[Path]:
    """Return every path that was opened for writing, made, or renamed to."""
    found = set()
    for call in calls:
        name = call.split("(", 1)[0]
        opening = name in {"open", "openat", "openat2"}
        if opening and not re.search(r"O_WRONLY|O_RDWR|O_CREAT|O_TRUNC|O_APPEND|O_TMPFILE", call):
            continue
        if not opening and name not in {"creat", "mkdir", "mkdirat"} | {
            "rename",
            "renameat",
            "renameat2",
        }:
            continue
        if ") = -1 " in call:
            continue
        folder = FOLDER.match(call)
        base = Path(folder[1]) if folder else cwd
        found |= {base / path for path in QUOTED.findall(call)}
    return found


def test_a_whole_session(tmp_path: Path) -> None:
    data = tmp_path / "data"
    source = tmp_path / "in.json"
    entries = [{"created": "2026-03-01T08:00:00+01:00", "text": "The kettle sang."}]
    source.write_text(json.dumps({"format": "trustjournal", "version": 1, "entries": entries}))
    chosen = [tmp_path / name for name in ("key", "out.json", "out.tjbackup")]
    key, out, bundle = chosen
    allowed = {*chosen, *(path.with_name(path.name + ".part") for path in chosen)}
    allowed |= {Path(os.devnull)}
    wrote = set()
    for words in (
        ("create", "--recovery-key-file", key),
        ("import", source),
        ("search", "kettle"),
        ("export", out),
        ("verify",),
        ("backup", bundle),
        ("restore", bundle),
    ):
        calls = traced(tmp_path, data, *words)
        assert calls, "strace saw nothing"
        network = [
            call
            for call in calls
            if call.startswith(("socket(", "connect(")) and "AF_UNIX" not in call
        ]
        assert not network, words
        for path in written(calls, tmp_path):
            inside = path == data or data in path.parents
            assert inside or path in allowed, (words, path)
            wrote.add(path)
    assert set(chosen) <= wrote, "the trace shows what is written"
    assert data / "keys.json" in wrote
    assert any(path.name.endswith(".tj-wal") for path in wrote)

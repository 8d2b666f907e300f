"""What another program can read from the clipboard, on a real X server."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

MISSING = [name for name in ("Xvfb", "xvfb-run", "xclip") if not shutil.which(name)]


@pytest.mark.x11
@pytest.mark.skipif(bool(MISSING), reason="needs Debian's xvfb and xclip packages")
def test_another_program_reads_what_it_should_and_no_more() -> None:
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, str(Path(__file__).with_name("x11_clipboard_app.py"))],
        env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    if "no Qt platform plugin could be initialized" in done.stderr:
        pytest.skip("Qt's xcb plugin misses a system library")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "copied": "by a button",
        "copied, cleared": "",
        "rich": "by a key",
        "rich, targets": ["text/plain"],
        "rich, hint": "secret",
        "selected": "only",
        "selected, targets": ["text/plain"],
        "cleared": ["", ""],
        "line": "from a line",
        "somebody else's": "somebody else's",
        "owned after taking over": False,
        "taken over": "",
        "for a moment": "for a moment",
        "a moment later": "",
        "owned at the end": False,
    }

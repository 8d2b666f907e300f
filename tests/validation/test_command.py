"""`trustjournal-cli compose`, as somebody calls it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from trustjournal import cli


def test_statements_come_as_json_without_a_journal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "nowhere"
    asked = ["--feeling", "afraid", "--feeling", "caught out", "--my-part", "lied about the money"]
    more = ["--happened", "you found the bill", "--why", "you asked twice", "--now", "stay"]
    assert cli.run(["--data-dir", str(folder), "compose", *asked, *more]) == 0
    found = json.loads(capsys.readouterr().out)
    assert len(found) >= 6
    assert all(set(one) == {"text", "level", "register"} for one in found)
    assert found[0]["text"] == (
        "It makes sense that you are feeling afraid and caught out, "
        "because I lied about the money. You asked twice."
    )
    assert {one["level"] for one in found} == {1, 2, 3, 4, 5, 6}
    assert not folder.exists()


def test_unsure_asks(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["compose", "--feeling", "sad", "--unsure"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert sum("?" in one["text"] for one in found) > len(found) / 2


def test_composing_loads_no_qt() -> None:
    program = (
        "import sys\nfrom trustjournal import cli\ncli.run(['compose', '--feeling', 'sad'])\n"
        "print(any(name.startswith('PySide6') for name in sys.modules), file=sys.stderr)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stderr.strip() == "False"

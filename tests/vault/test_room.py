"""Disks that fill up and files that may not grow: a typed error, and nothing half is left.

The work is done and looked at by `room_child`. A few amounts of room by default; `-m soak` has
the full numbers.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.vault.room_child import SHORTAGES, WORKS

ROOT = Path(__file__).parents[2]
FULL = {"disk": 50, "limit": 20}
FEW = 2

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")


@pytest.fixture(scope="module")
def small_disk() -> list[str]:
    """What to put before a command so that the folder named first is a small file system.

    It is mounted in a namespace of the command alone, and goes away with it.
    """
    if not shutil.which("unshare"):
        pytest.skip("mounting a small disk needs unshare (util-linux)")
    alone = ["unshare", "--mount"] + (["--user", "--map-root-user"] if os.geteuid() else [])
    script = 'mount -t tmpfs -o size=6m none "$0" && exec "$@"'
    prefix = [*alone, "sh", "-c", script]
    tried = subprocess.run([*prefix, "/mnt", "true"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("this system lets us mount no file system of our own")
    return prefix


@pytest.mark.parametrize("shortage", SHORTAGES)
def test_a_few_amounts_of_room(
    request: pytest.FixtureRequest, tmp_path: Path, shortage: str
) -> None:
    run(request, tmp_path, shortage, FEW, *WORKS)


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("work", WORKS)
@pytest.mark.parametrize("shortage", SHORTAGES)
def test_many_amounts_of_room(
    request: pytest.FixtureRequest, tmp_path: Path, shortage: str, work: str
) -> None:
    run(request, tmp_path, shortage, FULL[shortage], work)


def run(
    request: pytest.FixtureRequest, tmp_path: Path, shortage: str, cases: int, *works: str
) -> None:
    (folder := tmp_path / "small").mkdir()
    command = [sys.executable, "-m", "tests.vault.room_child", shortage, folder, str(cases), *works]
    if shortage == "disk":
        command = [*request.getfixturevalue("small_disk"), folder, *command]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [line.split()[0] for line in done.stdout.splitlines()] == list(works)

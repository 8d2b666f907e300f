from __future__ import annotations

import sys
from pathlib import Path

import pytest

from trustjournal.carry.files import private_file
from trustjournal.errors import DiskFull, FolderNotWritable


def test_a_leftover_of_a_killed_attempt_is_cleared_away(tmp_path: Path) -> None:
    (tmp_path / "out.json.part").write_text("half")
    with private_file(tmp_path / "out.json") as file:
        file.write(b"whole")
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    assert (tmp_path / "out.json").read_bytes() == b"whole"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
@pytest.mark.parametrize("limit", [0, 1, 4096, 9_999])
def test_no_room_left(tmp_path: Path, limit: int) -> None:
    import resource

    target = tmp_path / "out.json"
    target.write_text("before")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, hard))
    try:
        with pytest.raises(DiskFull), private_file(target) as file:
            file.write(b"x" * 10_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [each.name for each in tmp_path.iterdir()] == ["out.json"]
    assert target.read_text() == "before"


def test_an_error_inside_passes_through_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), private_file(tmp_path / "out.json") as file:
        file.write(bytes(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_a_folder_or_not_there(tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "out.json"):
        with pytest.raises(FolderNotWritable), private_file(target):
            pass

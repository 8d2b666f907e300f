import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trustjournal.clock import SystemClock
from trustjournal.idle import IdleRule
from trustjournal.preferences import FILE_NAME, Preferences, PreferencesFile


def test_what_was_saved_is_loaded_again(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "new")
    wanted = Preferences(auto_lock_minutes=7, scheme="dark", text_percent=150)
    file.save(wanted)
    assert PreferencesFile(tmp_path / "new").load() == wanted
    mode = stat.S_IMODE((tmp_path / "new" / FILE_NAME).stat().st_mode)
    assert mode == 0o600


@pytest.mark.parametrize(
    "content", ["", "[]", "not json", '{"auto_lock_minutes": "five"}', '{"strange": 1}', "\x00"]
)
def test_an_unreadable_file_means_the_usual_values(tmp_path: Path, content: str) -> None:
    (tmp_path / FILE_NAME).write_text(content)
    assert PreferencesFile(tmp_path).load() == Preferences()


def test_one_wrong_member_does_not_lose_the_others(tmp_path: Path) -> None:
    (tmp_path / FILE_NAME).write_text('{"auto_lock_minutes": true, "text_percent": 120}')
    loaded = PreferencesFile(tmp_path).load()
    assert loaded == Preferences(text_percent=120)


@given(st.integers())
def test_any_number_in_the_file_becomes_a_permitted_limit(wish: int) -> None:
    limit = Preferences(auto_lock_minutes=wish).auto_lock_minutes
    assert IdleRule(limit, lambda: 0.0, SystemClock()).minutes == limit
    assert limit == wish or not 1 <= wish <= 120


def test_auto_lock_can_not_be_turned_off_by_hand() -> None:
    assert Preferences(auto_lock_minutes=0).auto_lock_minutes == 1
    assert Preferences(auto_lock_minutes=100_000).auto_lock_minutes == 120
    assert Preferences(scheme="neon").scheme == "system"

from __future__ import annotations

import pytest

from ui.widgets.entry_words import unmarked


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("# The week We sat", "The week We sat"),
        ("It was ## not a heading of #3", "It was not a heading of #3"),
        ("- bread - milk", "bread - milk"),
        ("> You saw **me** and _went_ quiet", "You saw me and went quiet"),
        ("2*3*4 and snake_case_name", "2*3*4 and snake_case_name"),
        ("**cut in the mid", "**cut in the mid"),
        ("", ""),
    ],
)
def test_previews_leave_out_marks_and_keep_words(written: str, shown: str) -> None:
    assert unmarked(written) == shown

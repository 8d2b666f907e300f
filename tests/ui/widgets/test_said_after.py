from __future__ import annotations

import pytest

from ui.widgets.said_after import said_after


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        (("One call", "Kept"), "One call. Kept"),
        (("One call a day.", "Kept"), "One call a day. Kept"),
        (
            ("Would you call?", "No answer so far", "Today"),
            "Would you call? No answer so far. Today",
        ),
        (("Stop!", "Kept"), "Stop! Kept"),
        (("And then …", "Draft"), "And then … Draft"),
        (("You said “I am home.”", "Kept"), "You said “I am home.” Kept"),
        (("You said “home”", "Kept"), "You said “home”. Kept"),
        (("", "Kept", ""), "Kept"),
        (("Kept ", " today"), "Kept. today"),
        ((), ""),
    ],
)
def test_a_full_stop_comes_only_where_no_sentence_ends(parts: tuple[str, ...], said: str) -> None:
    assert said_after(*parts) == said

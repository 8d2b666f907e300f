"""From an error to a plain sentence and a next step on screen."""

from __future__ import annotations

from trustjournal.messages import Explanation, explain
from ui.widgets.kit import Card, Kit


def error_card(kit: Kit, error: Exception) -> Card:
    """Return a soft card that says what happened and what to do next."""
    words: Explanation = explain(error)
    return kit.notice(words.sentence, words.next_step)

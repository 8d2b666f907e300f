"""The soft cards above an entry that is being written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ui.widgets.kit import Card, Kit

translate = QCoreApplication.translate


def unkept_card(kit: Kit, *, is_new: bool, discard: Callable[[], object]) -> Card:
    """Return what tells that a draft is shown, with the way to be rid of it."""
    if is_new:
        said, words = (
            translate("EditorCards", "This is a draft, not kept yet."),
            translate("EditorCards", "Discard draft"),
        )
    else:
        said, words = (
            translate("EditorCards", "You have changes that are not kept yet."),
            translate("EditorCards", "Discard changes"),
        )
    button = kit.button(words, "quiet", "", discard)
    return kit.card(kit.row((kit.text(said), 1), button, gap=8, margins=(14, 6, 8, 6)), "tint")


def grounding_card(
    kit: Kit, sentence: str, *, to_help: Callable[[], object], put_away: Callable[[], object]
) -> Card:
    """Return a gentle line before hard writing, with the way to Help."""
    help_link = kit.button(translate("EditorCards", "Help & safety"), "link", "", to_help)
    away = kit.icon_button(translate("EditorCards", "Put this line away"), "x", put_away)
    words = kit.col(kit.text(sentence, "ui", "text_muted"), kit.row(help_link, None), gap=0)
    corner = kit.col(away, None, gap=0)
    return kit.card(kit.row((words, 1), corner, gap=8, margins=(14, 10, 8, 6)), "tint")


def said_card(kit: Kit, words: str) -> Card:
    """Return one sentence about what was just done."""
    return kit.card(kit.col(kit.text(words), margins=(14, 10, 14, 10)), "tint")

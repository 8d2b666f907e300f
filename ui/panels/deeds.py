"""What can be done with words that were found, the same on every tab of the panel."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton

from trustjournal.journal.entries import Entry
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage


@dataclass(frozen=True)
class Deeds:
    """`insert` puts words into what is being written, `copy` into the clipboard.

    `save` keeps words that came from a level (None: from no suggestion); `save_name` is what that
    is called here, since it tells where they go, and "" where nothing can be kept. `open_text` is
    the text of the entry that is being written, `entry_in_view` the entry that is read or
    written; None where there is none.
    """

    insert: Callable[[str], object]
    copy: Callable[[str], object]
    save: Callable[[str, int | None], object]
    save_name: str
    open_text: Callable[[], TextPage | None]
    entry_in_view: Callable[[], Entry | None]


def save_button(
    kit: Kit, deeds: Deeds, then: Callable[[], object], icon: str = "bookmark-simple"
) -> QPushButton:
    """Return the button that keeps words; it stays hidden where nothing can be kept."""
    button = kit.button(deeds.save_name, "link", icon, then)
    if not deeds.save_name:
        button.hide()
    return button

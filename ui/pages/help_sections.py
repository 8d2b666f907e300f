"""Builds the sections of `help.toml` and the lines of `crisis_lines.toml`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout

from ui.widgets.kit import Kit
from ui.widgets.labels import Text

_SELECTABLE = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)
Copy = Callable[[str], None]


def section(
    kit: Kit, words: dict[str, Any], crisis: dict[str, Any], copy: Copy
) -> tuple[Text, QVBoxLayout]:
    """Return one section's heading, and all that the section has, below each other.

    Layouts, not widgets: handing a widget on from parent to parent has all that is in it styled
    anew each time, which made this page slow to build.
    """
    heading = kit.text(words["title"], "title")
    column = kit.col(heading, 2, gap=8)
    for paragraph in words.get("paragraphs", ()):
        column.addWidget(kit.text(paragraph))
    if words.get("crisis_lines"):
        column.addLayout(crisis_lines(kit, crisis, copy))
    for item in words.get("items", ()):
        column.addLayout(hanging(kit, "–", item))
    for number, step in enumerate(words.get("steps", ()), start=1):
        column.addLayout(hanging(kit, f"{number}.", step))
    if keys := words.get("key"):
        column.addLayout(_keys(kit, keys))
    for credit in words.get("credit", ()):
        column.addWidget(kit.text(credit["who"], "ui_strong"))
        column.addWidget(kit.text(credit["what"]))
    if closing := words.get("closing"):
        column.addWidget(kit.text(closing))
    return heading, column


def crisis_lines(kit: Kit, words: dict[str, Any], copy: Copy) -> QVBoxLayout:
    """Return the lines with numbers to select and addresses to copy; nothing is opened."""
    column = kit.col(gap=0, margins=(18, 10, 18, 12))
    for index, line in enumerate(words["line"]):
        if index:
            column.addWidget(kit.hairline())
        column.addLayout(_line(kit, line, copy))
    note = QCoreApplication.translate(
        "help", "The app opens no website and dials no number: nothing leaves this computer."
    )
    return kit.col(
        kit.card(column),
        kit.text(words["note"], "caption", "text_muted"),
        kit.text(note, "caption", "text_muted"),
        gap=8,
    )


def _line(kit: Kit, line: dict[str, str], copy: Copy) -> QVBoxLayout:
    head = kit.row(
        (kit.text(line["name"], "ui_strong"), 1),
        kit.text(line["region"], "caption", "text_muted", wrap=False),
        gap=12,
    )
    column = kit.col(head, gap=3, margins=(0, 10, 0, 10))
    if number := line.get("number"):
        column.addWidget(_selectable(kit, number, "lead"))
    column.addWidget(kit.text(line["purpose"]))
    if url := line.get("url"):
        words = QCoreApplication.translate("help", "Copy address")
        button = kit.button(words, "quiet", "copy-simple", lambda: copy(url))
        button.setAccessibleDescription(url)
        column.addLayout(kit.row(_selectable(kit, url, "ui", "text_muted"), button, None, gap=8))
    return column


def _selectable(kit: Kit, words: str, role: str, color: str = "text") -> Text:
    """Return a line that can be selected with mouse and keyboard."""
    label = kit.text(words, role, color, wrap=False)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setCursor(Qt.CursorShape.IBeamCursor)
    return label


def hanging(kit: Kit, mark: str, words: str) -> QHBoxLayout:
    """Return an item of a list: its mark hanging at the left, words beside it."""
    sign = kit.text(mark, "ui", "text_muted", wrap=False)
    return kit.row(kit.col(sign, None, gap=0), (kit.text(words), 1), gap=10)


def _keys(kit: Kit, keys: list[dict[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(kit.theme.px(20))
    grid.setVerticalSpacing(kit.theme.px(6))
    grid.setColumnStretch(1, 1)
    for row, key in enumerate(keys):
        grid.addWidget(kit.text(key["keys"], "ui_strong", wrap=False), row, 0)
        grid.addWidget(kit.text(key["does"]), row, 1)
    return grid

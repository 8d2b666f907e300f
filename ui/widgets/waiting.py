"""What waits for somebody on Today: quiet lines, each with one way to go there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QWidget

from ui.widgets.kit import Kit
from ui.widgets.said_after import said_after


@dataclass(frozen=True, slots=True)
class WaitingItem:
    """One thing that waits. `key` tells it from the others, `action` are the button's words."""

    key: str
    icon: str
    title: str
    caption: str
    action: str
    open: Callable[[], object]


class Waiting(QWidget):
    """Hidden while nothing waits; nothing here is counted, and nothing blinks."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._buttons: dict[str, QPushButton] = {}
        heading = kit.text(self.tr("Waiting for you"), "label", "text_muted", wrap=False)
        self._rows = kit.col(gap=2)
        self.setLayout(kit.col(heading, self._rows, gap=2))
        self.setAccessibleName(self.tr("Waiting for you"))
        self.hide()

    def show_items(self, items: list[WaitingItem]) -> None:
        """Show these; the focus stays on the thing where it was."""
        focused = next((key for key, button in self._buttons.items() if button.hasFocus()), "")
        self._clear()
        for place, item in enumerate(items):
            if place:
                self._rows.addWidget(self._kit.hairline())
            row = self._row(item)
            self._rows.addWidget(row)
            row.show()
        if focused in self._buttons:
            self._buttons[focused].setFocus()
        self.setVisible(bool(items))

    def buttons(self) -> list[QPushButton]:
        """Return the button of each thing shown."""
        return list(self._buttons.values())

    def _row(self, item: WaitingItem) -> QWidget:
        kit = self._kit
        go = kit.button(item.action, "link", on=item.open)
        go.setAccessibleName(said_after(f"{item.action}: {item.title}", item.caption))
        self._buttons[item.key] = go
        words = [kit.text(item.title, "ui_strong")]
        if item.caption:
            words.append(kit.text(item.caption, "caption", "text_muted"))
        icon = kit.col(2, kit.icon_label(item.icon, "accent", 19), None, gap=0)
        text = kit.col(*words, kit.row(go, None), gap=1)
        return kit.wrap(kit.row(icon, (text, 1), gap=11, margins=(0, 8, 0, 4)))

    def _clear(self) -> None:
        self._buttons = {}
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

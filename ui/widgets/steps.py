"""The way through several steps as a picture: done, here, to come."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.kit import Kit
from ui.widgets.labels import Text


class StepList(QWidget):
    """A list of steps with a mark each; says "done" and "you are here" to screen readers too."""

    def __init__(self, kit: Kit, names: list[str]) -> None:
        super().__init__()
        self._kit = kit
        self._names = names
        self._rows: list[tuple[QLabel, Text]] = []
        column = kit.col(gap=14)
        for name in names:
            mark = kit.icon_label("circle", "text_muted", 20)
            words = kit.text(name, wrap=False)
            self._rows.append((mark, words))
            column.addLayout(kit.row(mark, (words, 1), gap=10))
        self.setLayout(column)
        self.setAccessibleName(self.tr("Steps"))
        self.show_at(0)

    def show_at(self, current: int) -> None:
        """Mark the step with this index as the present one, those before it as done."""
        for index, (mark, words) in enumerate(self._rows):
            done, here = index < current, index == current
            icon = "check-circle-fill" if done else "arrow-circle-right-fill" if here else "circle"
            size = self._kit.theme.px(20)
            picture = self._kit.theme.icon(icon, "accent" if done or here else "text_muted")
            mark.setPixmap(picture.pixmap(QSize(size, size), 2.0))
            words.setFont(self._kit.theme.font("ui_strong" if here else "ui"))
            self._kit.tint(words, "text" if done or here else "text_muted")
            words.say(self._names[index])
            words.setAccessibleName(self._spoken(index, current))

    def _spoken(self, index: int, current: int) -> str:
        name = self._names[index]
        if index < current:
            return self.tr("{step}, done").format(step=name)
        return self.tr("{step}, you are here").format(step=name) if index == current else name

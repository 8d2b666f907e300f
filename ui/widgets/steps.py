"""The way through several steps as a picture: done, here, to come."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QWidget

from ui.widgets.kit import Kit
from ui.widgets.labels import Text


class StepList(QWidget):
    """A list of steps with a mark each; says "done" and "you are here" to screen readers too."""

    def __init__(self, kit: Kit) -> None:
        super().__init__()
        self._kit = kit
        self._names: list[str] = []
        self._rows: list[tuple[QLabel, Text]] = []
        self._lines: list[QWidget] = []
        self._column = kit.col(gap=14)
        self.setLayout(self._column)
        self.setAccessibleName(self.tr("Steps"))

    def show_steps(self, names: list[str]) -> None:
        """Show these steps, instead of any before; `show_at` marks the present one."""
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._names, self._rows, self._lines = names, [], []
        for name in names:
            mark = self._kit.icon_label("circle", "text_muted", 20)
            words = self._kit.text(name, wrap=False)
            self._rows.append((mark, words))
            line = self._kit.wrap(self._kit.row(mark, (words, 1), gap=10))
            self._lines.append(line)
            self._column.addWidget(line)

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

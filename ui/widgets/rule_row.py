"""One row of the matrix: what happens, and below it in columns what was agreed about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from trustjournal.journal.disclosure import DisclosureRule
from ui.widgets.kit import Kit
from ui.widgets.rule_words import facts, rule_text

COLUMN = 124
"""The least width of a column, in px at 100 %."""
SETTING = 2
"""The column with the longest words."""


class RuleRow(QWidget):
    """As many columns beside each other as have room, so that rows read like a table."""

    change_wanted = Signal(str)

    def __init__(self, kit: Kit, rule: DisclosureRule, *, editable: bool) -> None:
        super().__init__()
        self._kit = kit
        self.setAccessibleName(rule_text(rule).replace("\n", ". "))
        self._cells = [self._cell(name, value) for name, value in facts(rule)]
        self._columns = 0
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(kit.theme.px(16))
        self._grid.setVerticalSpacing(kit.theme.px(8))
        words = kit.col(kit.text(rule.behaviour, "body"), gap=0)
        if rule.couple_label.strip():
            words.addWidget(kit.text(f"“{rule.couple_label.strip()}”", "ui", "accent"))
        head = kit.row((words, 1), gap=12)
        if editable:
            change = kit.button(
                self.tr("Change"), "link", "", lambda: self.change_wanted.emit(rule.id)
            )
            name = self.tr("Change: {behaviour}").format(behaviour=rule.behaviour.strip())
            change.setAccessibleName(name)
            head.addLayout(kit.col(change, None, gap=0))
        self.setLayout(kit.col(head, self._grid, gap=6, margins=(0, 12, 0, 14)))
        self._arrange(3)

    def _cell(self, name: str, value: str) -> QWidget:
        kit = self._kit
        cell = kit.col(kit.text(name, "caption", "text_muted"), kit.text(value), None, gap=0)
        return kit.wrap(cell)

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        for column in range(max(columns, self._columns)):
            roomy = columns == len(self._cells) and column == SETTING
            self._grid.setColumnStretch(column, 0 if column >= columns else 3 if roomy else 2)
        self._columns = columns
        for place, cell in enumerate(self._cells):
            self._grid.addWidget(cell, place // columns, place % columns)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many columns as have room."""
        super().resizeEvent(event)
        room = self.width() // self._kit.theme.px(COLUMN)
        self._arrange(min(max(room, 1), len(self._cells)))

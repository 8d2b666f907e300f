"""Where somebody stands: three words to choose from, none of them chosen beforehand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from trustjournal.journal.roles import Role
from ui.widgets.kit import Kit


class RoleChoice(QWidget):
    """One of the roles, or nothing yet."""

    chosen = Signal(object)

    def __init__(self, kit: Kit, words: dict[str, Any], role: Role | None = None) -> None:
        """`words` is the table of `roles.toml`."""
        super().__init__()
        self._role = role
        self._group = QButtonGroup(self)
        buttons: list[QPushButton] = []
        for option in words["option"]:
            each = Role(option["id"])
            button = kit.button(option["words"], "word", checkable=True)
            button.setAccessibleDescription(words["title"])
            button.setAutoExclusive(True)
            button.setChecked(each is role)
            button.toggled.connect(lambda on, each=each: self._take(each) if on else None)
            self._group.addButton(button)
            buttons.append(button)
        self.setLayout(kit.col(kit.flow(*buttons, gap=6), gap=0))
        self.setAccessibleName(words["title"])

    @property
    def role(self) -> Role | None:
        """What is chosen."""
        return self._role

    def _take(self, role: Role) -> None:
        if role is not self._role:
            self._role = role
            self.chosen.emit(role)

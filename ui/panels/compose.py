"""Compose: a few parts that a person types, and the statements that are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.roles import Role
from ui.panels.checker import Checker
from ui.panels.compose_form import ComposeForm
from ui.panels.deeds import Deeds
from ui.panels.suggestions import Suggestions
from ui.widgets.kit import Kit

if TYPE_CHECKING:
    from trustjournal.validation.words import Words


class ComposeTab(QWidget):
    """The form, and below or beside it the statements that come of it."""

    typed = Signal()

    def __init__(
        self,
        kit: Kit,
        vocabulary: Vocabulary,
        checker: Checker,
        deeds: Deeds,
        role: Role = Role.NEITHER,
    ) -> None:
        super().__init__()
        self._words: Words | None = None
        self._form = ComposeForm(kit, vocabulary, role)
        self._suggestions = Suggestions(kit, checker, deeds)
        self._below = kit.col(gap=0)
        self._beside = kit.col(gap=0)
        left = kit.col(self._form, 14, self._below, None, gap=0, margins=(16, 12, 16, 16))
        right = kit.col(self._beside, None, gap=0, margins=(8, 12, 16, 16))
        self._right = kit.scroll(kit.wrap(right))
        self.setLayout(kit.row((kit.scroll(kit.wrap(left)), 1), (self._right, 1), gap=0))
        self._form.changed.connect(self._compose)
        self._form.done.connect(self._suggestions.focus_first)
        self.set_docked(True)

    def set_docked(self, docked: bool) -> None:
        """Put the statements below the form, or beside it."""
        self._right.setVisible(not docked)
        self._form.set_folding(docked)
        self._suggestions.setParent(None)
        (self._below if docked else self._beside).addWidget(self._suggestions)
        self._suggestions.show()

    def entered(self) -> None:
        """The tab was opened: start with the feeling."""
        self._form.focus_first()

    def begin_with(self, feeling: str, happened: str, my_part: str = "", now: str = "") -> None:
        """Begin with what is known already: a feeling and what it is about, or one's own part."""
        self._form.begin_with(feeling, happened, my_part, now)

    def values(self) -> dict[str, Any]:
        """Return what was typed and pressed, as JSON values."""
        return self._form.values()

    def load(self, values: Mapping[str, Any]) -> None:
        """Show what `values` returned earlier."""
        self._form.load(values)

    def _compose(self) -> None:
        self.typed.emit()
        if self._form.is_empty():
            self._suggestions.show_statements([])
            return
        from trustjournal.validation.compose import compose
        from trustjournal.validation.words import Words

        if self._words is None:
            self._words = Words.load()
        self._suggestions.show_statements(compose(self._form.parts(), self._words))

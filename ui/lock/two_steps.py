"""The steps that concern two people: the choice, what Us is, changing places, opening it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui.lock.first_run_step import Step
from ui.lock.first_run_steps import ReadingStep
from ui.tasks import Work
from ui.widgets.kit import Kit
from ui.widgets.passphrase_field import PassphraseField


class ChoiceStep(Step):
    """Just me, or the two of us; nothing is chosen for anybody."""

    chosen = Signal(bool)
    """Whether it is for two."""

    def __init__(self, kit: Kit, words: dict[str, Any]) -> None:
        super().__init__(kit, words["name"], words["title"], words["lead"])
        self._choice: bool | None = None
        self._group = QButtonGroup(self)
        self.alone_extra = QWidget()
        self.alone_extra.hide()
        self._caution = kit.notice(words["caution_title"], words["caution"], "lifebuoy")
        self._first: QWidget | None = None
        for option in words["option"]:
            button = kit.button(option["title"], "word", checkable=True)
            button.setAutoExclusive(True)
            button.setAccessibleDescription(option["words"])
            two = option["id"] == "two"
            button.toggled.connect(lambda on, two=two: self._take(two) if on else None)
            self._group.addButton(button)
            self._first = self._first or button
            told = kit.text(option["words"], "ui", "text_muted")
            self.put(kit.row(button, None), 2, told, 14)
        self.put(self._caution, 8, self.alone_extra)

    @property
    def two(self) -> bool:
        """Whether it is for two."""
        return bool(self._choice)

    @property
    def ready(self) -> bool:
        """Whether a choice was made."""
        return self._choice is not None

    def entered(self) -> bool:
        """Start at the choice."""
        button = self._group.checkedButton() or self._first
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        return button is not None

    def show_extra(self, extra: QWidget) -> None:
        """Show something more while the choice is "Just me"."""
        self.alone_extra.setLayout(self._kit.col(extra))

    def _take(self, two: bool) -> None:
        self._choice = two
        self.alone_extra.setVisible(not two and self.alone_extra.layout() is not None)
        self.chosen.emit(two)
        self.readiness_changed.emit()


class AboutStep(ReadingStep):
    """What Us is, and where it must not be."""

    def __init__(self, kit: Kit, words: dict[str, Any]) -> None:
        super().__init__(kit, words)
        self.put(10, kit.notice(words["caution_title"], words["caution"], "lifebuoy"))


class TogetherStep(Step):
    """Both passphrases, each typed by the one it belongs to."""

    def __init__(
        self, kit: Kit, words: dict[str, Any], check: Callable[[str, str], Work | None]
    ) -> None:
        """`check` gives the work that tries both passphrases; it raises for a wrong one."""
        super().__init__(kit, words["name"], words["title"], words["lead"])
        self._check = check
        self._one = PassphraseField(kit, words["first"])
        self._other = PassphraseField(kit, words["second"])
        for field in (self._one, self._other):
            field.edited.connect(self.readiness_changed)
        self._one.submitted.connect(self._other.focus)
        self._other.submitted.connect(self.go_on)
        self.put(
            kit.field(words["first"], self._one),
            12,
            kit.field(words["second"], self._other),
            16,
            kit.text(words["closing"], "ui", "text_muted"),
        )

    @property
    def passphrases(self) -> tuple[str, str]:
        """What was typed: by the one who began, and by the one who joins."""
        return self._one.text(), self._other.text()

    @property
    def ready(self) -> bool:
        """Whether both have typed something."""
        return all(words.strip() for words in self.passphrases)

    def check(self) -> Work | None:
        """Return the work that tries both."""
        return self._check(*self.passphrases)

    def entered(self) -> bool:
        """Start at the first field that is empty."""
        (self._other if self._one.text() else self._one).focus()
        return True

    def forget(self) -> None:
        """Drop what was typed."""
        self._one.clear()
        self._other.clear()

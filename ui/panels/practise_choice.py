"""Which scenes one wants to practise with: area, feeling, sense, and who one is in them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from trustjournal.journal.feelings import Vocabulary
from trustjournal.validation.practice import Wanted, You
from ui.widgets.kit import Kit


class OneOf(QWidget):
    """Words of which one or none is pressed."""

    changed = Signal()

    def __init__(self, kit: Kit, title: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._buttons: dict[str, QPushButton] = {}
        for value, label in choices.items():
            button = kit.button(label, "word", checkable=True)
            button.setProperty("ground", "window")
            button.setFont(kit.theme.font("label", weight=400))
            button.clicked.connect(lambda on, value=value: self._chose(value, on))
            self._buttons[value] = button
        self.setAccessibleName(title)
        caption = kit.text(title, "label", wrap=False)
        self.setLayout(kit.col(caption, kit.flow(*self._buttons.values(), gap=6), gap=4))

    @property
    def value(self) -> str:
        """What is pressed, "" for nothing."""
        return next((value for value, one in self._buttons.items() if one.isChecked()), "")

    def _chose(self, value: str, on: bool) -> None:
        for other, button in self._buttons.items():
            button.setChecked(on and other == value)
        self.changed.emit()


class PractiseChoice(QWidget):
    """Four choices; whatever is left open takes all."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary, areas: Mapping[str, str]) -> None:
        super().__init__()
        self._sense = OneOf(
            kit,
            self.tr("At first sight"),
            {
                "yes": self.tr("It makes sense to me"),
                "no": self.tr("It doesn’t make sense to me"),
            },
        )
        self._you = OneOf(
            kit,
            self.tr("In the scene I am"),
            {
                You.BROKE_TRUST.value: self.tr("who broke trust"),
                You.HURT.value: self.tr("who was hurt"),
            },
        )
        self._feeling = OneOf(
            kit, self.tr("Feeling"), {core.id: core.label for core in vocabulary.cores()}
        )
        self._area = OneOf(kit, self.tr("Area"), areas)
        choices = (self._sense, self._you, self._feeling, self._area)
        for choice in choices:
            choice.changed.connect(self.changed)
        self.setLayout(kit.col(*choices, gap=10))

    def wanted(self) -> Wanted:
        """Return what is pressed."""
        return Wanted(
            area=self._area.value,
            feeling=self._feeling.value,
            sense={"yes": True, "no": False}.get(self._sense.value),
            you=You(self._you.value) if self._you.value else None,
        )

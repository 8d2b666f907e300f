"""Several feelings in one entry: a picker for each, and a way to add another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from trustjournal.journal.entries import FeltFeeling
from trustjournal.journal.feelings import Vocabulary
from ui.widgets.feeling_picker import FeelingPicker
from ui.widgets.kit import Kit


class FeelingsField(QWidget):
    """Always shows at least one picker; pickers without a feeling do not count."""

    changed = Signal()

    def __init__(self, kit: Kit, vocabulary: Vocabulary) -> None:
        super().__init__()
        self._kit = kit
        self._vocabulary = vocabulary
        self._pickers: list[FeelingPicker] = []
        self.setAccessibleName(self.tr("Feelings"))
        self._column: QVBoxLayout = kit.col(gap=8)
        self._add = kit.button(self.tr("Add another feeling"), "link", "plus", self._add_another)
        self.setLayout(kit.col(self._column, kit.row(self._add, None), gap=4))
        self._append(None)
        self._arrange()

    def value(self) -> tuple[FeltFeeling, ...]:
        """Return the feelings in their order."""
        values = (picker.value() for picker in self._pickers)
        return tuple(felt for felt in values if felt is not None)

    def set_value(self, feelings: tuple[FeltFeeling, ...]) -> None:
        """Show these feelings, each folded; none gives one open question. Emits nothing."""
        for picker in list(self._pickers):
            self._drop(picker)
        for felt in feelings or (None,):
            self._append(felt)
        self._arrange()

    def fold(self) -> None:
        """Fold every picker that has a feeling (when the writing begins, say)."""
        for picker in self._pickers:
            if picker.value() is not None and not picker.folded:
                picker.fold()

    def focus_first(self) -> None:
        """Put the focus on the first feeling."""
        self._pickers[0].setFocus()

    def _append(self, felt: FeltFeeling | None) -> FeelingPicker:
        picker = FeelingPicker(self._kit, self._vocabulary)
        picker.set_value(felt)
        picker.changed.connect(self._changed)
        picker.removed.connect(lambda: self._remove(picker))
        self._pickers.append(picker)
        self._column.addWidget(picker)
        picker.show()
        return picker

    def _drop(self, picker: FeelingPicker) -> None:
        self._pickers.remove(picker)
        self._column.removeWidget(picker)
        picker.hide()
        picker.deleteLater()

    def _add_another(self) -> None:
        self.fold()
        picker = self._append(None)
        self._arrange()
        picker.unfold()
        self.changed.emit()

    def _remove(self, picker: FeelingPicker) -> None:
        place = self._pickers.index(picker)
        self._drop(picker)
        if not self._pickers:
            self._append(None)
        self._arrange()
        self._pickers[min(place, len(self._pickers) - 1)].setFocus()
        self.changed.emit()

    def _changed(self) -> None:
        self._arrange()
        self.changed.emit()

    def _arrange(self) -> None:
        """Offer what makes sense: no second empty picker, nothing to remove from nothing."""
        several = len(self._pickers) > 1
        for picker in self._pickers:
            picker.set_removable(several or picker.value() is not None)
        self._add.setVisible(all(picker.value() is not None for picker in self._pickers))

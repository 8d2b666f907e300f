"""Words one adds one after the other: tags, and what somebody needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QCompleter, QSizePolicy, QWidget

from trustjournal.journal.entries import LONGEST_NAME, tidy_tags
from ui.widgets.flow import FlowLayout
from ui.widgets.kit import Kit
from ui.widgets.line import Line

_TAKES = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Comma, Qt.Key.Key_Semicolon)


class TagField(QWidget):
    """Chips, and a field behind them: comma or Enter takes a word, its chip gives it back.

    `suggestions` is asked when the field is entered, for words to complete; a click or the down
    key shows them all. What is still in the field counts too, so nothing typed gets lost.
    """

    changed = Signal()

    def __init__(
        self,
        kit: Kit,
        name: str,
        hint: str = "",
        suggestions: Callable[[], Iterable[str]] = tuple,
    ) -> None:
        super().__init__()
        self._kit = kit
        self._suggestions = suggestions
        self._words: tuple[str, ...] = ()
        self._chips: list[QWidget] = []
        self.setAccessibleName(name)
        self._model = QStringListModel(self)
        self._edit = _WordEdit(self._model)
        self._edit.setFont(kit.theme.font("ui"))
        self._edit.setAccessibleName(name)
        self._edit.setPlaceholderText(hint)
        self._edit.setMaxLength(LONGEST_NAME)
        self._edit.setMinimumWidth(kit.theme.px(190))
        self._edit.taken.connect(self._take)
        self._edit.back.connect(self._give_back)
        self._edit.entered.connect(self._refill)
        self._edit.edited.connect(self.changed)
        self._flow = FlowLayout(kit.theme.px(6))
        self._flow.addWidget(self._edit)
        self.setLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusProxy(self._edit)

    def value(self) -> tuple[str, ...]:
        """Return the words, with the one that is still being typed."""
        typed = self._edit.text().strip()
        return tidy_tags([*self._words, typed]) if typed else self._words

    def set_value(self, words: tuple[str, ...]) -> None:
        """Show these words as chips. Emits nothing."""
        self._words = words
        self._edit.clear()
        self._show_chips()

    def _take(self, typed: str) -> None:
        parts = typed.replace(";", ",").split(",")
        words = tidy_tags([*self._words, *parts])
        self._edit.clear()
        if words != self._words:
            self._words = words
            self._show_chips()
        self.changed.emit()

    def _give_back(self) -> None:
        """Put the last word back into the field, to be mended or deleted letter by letter."""
        if self._words:
            word = self._words[-1]
            self._words = self._words[:-1]
            self._show_chips()
            self._edit.setText(word)
            self.changed.emit()

    def _remove(self, word: str) -> None:
        self._words = tuple(each for each in self._words if each != word)
        self._show_chips()
        self._edit.setFocus()
        self.changed.emit()

    def _show_chips(self) -> None:
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._flow.removeWidget(self._edit)
        self._chips = [self._chip(word) for word in self._words]
        for chip in [*self._chips, self._edit]:
            self._flow.addWidget(chip)
        for before, after in pairwise([*self._chips, self._edit]):
            QWidget.setTabOrder(before, after)
        self.updateGeometry()

    def _chip(self, word: str) -> QWidget:
        chip = self._kit.button(word, "word", "x", lambda: self._remove(word))
        chip.setText(word.replace("&", "&&"))
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # the cross stands behind the word
        chip.setAccessibleName(self.tr("Remove “{word}”").format(word=word))
        chip.setToolTip(chip.accessibleName())
        return chip

    def _refill(self) -> None:
        used = {word.casefold() for word in self._words}
        offered = [w for w in self._suggestions() if w.casefold() not in used]
        self._model.setStringList(offered)


class _WordEdit(Line):
    """A line that knows when a word is finished."""

    taken = Signal(str)
    back = Signal()
    entered = Signal()

    def __init__(self, model: QStringListModel) -> None:
        super().__init__()
        self._choices = completer = QCompleter(model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(10)
        self.setCompleter(completer)
        # Qt puts the chosen word into the line after this signal; only then can it be cleared.
        completer.activated.connect(self._chosen, Qt.ConnectionType.QueuedConnection)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Comma and Enter take the word; Backspace before the first letter gives one back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _TAKES and self.text().strip():
            self.taken.emit(self.text())
        elif plain and event.key() in _TAKES[2:]:
            return
        elif event.key() == Qt.Key.Key_Backspace and not self.text():
            self.back.emit()
        elif event.key() == Qt.Key.Key_Down and not self._popup().isVisible():
            self._show_all()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Show what there is to choose from."""
        super().mousePressEvent(event)
        if not self.text():
            self._show_all()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Get fresh words to choose from."""
        self.entered.emit()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the word when the person moves on (not when its list of choices opens)."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.text().strip():
            self.taken.emit(self.text())

    def _chosen(self, word: str) -> None:
        self.taken.emit(word)

    def _popup(self) -> QAbstractItemView:
        popup = self._choices.popup()
        assert popup is not None  # noqa: S101 - Qt makes one when asked
        return popup

    def _show_all(self) -> None:
        self._choices.setCompletionPrefix(self.text().strip())
        self._choices.complete()

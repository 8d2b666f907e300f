"""Which key combinations are taken, so that one for hiding can be chosen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

TAKEN = (
    *("F1", "F2", "Ctrl+L", "Ctrl+Q", "Ctrl+N", "Ctrl+F", "Ctrl+S", "Ctrl+,"),
    *("Ctrl+Return", "Ctrl+Enter"),
    *(f"Ctrl+{digit}" for digit in range(1, 10)),
)
"""What the app itself uses."""

_EDITING = (
    QKeySequence.StandardKey.Copy,
    QKeySequence.StandardKey.Cut,
    QKeySequence.StandardKey.Paste,
    QKeySequence.StandardKey.Undo,
    QKeySequence.StandardKey.Redo,
    QKeySequence.StandardKey.SelectAll,
    QKeySequence.StandardKey.Delete,
    QKeySequence.StandardKey.MoveToNextWord,
    QKeySequence.StandardKey.MoveToPreviousWord,
    QKeySequence.StandardKey.SelectNextWord,
    QKeySequence.StandardKey.SelectPreviousWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfWord,
)
_STRONG = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)


def refusal(wanted: QKeySequence) -> str:
    """Return in plain words why `wanted` cannot hide the window; "" when it can."""
    translate = QCoreApplication.translate
    if wanted.isEmpty():
        return translate(
            "shortcuts", "Press the keys you want; without any, nothing would hide the window."
        )
    combination: QKeyCombination = wanted[0]  # type: ignore[index]  # missing in the stubs
    if not _cannot_be_typed(combination):
        return translate("shortcuts", "Add Ctrl or Alt: this key alone is needed for writing.")
    if any(wanted == QKeySequence(keys) for keys in TAKEN):
        return translate("shortcuts", "The app uses these keys for something else.")
    if any(wanted in QKeySequence.keyBindings(key) for key in _EDITING):
        return translate("shortcuts", "These keys are needed for writing.")
    return ""


def _cannot_be_typed(combination: QKeyCombination) -> bool:
    function_key = Qt.Key.Key_F1 <= combination.key() <= Qt.Key.Key_F35
    rare = combination.key() in (Qt.Key.Key_Pause, Qt.Key.Key_ScrollLock)
    return function_key or rare or bool(combination.keyboardModifiers() & _STRONG)

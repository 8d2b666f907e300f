"""Says aloud what has changed on screen, where a screen reader is listening."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, words: str) -> None:
    """Have `words` read out; without a screen reader this costs nothing."""
    if not words:
        return
    # Not above: the lock screen is painted before anything is said.
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))

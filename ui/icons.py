"""Phosphor icons through qtawesome, imported when the first one is needed.

Importing qtawesome takes longer than painting the lock screen, so that screen does without,
and has the import done in the background (`warm`) while the person types.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QColor, QIcon

if TYPE_CHECKING:
    from qtawesome.iconic_font import IconicFont


def warm() -> None:
    """Import what icons need; safe in any thread."""
    import qtawesome  # noqa: F401


@cache
def _font() -> IconicFont | Any:
    """Load Phosphor alone: all of qtawesome's sets take five times as long."""
    import qtawesome
    from qtawesome.iconic_font import IconicFont

    own = [font for font in getattr(qtawesome, "_BUNDLED_FONTS", ()) if font[0] == "ph"]
    return IconicFont(*own) if own else qtawesome


def phosphor(name: str, color: QColor) -> QIcon:
    """Return the Phosphor icon `name` (without prefix) in one colour; GUI thread only."""
    return QIcon(_font().icon(f"ph.{name}", color=color, color_disabled=color))

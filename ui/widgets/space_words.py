"""What tells the two spaces apart in words: where a text goes, and whose it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.theme import Space

translate = QCoreApplication.translate


def space_name(space: Space) -> str:
    """Return what a space is called."""
    if space is Space.SHARED:
        return translate("SpaceWords", "Us")
    return translate("SpaceWords", "Only me")


def whose(author: str, me: str) -> str:
    """Return whose words something in the shared space is; nothing in a private journal.

    No names: the two know who they are, and nobody else has to.
    """
    if not author:
        return ""
    if author == me:
        return translate("SpaceWords", "from me")
    return translate("SpaceWords", "from my partner")


def keep_words(space: Space) -> str:
    """Return the words of the button that keeps a text: they name where it goes."""
    if space is Space.SHARED:
        return translate("SpaceWords", "Keep in Us")
    return translate("SpaceWords", "Keep, only me")


def keep_icon(space: Space) -> str:
    """Return the picture beside those words."""
    return "users" if space is Space.SHARED else "lock-key"

"""A text with what was taken out and what came in: struck, underlined, coloured, and in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

from trustjournal.journal.word_diff import Change, Piece
from ui.theme import Theme
from ui.widgets.kit import Kit
from ui.widgets.labels import escaped

translate = QCoreApplication.translate


class WordChanges(QLabel):
    """Shows pieces of a diff; a screen reader hears "taken out" and "new" where they stand."""

    def __init__(self, kit: Kit, pieces: Sequence[Piece], role: str = "body") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFont(kit.theme.font(role))
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        body = ""
        for before, piece in zip((None, *pieces), pieces, strict=False):
            body += _gap(before, piece) + _marked(kit.theme, piece)
        height = kit.theme.line_height(role)
        self.setText(f'<div style="line-height:{height}%">{body}</div>')
        self.setAccessibleName(spoken_changes(pieces))


def spoken_changes(pieces: Sequence[Piece]) -> str:
    """Return the text in words alone: each change is told where it stands."""
    said = {
        Change.SAME: "{words}",
        Change.REMOVED: translate("WordChanges", "(taken out: {words})"),
        Change.ADDED: translate("WordChanges", "(new: {words})"),
    }
    parts = (said[p.change].format(words=p.words.strip()) for p in pieces if p.words.strip())
    return " ".join(parts)


def _gap(before: Piece | None, piece: Piece) -> str:
    """Keep what was taken out and what came in its place apart, on screen alone."""
    if before is None or Change.SAME in (before.change, piece.change):
        return ""
    return "" if before.words[-1].isspace() or piece.words[0].isspace() else "\u2009"


def _marked(theme: Theme, piece: Piece) -> str:
    words = escaped(piece.words).replace("\n", "<br>")
    if piece.change is Change.SAME:
        return words
    added = piece.change is Change.ADDED
    ground, ink = ("diff_add", "diff_add_text") if added else ("diff_del", "diff_del_text")
    line = "underline" if added else "line-through"
    style = f"background-color:{theme.color(ground).name()}; color:{theme.color(ink).name()};"
    return f'<span style="{style} text-decoration:{line}">{words}</span>'

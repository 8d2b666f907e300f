"""No word is cut and no window grows: every screen at 100 and 200 % text, in small windows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from tests.ui.screens import SCREENS, screen
from ui.widgets.labels import ElidedText
from ui.widgets.lately import EntryButton

SMALL, USUAL = QSize(1024, 700), QSize(1280, 800)


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", SCREENS)
def test_all_words_have_room(name: str, percent: int, lived_in: Path, tmp_path: Path) -> None:
    with screen(name, tmp_path / "journal", lived_in, SMALL, percent) as house:
        for size in (SMALL, USUAL, SMALL):
            house.window.resize(size)
            house.settle()
            assert house.window.size() == size, "the window grew"
            assert sorted(complaints(house.window)) == []


def complaints(window: QWidget) -> Iterator[str]:
    """Tell each visible piece whose words are cut, covered or outside their room."""
    pieces = [w for w in window.findChildren(QWidget) if w.isVisible() and _has_words(w)]
    for piece in pieces:
        needed = _needed(piece)
        if piece.width() < needed.width():
            yield f"{_told(piece)} is {piece.width()} wide and needs {needed.width()}"
        if piece.height() < needed.height():
            yield f"{_told(piece)} is {piece.height()} high and needs {needed.height()}"
        if outside := _outside(piece, window):
            yield f"{_told(piece)} sticks out of {outside}"
    for one, other in combinations(pieces, 2):
        if one.parent() is other.parent() and one.geometry().intersects(other.geometry()):
            yield f"{_told(one)} and {_told(other)} overlap"


def _has_words(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.text()) and not isinstance(widget, ElidedText)
    if isinstance(widget, QAbstractButton):
        return not isinstance(widget, EntryButton) and bool(widget.text())
    return isinstance(widget, QLineEdit)


def _needed(piece: QWidget) -> QSize:
    """Return the least size at which all words are seen."""
    if isinstance(piece, QLabel) and piece.wordWrap():
        # Its least width is that of its longest word.
        return QSize(piece.minimumSizeHint().width(), piece.heightForWidth(piece.width()))
    if isinstance(piece, QLineEdit):
        hint = piece.placeholderText()
        margins = piece.textMargins()
        around = piece.width() - piece.contentsRect().width() + margins.left() + margins.right()
        words = piece.fontMetrics().horizontalAdvance(hint) if hint else 0
        return QSize(words + around, piece.sizeHint().height())
    return piece.sizeHint()


def _outside(piece: QWidget, window: QWidget) -> str:
    """Return what cuts the piece off, empty for nothing; what scrolls can be scrolled to."""
    rect, inner, scrolls = QRect(QPoint(0, 0), piece.size()), piece, False
    while inner is not window:
        outer = inner.parentWidget()
        assert outer is not None
        rect.translate(inner.pos())
        area = outer.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is outer:
            scrolls = True
        room = outer.rect()
        sideways = rect.left() < room.left() or rect.right() > room.right()
        above = not scrolls and (rect.top() < room.top() or rect.bottom() > room.bottom())
        if sideways or above:
            return f"{type(outer).__name__} {outer.accessibleName()!r} ({rect} in {room})"
        inner = outer
    return ""


def _told(piece: QWidget) -> str:
    words = piece.accessibleName() or getattr(piece, "text", str)()
    return f"{type(piece).__name__} “{words[:60]}”"

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui.theme import Theme
from ui.widgets.fitting_text import FittingText

LONG, SHORT = (
    "Both of you can read this. Your own journals stay closed.",
    "Both of you can read this.",
)


@pytest.fixture
def line(qtbot: QtBot, theme: Theme) -> FittingText:
    made = FittingText(theme, "caption", LONG, SHORT)
    qtbot.addWidget(made)
    made.show()
    return made


def width(line: FittingText, words: str) -> int:
    return QFontMetrics(line.font()).horizontalAdvance(words)


def test_it_says_what_fits_on_the_line(line: FittingText) -> None:
    line.resize(width(line, LONG) + 2, 60)
    assert line.text() == LONG
    line.resize(width(line, LONG) - 1, 60)
    assert line.text() == SHORT
    line.resize(width(line, LONG) + 2, 60)
    assert line.text() == LONG


def test_the_shortest_takes_two_lines_rather_than_being_cut(line: FittingText) -> None:
    room = width(line, SHORT) - 20
    line.resize(room, 60)
    assert line.text() == SHORT
    height = QFontMetrics(line.font()).lineSpacing()
    assert line.heightForWidth(room) >= 2 * height


def test_a_screen_reader_hears_the_whole(line: FittingText) -> None:
    line.resize(width(line, SHORT), 60)
    assert line.accessibleName() == LONG

from __future__ import annotations

from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.journal_world import settle
from ui.widgets.quiet_bar import QuietBar


def area_of(qtbot: QtBot, height: int) -> tuple[QScrollArea, QuietBar, QWidget]:
    content = QWidget()
    content.setMinimumHeight(height)
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    bar = QuietBar(area)
    qtbot.addWidget(area)
    area.resize(200, 100)
    area.show()
    settle()
    return area, bar, content


def test_a_page_is_as_wide_with_a_bar_as_without(qtbot: QtBot) -> None:
    _, bar, content = area_of(qtbot, 1000)
    assert bar.isVisible()
    wide = content.width()
    content.setMinimumHeight(50)
    settle()
    assert not bar.isVisible()
    assert content.width() == wide


def test_bar_and_area_move_each_other(qtbot: QtBot) -> None:
    area, bar, _ = area_of(qtbot, 1000)
    area.verticalScrollBar().setValue(120)
    assert bar.value() == 120
    bar.setValue(300)
    assert area.verticalScrollBar().value() == 300
    assert (bar.maximum(), bar.pageStep()) == (900, 100)


def test_the_bar_keeps_to_the_edge(qtbot: QtBot) -> None:
    area, bar, _ = area_of(qtbot, 1000)
    area.resize(320, 140)
    settle()
    assert bar.geometry().right() == area.rect().right()
    assert bar.height() == area.height()

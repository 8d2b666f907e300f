from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.journal_world import settle
from trustjournal.journal.feelings import Vocabulary
from ui.panels.feeling_chips import FeelingChips
from ui.widgets.kit import Kit
from ui.widgets.tick import Tick


@pytest.fixture
def chips(qtbot: QtBot, kit: Kit, vocabulary: Vocabulary) -> FeelingChips:
    made = FeelingChips(kit, vocabulary, Tick(kit, "I’m not sure"))
    qtbot.addWidget(made)
    made.show()
    return made


def buttons(chips: FeelingChips) -> list[QPushButton]:
    return chips.findChildren(QPushButton)


@pytest.mark.parametrize(("width", "columns"), [(700, 5), (304, 3), (210, 2), (120, 1)])
def test_equal_columns_as_many_as_the_words_allow(
    chips: FeelingChips, width: int, columns: int
) -> None:
    chips.resize(width, 300)
    settle()
    lefts = {button.x() for button in buttons(chips)}
    widths = [button.width() for button in buttons(chips)]
    assert len(lefts) == columns
    assert max(widths) - min(widths) <= 1
    assert chips.minimumSizeHint().width() <= width


def test_several_can_be_pressed_and_are_told_in_their_order(
    qtbot: QtBot, chips: FeelingChips, vocabulary: Vocabulary
) -> None:
    cores = [core.id for core in vocabulary.cores()]
    with qtbot.waitSignals([chips.changed, chips.changed]):
        buttons(chips)[4].click()
        buttons(chips)[1].click()
    assert chips.pressed() == [cores[1], cores[4]]

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from tests.ui.find import names, press
from tests.ui.screens import settle
from trustjournal.journal.disclosure import Circle, DisclosureRule, Listener
from ui.widgets.kit import Kit
from ui.widgets.rule_row import RuleRow
from ui.widgets.rule_words import in_circles, listener_words, rules_text

RULE = DisclosureRule(
    id="a",
    behaviour="Writing to them",
    kind=Circle.INNER,
    couple_label="red",
    tell=(Listener.PARTNER, Listener.SUPPORT),
    within_hours=24,
)
OUTER = DisclosureRule(id="b", behaviour="A dream", kind=Circle.OUTER)


@pytest.mark.parametrize(("width", "columns"), [(1000, 5), (400, 3), (180, 1)])
def test_as_many_columns_as_have_room(qtbot: QtBot, kit: Kit, width: int, columns: int) -> None:
    row = RuleRow(kit, RULE, editable=False)
    qtbot.addWidget(row)
    row.resize(width, 400)
    row.show()
    settle()
    lefts = {cell.x() for cell in row._cells}
    assert len(lefts) == columns
    assert {"Writing to them", "“red”", "within 24 hours", "not said"} <= names(row)


def test_only_a_draft_can_be_changed(qtbot: QtBot, kit: Kit) -> None:
    asked: list[str] = []
    row = RuleRow(kit, RULE, editable=True)
    qtbot.addWidget(row)
    row.change_wanted.connect(asked.append)
    row.show()
    press(row, "Change: Writing to them")
    assert asked == ["a"]
    still = RuleRow(kit, RULE, editable=False)
    qtbot.addWidget(still)
    still.show()
    assert names(still, QAbstractButton) == set()


def test_a_matrix_is_told_from_the_inner_circle_outwards() -> None:
    assert in_circles((OUTER, RULE)) == [RULE, OUTER]
    told = rules_text((OUTER, RULE))
    assert told.startswith("Writing to them\nInner circle (red)\n")
    words = listener_words()
    assert f"Who hears it: {words['partner']}, {words['support']}" in told
    assert "A dream\nOuter circle\nWho hears it: nobody named yet" in told

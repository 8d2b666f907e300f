from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.find import by_name, names, press, type_into
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.form_drafts import FormDrafts
from trustjournal.journal.state import StateStore
from trustjournal.journal.statements import StatementStore
from trustjournal.vault.database import Database
from ui.desktop.clipboard import PrivateClipboard
from ui.panels.compose_form import ComposeForm
from ui.panels.kept import Kept
from ui.panels.suggestions import StatementCard
from ui.panels.validation import ValidationPanel
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit


@pytest.fixture
def panel(
    qtbot: QtBot, kit: Kit, vocabulary: Vocabulary, database: Database, clock: FixedClock
) -> ValidationPanel:
    made = ValidationPanel(
        kit=kit,
        vocabulary=vocabulary,
        clipboard=PrivateClipboard(),
        tasks=TaskRunner(),
        state=StateStore(database),
        kept=Kept(StatementStore(database, clock), clock, FormDrafts(database, clock, "private")),
        open_text=lambda: None,
        entry_in_view=lambda: None,
    )
    qtbot.addWidget(made)
    made.resize(made.width(), 900)
    made.show()
    made.activateWindow()
    made.entered()
    return made


def statements(panel: ValidationPanel) -> list[str]:
    cards = panel.findChildren(StatementCard)
    return [card.text for card in cards if card.isVisibleTo(panel)]


def form(panel: ValidationPanel) -> ComposeForm:
    (found,) = panel.findChildren(ComposeForm)
    return found


def shown(panel: ValidationPanel) -> str:
    return " ".join(
        label.accessibleName() for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)
    )


def test_it_begins_with_one_sentence_and_the_feeling(panel: ValidationPanel) -> None:
    assert statements(panel) == []
    assert "Guess a feeling" in shown(panel)
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "The feeling I guess"


def test_what_is_typed_becomes_statements(qtbot: QtBot, panel: ValidationPanel) -> None:
    type_into(panel, "The feeling I guess", "fear")
    type_into(panel, "My part", "I lied about the money")
    press(panel, "Add more, if you like")
    type_into(panel, "What I do now", "I answer every question")
    qtbot.waitUntil(lambda: any("I lied about the money" in s for s in statements(panel)))
    assert len(statements(panel)) >= 3
    assert any("fear" in s for s in statements(panel))
    assert any("answer every question" in s for s in statements(panel))
    assert "Guess a feeling" not in shown(panel)


def test_several_feelings_are_pressed_and_typed(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "afraid")
    press(panel, "angry")
    type_into(panel, "The feeling I guess", "scared, cornered")
    qtbot.waitUntil(lambda: any("cornered" in s for s in statements(panel)))
    # "scared" is another word for the pressed "afraid", so it is not said twice.
    feelings = form(panel).parts().feelings
    assert feelings == ("afraid", "angry", "cornered")


def test_a_typed_word_is_said_as_it_was_typed(qtbot: QtBot, panel: ValidationPanel) -> None:
    type_into(panel, "The feeling I guess", "scared, afraid, Gutted, gutted")
    qtbot.waitUntil(lambda: any("feeling scared" in s for s in statements(panel)))
    assert form(panel).parts().feelings == ("scared", "Gutted")


def test_unsure_asks_more_than_it_says(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "afraid")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    sure = statements(panel)
    by_name(panel, "I’m not sure", QCheckBox).click()
    qtbot.waitUntil(lambda: statements(panel) != sure)
    assert sum("?" in s for s in statements(panel)) > sum("?" in s for s in sure)


def test_the_keyboard_presses_a_feeling(qtbot: QtBot, panel: ValidationPanel) -> None:
    QTest.keyClick(by_name(panel, "The feeling I guess", QLineEdit), Qt.Key.Key_Tab)
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "hurt"
    QTest.keyClick(focus, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(statements(panel)))


def test_arrows_walk_through_the_feelings_and_tab_goes_past_them(panel: ValidationPanel) -> None:
    focus = by_name(panel, "The feeling I guess", QLineEdit)
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        QTest.keyClick(panel.focusWidget() or focus, key)
    reached = panel.focusWidget()
    assert reached is not None
    assert reached.accessibleName() == "sad"  # hurt, afraid, ashamed below it, sad
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Tab):
        QTest.keyClick(panel.focusWidget() or focus, key)
    past = panel.focusWidget()
    assert past is not None
    assert past.accessibleName() == "My part"


def test_enter_goes_from_the_feeling_to_a_sentence(qtbot: QtBot, panel: ValidationPanel) -> None:
    """What somebody does who does not know what to say: two lines and three Enters."""
    for words in ("out of breath", "lied about the money"):
        QTest.keyClicks(panel.focusWidget(), words)
        QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Return)
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "Insert"
    with qtbot.waitSignal(panel.insert_wanted) as caught:
        QTest.keyClick(focus, Qt.Key.Key_Return)
    assert caught.args is not None
    assert "because I lied about the money" in caught.args[0]


def test_what_can_be_added_is_folded_away_until_it_is_used(panel: ValidationPanel) -> None:
    assert "What I do now" not in names(panel, QLineEdit)
    panel.set_docked(False)  # a page has room for it
    assert "What I do now" in names(panel, QLineEdit)
    panel.set_docked(True)
    press(panel, "Add more, if you like")
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "What happened"
    assert "Add more, if you like" not in names(panel, QPushButton)


def test_a_part_that_is_known_is_shown(panel: ValidationPanel) -> None:
    panel.begin_with("", "", "I hid it", "I tell you")
    assert by_name(panel, "What I do now", QLineEdit).text() == "I tell you"


def test_a_promise_is_asked_for_something_present(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "Add more, if you like")
    type_into(panel, "What I do now", "I'll never lie again")
    qtbot.waitUntil(lambda: "What can your partner see today?" in shown(panel))
    by_name(panel, "What I do now", QLineEdit).clear()
    type_into(panel, "What I do now", "my phone is on the table")
    qtbot.waitUntil(lambda: "What can your partner see today?" not in shown(panel))


def test_insert_hands_the_statement_over(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "sad")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    first = statements(panel)[0]
    assert by_name(panel, "Insert", QPushButton).accessibleDescription() == first
    with qtbot.waitSignal(panel.insert_wanted) as caught:
        press(panel, "Insert")
    assert caught.args == [first]


def test_copy_goes_to_the_clipboard_that_forgets(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "sad")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    press(panel, "Copy")
    assert QGuiApplication.clipboard().text() == statements(panel)[0]
    assert "Copied." in shown(panel)


def test_a_note_goes_when_something_is_typed(qtbot: QtBot, panel: ValidationPanel) -> None:
    panel.say("Open an entry to insert this, or copy it.")
    assert "Open an entry" in shown(panel)
    type_into(panel, "My part", "I hid it")
    qtbot.waitUntil(lambda: "Open an entry" not in shown(panel))


def test_everything_taken_back_is_empty_again(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "sad")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    press(panel, "sad")
    qtbot.waitUntil(lambda: not statements(panel))
    assert "Guess a feeling" in shown(panel)


def test_starting_anew_empties_all_parts(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "sad")
    type_into(panel, "My part", "I hid it")
    by_name(panel, "I’m not sure", QCheckBox).click()
    qtbot.waitUntil(lambda: bool(statements(panel)) and "Start anew" in names(panel))
    press(panel, "Start anew")
    qtbot.waitUntil(lambda: not statements(panel))
    assert form(panel).values() == {}
    focus = panel.focusWidget()
    assert focus is not None
    assert focus.accessibleName() == "The feeling I guess"


def test_focus_on_a_card_survives_new_words(qtbot: QtBot, panel: ValidationPanel) -> None:
    press(panel, "sad")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    insert = by_name(panel, "Insert", QPushButton)
    insert.setFocus()
    before = statements(panel)
    press(panel, "angry")
    insert.setFocus()
    qtbot.waitUntil(lambda: statements(panel) != before)
    assert panel.focusWidget() is insert


def test_the_completer_knows_the_vocabulary_and_the_comma(panel: ValidationPanel) -> None:
    field = by_name(panel, "The feeling I guess", QLineEdit)
    completer = field.completer()
    assert completer is not None
    type_into(panel, "The feeling I guess", "cornered, humi")
    popup = completer.popup()
    assert popup is not None
    assert popup.isVisible()
    QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert field.text() == "cornered, humiliated"


def test_beside_the_page_and_as_a_page(qtbot: QtBot, panel: ValidationPanel, kit: Kit) -> None:
    assert panel.width() == kit.theme.line("panel")
    assert "Close" in names(panel, QPushButton)
    press(panel, "sad")
    qtbot.waitUntil(lambda: bool(statements(panel)))
    kept = statements(panel)
    panel.set_docked(False)
    panel.resize(1000, 700)
    assert statements(panel) == kept
    assert "Close" not in names(panel, QPushButton)
    with qtbot.waitSignal(panel.closed):
        press(panel, "Back to the entry")
    panel.set_docked(True)
    with qtbot.waitSignal(panel.closed):
        press(panel, "Close")


def test_nothing_is_composed_before_it_opens() -> None:
    program = """
import sys
import ui.panels.validation
print("trustjournal.validation.compose" in sys.modules)
"""
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"

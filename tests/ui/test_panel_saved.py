"""Words that are saved, offered and answered, through the real window, by two people in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.ui.find import by_name, names, press, type_into
from tests.ui.screens import House, move_in_together, settle, wait_for
from tests.ui.screens_words import EASIER, offer_in_us
from trustjournal.journal.entries import Kind
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault
from ui.panels.suggestions import StatementCard
from ui.panels.validation import ValidationPanel
from ui.widgets.text_page import TextPage

HELPED = "To hear it before I asked."


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def house_in(folder: Path, *, together: bool) -> House:
    fast = KdfParameters.fast_for_tests()
    Vault(folder, FixedClock(), kdf_floor=fast).create(PASSPHRASE, None, kdf=fast).lock()
    if together:
        move_in_together(folder)
    return House(folder, QSize(1280, 800))


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[House]:
    made = house_in(tmp_path / "alone", together=False)
    made.unlock()
    yield made
    made.leave()


@pytest.fixture
def two(tmp_path: Path) -> Iterator[House]:
    made = house_in(tmp_path / "two", together=True)
    yield made
    made.leave()


def opened(house: House, tab: str) -> ValidationPanel:
    if tab not in names(house.workspace, QPushButton):
        house.workspace.show_panel(True)
    house.press(tab)
    found = [w for w in house.workspace.findChildren(ValidationPanel) if w.isVisible()]
    return found[0]


def said(root: QWidget) -> str:
    labels = [w for w in root.findChildren(QLabel) if w.isVisibleTo(root)]
    return " ".join(label.accessibleName() for label in labels)


def save(house: House, words: str = EASIER) -> ValidationPanel:
    panel = opened(house, "Check")
    by_name(panel, "Words to check", TextPage).load(words)
    settle()
    press(panel, "Save")
    assert "Only you can read it" in said(panel)
    return opened(house, "Saved")


def test_a_suggestion_is_saved_and_found_again(alone: House) -> None:
    panel = opened(alone, "Saved")
    assert "Words that you save are kept here" in said(panel)
    opened(alone, "Compose")
    press(panel, "afraid")
    wait_for(lambda: "Save" in names(panel, QPushButton))
    words = panel.findChildren(StatementCard)[0].text
    press(panel, "Save")
    assert words in said(opened(alone, "Saved"))
    alone.lock()
    alone.unlock()
    assert words in said(opened(alone, "Saved"))
    assert "Offer" not in names(alone.workspace, QPushButton)


def test_saved_words_are_inserted_removed_and_put_back(alone: House) -> None:
    alone.journal.new_entry(Kind.FREE)
    panel = save(alone)
    press(panel, "Insert")
    assert by_name(alone.workspace, "What I want to write", TextPage).words() == EASIER
    press(panel, "Move to bin")
    settle()
    assert "Erased on" in said(panel)
    assert "Insert" not in names(panel, QPushButton)
    press(panel, "Put back")
    settle()
    assert "Erased on" not in said(panel)
    press(panel, "Insert")
    press(panel, "Move to bin")
    settle()
    press(panel, "Erase for good")
    settle()
    assert EASIER not in said(panel)
    assert "In the bin" not in names(panel, QPushButton)


def test_an_answer_that_was_practised_is_kept_only_when_asked(alone: House) -> None:
    panel = opened(alone, "Practise")
    type_into(panel, "What I would say", "I saw you go quiet.")
    panel = opened(alone, "Saved")
    assert "I saw you go quiet." not in said(panel)
    opened(alone, "Practise")
    press(panel, "Save")
    assert "I saw you go quiet." in said(opened(alone, "Saved"))


def test_a_copy_is_offered_only_after_a_second_look(two: House) -> None:
    two.unlock()
    panel = save(two)
    press(panel, "Offer")
    settle()
    assert "A copy goes to Us" in said(panel)
    press(panel, "Not now")
    settle()
    two.go_to("Us")
    assert EASIER not in said(opened(two, "Offered"))
    two.go_to("Only me")
    panel = opened(two, "Saved")
    press(panel, "Offer")
    settle()
    press(panel, "Offer a copy")
    settle()
    assert EASIER in said(panel)
    two.go_to("Us")
    assert EASIER in said(opened(two, "Offered"))


def test_the_partner_answers_and_takes_the_answer_back(two: House) -> None:
    offer_in_us(two, PASSPHRASE)
    two.lock()
    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    assert EASIER in said(panel)
    assert "from my partner" in said(panel)
    assert "Move to bin" not in names(panel, QPushButton)
    assert not by_name(panel, "Tell my partner", QPushButton).isEnabled()
    press(panel, "Partly")
    type_into(panel, "What would have helped?", HELPED)
    press(panel, "Tell my partner")
    settle()
    assert by_name(panel, "Partly", QPushButton).isChecked()
    two.lock()

    two.unlock(PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    for words in (EASIER, "Your partner says", "Partly.", HELPED, "from me"):
        assert words in said(panel)
    assert "Tell my partner" not in names(panel, QPushButton)
    two.lock()

    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    press(panel, "Take my answer back")
    settle()
    two.lock()
    two.unlock(PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    assert EASIER in said(panel)
    assert "Your partner says" not in said(panel)


def test_a_half_written_answer_waits_until_it_is_told(two: House) -> None:
    offer_in_us(two, PASSPHRASE)
    two.lock()
    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    press(panel, "Partly")
    type_into(panel, "What would have helped?", HELPED)
    two.lock()

    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    assert by_name(panel, "Partly", QPushButton).isChecked()
    assert by_name(panel, "What would have helped?", TextPage).words() == HELPED
    two.lock()
    two.unlock(PASSPHRASE)
    two.go_to("Us")
    assert HELPED not in said(opened(two, "Offered"))  # not told yet
    two.lock()

    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    press(panel, "Tell my partner")
    settle()
    press(panel, "Take my answer back")
    settle()
    assert by_name(panel, "What would have helped?", TextPage).words() == ""
    assert not by_name(panel, "Partly", QPushButton).isChecked()


def test_what_is_saved_for_me_is_not_shown_in_us(two: House) -> None:
    two.unlock()
    save(two)
    two.go_to("Us")
    assert EASIER not in said(opened(two, "Offered"))
    two.lock()
    two.unlock(OTHER_PASSPHRASE)
    assert EASIER not in said(opened(two, "Saved"))


def test_a_closed_space_is_read_and_not_changed(two: House) -> None:
    offer_in_us(two, PASSPHRASE)
    two.lock()
    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    press(panel, "It landed")
    press(panel, "Tell my partner")
    settle()
    assert two.shell.opened is not None
    session = two.shell.opened.session
    with session.presence(OTHER_PASSPHRASE) as me:
        session.close_space(me)
    two.lock()
    two.unlock(OTHER_PASSPHRASE)
    two.go_to("Us")
    panel = opened(two, "Offered")
    for words in (EASIER, "You said", "It landed."):
        assert words in said(panel)
    changing = {"Tell my partner", "Take my answer back", "Move to bin", "In the bin"}
    assert not changing & names(panel, QPushButton)
    opened(two, "Check")
    assert "Offer" not in names(panel, QPushButton)
    two.go_to("Only me")
    panel = save(two)
    assert "Offer" not in names(panel, QPushButton)

"""The screens of the panel that helps to find words."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit

from tests.fixed import PASSPHRASE
from tests.ui import screens
from tests.ui.find import by_name, names, type_into
from ui.widgets.text_page import TextPage

if TYPE_CHECKING:
    from tests.ui.screens import House

HARD_TO_HEAR = "I hear you, but I was so stressed. Trust me, it will never happen again."
EASIER = "You were afraid when I came home late, because I lied about it for years."


def panel(house: House) -> None:
    """Beside an entry, or as a page; with statements to choose from."""
    screens.editor_new(house)
    house.workspace.show_panel(True)
    screens.settle()
    # Set, not typed: the list of words to complete would stay open.
    by_name(house.workspace, "The feeling I guess", QLineEdit).setText("fear")
    type_into(house.workspace, "My part", "I hid the letters from you for years")
    screens.wait_for(lambda: "Insert" in names(house.workspace))
    screens.settle()


def find_words(house: House, tab: str) -> None:
    """Open a tab of the panel beside a new entry."""
    screens.editor_new(house)
    house.workspace.show_panel(True)
    house.press(tab)


def panel_changed(house: House) -> None:
    """A suggestion that is being changed, with what was found in it."""
    panel(house)
    house.press("Change")
    by_name(house.workspace, "The words, to change", TextPage).load(HARD_TO_HEAR)
    screens.wait_for(lambda: marked(house))
    screens.settle()


def marked(house: House) -> bool:
    """Tell whether a text on screen has marks listed below it."""
    return "Show in the text" in names(house.workspace)


def panel_check(house: House) -> None:
    """A text of one's own with its marks, and the classes unfolded."""
    find_words(house, "Check")
    by_name(house.workspace, "Words to check", TextPage).load(HARD_TO_HEAR)
    screens.wait_for(lambda: marked(house))
    house.press("What is marked")


def panel_practise(house: House) -> None:
    """A scene with an answer, two that might do, and the choices unfolded."""
    find_words(house, "Practise")
    by_name(house.workspace, "What I would say", TextPage).load("I turned it over. I’m here.")
    screens.settle()
    house.press("See two answers")
    house.press("Choose scenes")


def panel_learn(house: House) -> None:
    """The twelve cards."""
    find_words(house, "Learn")


def panel_saved(house: House) -> None:
    """Words that were saved; a copy of them may go to Us."""
    offer_in_us(house, PASSPHRASE)
    house.go_to("Only me")
    house.journal.new_entry()
    house.workspace.show_panel(True)
    house.press("Check")
    by_name(house.workspace, "Words to check", TextPage).load(EASIER)
    screens.settle()
    house.press("Save")
    house.press("Saved")
    house.press("Offer")


def offer_in_us(house: House, passphrase: str) -> None:
    """Put words into Us as the person with that passphrase."""
    house.unlock(passphrase)
    house.go_to("Us")
    house.journal.new_entry()
    house.workspace.show_panel(True)
    house.press("Check")
    by_name(house.workspace, "Words to check", TextPage).load(EASIER)
    screens.settle()
    house.press("Offer")


def panel_offered(house: House) -> None:
    """One's own words with what the partner says, and the partner's words to answer."""
    offer_in_us(house, PASSPHRASE)
    house.lock()
    offer_in_us(house, screens.OTHER_PASSPHRASE)
    house.press("Offered")
    house.press("Partly")
    type_into(house.workspace, "What would have helped?", "To hear it before I asked.")
    house.press("Tell my partner")
    house.lock()
    house.unlock(PASSPHRASE)
    house.go_to("Us")
    if "Offered" not in names(house.workspace):
        house.workspace.show_panel(True)
    house.press("Offered")


WORDS: dict[str, Callable[[House], object]] = {
    "panel": panel,
    "panel: changed": panel_changed,
    "panel: check": panel_check,
    "panel: practise": panel_practise,
    "panel: learn": panel_learn,
}
"""Screens of a person alone."""
WORDS_OF_TWO: dict[str, Callable[[House], object]] = {
    "us: panel saved": panel_saved,
    "us: panel offered": panel_offered,
}
"""Screens of a folder in which two people share a space."""

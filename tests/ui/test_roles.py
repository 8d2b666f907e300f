"""Where somebody stands changes prompts, in Only me alone."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QLineEdit

from tests.ui.couple_house import folder, house, settings, shown, words_on
from tests.ui.find import by_name, names
from tests.ui.screens import House, settle
from trustjournal import texts
from trustjournal.journal.prompts import examples, today_prompt
from trustjournal.journal.roles import Role
from ui.widgets.text_page import TextPage

__all__ = ["folder", "house"]

WRITE = "What I want to write"


def choose(house: House, words: str) -> None:
    settings(house)
    by_name(house.window, words, QAbstractButton).click()
    settle()


def own_day(house: House) -> None:
    """Go to a day that has a line for a role."""
    while today_prompt(house.clock.now().date(), Role.HURT) in {
        each["words"] for each in texts.load("today")["prompt"] if each["for"] == "any"
    }:
        house.clock.advance(days=1)


def line(house: House) -> str:
    house.workspace.show_page("help")
    house.workspace.show_page("today")
    settle()
    known = {each["words"] for each in texts.load("today")["prompt"]}
    return next(words for words in shown(house).splitlines() if words in known)


def test_todays_line_and_the_examples_follow_the_role(house: House) -> None:
    own_day(house)
    house.unlock()
    today = house.clock.now().date()
    assert line(house) == today_prompt(today, Role.NEITHER)
    choose(house, "I was hurt")
    assert "Kept." in shown(house)
    assert line(house) == today_prompt(today, Role.HURT)
    house.journal.new_entry()
    settle()
    page = by_name(house.journal, WRITE, TextPage)
    assert page.placeholderText() == examples(Role.HURT)["write"]
    house.workspace.show_panel(True)
    settle()
    field = by_name(house.workspace, "My part", QLineEdit)
    assert field.placeholderText() == examples(Role.HURT)["my_part"]
    choose(house, "I broke trust")
    assert line(house) == today_prompt(today, Role.BROKE_TRUST)


def test_the_role_is_for_only_me(house: House) -> None:
    own_day(house)
    house.unlock()
    choose(house, "I was hurt")
    house.go_to("Us")
    assert line(house) == today_prompt(house.clock.now().date(), Role.NEITHER)
    settings(house)
    assert "I was hurt" not in names(house.window, QAbstractButton)
    house.lock()
    from tests.fixed import OTHER_PASSPHRASE

    house.unlock(OTHER_PASSPHRASE)
    settings(house)
    assert not by_name(house.window, "I was hurt", QAbstractButton).isChecked()
    assert examples(Role.HURT)["write"] not in words_on(house.window)

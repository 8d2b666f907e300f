"""Opening without typing: asked for by one person alone, and never in the way of typing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE
from tests.ui.couple_house import alone_in, folder, settings, shown
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, settle, wait_for
from tests.vault.test_remember import Held

__all__ = ["folder"]

UNTYPED = "Open without typing"


@pytest.fixture
def held() -> Held:
    """The keyring of this account."""
    return Held()


@pytest.fixture
def house(tmp_path: Path, held: Held, qapp: QApplication) -> Iterator[House]:
    """One person at home, in Settings."""
    qapp.setStyle("Fusion")
    opened = House(alone_in(tmp_path), QSize(1280, 800), keyring=lambda: held)
    opened.unlock()
    settings(opened)
    yield opened
    opened.leave()


def tap(house: House, name: str) -> None:
    by_name(house.window, name, QAbstractButton).click()
    wait_for(lambda: not house.shell._tasks.busy)
    settle()


def turn_on(house: House, passphrase: str = PASSPHRASE) -> None:
    tap(house, "Remember me…")
    type_into(house.window, "Remember me on this computer", passphrase)
    tap(house, "Remember me")


def buttons(house: House) -> set[str]:
    return names(house.window, QAbstractButton)


def test_it_is_off_and_not_offered(house: House, held: Held) -> None:
    assert "It asks for your passphrase each time" in shown(house)
    house.lock()
    assert UNTYPED not in buttons(house)
    assert held.secrets == {}


def test_turned_on_it_opens_without_typing(house: House) -> None:
    turn_on(house)
    assert "From now on the lock screen offers" in shown(house)
    house.lock()
    house.press(UNTYPED)
    wait_for(lambda: house.shell.opened is not None)
    house.lock()
    house.unlock()  # typing still does, too
    settings(house)
    tap(house, "Ask for the passphrase again")
    house.lock()
    assert UNTYPED not in buttons(house)


def test_it_wants_the_passphrase(house: House, held: Held) -> None:
    turn_on(house, "not this one")
    assert "does not open" in shown(house)
    assert held.secrets == {}
    house.lock()
    assert UNTYPED not in buttons(house)


def test_changing_the_look_keeps_the_choice(house: House) -> None:
    turn_on(house)
    tap(house, "115 %")
    house.lock()
    assert UNTYPED in buttons(house)


def test_an_emptied_keyring_costs_typing_and_nothing_else(house: House, held: Held) -> None:
    turn_on(house)
    house.lock()
    held.secrets.clear()
    house.press(UNTYPED)
    wait_for(lambda: "does not remember" in shown(house))
    assert UNTYPED not in buttons(house)
    house.unlock()


def test_a_computer_without_a_keyring_says_so(tmp_path: Path, qapp: QApplication) -> None:
    house = House(alone_in(tmp_path), QSize(1280, 800))
    house.unlock()
    settings(house)
    turn_on(house)
    assert "The keyring of this computer cannot be used." in shown(house)
    house.leave()


def test_two_people_are_told_why_not(folder: Path, held: Held, qapp: QApplication) -> None:
    house = House(folder, QSize(1280, 800), keyring=lambda: held)
    house.unlock()
    settings(house)
    assert "each types their own passphrase" in shown(house)
    assert "Remember me…" not in buttons(house)
    house.leave()


def test_when_a_second_person_joins_it_ends(house: House, held: Held) -> None:
    turn_on(house)
    tap(house, "Open a space together…")
    for _ in range(4):
        tap(house, "Continue")
    type_into(house.window, "Passphrase", OTHER_PASSPHRASE)
    type_into(house.window, "Once more", OTHER_PASSPHRASE)
    tap(house, "Continue")
    tap(house, "Go on without a recovery key")
    tap(house, "Continue")
    tap(house, "Continue")  # where one stands may be left out
    type_into(house.window, "Passphrase of the one who began", PASSPHRASE)
    type_into(house.window, "Passphrase of the one who joins", OTHER_PASSPHRASE)
    tap(house, "Continue")
    tap(house, "Open it")
    wait_for(lambda: "Us" in buttons(house))
    house.lock()
    assert UNTYPED not in buttons(house)

"""A window to hold check-ins in, alone or as two, and what the tests of them do there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from tests.ui.find import names, type_into
from tests.ui.screens import House, move_in_together, settle, wait_for
from tests.ui.test_keyboard import strike
from trustjournal.journal.checkin_records import CheckIn
from trustjournal.journal.checkin_store import CheckIns
from trustjournal.vault.database import Database
from ui.pages.checkin_card import CardView
from ui.pages.checkins import CheckInsPage

Key = Qt.Key
USUAL = QSize(1280, 800)
MOST_CARDS = 20


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture(name="folder")
def copied(lived_in: Path, tmp_path: Path) -> Path:
    made = tmp_path / "journal"
    shutil.copytree(lived_in, made)
    return made


@pytest.fixture(name="house")
def of_one(folder: Path, qtbot: QtBot) -> Iterator[House]:
    """The journal of one person, opened."""
    made = House(folder, USUAL)
    made.unlock()
    yield made
    made.leave()


@pytest.fixture(name="couple")
def of_two(folder: Path, qtbot: QtBot) -> Iterator[House]:
    """The first of two people, in the space of both."""
    move_in_together(folder)
    made = House(folder, USUAL)
    made.unlock()
    made.go_to("Us")
    yield made
    made.leave()


def store(house: House) -> CheckIns:
    """What the space that is open holds."""
    assert house.shell.opened is not None
    return CheckIns(house.shell.opened.desk.database, house.clock)


def private(house: House) -> Database:
    assert house.shell.opened is not None
    return house.shell.opened.session.private


def page(house: House) -> CheckInsPage:
    found = house.workspace.page("checkins")
    assert isinstance(found, CheckInsPage)
    return found


def card(house: House) -> CardView | None:
    settle(2)
    return next((w for w in house.window.findChildren(CardView) if w.isVisible()), None)


def said(house: House) -> str:
    return "\n".join(names(house.window, QLabel))


def answers_of(record: CheckIn) -> set[str]:
    return {str(each.answer.value) for each in record.kept if each.answer is not None}


def seal(house: House, words: str, passphrase: str, first: str = "What I kept") -> None:
    """Write one's own side from its first card on, and seal it."""
    type_into(house.window, first, words)
    for _ in range(MOST_CARDS):
        if card(house) is None:
            break
        strike(house, Key.Key_Return, control=True)
    type_into(house.window, "Your passphrase", passphrase)
    house.press("Seal my side")
    wait_for(lambda: "Seal my side" not in names(house.window, QAbstractButton))
    settle()


def waits(house: House, begins: str) -> str:
    """Return the whole name of a button on Today."""
    return next(name for name in names(house.window) if name.startswith(begins))


def look_at(house: House, title: str) -> None:
    house.workspace.show_page("checkins")
    settle()
    house.press(title)


def hold_pulse(house: House, numbers: tuple[int, ...]) -> None:
    look_at(house, "Weekly pulse")
    house.press("Begin")
    for number in numbers:
        strike(house, Qt.Key(Key.Key_0.value + number))
        strike(house, Key.Key_Return, control=True)
    house.press("Stop for today")
    house.press("End here")
    house.press("Keep and finish")

"""Two people at one computer, in turn: first run, joining from Settings, opening together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPushButton

from tests.fixed import PASSPHRASE, FixedClock
from tests.ui import screens_two
from tests.ui.couple_house import alone_in, keep_line, shown, words_on
from tests.ui.find import by_name, names, type_into
from tests.ui.screens import House, choose_passphrase, settle, wait_for
from tests.ui.screens_two import FIRST, SECOND
from trustjournal.journal.roles import Role, role_of
from trustjournal.journal.state import StateStore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault
from ui.theme import Space

STANDS = {"I was hurt", "I broke trust", "Neither, or I’d rather not say"}
MINE = "The kettle whistled and I said nothing."


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[House]:
    """The first run."""
    house = House(tmp_path / "journal", QSize(1280, 800))
    yield house
    house.leave()


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[House]:
    """One person at home, in Settings, with something written."""
    house = House(alone_in(tmp_path), QSize(1280, 800))
    house.unlock()
    keep_line(house, MINE, "Keep, only me")
    house.workspace.show_page("settings")
    settle()
    yield house
    house.leave()


def go_on(house: House, button: str = "Continue") -> None:
    """Press the way on, and wait for what it may have to try first."""
    wait_for(lambda: button in names(house.window, QPushButton))
    house.press(button)
    wait_for(lambda: not house.shell._tasks.busy)
    settle()


def vault_at(folder: Path) -> Vault:
    return Vault(folder, FixedClock(), kdf_floor=KdfParameters.fast_for_tests())


# --- first run ---------------------------------------------------------------------------------


def test_two_people_set_up_and_open_us_in_one_go(fresh: House) -> None:
    screens_two.done_two(fresh)
    assert not fresh.vault.exists(), "nothing is on the disk before the last step"
    go_on(fresh, "Open it")
    wait_for(lambda: fresh.shell.opened is not None)
    settle()
    assert fresh.theme.space is Space.SHARED
    keep_line(fresh, "Ours.", "Keep in Us")
    fresh.lock()
    fresh.unlock(SECOND)
    assert fresh.theme.space is Space.PRIVATE
    fresh.go_to("Us")
    assert "Ours." in words_on(fresh.workspace)
    assert "from my partner" in words_on(fresh.workspace)


def test_each_says_where_they_stand_while_the_other_looks_away(fresh: House) -> None:
    screens_two.second_role(fresh)
    seen = fresh.window.findChildren(QAbstractButton)
    assert not any(each.isChecked() for each in seen if each.accessibleName() in STANDS)
    fresh.press("I broke trust")
    go_on(fresh)
    type_into(fresh.window, "Passphrase of the one who began", FIRST)
    type_into(fresh.window, "Passphrase of the one who joins", SECOND)
    go_on(fresh)
    go_on(fresh, "Open it")
    wait_for(lambda: fresh.shell.opened is not None)
    for passphrase, role in ((FIRST, Role.HURT), (SECOND, Role.BROKE_TRUST)):
        fresh.lock()
        fresh.unlock(passphrase)
        assert fresh.shell.opened
        session = fresh.shell.opened.session
        assert role_of(session.private) is role
        assert session.shared
        assert StateStore(session.shared).get("role") is None


def test_the_choice_is_nobodys_but_theirs(fresh: House) -> None:
    for _ in range(3):
        go_on(fresh)
    assert not by_name(fresh.window, "Continue", QPushButton).isEnabled()
    assert "Where there is fear" in shown(fresh)
    fresh.press("The two of us, on this computer")
    assert "Second passphrase" in shown(fresh)
    fresh.press("Just me")
    assert "Second passphrase" not in shown(fresh)


def test_the_second_one_finds_nothing_of_the_first(fresh: House) -> None:
    screens_two.about_us(fresh)
    go_on(fresh)
    choose_passphrase(fresh, FIRST)
    go_on(fresh)
    spoken = next(line for line in shown(fresh).splitlines() if line.startswith("Group 1: "))
    fresh.press("Go on without a recovery key")
    go_on(fresh)
    assert "Where you stand" in shown(fresh)
    go_on(fresh)
    assert "Now the other one of you" in shown(fresh)
    go_on(fresh)
    assert spoken not in words_on(fresh.window)
    assert all(not each.text() for each in fresh.window.findChildren(QLineEdit))
    fresh.press("Back")
    fresh.press("Back")
    assert "Your passphrase" in shown(fresh), "the first one would have to choose anew"
    assert by_name(fresh.window, "Passphrase", QLineEdit).text() == ""
    assert not by_name(fresh.window, "Continue", QPushButton).isEnabled()


def test_going_back_to_the_first_one_begins_them_anew(fresh: House) -> None:
    screens_two.change_places(fresh)
    go_on(fresh)
    fresh.press("Back")
    fresh.press("Back")
    choose_passphrase(fresh, "another one altogether")
    go_on(fresh)
    fresh.press("Go on without a recovery key")
    for _ in range(5):
        go_on(fresh)
    choose_passphrase(fresh, SECOND)
    go_on(fresh)
    fresh.press("Go on without a recovery key")
    go_on(fresh)
    go_on(fresh)
    type_into(fresh.window, "Passphrase of the one who began", "another one altogether")
    type_into(fresh.window, "Passphrase of the one who joins", SECOND)
    go_on(fresh)
    go_on(fresh, "Open it")
    wait_for(lambda: fresh.shell.opened is not None)
    fresh.lock()
    fresh.unlock("another one altogether")


def test_a_passphrase_in_use_is_refused_without_a_word_whose(fresh: House) -> None:
    screens_two.change_places(fresh)
    for _ in range(3):
        go_on(fresh)
    choose_passphrase(fresh, FIRST)
    go_on(fresh)
    assert "This passphrase cannot be used here." in shown(fresh)
    assert "partner" not in shown(fresh).split("This passphrase cannot")[1]
    for field in ("Passphrase", "Once more"):
        by_name(fresh.window, field, QLineEdit).clear()
    choose_passphrase(fresh, SECOND)
    go_on(fresh)
    assert "Your recovery key" in shown(fresh)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (SECOND, FIRST, "does not open the journal of the one who began"),
        (FIRST, FIRST, "The second passphrase does not open another journal here."),
    ],
)
def test_opening_wants_both_passphrases(fresh: House, one: str, other: str, told: str) -> None:
    screens_two.open_together(fresh)
    for field, words in (
        ("Passphrase of the one who began", one),
        ("Passphrase of the one who joins", other),
    ):
        by_name(fresh.window, field, QLineEdit).clear()
        type_into(fresh.window, field, words)
    go_on(fresh)
    assert told in shown(fresh)
    assert not fresh.vault.exists()


# --- from Settings -----------------------------------------------------------------------------


def to_second_passphrase(house: House) -> None:
    house.press("Open a space together…")
    for _ in range(4):
        go_on(house)


def test_the_second_one_joins_from_settings(alone: House) -> None:
    alone.press("Open a space together…")
    assert MINE not in words_on(alone.window), "nobody reads over the shoulder meanwhile"
    for _ in range(4):
        go_on(alone)
    choose_passphrase(alone, SECOND)
    go_on(alone)
    alone.press("Go on without a recovery key")
    go_on(alone)
    alone.press("I broke trust")
    go_on(alone)
    type_into(alone.window, "Passphrase of the one who began", PASSPHRASE)
    type_into(alone.window, "Passphrase of the one who joins", SECOND)
    go_on(alone)
    go_on(alone, "Open it")
    wait_for(lambda: "Us" in names(alone.window, QPushButton))
    assert alone.theme.space is Space.SHARED
    assert MINE not in words_on(alone.window)
    alone.lock()
    alone.unlock(SECOND)
    assert alone.shell.opened
    assert role_of(alone.shell.opened.session.private) is Role.BROKE_TRUST
    assert MINE not in words_on(alone.window)
    alone.go_to("Us")
    alone.lock()
    alone.unlock()
    alone.go_to("Only me")
    alone.workspace.show_page("today")
    settle()
    assert MINE in words_on(alone.window)


def test_stopping_halfway_leaves_nothing_and_goes_back(alone: House) -> None:
    folder = alone.vault.folder
    before = {path.name for path in folder.iterdir()}
    keys = (folder / "keys.json").read_bytes()
    to_second_passphrase(alone)
    choose_passphrase(alone, SECOND)
    go_on(alone)
    for _ in range(5):
        alone.press("Back")
    alone.press("Not now")
    assert alone.workspace.current.name == "settings"
    assert {path.name for path in folder.iterdir()} == before
    assert (folder / "keys.json").read_bytes() == keys


def test_locking_halfway_leaves_nothing(alone: House) -> None:
    to_second_passphrase(alone)
    choose_passphrase(alone, SECOND)
    alone.lock()
    assert SECOND not in words_on(alone.window)
    alone.unlock()
    opened = alone.shell.opened
    assert opened is not None
    assert opened.session.people_here == 1


def test_the_first_ones_passphrase_is_taken(alone: House) -> None:
    to_second_passphrase(alone)
    choose_passphrase(alone, PASSPHRASE)
    go_on(alone)
    assert "This passphrase cannot be used here." in shown(alone)


def test_two_who_share_nothing_yet_only_open_it(tmp_path: Path) -> None:
    folder = alone_in(tmp_path)
    session = vault_at(folder).unlock(PASSPHRASE)
    session.add_person(SECOND, None)
    session.lock()
    house = House(folder, QSize(1280, 800))
    house.unlock(SECOND)
    house.workspace.show_page("settings")
    settle()
    house.press("Open a space together…")
    go_on(house)
    type_into(house.window, "Passphrase of the one who began", SECOND)
    type_into(house.window, "Passphrase of the one who joins", PASSPHRASE)
    go_on(house)
    go_on(house, "Open it")
    wait_for(lambda: "Us" in names(house.window, QPushButton))
    house.leave()

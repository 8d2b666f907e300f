"""Two people at one window, in turn: what tests of a couple's life begin with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.ui.find import by_name, field_named, names, press
from tests.ui.screens import House, move_in_together, settle, wait_for
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault


def couple_house(folder: Path) -> House:
    """Return a window over a folder in which two people share a space; locked."""
    fast = KdfParameters.fast_for_tests()
    Vault(folder, FixedClock(), kdf_floor=fast).create(PASSPHRASE, None, kdf=fast).lock()
    move_in_together(folder)
    return House(folder, QSize(1280, 800))


@pytest.fixture
def couple(tmp_path: Path) -> Iterator[House]:
    """Two people's window, with the first one in Us."""
    house = couple_house(tmp_path / "journal")
    be(house, PASSPHRASE)
    yield house
    house.leave()


def be(house: House, passphrase: str) -> None:
    """Let somebody else sit down: lock, unlock, and go to Us and its boundaries."""
    if house.shell.opened is not None:
        house.lock()
    house.unlock(passphrase)
    house.go_to("Us")
    house.workspace.show_page("boundaries")
    settle()


def told(house: House) -> set[str]:
    """Return all names on the screen."""
    settle()
    return names(house.workspace)


def hear(house: House, words: str) -> None:
    """Wait until something on the screen begins with these words."""
    wait_for(lambda: any(name.startswith(words) for name in told(house)))


def write_into(house: House, name: str, words: str) -> None:
    """Write words into a field in place of what is there."""
    field = field_named(house.workspace, name)
    field.setFocus()
    field.selectAll()  # type: ignore[attr-defined]
    QTest.keyClicks(field, words)


def sign(house: House, passphrase: str, button: str, field: str = "Your passphrase") -> None:
    """Type a passphrase and press what signs."""
    write_into(house, field, passphrase)
    press(house.workspace, button)


__all__ = ["OTHER_PASSPHRASE", "PASSPHRASE", "by_name"]

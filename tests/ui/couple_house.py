"""A window over the journals of two people, for tests of what they do in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget

from tests.fixed import PASSPHRASE, FixedClock
from tests.ui.find import names, type_into
from tests.ui.screens import House, move_in_together, settle
from trustjournal.journal.entries import Entry
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault


def alone_in(folder: Path) -> Path:
    """Return a folder in which one person has a journal."""
    fast = KdfParameters.fast_for_tests()
    made = folder / "alone"
    Vault(made, FixedClock(), kdf_floor=fast).create(PASSPHRASE, None, kdf=fast).lock()
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two people who have moved in and written nothing yet."""
    made = alone_in(tmp_path / "both")
    move_in_together(made)
    return made


@pytest.fixture
def house(folder: Path, qapp: QApplication) -> Iterator[House]:
    """Their window, at the lock screen."""
    qapp.setStyle("Fusion")
    opened = House(folder, QSize(1280, 800))
    yield opened
    opened.leave()


def words_on(root: QWidget) -> str:
    """Return everything that any widget here could show or say, visible or not."""
    said = [widget.accessibleName() for widget in root.findChildren(QWidget)]
    said += [widget.accessibleDescription() for widget in root.findChildren(QWidget)]
    said += [page.toPlainText() for page in root.findChildren(QPlainTextEdit)]
    return "\n".join(said)


def shown(house: House) -> str:
    """Return the words of all labels that are to be seen."""
    return "\n".join(names(house.window, QLabel))


def keep_line(house: House, line: str, button: str) -> None:
    """Keep one line on Today."""
    house.workspace.show_page("today")
    type_into(house.workspace, "One line", line)
    house.press(button)


def read(house: House, entry: Entry) -> None:
    """Open an entry in the journal, to read it."""
    house.journal.open_entry(entry.uid)
    settle()


def settings(house: House) -> None:
    house.workspace.show_page("settings")
    settle()

"""A window in which two people take turns, and what could be seen in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QWidget

from tests.fixed import PASSPHRASE, FixedClock
from tests.ui.find import field_named, names
from tests.ui.screens import House, move_in_together, settle, wait_for
from trustjournal.vault.database import Database
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault


@contextmanager
def couples_house(folder: Path, size: QSize | None = None) -> Iterator[House]:
    """Open the app for two people who have moved in and written nothing yet."""
    fast = KdfParameters.fast_for_tests()
    Vault(folder, FixedClock(), kdf_floor=fast).create(PASSPHRASE, None, kdf=fast).lock()
    move_in_together(folder)
    house = House(folder, size or QSize(1280, 800))
    try:
        yield house
    finally:
        house.leave()


def words_on(root: QWidget) -> str:
    """Return everything that any widget here could show or say, visible or not."""
    said = [widget.accessibleName() for widget in root.findChildren(QWidget)]
    said += [widget.accessibleDescription() for widget in root.findChildren(QWidget)]
    said += [widget.toolTip() for widget in root.findChildren(QWidget)]
    said += [button.text() for button in root.findChildren(QAbstractButton)]
    said += [page.toPlainText() for page in root.findChildren(QPlainTextEdit)]
    said += [line.text() for line in root.findChildren(QLineEdit)]
    return "\n".join(said)


def all_rows(database: Database) -> str:
    """Return every value in every table of an open database, as text."""
    tables = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    found = []
    for (table,) in tables:
        for row in database.rows(f'SELECT * FROM "{table}"'):
            found.extend(str(value) for value in row)
    return "\n".join(found)


def write(house: House, name: str, words: str) -> None:
    """Type into the field called `name`, in place of what is there."""
    field = field_named(house.workspace, name)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(field, words)
    settle()


def offered(house: House) -> set[str]:
    """Return what the visible buttons of the workspace are called."""
    return names(house.workspace, QAbstractButton)


def sign(house: House, passphrase: str, button: str = "Say yes and sign") -> None:
    """Sign as somebody: open the form, type their passphrase, and wait for the answer."""
    house.press(button)
    write(house, "Passphrase of the one who signs", passphrase)
    house.press(button)
    wait_for(lambda: "Passphrase of the one who signs" not in names(house.workspace))
    settle()

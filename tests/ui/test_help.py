from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.find import by_name, press
from trustjournal import texts
from ui.lock.help_door import HelpDoor
from ui.pages.help import HelpPage
from ui.widgets.kit import Kit


@pytest.fixture
def page(qtbot: QtBot, kit: Kit) -> HelpPage:
    made = HelpPage(kit=kit)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    made.activateWindow()
    made.entered()
    return made


def shown(root: QWidget) -> str:
    labels = [label for label in root.findChildren(QLabel) if label.isVisibleTo(root)]
    return "\n".join(label.accessibleName() for label in labels)


def strings(data: object) -> list[str]:
    """Return every text in a piece of parsed TOML."""
    if isinstance(data, dict):
        kept = (value for key, value in data.items() if key not in ("id", "listed"))
        return [text for value in kept for text in strings(value)]
    if isinstance(data, list):
        return [text for value in data for text in strings(value)]
    return [data] if isinstance(data, str) else []


@pytest.mark.parametrize("name", ["help", "crisis_lines"])
def test_every_sentence_is_shown(page: HelpPage, name: str) -> None:
    said = shown(page)
    missing = [text for text in strings(texts.load(name)) if text not in said]
    assert missing == []


def test_numbers_can_be_selected_and_copied(page: HelpPage) -> None:
    number = next(label for label in page.findChildren(QLabel) if label.text() == "116 123")
    flags = number.textInteractionFlags()
    assert flags & Qt.TextInteractionFlag.TextSelectableByMouse
    assert flags & Qt.TextInteractionFlag.TextSelectableByKeyboard


def test_addresses_are_copied_and_never_opened(
    page: HelpPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[object] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(page, "Copy address")
    assert QGuiApplication.clipboard().text() == "https://findahelpline.com"
    assert "Address copied." in shown(page)
    assert opened == []
    assert not any(label.openExternalLinks() for label in page.findChildren(QLabel))


def test_jumping_to_a_section(qtbot: QtBot, page: HelpPage) -> None:
    press(page, "About the methods")
    section = by_name(page, "About the methods", QLabel)
    viewport = page.findChildren(QScrollArea)[0].viewport()
    top = section.mapTo(viewport, QPoint(0, 0)).y()
    assert 0 <= top < viewport.height()


def test_it_scrolls_by_keyboard(page: HelpPage) -> None:
    bar = page.findChildren(QScrollArea)[0].verticalScrollBar()
    focus = page.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(focus, Qt.Key.Key_End)
    assert bar.value() == bar.maximum()
    QTest.keyClick(focus, Qt.Key.Key_Home)
    assert bar.value() == 0


def test_it_returns_to_where_one_was(qtbot: QtBot, page: HelpPage, kit: Kit) -> None:
    QTest.keyClick(page.focusWidget(), Qt.Key.Key_PageDown)
    place = page.place()
    again = HelpPage(kit=kit)
    qtbot.addWidget(again)
    again.resize(900, 600)
    again.show()
    again.return_to(place)
    qtbot.waitUntil(lambda: again.place() == place)


def test_from_the_lock_screen_there_is_a_way_back(qtbot: QtBot, kit: Kit) -> None:
    back: list[bool] = []
    door = HelpDoor(kit, lambda: back.append(True))
    qtbot.addWidget(door)
    door.show()
    qtbot.wait(10)
    press(door, "Back")
    QTest.keyClick(door, Qt.Key.Key_Escape)
    assert back == [True, True]


def test_the_page_in_the_workspace_needs_none(page: HelpPage) -> None:
    names = {button.accessibleName() for button in page.findChildren(QPushButton)}
    assert "Back" not in names

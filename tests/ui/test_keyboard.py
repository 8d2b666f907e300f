"""Everything by keyboard alone, with the place where one is always to be seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.ui.screens import SCREENS, House, screen, settle, wait_for
from ui.widgets.focus_ring import DECLINED, FocusRing

SMALL, USUAL = QSize(1024, 700), QSize(1280, 800)
MOST_STOPS = 150
READ_ONLY = {"HelpView"}
"""Pages that take the keyboard for scrolling, and show no ring around all that is seen."""


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")


def strike(house: House, key: Qt.Key, *, shift: bool = False, control: bool = False) -> None:
    """Press a key as the system delivers it: to the window."""
    modifiers = Qt.KeyboardModifier.NoModifier
    if shift:
        modifiers |= Qt.KeyboardModifier.ShiftModifier
    if control:
        modifiers |= Qt.KeyboardModifier.ControlModifier
    handle = house.window.windowHandle()
    assert handle is not None
    QTest.keyClick(handle, key, modifiers)
    settle(2)


def focus(house: House) -> QWidget:
    """Return what has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, "nothing has the keyboard"
    assert house.window.isAncestorOf(found)
    return found


def name(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.accessibleName()!r}"


# --- every screen: round and back, always seen -------------------------------------------------


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("place", SCREENS)
def test_tab_goes_round_and_back(place: str, percent: int, lived_in: Path, tmp_path: Path) -> None:
    with screen(place, tmp_path / "journal", lived_in, SMALL, percent) as house:
        wait_for(lambda: house.window.findChild(FocusRing))
        forth, problems = walk(house)
        missed = [name(w) for w in reachable(house.window) if w not in forth]
        assert missed == [], "Tab never comes to these"
        again, more = walk(house)
        assert [name(w) for w in again] == [name(w) for w in forth]
        back, most = walk(house, shift=True)
        assert [name(w) for w in back] == [name(w) for w in [forth[0], *forth[:0:-1]]]
        assert problems + more + most == []


def walk(house: House, *, shift: bool = False) -> tuple[list[QWidget], list[str]]:
    """Press Tab until one is where one began; return the stops, and what was not to be seen."""
    start = focus(house)
    stops, problems = [start], []
    key = Qt.Key.Key_Backtab if shift else Qt.Key.Key_Tab
    for _ in range(MOST_STOPS):
        strike(house, key, shift=shift)
        now = focus(house)
        problems += unseen(house.window, now)
        if now is start:
            return stops, problems
        assert now not in stops, f"{name(now)} is a trap: {[name(w) for w in stops]}"
        stops.append(now)
    pytest.fail(f"Tab never comes round: {[name(w) for w in stops]}")


def reachable(window: QWidget) -> Iterator[QWidget]:
    """Return all enabled controls that Tab should stop at."""
    for widget in window.findChildren(QWidget):
        tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabs and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible():
            yield widget


def unseen(window: QWidget, target: QWidget) -> Iterator[str]:
    """Say what hides the focus."""
    if type(target).__name__ in READ_ONLY:
        return
    ring = window.findChild(FocusRing)
    assert ring is not None
    if target.property("focusRing") == DECLINED:
        if not target.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).isValid():
            yield f"{name(target)} shows neither ring nor cursor"
    elif ring.target is not target:
        yield f"{name(target)} has no ring"
    part = ring._part(target)
    rect, inner = QRect(part), target
    while inner is not window:
        outer = inner.parentWidget()
        assert outer is not None
        rect.translate(inner.pos())
        area = outer.parentWidget()
        views = isinstance(area, QAbstractScrollArea) and area.viewport() is outer
        if (views or outer is window) and not _shows(outer.rect(), rect):
            yield f"{name(target)} at {rect} is not seen whole in {name(outer)} {outer.rect()}"
            return
        inner = outer


def _shows(room: QRect, rect: QRect) -> bool:
    if rect.height() > room.height():
        return room.intersects(rect)
    return room.contains(rect)

"""Everything by keyboard alone, with the place where one is always to be seen."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QScrollArea, QWidget

from tests.fixed import PASSPHRASE
from tests.ui.find import by_name, names
from tests.ui.screens import CHOSEN, SCREENS, House, screen, settle, wait_for
from trustjournal.journal.feelings import Vocabulary
from ui.pages.answer_form import AnswerForm
from ui.theme import Scheme
from ui.widgets.entry_table import EntryTable
from ui.widgets.focus_ring import DECLINED, FocusRing
from ui.widgets.text_page import TextPage

SMALL, USUAL = QSize(1024, 700), QSize(1280, 800)
MOST_STOPS = 150
LAID_OUT_WITHIN = 5.0
"""Seconds; on an idle machine it is a few milliseconds."""
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
        problems += still_unseen(house.window, now)
        if now is start:
            return stops, problems
        assert now not in stops, f"{name(now)} is a trap: {[name(w) for w in stops]}"
        stops.append(now)
    pytest.fail(f"Tab never comes round: {[name(w) for w in stops]}")


def test_a_draft_that_is_kept_meanwhile_hides_nothing(lived_in: Path, tmp_path: Path) -> None:
    """At 200 % the words "Draft kept" make the head taller, and what is below it lower."""
    with screen("request: answer", tmp_path / "journal", lived_in, SMALL, 200) as house:
        tab_to(house, "What instead")
        form = house.window.findChild(AnswerForm)
        room = form.sheet.area.viewport().height()
        assert form.unsaved, "the answer that was chosen waits to be kept"
        form.save()
        wait_for(lambda: "Draft kept" in shown(house))
        wait_for(lambda: form.sheet.area.viewport().height() < room)
        assert still_unseen(house.window, focus(house)) == []


def reachable(window: QWidget) -> Iterator[QWidget]:
    """Return all enabled controls that Tab should stop at."""
    for widget in window.findChildren(QWidget):
        tabs = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if tabs and widget.focusProxy() is None and widget.isEnabled() and widget.isVisible():
            yield widget


def still_unseen(window: QWidget, target: QWidget) -> list[str]:
    """Say what hides the focus once the page, which a timer may have changed, is laid out."""
    end = time.monotonic() + LAID_OUT_WITHIN
    while (problems := list(unseen(window, target))) and time.monotonic() < end:
        QTest.qWait(10)
    return problems


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


# --- what people do, with keys alone -----------------------------------------------------------

CONTROL, SHIFT = {"control": True}, {"shift": True}
Key = Qt.Key


def write(house: House, words: str) -> None:
    """Type words, letter by letter, to the window."""
    handle = house.window.windowHandle()
    assert handle is not None
    for letter in words:
        QTest.keyClick(handle, letter)
    settle(2)


def tab_to(house: House, wanted: str, *, description: str = "") -> QWidget:
    """Press Tab until one is at what is called so."""
    for _ in range(MOST_STOPS):
        now = focus(house)
        if now.accessibleName() == wanted and description in now.accessibleDescription():
            return now
        strike(house, Key.Key_Tab)
    pytest.fail(f"Tab never comes to {wanted!r}")


def tab_and_press(house: House, wanted: str, *, key: Qt.Key = Key.Key_Space) -> None:
    tab_to(house, wanted)
    strike(house, key)
    settle()


def shown(house: House) -> str:
    """Return all that can be read in the window."""
    labels = house.window.findChildren(QLabel)
    return "\n".join(label.accessibleName() for label in labels if label.isVisible())


@pytest.fixture
def house(request: pytest.FixtureRequest, lived_in: Path, tmp_path: Path) -> Iterator[House]:
    """The app at the lock screen of a lived-in journal."""
    with screen("lock", tmp_path / "journal", lived_in, USUAL) as house:
        yield house


@pytest.fixture
def unlocked(house: House) -> House:
    """The same, opened by keys."""
    assert focus(house).accessibleName() == "Passphrase"
    write(house, PASSPHRASE)
    strike(house, Key.Key_Return)
    wait_for(lambda: house.shell.opened is not None)
    settle()
    return house


def test_first_run(lived_in: Path, tmp_path: Path) -> None:
    with screen("first run: what this is", tmp_path / "journal", lived_in, SMALL) as house:
        strike(house, Key.Key_Space)  # the focus waits on Continue
        strike(house, Key.Key_Space)
        strike(house, Key.Key_Space)  # "Yes" to the first question
        assert "therapist first" in shown(house)
        tab_and_press(house, "Continue")
        strike(house, Key.Key_Space)  # "Just me"
        tab_and_press(house, "Continue")
        write(house, CHOSEN)
        strike(house, Key.Key_Return)
        write(house, CHOSEN)
        strike(house, Key.Key_Return)
        spoken = [line for line in shown(house).splitlines() if line.startswith("Group ")]
        groups = dict(line.split(": ", 1) for line in spoken)
        while focus(house).accessibleName() not in groups:
            strike(house, Key.Key_Tab)
        write(house, groups[focus(house).accessibleName()].replace(" ", "").lower())
        strike(house, Key.Key_Return)
        tab_and_press(house, "Open my journal")
        wait_for(lambda: house.shell.opened is not None)
        settle()
        assert house.workspace.current.name == "today"
        assert focus(house).accessibleName() in [core.label for core in Vocabulary.load().cores()]


def test_today(unlocked: House) -> None:
    strike(unlocked, Key.Key_Right)
    strike(unlocked, Key.Key_Space)
    chosen = focus(unlocked).accessibleName()
    tab_to(unlocked, "How strong")
    write(unlocked, "8")
    tab_to(unlocked, "One line")
    write(unlocked, "The kettle whistled.")
    strike(unlocked, Key.Key_Return)
    newest = unlocked.entries.newest(1).items[0]
    [felt] = newest.feelings
    assert (Vocabulary.load().label(felt.feeling), felt.intensity) == (chosen, 8)
    assert newest.preview == "The kettle whistled."
    tab_to(unlocked, "Write more")
    strike(unlocked, Key.Key_Tab)
    strike(unlocked, Key.Key_Return)  # the newest entry
    assert unlocked.workspace.current.name == "journal"
    assert focus(unlocked).accessibleName() == "Edit"


def test_the_editor(unlocked: House) -> None:
    strike(unlocked, Key.Key_N, **CONTROL)
    tab_to(unlocked, "hurt")
    strike(unlocked, Key.Key_Right)  # afraid
    strike(unlocked, Key.Key_Return)
    tab_and_press(unlocked, "uneasy")
    tab_to(unlocked, "My own word")
    write(unlocked, "like glass")
    tab_to(unlocked, "How strong")
    write(unlocked, "10")
    tab_to(unlocked, "What happened")
    write(unlocked, "The kettle whistled.")
    tab_to(unlocked, "What I want to write")
    write(unlocked, "Nothing was wrong.")
    tab_and_press(unlocked, "Add tags")
    tab_to(unlocked, "Tags")
    write(unlocked, "kitchen")
    strike(unlocked, Key.Key_Return)
    write(unlocked, "evening")
    tab_and_press(unlocked, "Keep, only me")
    entry = unlocked.entries.get(unlocked.entries.newest(1).items[0].uid)
    [felt] = entry.feelings
    assert (felt.feeling, felt.near, felt.intensity) == ("like glass", "uneasy", 10)
    assert (entry.happened, entry.text) == ("The kettle whistled.", "Nothing was wrong.")
    assert entry.tags == ("kitchen", "evening")
    assert focus(unlocked).accessibleName() == "Edit"


def test_the_reader(unlocked: House) -> None:
    strike(unlocked, Key.Key_2, **CONTROL)
    strike(unlocked, Key.Key_Return)
    uid = unlocked.entries.newest(1).items[0].uid
    before = unlocked.entries.get(uid)
    tab_and_press(unlocked, "Copy")
    assert "Copied." in shown(unlocked)
    tab_and_press(unlocked, "Edit")
    tab_to(unlocked, "What I want to write")
    write(unlocked, "New. ")
    strike(unlocked, Key.Key_Return, **CONTROL)
    assert unlocked.entries.get(uid).text != before.text
    tab_and_press(unlocked, "Earlier versions")
    tab_and_press(unlocked, "Bring this version back")
    assert unlocked.entries.get(uid).text == before.text
    tab_and_press(unlocked, "Move to bin")
    assert uid not in [item.uid for item in unlocked.entries.newest(50).items]
    assert focus(unlocked).accessibleName() == "Undo"
    strike(unlocked, Key.Key_Space)
    assert unlocked.entries.newest(1).items[0].uid == uid


def test_the_bin(unlocked: House) -> None:
    uid = unlocked.entries.newest(1).items[0].uid
    unlocked.entries.delete(uid)
    strike(unlocked, Key.Key_2, **CONTROL)
    tab_and_press(unlocked, "Bin")
    tab_and_press(unlocked, "Erase now")
    assert focus(unlocked).accessibleName() == "Leave it in the bin", "the safe answer first"
    strike(unlocked, Key.Key_Space)
    assert focus(unlocked).accessibleName() == "Erase now"
    strike(unlocked, Key.Key_Backtab, **SHIFT)
    assert focus(unlocked).accessibleName() == "Put back"
    strike(unlocked, Key.Key_Space)
    assert unlocked.entries.newest(1).items[0].uid == uid


def found(house: House) -> int:
    table = by_name(house.window, "Entries", EntryTable)
    return table.model().rowCount() if table.isVisible() else 0


def test_search_and_filters(unlocked: House) -> None:
    strike(unlocked, Key.Key_F, **CONTROL)
    everything = found(unlocked)
    write(unlocked, "coffees")
    strike(unlocked, Key.Key_Down)
    assert focus(unlocked).accessibleName() == "Entries"
    assert 0 < found(unlocked) < everything
    strike(unlocked, Key.Key_F, **CONTROL)
    strike(unlocked, Key.Key_Escape)
    wait_for(lambda: found(unlocked) == everything)
    tab_and_press(unlocked, "Filter")
    tab_and_press(unlocked, "afraid")
    assert 0 < found(unlocked) < everything
    tab_and_press(unlocked, "Remove filter: afraid")
    assert found(unlocked) == everything
    tab_to(unlocked, "From")
    write(unlocked, "today")
    strike(unlocked, Key.Key_Return)
    assert found(unlocked) < everything
    tab_and_press(unlocked, "Clear")
    assert found(unlocked) == everything


def test_the_calendar(unlocked: House) -> None:
    strike(unlocked, Key.Key_2, **CONTROL)
    everything = found(unlocked)
    tab_and_press(unlocked, "Calendar")
    assert focus(unlocked).accessibleName() == "Days"
    day = unlocked.entries.newest(9).items[-1].created.date()
    for _ in range((unlocked.clock.now().date() - day).days):
        strike(unlocked, Key.Key_Left)
    strike(unlocked, Key.Key_Return)
    assert 0 < found(unlocked) < everything
    strike(unlocked, Key.Key_Return)  # the same day again: all of them
    assert found(unlocked) == everything
    tab_and_press(unlocked, "Month before")
    tab_and_press(unlocked, "Go to today")


def test_settings(unlocked: House) -> None:
    strike(unlocked, Key.Key_Comma, **CONTROL)
    tab_to(unlocked, "As the system")  # one of several: Tab comes to the chosen one, arrows go on
    strike(unlocked, Key.Key_Right)
    strike(unlocked, Key.Key_Right)
    strike(unlocked, Key.Key_Space)
    wait_for(lambda: unlocked.theme.scheme is Scheme.DARK)
    settle()
    assert focus(unlocked).accessibleName() == "Dark", "the page is built anew at the same place"
    tab_and_press(unlocked, "Change the passphrase…")
    for words in (PASSPHRASE, CHOSEN):
        write(unlocked, words)
        strike(unlocked, Key.Key_Tab)
        strike(unlocked, Key.Key_Tab)  # past the eye
    tab_to(unlocked, "New passphrase once more")
    write(unlocked, CHOSEN)
    strike(unlocked, Key.Key_Return)
    wait_for(lambda: "Changed. From now on" in shown(unlocked))
    tab_to(unlocked, "Quick hide")
    strike(unlocked, Key.Key_F9)
    tab_to(unlocked, "Back up now")
    strike(unlocked, Key.Key_F9)
    assert unlocked.shell.opened is None, "hidden and locked by the new keys"


def test_help(unlocked: House) -> None:
    strike(unlocked, Key.Key_F1)
    [bar] = [
        area.verticalScrollBar()
        for area in unlocked.window.findChildren(QScrollArea)
        if area.isVisible() and area.verticalScrollBar().maximum() > 500
    ]
    strike(unlocked, Key.Key_PageDown)
    assert bar.value() > 0
    strike(unlocked, Key.Key_Home)
    assert bar.value() == 0
    tab_and_press(unlocked, "Who can help")
    assert bar.value() > 0
    tab_and_press(unlocked, "Copy address")
    assert "Address copied." in shown(unlocked)


@pytest.mark.parametrize("size", [USUAL, SMALL], ids=["beside", "as a page"])
def test_find_words(unlocked: House, size: QSize) -> None:
    unlocked.window.resize(size)
    settle()
    strike(unlocked, Key.Key_N, **CONTROL)
    tab_to(unlocked, "What I want to write")
    write(unlocked, "I could say: ")
    strike(unlocked, Key.Key_F2)
    assert focus(unlocked).accessibleName() == "The feeling I guess"
    write(unlocked, "zipped up")
    tab_to(unlocked, "My part")
    write(unlocked, "I hid the letters")
    wait_for(lambda: "I hid the letters" in shown(unlocked))
    tab_and_press(unlocked, "Insert")
    text = by_name(unlocked.window, "What I want to write", TextPage)
    assert text.words().startswith("I could say: ")
    assert "I hid the letters" in text.words()
    if size == USUAL:
        strike(unlocked, Key.Key_F2)
        assert "My part" not in names(unlocked.window)
    assert focus(unlocked) is text, "back to where one was writing"


def test_lock(unlocked: House) -> None:
    strike(unlocked, Key.Key_L, **CONTROL)
    assert unlocked.shell.opened is None
    assert focus(unlocked).accessibleName() == "Passphrase"

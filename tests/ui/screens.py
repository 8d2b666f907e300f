"""Every screen of the app in the real window, by name, for tests that look at all of them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget

from tests.fixed import OTHER_PASSPHRASE, PASSPHRASE, FixedClock
from tests.ui import (
    screens_boundaries,
    screens_checkins,
    screens_disclosure,
    screens_two,
    screens_words,
)
from tests.ui.find import PATIENCE, by_name, names, press, soon, type_into
from trustjournal.carry.demo import demo_people
from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.remember import Keyring
from trustjournal.vault.vault import Vault
from ui.pages.journal import JournalPage
from ui.shell import Shell
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.widgets.strength_meter import Bars
from ui.workspace import Workspace

CHOSEN = "seven quiet green boats"
LONG_OWN_WORD = "somewhere between relieved and caught out"


def settle(rounds: int = 6) -> None:
    """Let the window lay itself out, and destroy what it dropped."""
    for _ in range(rounds):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_for(true: Callable[[], object], seconds: float = PATIENCE) -> None:
    """Run the event loop until `true()`; fails after a while."""
    assert soon(true, seconds), "waited too long"


class House:
    """The app's window over the journal (or none yet) in a folder."""

    def __init__(
        self,
        folder: Path,
        size: QSize,
        percent: int = 100,
        keyring: Callable[[], Keyring | None] = lambda: None,
    ) -> None:
        self.clock = FixedClock()
        fast = KdfParameters.fast_for_tests()
        self.vault = Vault(folder, self.clock, kdf_floor=fast)
        self.theme = Theme(Scheme.LIGHT, percent)
        self.theme.apply()
        self.size = size
        self.shell = Shell(
            vault=self.vault,
            clock=self.clock,
            theme=self.theme,
            tasks=TaskRunner(),
            preferences=PreferencesFile(folder),
            kdf=fast,
            quiet_seconds=3600,
            keyring=keyring,
        )
        self.window = self.shell.window
        self.window.resize(size)
        self.shell.start()
        self.window.show()
        self.window.activateWindow()
        wait_for(self.window.isActiveWindow)
        settle()

    def leave(self) -> None:
        """End everything."""
        self.shell.shut_down()
        self.window.close()
        self.window.deleteLater()
        self.theme.deleteLater()
        settle()

    # --- going about -----------------------------------------------------------------------

    @property
    def workspace(self) -> Workspace:
        """What an unlocked person sees."""
        assert self.shell.opened is not None
        assert self.shell.opened.workspace is not None
        return self.shell.opened.workspace

    @property
    def entries(self) -> EntryStore:
        """The open journal's entries."""
        assert self.shell.opened is not None
        return self.shell.opened.entries

    @property
    def journal(self) -> JournalPage:
        """The journal's page, opened."""
        self.workspace.show_page("journal")
        page = self.workspace.current
        assert isinstance(page, JournalPage)
        return page

    def unlock(self, passphrase: str = PASSPHRASE) -> None:
        """Open the journal as its person does."""
        if self.shell.opened is None:
            type_into(self.window, "Passphrase", passphrase)
            QTest.keyClick(by_name(self.window, "Passphrase", QLineEdit), Qt.Key.Key_Return)
            wait_for(lambda: self.shell.opened is not None)
        settle()

    def lock(self) -> None:
        """Lock by the keys."""
        handle = self.window.windowHandle()
        assert handle is not None
        QTest.keyClick(handle, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
        wait_for(lambda: self.shell.opened is None)
        settle()

    def go_to(self, space: str) -> None:
        """Press one side of Only me · Us."""
        button = by_name(self.window, space, QAbstractButton)
        if not button.isChecked():
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def settle(self) -> None:
        """Let the window lay itself out."""
        settle()

    def press(self, name: str) -> None:
        """Press a visible button."""
        press(self.window, name)
        settle()

    def newest_with(self, *, feelings: int = 0) -> Entry:
        """Return the newest entry that has at least so many feelings."""
        for item in self.entries.newest(50).items:
            if len(item.feelings) >= feelings:
                return self.entries.get(item.uid)
        pytest.fail("no such entry")


def move_in_together(folder: Path) -> None:
    """Give the person in `folder` a partner, and both a space that they open together."""
    fast = KdfParameters.fast_for_tests()
    session = Vault(folder, FixedClock(), kdf_floor=fast).unlock(PASSPHRASE)
    session.add_person(OTHER_PASSPHRASE, None)
    session.open_space(PASSPHRASE, OTHER_PASSPHRASE)
    session.lock()


def move_in(folder: Path) -> None:
    """Create a journal in `folder` with the demo's month in it."""
    clock, fast = FixedClock(), KdfParameters.fast_for_tests()
    session = Vault(folder, clock, kdf_floor=fast).create(PASSPHRASE, None, kdf=fast)
    entries = EntryStore(session.private, clock, Vocabulary.load())
    for entry in demo_people(clock)[0].entries:
        entries.save(entry)
    session.lock()


# --- one function a screen ---------------------------------------------------------------------


def first_run(step: int) -> Callable[[House], None]:
    """Return what leads to a step of the first run of one person, counted from 0."""

    def go(house: House) -> None:
        for at in range(step):
            if at == 2:
                for question in ("Yes", "No"):
                    if question in names(house.window):
                        house.press(question)
            if at == 3:
                house.press("Just me")
            if at == 4:
                choose_passphrase(house)
            if at == 5:
                house.press("Go on without a recovery key")
            house.press("Continue")
        if step == 3:
            house.press("Just me")
        if step == 4:
            type_into(house.window, "Passphrase", "secret")
            # The meter's verdict comes from a thread, and moves what is below it.
            wait_for(lambda: house.window.findChild(Bars).isVisible())
        settle()

    return go


def choose_passphrase(house: House, words: str = CHOSEN) -> None:
    """Type a new passphrase twice."""
    type_into(house.window, "Passphrase", words)
    type_into(house.window, "Once more", words)


def first_run_advice(house: House) -> None:
    """The safety questions, each answered so that advice appears."""
    first_run(2)(house)
    for button in house.window.findChildren(QWidget):
        if button.accessibleName() == "Yes" and button.isVisible():
            button.click()  # type: ignore[attr-defined]
    settle()


def lock_in_trouble(house: House) -> None:
    """A wrong passphrase, and the ways out unfolded."""
    house.press("Can’t open it?")
    type_into(house.window, "Passphrase", "not this one")
    house.press("Open")
    wait_for(lambda: any("does not open" in n for n in names(house.window, QLabel)))


def restore(house: House) -> None:
    house.press("Can’t open it?")
    house.press("Restore from a backup…")


def today(house: House) -> None:
    """With a draft that waits to be kept, and half an answer in the card."""
    house.unlock()
    house.journal.new_entry(feeling=FeltFeeling(LONG_OWN_WORD, 7), happened="The kettle whistled.")
    house.workspace.show_page("today")
    house.press("ashamed")
    type_into(house.workspace, "One line", "It was quiet.")
    wait_for(lambda: "Draft kept" in names(house.workspace))  # nothing is made anew after that


def journal_list(house: House) -> None:
    house.unlock()
    assert house.journal
    settle()


def filters(house: House) -> None:
    journal_list(house)
    house.press("Filter")
    house.press("afraid")


def calendar(house: House) -> None:
    journal_list(house)
    house.press("Calendar")


def reader(house: House) -> None:
    house.unlock()
    entry = house.newest_with(feelings=2)
    house.entries.save(entry.edited(text=entry.text + "\n\nAnd then more."))
    house.journal.open_entry(entry.uid)
    settle()


def reader_told(house: House) -> None:
    """With an undo above its foot."""
    reader(house)
    house.press("Copy")


def editor_new(house: House) -> None:
    house.unlock()
    house.journal.new_entry()
    settle()


def editor_open(house: House) -> None:
    """A picker unfolded down to its details, the time unfolded, all fields asked for."""
    editor_new(house)
    if "afraid" not in names(house.window):
        house.press("Change")
    house.press("afraid")
    type_into(house.window, "My own word", LONG_OWN_WORD)
    for adder in ("Add what I need", "Add tags"):
        house.press(adder)
    house.press("Change the time")


def editor_full(house: House) -> None:
    """An entry with everything in it, changed and left once, so that its draft is told."""
    house.unlock()
    entry = house.newest_with(feelings=2).edited(
        needs=("honesty", "a long and unhurried evening"), tags=("counselling", "kitchen table")
    )
    house.entries.save(entry)
    house.journal.open_entry(entry.uid)
    settle()
    house.press("Edit")
    type_into(house.window, "What I want to write", "More. ")
    house.press("Leave it for now")
    house.press("Edit")


def editor_free(house: House) -> None:
    house.unlock()
    house.journal.new_entry(Kind.FREE)
    settle()


def versions(house: House) -> None:
    reader(house)
    house.press("Earlier versions")


def trash(house: House) -> None:
    house.unlock()
    uids = [item.uid for item in house.entries.newest(3).items]
    for uid in uids:
        house.entries.delete(uid)
    assert house.journal
    settle()
    house.press("Bin")
    house.press("Erase now")


def help_page(house: House) -> None:
    house.unlock()
    house.workspace.show_page("help")
    settle()


def help_door(house: House) -> None:
    house.press("Help now")


def settings(house: House) -> None:
    house.unlock()
    house.workspace.show_page("settings")
    settle()


def settings_open(house: House) -> None:
    """With the forms for passphrase and recovery key unfolded, and a backup made."""
    settings(house)
    house.press("Change the passphrase…")
    type_into(house.window, "New passphrase", "secret")
    house.press("Back up now")
    wait_for(lambda: any(n.startswith("Backed up") for n in names(house.window, QLabel)))
    settle()


def notice(house: House) -> None:
    """Something to be told on top of the page."""
    house.unlock()
    house.workspace.tell("The keys file was damaged; its copy was used.", "Make a backup now.")
    settle()


FRESH: dict[str, Callable[[House], object]] = {
    "first run: what this is": first_run(0),
    "first run: limits": first_run(1),
    "first run: safety": first_run(2),
    "first run: safety advice": first_run_advice,
    "first run: alone": first_run(3),
    "first run: passphrase": first_run(4),
    "first run: recovery key": first_run(5),
    "first run: done": first_run(6),
    "first run: help": help_door,
}
"""Screens of a folder without a journal."""
FRESH |= screens_two.FRESH
SCREENS: dict[str, Callable[[House], object]] = (
    FRESH
    | screens_two.ALONE
    | screens_two.COUPLE
    | screens_boundaries.COUPLE
    | screens_boundaries.ALONE
    | screens_words.WORDS
    | screens_words.WORDS_OF_TWO
    | screens_disclosure.COUPLE
    | screens_disclosure.ALONE
    | {
        "lock": House.settle,
        "lock: trouble": lock_in_trouble,
        "lock: help": help_door,
        "restore": restore,
        "today": today,
        "journal": journal_list,
        "filters": filters,
        "calendar": calendar,
        "reader": reader,
        "reader: told": reader_told,
        "editor: new": editor_new,
        "editor: open": editor_open,
        "editor: full": editor_full,
        "editor: free": editor_free,
        "versions": versions,
        "bin": trash,
        "help": help_page,
        "settings": settings,
        "settings: open": settings_open,
        "notice": notice,
    }
    | screens_checkins.ALONE
    | screens_checkins.COUPLE
)


@contextmanager
def screen(
    name: str, folder: Path, lived_in: Path, size: QSize, percent: int = 100
) -> Iterator[House]:
    """Open the app in a window of `size` and go to the screen called `name`.

    `lived_in` is a folder that somebody moved into; it is copied to `folder`.
    """
    if name not in FRESH:
        shutil.copytree(lived_in, folder)
    of_two = (
        screens_two.COUPLE
        | screens_boundaries.COUPLE
        | screens_checkins.COUPLE
        | screens_disclosure.COUPLE
        | screens_words.WORDS_OF_TWO
    )
    if name in of_two:
        move_in_together(folder)
    house = House(folder, size, percent)
    try:
        SCREENS[name](house)
        settle()
        yield house
    finally:
        house.leave()

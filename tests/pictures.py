"""`make pictures`: the README's pictures, taken of the real app with the made-up journal.

Run as `python -m tests.pictures FOLDER`. The clock stands still and nothing is random on the
screens that are shown, so that pictures change only when the app does (or the fonts: Inter is
worn where it is installed, else the system's font).
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QImageWriter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QScrollArea, QWidget

from tests.fixed import FixedClock
from trustjournal.carry.demo import DemoPerson, demo_people
from trustjournal.carry.demo_couple import write_demo
from trustjournal.journal.entries import Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault
from ui.pages.journal import JournalPage
from ui.shell import Shell
from ui.tasks import TaskRunner
from ui.theme import Scheme, Theme
from ui.workspace import Workspace

SIZE = QSize(1280, 800)
EVENING = datetime(2026, 6, 18, 19, 30, tzinfo=timezone(timedelta(hours=2)))
FACE = "Inter"
READ = "Asked the old question"
BEGUN = "What I could say tonight, when we sit down at the table:"
VALUED = "You told me about the half answer by yourself, before I had to ask a second time."
LINE = "A phone lit up at dinner, and I was back in March."
MARGIN = 12
COLOURS = 256
EXACT = 48
"""So many of the most frequent colours are kept as they are: a surface must not shift."""


class House:
    """The app's window over a folder; `finish` ends it."""

    def __init__(self, folder: Path, scheme: Scheme) -> None:
        fast = KdfParameters.fast_for_tests()
        self.theme = Theme(scheme)
        self.theme.apply()
        self.vault = Vault(folder, FixedClock(EVENING), kdf_floor=fast)
        self.shell = Shell(
            vault=self.vault,
            clock=FixedClock(EVENING),
            theme=self.theme,
            tasks=TaskRunner(),
            preferences=PreferencesFile(folder),
            kdf=fast,
            quiet_seconds=3600,
        )
        self.window = self.shell.window
        self.window.resize(SIZE)
        self.shell.start()
        self.window.show()
        self.window.activateWindow()
        settle()

    def unlock(self, person: DemoPerson) -> Workspace:
        self.shell.open(self.vault.unlock(person.passphrase))
        settle()
        assert self.shell.opened is not None
        assert self.shell.opened.workspace is not None
        return self.shell.opened.workspace

    def named(self, name: str) -> QWidget:
        """Return what a person can reach by this name."""
        return next(
            widget
            for widget in self.window.findChildren(QWidget)
            if widget.accessibleName() == name
            and widget.isVisibleTo(self.window)
            and widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        )

    def shown(self, words: str) -> QWidget:
        """Return a label by its words."""
        return next(
            each for each in self.window.findChildren(QLabel) if each.accessibleName() == words
        )

    def press(self, name: str) -> None:
        button = self.named(name)
        assert isinstance(button, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        settle()

    def write(self, name: str, words: str) -> None:
        field = self.named(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        field.insert(words)
        settle()

    def finish(self) -> None:
        self.shell.shut_down()
        self.window.close()
        self.window.deleteLater()
        self.theme.deleteLater()
        settle()


def settle(seconds: float = 0.1) -> None:
    """Let layouts, threads and short timers do their work."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


# --- what is shown -----------------------------------------------------------------------------


def today(house: House, person: DemoPerson) -> None:
    house.unlock(person)
    house.press("afraid")
    QTest.keyClick(house.named("How strong"), Qt.Key.Key_6)
    house.write("One line", LINE)
    settle(2.5)  # until the draft is kept


def journal(house: House, person: DemoPerson) -> None:
    workspace = house.unlock(person)
    workspace.show_page("journal")
    page = workspace.current
    assert isinstance(page, JournalPage)
    page.open_entry(next(e.uid for e in person.entries if e.happened.startswith(READ)))
    settle()
    compose(house)


def compose(house: House) -> None:
    """Fill the panel in."""
    house.press("Find words")
    house.press("afraid")
    house.press("Add more, if you like")
    house.write("What happened", "you told me the hard thing first")
    house.write("My part", "I walked out last time")
    house.write("What I do now", "I stay at the table")
    house.named("What I do now").clearFocus()
    settle(0.6)


def find_words(house: House, person: DemoPerson) -> None:
    workspace = house.unlock(person)
    workspace.show_page("journal")
    page = workspace.current
    assert isinstance(page, JournalPage)
    page.new_entry(Kind.FREE)
    settle()
    page.insert_words(BEGUN + "\n\n")
    compose(house)
    house.press("Insert")
    heading = house.shown("Ways to say it")
    area = next(
        each for each in house.window.findChildren(QScrollArea) if each.isAncestorOf(heading)
    )
    top = heading.mapTo(area, QPoint(0, 0)).y() - MARGIN
    area.verticalScrollBar().setValue(area.verticalScrollBar().value() + top)
    settle(2.5)  # until the draft is kept


def lock(house: House, person: DemoPerson) -> None:
    house.write("Passphrase", person.passphrase[:17])


def first_run(house: House, _person: DemoPerson) -> None:
    for _ in range(3):
        house.press("Continue")
    house.press("Just me")
    house.press("Continue")
    for field in ("Passphrase", "Once more"):
        house.write(field, "lantern otter copper drift plum")
    settle(2)  # until the strength has been judged


def us(house: House, person: DemoPerson) -> None:
    house.unlock(person)
    house.press("Us")
    house.shown("Lately").setFocus()
    settle(0.5)


def check_in(house: House, person: DemoPerson) -> None:
    """The second card of a check-in of the two."""
    workspace = house.unlock(person)
    house.press("Us")
    assert house.shell.opened is not None
    workspace = house.shell.opened.workspace or workspace
    workspace.show_page("checkins")
    settle()
    house.press("Five-part check-in")
    house.write("Who speaks first", "Robin")
    house.write("Who listens first", "Alex")
    house.press("Begin")
    house.press("Skip this one")
    field = house.named("What I value in you")
    QTest.keyClicks(field, VALUED)
    field.clearFocus()
    settle(2.5)  # until it is kept


Scene = Callable[[House, DemoPerson], None]
PICTURES: tuple[tuple[str, Scheme, Scene], ...] = (
    ("first-run-light", Scheme.LIGHT, first_run),
    ("lock-light", Scheme.LIGHT, lock),
    ("today-light", Scheme.LIGHT, today),
    ("today-dark", Scheme.DARK, today),
    ("journal-light", Scheme.LIGHT, journal),
    ("us-light", Scheme.LIGHT, us),
    ("check-in-light", Scheme.LIGHT, check_in),
    ("find-words-light", Scheme.LIGHT, find_words),
)
COUPLE = (us, check_in)
"""Scenes with two people in them."""


# --- as small files ----------------------------------------------------------------------------


def palette_of(image: QImage) -> list[int]:
    """Return at most 256 colours that stand for all: surfaces as they are, then frequent ones
    that are unlike the others."""
    counts = Counter(memoryview(image.constBits()).cast("I"))
    apart = 0
    while True:
        chosen: list[int] = []
        for colour, _ in counts.most_common():
            if len(chosen) < EXACT or all(_distance(colour, other) > apart for other in chosen):
                chosen.append(colour)
                if len(chosen) > COLOURS:
                    break
        if len(chosen) <= COLOURS:
            return chosen
        apart = max(2, apart * 3 // 2)


def _distance(one: int, other: int) -> int:
    return max(abs((one >> shift & 255) - (other >> shift & 255)) for shift in (0, 8, 16))


def save(image: QImage, file: Path) -> None:
    """Write a PNG of a byte a pixel, with nothing in it but the picture."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    few = plain.convertToFormat(
        QImage.Format.Format_Indexed8,
        palette_of(plain),
        Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither,
    )
    for key in few.textKeys():
        few.setText(key, "")
    few.setDotsPerMeterX(0)
    few.setDotsPerMeterY(0)
    writer = QImageWriter(str(file), QByteArray(b"png"))
    writer.setCompression(100)
    if not writer.write(few):
        raise OSError(writer.errorString())


def take(target: Path) -> None:
    """Take every picture into a folder."""
    target.mkdir(parents=True, exist_ok=True)
    person = demo_people(FixedClock(EVENING))[0]
    for name, scheme, scene in PICTURES:
        with tempfile.TemporaryDirectory() as folder:
            if scene in COUPLE:
                write_demo(Path(folder), FixedClock(EVENING), KdfParameters.fast_for_tests())
            elif scene is not first_run:
                move_in(Path(folder), person)
            house = House(Path(folder), scheme)
            scene(house, person)
            save(house.window.grab().toImage(), target / f"{name}.png")
            house.finish()
        print(f"{name}.png  {(target / f'{name}.png').stat().st_size // 1024} KB", flush=True)


def move_in(folder: Path, person: DemoPerson) -> None:
    """Create the made-up journal."""
    fast, clock = KdfParameters.fast_for_tests(), FixedClock(EVENING)
    session = Vault(folder, clock, kdf_floor=fast).create(person.passphrase, None, kdf=fast)
    entries = EntryStore(session.private, clock, Vocabulary.load())
    for entry in person.entries:
        entries.save(entry)
    session.lock()


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: python -m tests.pictures FOLDER", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    app.setStyle("Fusion")
    app.setCursorFlashTime(0)
    usual = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if FACE in QFontDatabase.families():
        QFont.insertSubstitution(usual, FACE)
    take(Path(arguments[0]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

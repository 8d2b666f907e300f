"""What every test of a screen needs: the application as it is dressed when it runs."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partialmethod
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.conftest import FixedClock
from tests.ui.find import PATIENCE
from tests.ui.screens import move_in
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey
from ui.style import style_sheet
from ui.theme import Scheme, Theme
from ui.widgets.kit import Kit

PATIENCE_MS = round(PATIENCE * 1000)


class PatientBot(QtBot):
    """Waits long enough for a busy machine, unless it is told otherwise."""

    waitUntil = partialmethod(QtBot.waitUntil, timeout=PATIENCE_MS)  # noqa: N815
    waitSignal = partialmethod(QtBot.waitSignal, timeout=PATIENCE_MS)  # noqa: N815
    waitSignals = partialmethod(QtBot.waitSignals, timeout=PATIENCE_MS)  # noqa: N815
    waitActive = partialmethod(QtBot.waitActive, timeout=PATIENCE_MS)  # noqa: N815
    waitExposed = partialmethod(QtBot.waitExposed, timeout=PATIENCE_MS)  # noqa: N815


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The plugin's robot, with more patience."""
    return PatientBot(request)


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demo's journal, locked; copy it before using it."""
    folder = tmp_path_factory.mktemp("lived-in") / "journal"
    move_in(folder)
    return folder


Write = Callable[..., Entry]


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, worn by the application."""
    qapp.setStyle("Fusion")
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    qapp.setStyleSheet(style_sheet(theme))  # widgets are tested without the window that has it
    yield theme
    theme.deleteLater()


@pytest.fixture
def kit(theme: Theme) -> Kit:
    """The kit that screens are built with."""
    return Kit(theme)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The English vocabulary."""
    return Vocabulary.load()


@pytest.fixture
def database(tmp_path: Path, clock: FixedClock) -> Iterator[Database]:
    """An open, empty database: pages need no passphrase."""
    opened = Database.create(tmp_path / "journal.tj", DatabaseKey.generate(), clock)
    yield opened
    opened.close()


@pytest.fixture
def entries(database: Database, clock: FixedClock, vocabulary: Vocabulary) -> EntryStore:
    return EntryStore(database, clock, vocabulary)


@pytest.fixture
def drafts(database: Database, clock: FixedClock) -> DraftStore:
    return DraftStore(database, clock)


@pytest.fixture
def write(entries: EntryStore, clock: FixedClock) -> Write:
    """Save an entry some days, hours or minutes ago; returns it."""

    def write(
        words: str = "",
        *feelings: FeltFeeling,
        tags: tuple[str, ...] = (),
        uid: str = "",
        **ago: float,
    ) -> Entry:
        entry = Entry(
            uid=uid or uuid.uuid4().hex,
            created=clock.now() - timedelta(**ago),
            kind=Kind.FEELINGS if feelings else Kind.FREE,
            text=words,
            feelings=feelings,
            tags=tags,
        )
        entries.save(entry)
        return entry

    return write

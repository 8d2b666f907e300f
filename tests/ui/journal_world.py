"""An open journal with its page in a window, for tests of the journal's screens."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Entry, FeltFeeling, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey
from ui.desktop.clipboard import PrivateClipboard
from ui.pages.editor import Editor
from ui.pages.journal import JournalPage
from ui.pages.reader import Reader
from ui.tasks import TaskRunner
from ui.widgets.kit import Kit

ZONE = timezone(timedelta(hours=2))
NOW = datetime(2026, 6, 19, 19, 30, tzinfo=ZONE)


@dataclass
class StillClock:
    """Tells one moment."""

    moment: datetime = NOW

    def now(self) -> datetime:
        return self.moment


class World:
    """A journal in a folder, its stores, and the page that shows it."""

    def __init__(self, qtbot: QtBot, kit: Kit, folder: Path, vocabulary: Vocabulary) -> None:
        self.qtbot = qtbot
        self.kit = kit
        self.folder = folder
        self.vocabulary = vocabulary
        self.clock = StillClock()
        self.key = DatabaseKey.generate()
        self.database = Database.create(folder / "journal.tj", self.key, self.clock)
        self.entries = EntryStore(self.database, self.clock, vocabulary)
        self.drafts = DraftStore(self.database, self.clock)
        self.clipboard = PrivateClipboard()

    def save(self, uid: str, **fields: Any) -> Entry:
        """Keep an entry."""
        values: dict[str, Any] = {"created": NOW, "kind": Kind.FREE}
        entry = Entry(uid, **(values | fields))
        self.entries.save(entry)
        return entry

    def page(self, width: int = 1068, height: int = 760) -> JournalPage:
        """Build the page, as wide as a window of 1280 leaves it, and show it."""
        page = JournalPage(
            kit=self.kit,
            tasks=TaskRunner(),
            entries=self.entries,
            drafts=self.drafts,
            vocabulary=self.vocabulary,
            clock=self.clock,
            clipboard=self.clipboard,
        )
        page.changed.connect(page.refresh)  # the workspace does this for all pages
        self.qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        page.activateWindow()
        settle()
        return page

    def after_a_crash(self) -> DraftStore:
        """Open what is on the disk at this moment, as if the app had been killed."""
        copy = self.folder / "after"
        copy.mkdir()
        for file in self.folder.glob("journal.tj*"):
            shutil.copy(file, copy)
        self._copied = Database.open(copy / "journal.tj", self.key, self.clock)
        return DraftStore(self._copied, self.clock)

    def close(self) -> None:
        if hasattr(self, "_copied"):
            self._copied.close()
        self.database.close()


def settle(rounds: int = 4) -> None:
    """Let the page lay itself out, and destroy what it dropped."""
    for _ in range(rounds):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def editor(page: QWidget) -> Editor:
    """Return the editor that is open."""
    settle()
    return page.findChild(Editor)  # type: ignore[return-value]


def reader(page: QWidget) -> Reader:
    """Return the reader that is open."""
    settle()
    return page.findChild(Reader)  # type: ignore[return-value]


def said(page: QWidget) -> str:
    """Return all names a screen reader can meet on the visible page, in one text."""
    settle()
    return "\n".join(w.accessibleName() for w in page.findChildren(QWidget) if w.isVisibleTo(page))


def key(target: QWidget, which: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    """Press a key in a widget."""
    QTest.keyClick(target, which, modifier or Qt.KeyboardModifier.NoModifier)


__all__ = ["NOW", "FeltFeeling", "Kind", "World", "editor", "key", "reader", "said", "settle"]

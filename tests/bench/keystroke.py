"""A keystroke in a 1 MB entry beside one in a 10 KB entry, in the real editor, painted."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.bench.make import LAST, Still
from tests.bench.report import Figure, figure, table, timed
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.entries import Entry, Kind
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.database import Database, DatabaseKey
from ui.pages.editor import Editor
from ui.theme import Scheme, Theme
from ui.widgets.kit import Kit
from ui.widgets.text_page import TextPage

GOAL = 2.0
SMALL, LARGE = 10_000, 1_000_000
KEYS = 120
PARAGRAPH = "The kettle sang and nobody got up. I counted the tiles again. " * 8


def figures() -> list[Figure]:
    """Measure at the start, in the middle and at the end of the text, in turn."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    with tempfile.TemporaryDirectory() as folder:
        clock = Still()
        database = Database.create(Path(folder) / "bench.tj", DatabaseKey.generate(), clock)
        small, large = (_editor(Kit(theme), database, clock, size) for size in (SMALL, LARGE))
        lines = [_compare(where, large, small) for where in ("start", "middle", "end")]
        for editor in (small, large):
            editor.end()
            editor.deleteLater()
        app.processEvents()
        database.close()
    return lines


def _editor(kit: Kit, database: Database, clock: Still, size: int) -> Editor:
    vocabulary = Vocabulary.load()
    editor = Editor(
        kit=kit,
        entries=EntryStore(database, clock, vocabulary),
        drafts=DraftStore(database, clock),
        vocabulary=vocabulary,
        clock=clock,
    )
    text = "\n".join([PARAGRAPH] * (size // len(PARAGRAPH) + 1))[:size]
    editor.resize(700, 700)
    editor.show()
    editor.open(Entry("bench", LAST, Kind.FREE, text=text), is_new=False)
    QTest.qWait(300)
    return editor


def _compare(where: str, large: Editor, small: Editor) -> Figure:
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(3):
        for editor, times in ((large, ours), (small, theirs)):
            times += _keystrokes(editor, where)
    return figure(f"keystroke at the {where} of 1 MB / of 10 KB", GOAL, ours, theirs)


def _keystrokes(editor: Editor, where: str) -> list[float]:
    page = max(editor.findChildren(TextPage), key=lambda each: each.document().characterCount())
    last = page.document().characterCount() - 1
    page.setFocus()
    page.set_place({"start": 0, "middle": last // 2, "end": last}[where])
    _stroke(page)
    return [timed(lambda: _stroke(page)) for _ in range(KEYS // 3)]


def _stroke(page: TextPage) -> None:
    """Press a key and wait until it is painted."""
    QTest.keyClick(page, Qt.Key.Key_A)
    page.viewport().repaint()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    print(table(figures()))

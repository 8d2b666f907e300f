"""How long a person waits for a screen: the start, unlocking, the list."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from tests.bench.make import PASSPHRASE, Still, make_journal
from tests.bench.report import Figure, compare, figure, timed
from trustjournal.clock import SystemClock
from trustjournal.journal.drafts import DraftStore
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.preferences import PreferencesFile
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault

_BARE = """
import sys, time, os
from PySide6.QtWidgets import QApplication, QWidget
app = QApplication([])
app.setStyle("Fusion")
class Bare(QWidget):
    def paintEvent(self, event):
        print(time.time(), flush=True)
        os._exit(0)
bare = Bare()
bare.resize(1180, 760)
bare.show()
app.exec()
"""
_OURS = """
import sys, time, os
from ui import app, shell
from PySide6.QtCore import QEvent, QObject
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.UpdateRequest:
            print(time.time(), flush=True)
            os._exit(0)
        return False
watch = Watch()
start = shell.Shell.start
def watched_start(self):
    start(self)
    self.window.installEventFilter(watch)
shell.Shell.start = watched_start
app.main(["--data-dir", sys.argv[1]])
"""


def start(rounds: int = 15) -> Figure:
    """From starting the process to the painted lock screen, against a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        Vault(Path(folder), SystemClock()).create(
            PASSPHRASE, None, kdf=KdfParameters.floor()
        ).lock()

        def ours() -> float:
            return _seconds_to_stamp(_OURS, folder)

        def bare() -> float:
            return _seconds_to_stamp(_BARE, folder)

        ours(), bare()  # the file cache is warm for both
        return compare("start to painted lock screen", 1.25, ours, bare, rounds)


def _seconds_to_stamp(program: str, folder: str) -> float:
    begin = time.time()
    done = subprocess.run(
        [sys.executable, "-c", program, folder], capture_output=True, text=True, check=True
    )
    return float(done.stdout.split()[-1]) - begin


class _FirstPaint(QObject):
    """Notes when a widget was first painted whole."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.at: float | None = None
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self.at is None:
            watched.removeEventFilter(self)
            watched.event(event)
            self.at = time.perf_counter()
            return True
        return False


def _paint(widget: QWidget, target: QWidget) -> float:
    first = _FirstPaint(target)
    begin = time.perf_counter()
    widget.resize(1180, 760)
    widget.show()
    while first.at is None:
        QApplication.processEvents()
    return first.at - begin


def unlock(journal: Path, rounds: int = 7) -> Figure:
    """From the passphrase to the painted list of 100,000 entries, against Argon2id alone."""
    from ui.shell import Shell
    from ui.tasks import TaskRunner
    from ui.theme import Scheme, Theme

    clock = Still()
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    vault = Vault(journal, clock)
    ours: list[float] = []
    alone: list[float] = []
    for _ in range(rounds):
        shell = Shell(
            vault=vault,
            clock=clock,
            theme=theme,
            tasks=TaskRunner(),
            preferences=PreferencesFile(journal),
        )
        shell.window.resize(1180, 760)
        shell.window.show()

        def opened(shell: Shell = shell) -> None:
            shell.open(vault.unlock(PASSPHRASE))
            assert shell.opened is not None
            assert shell.opened.workspace is not None
            shell.opened.workspace.show_page("journal")
            shell.window.repaint()
            QApplication.processEvents()

        ours.append(timed(opened))
        alone.append(_argon2id(vault))
        shell.shut_down()
        shell.window.close()
    return figure("unlock to painted list, 100,000 entries / Argon2id", 1.25, ours, alone)


def _argon2id(vault: Vault) -> float:
    from trustjournal.vault.keyfile import read_keys

    kdf = read_keys(vault.folder)[0].kdf
    return timed(lambda: kdf.root(PASSPHRASE))


def paint_list(small: Path, large: Path, rounds: int = 15) -> Figure:
    """First paint of the list of 100,000 entries, against the list of 1,000."""
    return compare(
        "first paint of the list, 100,000 / 1,000 entries",
        3.0,
        _list_painter(large),
        _list_painter(small),
        rounds,
    )


def _list_painter(journal: Path) -> Callable[[], float]:
    from ui.desktop.clipboard import PrivateClipboard
    from ui.pages.journal import JournalPage
    from ui.tasks import TaskRunner
    from ui.theme import Scheme, Theme
    from ui.widgets.entry_list import EntryList
    from ui.widgets.kit import Kit

    session = Vault(journal, Still()).unlock(PASSPHRASE)
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    vocabulary = Vocabulary.load()
    keep: list[object] = [session]

    def paint() -> float:
        page = JournalPage(
            kit=Kit(theme),
            tasks=TaskRunner(),
            entries=EntryStore(session.private, session.clock, vocabulary),
            drafts=DraftStore(session.private, session.clock),
            vocabulary=vocabulary,
            clock=session.clock,
            clipboard=PrivateClipboard(),
        )
        target = page.findChild(EntryList)
        assert target is not None
        seconds = _paint(page, target.viewport() if hasattr(target, "viewport") else target)
        page.close()
        page.deleteLater()
        keep.append(theme)
        return seconds

    return paint


def figures(small: Path, large: Path) -> list[Figure]:
    """Measure every screen; `small` and `large` are journals of 1,000 and 100,000 entries."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    app.setStyle("Fusion")
    return [start(), unlock(large), paint_list(small, large)]


def prepare(folder: Path, count: int, *, calibrated: bool = False) -> Path:
    """Make a locked journal of `count` entries and return its folder."""
    target = folder / str(count)
    kdf = KdfParameters.calibrated() if calibrated else None
    make_journal(target, count, kdf).lock()
    return target

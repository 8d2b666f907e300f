"""The real program in a real window: typed at, locked, killed, and looked into from outside."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from trustjournal.clock import SystemClock
from trustjournal.journal.drafts import DraftStore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault

pytestmark = [
    pytest.mark.x11,
    pytest.mark.timeout(180),
    pytest.mark.skipif(
        not (shutil.which("Xvfb") and shutil.which("xdotool")), reason="needs Xvfb and xdotool"
    ),
]
PHRASE = "marmalade canoe under the willow"


def wait_for(true: Callable[[], object], seconds: float = 30) -> None:
    """Wait until `true()`; fails after `seconds`."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.05)


class Desk:
    """A virtual screen, and the program on it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        read, write = os.pipe()
        self._screen = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write),
                "-screen",
                "0",
                "1280x800x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=(write,),
            stderr=subprocess.DEVNULL,
        )
        os.close(write)
        with os.fdopen(read) as told:
            self.display = f":{told.readline().strip()}"
        self.program: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """What programs on this screen are started with."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("QT_")}
        return kept | {"DISPLAY": self.display, "QT_QPA_PLATFORM": "xcb"}

    def start(self) -> subprocess.Popen[bytes]:
        """Start the program and wait for its window."""
        self.program = subprocess.Popen(
            [sys.executable, "-P", "-m", "ui.app", "--data-dir", str(self.folder)],
            env=self.environment,
        )
        self.focus()
        return self.program

    def do(self, *words: str) -> str:
        """Run xdotool."""
        return subprocess.run(
            ["xdotool", *words], env=self.environment, capture_output=True, text=True, check=False
        ).stdout

    def focus(self) -> None:
        """Give the keyboard to the program's window, once it is there."""
        window = ["search", "--onlyvisible", "--name", "^TrustJournal$"]
        wait_for(lambda: self.do(*window), 60)
        self.settle()
        self.do("windowfocus", "--sync", self.do(*window).split()[-1])
        self.settle()

    def settle(self) -> None:
        """Wait until the program has nothing left to do, however busy the machine is."""
        assert self.program is not None
        stat = Path(f"/proc/{self.program.pid}/stat")

        def ticks() -> int:
            user, system = stat.read_text().rsplit(")", 1)[1].split()[11:13]
            return int(user) + int(system)

        quiet, last = 0, ticks()
        while quiet < 5:
            time.sleep(0.1)
            now = ticks()
            quiet, last = (quiet + 1 if now - last <= 1 else 0), now

    def type(self, words: str) -> None:
        """Type words, as fast as a quick hand."""
        self.do("type", "--delay", "15", words)

    def unlock(self) -> None:
        """Type the passphrase and wait for the open journal."""
        self.type(PASSPHRASE)
        self.do("key", "Return")
        wait_for(lambda: list(self.folder.glob("*.head")), 60)
        self.settle()

    def stop(self) -> None:
        """End everything."""
        if self.program is not None:
            self.program.kill()
            self.program.wait()
        self._screen.terminate()
        self._screen.wait()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "journal"
    Vault(folder, SystemClock()).create(PASSPHRASE, None, kdf=KdfParameters.floor()).lock()
    desk = Desk(folder)
    yield desk
    desk.stop()


def copies_in_memory(process: int, words: str) -> int:
    """Count `words`, in UTF-8 and UTF-16, in what a process can write to."""
    wanted = [words.encode(), words.encode("utf-16-le")]
    found = 0
    regions = Path(f"/proc/{process}/maps").read_text().splitlines()
    with Path(f"/proc/{process}/mem").open("rb", buffering=0) as memory:
        for region in regions:
            match = re.match(r"([0-9a-f]+)-([0-9a-f]+) rw", region)
            if match is None:
                continue
            start, end = (int(part, 16) for part in match.groups())
            try:
                memory.seek(start)
                content = memory.read(end - start)
            except (OSError, ValueError):
                continue
            found += sum(content.count(each) for each in wanted)
    return found


def write_on_today(desk: Desk, words: str) -> None:
    """From the grid of feelings over the strength to the line, by keyboard alone."""
    desk.do("key", "ctrl+1")
    desk.settle()
    desk.do("key", "Tab", "Tab")
    desk.settle()
    desk.type(words)
    desk.settle()


def test_a_killed_program_loses_nothing_older_than_two_seconds(desk: Desk) -> None:
    program = desk.start()
    desk.unlock()
    write_on_today(desk, PHRASE)
    time.sleep(2.0)
    program.send_signal(signal.SIGKILL)
    program.wait()
    session = Vault(desk.folder, SystemClock()).unlock(PASSPHRASE)
    drafts = DraftStore(session.private, session.clock).all()
    session.lock()
    assert any(PHRASE in draft.entry.text + draft.entry.happened for draft in drafts)


def test_a_kept_entry_is_in_the_export_after_a_kill(desk: Desk, tmp_path: Path) -> None:
    program = desk.start()
    desk.unlock()
    write_on_today(desk, PHRASE)
    desk.do("key", "Tab", "space")
    desk.settle()
    program.send_signal(signal.SIGKILL)
    program.wait()
    out = tmp_path / "out.json"
    subprocess.run(
        [
            sys.executable,
            "-m",
            "trustjournal.cli",
            "--data-dir",
            str(desk.folder),
            "--passphrase-file",
            "-",
            "export",
            str(out),
        ],
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        check=True,
    )
    entries = json.loads(out.read_text(encoding="utf-8"))["entries"]
    assert [entry["text"] for entry in entries] == [PHRASE]


def test_a_polite_request_ends_an_open_journal_and_saves_first(desk: Desk) -> None:
    program = desk.start()
    desk.unlock()
    write_on_today(desk, PHRASE)
    program.terminate()
    assert program.wait(30) == 0
    session = Vault(desk.folder, SystemClock()).unlock(PASSPHRASE)
    drafts = DraftStore(session.private, session.clock).all()
    session.lock()
    assert any(PHRASE in draft.entry.text + draft.entry.happened for draft in drafts)


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root may read its memory"
)
def test_after_locking_nothing_is_left_in_memory(desk: Desk) -> None:
    program = desk.start()
    desk.unlock()
    write_on_today(desk, PHRASE)
    time.sleep(2.0)
    assert copies_in_memory(program.pid, PHRASE) > 0
    desk.do("key", "ctrl+l")
    started_over = Path(f"/proc/{program.pid}/cmdline")
    wait_for(lambda: b"--window" in started_over.read_bytes(), 60)
    desk.focus()
    assert copies_in_memory(program.pid, PHRASE) == 0
    assert copies_in_memory(program.pid, PASSPHRASE) == 0
    desk.unlock()
    assert copies_in_memory(program.pid, PHRASE) > 0, "the line is there again"


def test_a_second_start_is_told_that_the_journal_is_open(desk: Desk) -> None:
    desk.start()
    desk.unlock()
    before = {f.name: f.read_bytes() for f in desk.folder.glob("*.tj")}
    second = subprocess.run(
        [
            sys.executable,
            "-m",
            "trustjournal.cli",
            "--data-dir",
            str(desk.folder),
            "--passphrase-file",
            "-",
            "search",
            "anything",
        ],
        input=PASSPHRASE,
        capture_output=True,
        text=True,
        check=False,
    )
    assert second.returncode == 1
    assert "open" in second.stderr
    assert {f.name: f.read_bytes() for f in desk.folder.glob("*.tj")} == before


def test_without_a_screen_it_says_so_in_one_line(tmp_path: Path) -> None:
    bare = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    bare.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "ui.app", "--data-dir", str(tmp_path / "none")],
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "screen" in done.stderr
    assert not (tmp_path / "none").exists()

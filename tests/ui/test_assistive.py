"""The real program, used through AT-SPI alone, as with a screen reader or by dictation."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from tests.conftest import PASSPHRASE
from tests.ui.test_process import Desk
from trustjournal.clock import SystemClock
from trustjournal.journal.feelings import Vocabulary
from trustjournal.journal.store import EntryStore
from trustjournal.vault.kdf import KdfParameters
from trustjournal.vault.vault import Vault

CLIENT = Path(__file__).with_name("assistive_client.py")
SYSTEM_PYTHON = "/usr/bin/python3"
LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
ROLES = {
    *("push button", "button", "check box", "radio button", "toggle button"),
    *("text", "entry", "password text", "slider", "table", "table cell"),
    "label",  # words to select and copy, such as the number of a crisis line
}
PAGES = {"Help & safety"}
"""What takes the keyboard as a whole, to be scrolled."""
PAGES_MET = {
    *("lock", "today", "filters", "calendar", "journal", "reader", "editor", "panel"),
    *("versions", "bin", "help", "settings", "check-in: feelings", "check-in: words"),
}


def missing() -> str:
    """Return what this computer lacks for a real assistive client."""
    programs = ("Xvfb", "xdotool", "dbus-run-session", LAUNCHER, SYSTEM_PYTHON)
    lacking = [name for name in programs if not shutil.which(name)]
    if not lacking:
        bindings = "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"
        there = subprocess.run([SYSTEM_PYTHON, "-c", bindings], capture_output=True, check=False)
        lacking = [] if there.returncode == 0 else ["gir1.2-atspi-2.0"]
    return ", ".join(lacking)


pytestmark = [
    pytest.mark.x11,
    pytest.mark.timeout(180),
    pytest.mark.skipif(bool(missing()), reason=f"needs {missing()}"),
]
Control = dict[str, str]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("assistive") / "journal"


@pytest.fixture(scope="module")
def met(folder: Path) -> dict[str, list[Control]]:
    """Everything that can have the focus on each page, met on the way through the program."""
    Vault(folder, SystemClock()).create(PASSPHRASE, None, kdf=KdfParameters.floor()).lock()
    desk = Desk(folder)
    told, problems = folder.with_name("told"), folder.with_name("problems")
    command = ["dbus-run-session", "--", SYSTEM_PYTHON, "-W", "ignore", str(CLIENT)]
    # Files, no pipes: what the bus starts by itself would hold those open after the end.
    with told.open("wb") as output, problems.open("wb") as errors:
        client = subprocess.Popen(
            [*command, sys.executable, str(folder), PASSPHRASE],
            env=desk.environment,
            stdout=output,
            stderr=errors,
            start_new_session=True,
        )
    try:
        client.wait(timeout=150)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(client.pid, signal.SIGKILL)
        desk.stop()
    assert client.returncode == 0, problems.read_text()[-6000:]
    pages: dict[str, list[Control]] = json.loads(told.read_text().strip().splitlines()[-1])
    return pages


def test_what_was_written_through_it_is_in_the_journal(
    met: dict[str, list[Control]], folder: Path
) -> None:
    assert set(met) == PAGES_MET
    session = Vault(folder, SystemClock()).unlock(PASSPHRASE)
    entries = EntryStore(session.private, session.clock, Vocabulary.load())
    kept = [entries.get(item.uid) for item in entries.newest(9).items]
    session.lock()
    long, short = sorted(kept, key=lambda entry: -len(entry.text))
    assert "The kettle whistled" in short.text + short.happened
    assert [(felt.feeling, felt.intensity) for felt in short.feelings] == [("afraid", 7)]
    assert [felt.feeling for felt in long.feelings] == ["caught out", "sad"]
    assert long.feelings[0].intensity == 6
    assert long.tags == ("kitchen",)
    assert long.text.startswith("I stood at the sink.")
    assert "fear" in long.text, "the statement that was inserted"
    assert "And left." in long.text


@pytest.mark.parametrize("page", sorted(PAGES_MET))
def test_everything_has_a_name_and_a_role(met: dict[str, list[Control]], page: str) -> None:
    controls = met[page]
    assert len(controls) >= 4
    assert [each for each in controls if not each["name"].strip()] == []
    odd = [each for each in controls if each["role"] not in ROLES and each["name"] not in PAGES]
    assert odd == []


@pytest.mark.parametrize("page", sorted(PAGES_MET))
def test_no_two_controls_are_told_alike(met: dict[str, list[Control]], page: str) -> None:
    # A month's grid begins and ends with days of other months; the table tells the day in words.
    told = Counter(
        (each["name"], each["description"])
        for each in met[page]
        if not (each["role"] == "table cell" and each["name"].isdigit())
    )
    assert [words for words, times in told.items() if times > 1] == []


def test_one_of_several_is_told_as_such(met: dict[str, list[Control]]) -> None:
    roles = {each["name"]: each["role"] for each in met["settings"]}
    assert roles["Dark"] == roles["100 %"] == "radio button"
    assert roles["Quick hide"] in ("text", "entry")


def test_the_open_page_is_told(met: dict[str, list[Control]]) -> None:
    here = {
        page: [each["name"] for each in controls if "this page is open" in each["description"]]
        for page, controls in met.items()
    }
    assert here["today"] == ["Today"]
    assert here["editor"] == here["bin"] == ["Journal"]
    assert here["settings"] == ["Settings"]


def test_a_card_tells_who_speaks_and_what_is_asked(met: dict[str, list[Control]]) -> None:
    (answer,) = (each for each in met["check-in: words"] if each["role"] in ("text", "entry"))
    assert answer["name"] == "What I value in you"
    assert answer["description"].startswith("Robin speaks. One thing your partner did")
    for page in ("check-in: feelings", "check-in: words"):
        assert {"Stop for today", "Open Help & safety"} <= {each["name"] for each in met[page]}

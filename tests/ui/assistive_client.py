"""Stands for a screen reader: starts the program and uses it through AT-SPI alone.

Run by the system's Python (the bindings come with the system) inside `dbus-run-session`, with a
display: `assistive_client.py PYTHON DATA_DIR PASSPHRASE`. Tells in its last line of output, as
JSON, what it met on each page. Imports nothing of the app, as an assistive technology would not.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # only after the version was chosen

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 20.0
LINE = "The kettle whistled and I flinched at nothing."
Node = Any


class Reader:
    """Finds things by what they are called, as a person with a screen reader does."""

    def __init__(self, python: str, folder: str) -> None:
        settings = {"QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        self._started = [
            subprocess.Popen([LAUNCHER, "--launch-immediately"]),
            subprocess.Popen(
                [python, "-P", "-m", "ui.app", "--data-dir", folder], env=os.environ | settings
            ),
        ]
        Atspi.init()

    def end(self) -> None:
        """End what was started."""
        for process in reversed(self._started):
            process.terminate()  # the launcher takes its bus along
            process.wait(10)

    def to_the_front(self) -> None:
        """Give the window the keyboard, as a window manager would (there is none here)."""

        def active() -> bool:
            find = ["xdotool", "search", "--onlyvisible", "--name", "^TrustJournal$"]
            subprocess.run([*find, "windowfocus"], capture_output=True, check=False)
            window = self.window()
            return window is not None and has(window, Atspi.StateType.ACTIVE)

        wait_for(active, "the window in front")

    # --- looking ---------------------------------------------------------------------------

    def window(self) -> Node | None:
        """Return the program's window once it is there and alive."""
        app = self.app()
        return None if app is None else app.get_child_at_index(0)

    def app(self) -> Node | None:
        """Return the program once it is there; None while an old and a new one are."""
        desktop = Atspi.get_desktop(0)
        there = [desktop.get_child_at_index(at) for at in range(desktop.get_child_count())]
        ours = [app for app in there if app is not None and app.get_name() == "TrustJournal"]
        with_window = [app for app in ours if app.get_child_count()]
        return with_window[0] if len(with_window) == 1 else None

    def nodes(self) -> Iterator[Node]:
        """Return all that is showing, from the top."""
        window = self.window()
        return iter(()) if window is None else showing(window)

    def all(self, name: str, *roles: str) -> list[Node]:
        """Return what is called so; a name that ends in "…" stands for what begins so."""
        return [
            node
            for node in self.nodes()
            if is_called(node, name) and (not roles or node.get_role_name() in roles)
        ]

    def find(self, name: str, *roles: str) -> Node:
        """Return the first thing called so, waiting until it is there."""
        return wait_for(lambda: next(iter(self.all(name, *roles)), None), f"{name} {roles}")

    def is_there(self, name: str, *roles: str) -> bool:
        """Tell whether something called so is showing at this moment."""
        return bool(self.all(name, *roles))

    # --- doing -----------------------------------------------------------------------------

    def press(self, name: str) -> None:
        """Do what a button or box is there for."""
        node = self.find(name, *PRESSED)
        wait_for(lambda: has(node, Atspi.StateType.ENABLED), f"{name} enabled")
        self.act(node)

    def act(self, node: Node) -> None:
        """Do a node's first action, which is the one that screen readers do."""
        name = Atspi.Action.get_action_name(node, 0)
        assert name in ("Press", "Toggle"), f"{node.get_name()}: {name}"
        assert Atspi.Action.do_action(node, 0), node.get_name()

    def wait_checked(self, name: str) -> None:
        """Wait until a box, and no other of its name, is marked."""

        def marked() -> bool:
            boxes = self.all(name, "check box")
            return len(boxes) == 1 and has(boxes[0], Atspi.StateType.CHECKED)

        wait_for(marked, f"{name} marked")

    def type(self, name: str, words: str) -> None:
        """Put words into a field."""
        node = self.find(name, *TYPED_INTO)
        assert Atspi.Component.grab_focus(node), name
        wait_for(lambda: has(node, Atspi.StateType.FOCUSED), f"{name} focused")
        length = Atspi.Text.get_character_count(node)
        assert Atspi.EditableText.insert_text(node, length, words, len(words.encode())), name
        whole = length + len(words)
        wait_for(lambda: Atspi.Text.get_character_count(node) >= whole, f"{name} typed")

    def set(self, name: str, value: float) -> None:
        """Move a slider."""
        node = self.find(name, "slider")
        assert Atspi.Value.set_current_value(node, value), name
        wait_for(lambda: Atspi.Value.get_current_value(node) == value, f"{name} = {value}")

    def text_of(self, name: str) -> str:
        """Return what is in a field."""
        return str(Atspi.Text.get_text(self.find(name, *TYPED_INTO), 0, -1))

    # --- looking over a page ---------------------------------------------------------------

    def look_over(self) -> list[dict[str, str]]:
        """Return role, name and description of everything that can have the focus."""
        return [
            {
                "role": node.get_role_name(),
                "name": node.get_name(),
                "description": node.get_description(),
            }
            for node in self.nodes()
            if has(node, Atspi.StateType.FOCUSABLE)
        ]


PRESSED = ("push button", "button", "check box", "toggle button", "radio button")
TYPED_INTO = ("text", "entry", "password text")


def showing(node: Node) -> Iterator[Node]:
    """Return a node and what is in it, as far as it is showing."""
    with suppress(GLib.Error):  # gone while one looks
        if not has(node, Atspi.StateType.SHOWING):
            return
        yield node
        if node.get_role_name() == "table" and node.get_child_count() > 500:
            return
        for place in range(node.get_child_count()):
            child = node.get_child_at_index(place)
            if child is not None:
                yield from showing(child)


def has(node: Node, state: Atspi.StateType) -> bool:
    """Tell whether a node is in a state."""
    return bool(node.get_state_set().contains(state))


def is_gone(app: Node) -> bool:
    """Tell whether a program is no longer on the bus."""
    try:
        app.get_toolkit_name()
        app.get_process_id()
    except GLib.Error:
        return True
    return has(app, Atspi.StateType.DEFUNCT)


def is_called(node: Node, name: str) -> bool:
    """Tell whether this is the node's name, or how it begins."""
    own = node.get_name() or ""
    return own.startswith(name[:-1]) if name.endswith("…") else own == name


def wait_for(get: Callable[[], Any], what: str) -> Any:
    """Return `get()` once it is something; says `what` was waited for when that takes too long."""
    end = time.monotonic() + PATIENCE
    while True:
        with suppress(GLib.Error):
            if found := get():
                return found
        if time.monotonic() > end:
            raise TimeoutError(what)
        time.sleep(0.05)


# --- what a person does ------------------------------------------------------------------------


def go_through(reader: Reader, passphrase: str) -> dict[str, Any]:
    """Unlock, write, keep, find it again, open the panel, insert, lock, unlock; look everywhere."""
    pages = {}

    def look(page: str) -> None:
        pages[page] = reader.look_over()

    unlock(reader, passphrase, look)
    write_on_today(reader)
    look("today")
    find_it_in_the_journal(reader, look)
    write_an_entry(reader, look)
    find_words(reader, look)
    the_other_pages(reader, look)
    a_check_in(reader, look)
    before = reader.app()
    reader.press("Lock")
    # Locking starts the program over; the lock screen to type into is the new one's.
    wait_for(lambda: is_gone(before), "the program started over")
    unlock(reader, passphrase, look)
    reader.press("Today")
    reader.find("afraid. 7 of 10…", *PRESSED)
    return pages


Look = Callable[[str], None]


def unlock(reader: Reader, passphrase: str, look: Look) -> None:
    """From the lock screen to the open journal."""
    reader.find("Open", *PRESSED)
    reader.to_the_front()
    look("lock")
    reader.type("Passphrase", passphrase)
    reader.press("Open")
    reader.find("Lock", *PRESSED)


def write_on_today(reader: Reader) -> None:
    """A feeling, its strength, a line; the draft is kept without a key being pressed."""
    reader.type("One line", LINE)
    reader.find("Draft kept", "label")
    reader.press("afraid")
    reader.wait_checked("afraid")
    reader.set("How strong", 7)
    reader.press("Keep, only me")
    reader.find("afraid. 7 of 10…", *PRESSED)


def find_it_in_the_journal(reader: Reader, look: Look) -> None:
    """By its words, then open it by its cell."""
    reader.press("Journal")
    reader.press("Filter")
    look("filters")
    reader.press("Filter")
    reader.press("Calendar")
    reader.find("Days", "table")
    look("calendar")
    reader.press("Calendar")
    reader.type("Search", "kettle whistled")

    def only_cell() -> Node | None:
        cells = reader.all("…", "table cell")
        told = cells[0].get_name() if len(cells) == 1 else ""
        return cells[0] if "afraid 7 of 10" in told and LINE in told else None

    def opened() -> bool:
        cell = only_cell()
        if cell is not None:
            reader.act(cell)
        return cell is not None

    wait_for(only_cell, "one entry found")
    look("journal")
    wait_for(opened, "the entry opened")  # the list is made anew at the end of the typing
    reader.find("Edit", *PRESSED)
    look("reader")


def write_an_entry(reader: Reader, look: Look) -> None:
    """Two feelings, one of them in an own word; tags; kept."""
    reader.press("New entry")
    reader.press("ashamed")
    reader.find("Closer to…", "filler", "panel")
    reader.type("My own word", "caught out")
    reader.set("How strong", 6)
    reader.press("Add another feeling")
    # An action's answer comes before its effect: until the first feeling has folded into its
    # line, a "sad" that is found would still be the one of its own grid.
    reader.find("Change", *PRESSED)
    reader.press("sad")
    reader.wait_checked("sad")
    reader.press("Add tags")
    reader.type("Tags", "kitchen")
    reader.type("What I want to write", "I stood at the sink.")
    look("editor")
    reader.find("Draft kept", "label")


def find_words(reader: Reader, look: Look) -> None:
    """Compose beside the open entry and insert the first statement."""
    reader.press("Find words")
    reader.type("The feeling I guess", "fear")
    reader.type("My part", "I hid the letters")
    reader.find("Insert", *PRESSED)
    look("panel")
    reader.press("Insert")
    wait_for(
        lambda: len(reader.text_of("What I want to write")) > len("I stood at the sink. ") + 10,
        "a statement in the entry",
    )
    reader.press("Close")
    reader.press("Keep, only me")
    reader.find("Edit", *PRESSED)
    reader.press("Edit")
    reader.type("What I want to write", " And left.")
    reader.press("Keep, only me")


def a_check_in(reader: Reader, look: Look) -> None:
    """Two cards of one that two hold: who speaks is told, and every card as it opens."""
    heard = Heard()
    reader.press("Check-ins")
    reader.press("Five-part check-in")
    reader.press("Spoken")
    reader.type("Who speaks first", "Robin")
    reader.type("Who listens first", "Alex")
    reader.press("Begin")
    heard.wait("Robin speaks, Alex listens. Feelings.")
    look("check-in: feelings")
    reader.press("Next: What I value in you")
    heard.wait("Robin speaks, Alex listens. What I value in you.")
    field = reader.find("What I value in you", *TYPED_INTO)
    wait_for(lambda: has(field, Atspi.StateType.FOCUSED), "the answer has the keyboard")
    reader.type("What I value in you", "You waited.")
    look("check-in: words")
    reader.press("Swap now")
    heard.wait("Alex speaks, Robin listens. Feelings.")
    reader.press("Stop for today")
    reader.press("Forget it")
    reader.press("Yes, forget it")
    reader.find("Past check-ins", *PRESSED)


class Heard:
    """What the program has read out."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._listener = Atspi.EventListener.new(self._hear)
        assert self._listener.register("object:announcement")

    def wait(self, words: str) -> None:
        """Wait until these words were said."""

        def said() -> bool:
            context = GLib.MainContext.default()
            while context.iteration(False):
                pass
            return words in self._words

        wait_for(said, f"{words!r} among {self._words}")

    def _hear(self, event: Any, *_data: object) -> None:
        self._words.append(str(event.any_data))


def the_other_pages(reader: Reader, look: Look) -> None:
    """Earlier versions, the bin, help, settings."""
    reader.press("Earlier versions")
    reader.find("Bring this version back", *PRESSED)
    look("versions")
    reader.press("Bin")
    reader.find("The bin is empty.")
    look("bin")
    reader.press("Help & safety")
    reader.find("Copy address", *PRESSED)
    look("help")
    reader.press("Settings")
    reader.find("Back up now", *PRESSED)
    look("settings")


def main() -> None:
    """Go through everything and tell what was met, or where it ended."""
    python, folder, passphrase = sys.argv[1:]
    reader = Reader(python, folder)
    try:
        met = go_through(reader, passphrase)
    except Exception:
        for node in reader.nodes():
            print(node.get_role_name(), node.get_name()[:80], file=sys.stderr)
        raise
    finally:
        reader.end()
    print(json.dumps(met))


if __name__ == "__main__":
    main()

"""Reads and uses the program through AT-SPI alone, as a screen reader does.

For the system's Python, whose bindings come with the system. Imports nothing of the app, as an
assistive technology would not.
"""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402  # only after the version was chosen

LAUNCHER = "/usr/libexec/at-spi-bus-launcher"
PATIENCE = 20.0
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

"""Finds widgets as people do: by the name a screen reader would say.

Whoever presses or types waits until there is something to press or to type into: a page may still
be on its way, and a busy machine takes its time.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

PATIENCE = 30.0
"""Seconds to wait for what comes at once on an idle machine."""
W = TypeVar("W", bound=QWidget)
T = TypeVar("T")


def soon(get: Callable[[], T], patience: float = PATIENCE) -> T:
    """Return `get()` as soon as it is something, running the event loop; else as it is then."""
    end = time.monotonic() + patience
    while not (found := get()) and time.monotonic() < end:
        QTest.qWait(10)
    return found


def by_name(root: QWidget, name: str, kind: type[W] = QWidget, *, visible: bool = True) -> W:  # type: ignore[assignment]
    """Return the one widget of `kind` below `root` whose accessible name is `name`."""
    found = [
        w
        for w in root.findChildren(kind)
        if w.accessibleName() == name and (not visible or w.isVisibleTo(root))
    ]
    assert found, f"no {kind.__name__} named {name!r}; there are {sorted(names(root, kind))}"
    return found[0]


def names(root: QWidget, kind: type[QWidget] = QWidget) -> set[str]:
    """Return the accessible names of the visible widgets of `kind` below `root`."""
    return {w.accessibleName() for w in root.findChildren(kind) if w.isVisibleTo(root)}


def press(root: QWidget, name: str) -> None:
    """Click the button called `name`, as a mouse would, once it is there and enabled."""

    def ready() -> bool:
        found = [w for w in _shown(root, name) if isinstance(w, QAbstractButton)]
        return bool(found) and found[0].isEnabled()

    soon(ready)
    button = by_name(root, name, QAbstractButton)
    assert button.isEnabled(), f"{name!r} is disabled"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def field_named(root: QWidget, name: str) -> QWidget:
    """Return the field called `name` once it is there (its label has the same name)."""

    def fields() -> list[QWidget]:
        return [w for w in _shown(root, name) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]

    found = soon(fields)
    assert found, f"no field named {name!r}; there are {sorted(names(root))}"
    return found[0]


def type_into(root: QWidget, name: str, words: str) -> None:
    """Type `words` into the widget called `name`, key by key."""
    field = field_named(root, name)
    field.setFocus()
    QTest.keyClicks(field, words)


def _shown(root: QWidget, name: str) -> list[QWidget]:
    named = [w for w in root.findChildren(QWidget) if w.accessibleName() == name]
    return [w for w in named if w.isVisibleTo(root)]

"""Finds widgets as people do: by the name a screen reader would say."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

W = TypeVar("W", bound=QWidget)


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
    """Click the button called `name`, as a mouse would."""
    button = by_name(root, name, QAbstractButton)
    assert button.isEnabled(), f"{name!r} is disabled"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(root: QWidget, name: str, words: str) -> None:
    """Type `words` into the widget called `name`, key by key."""
    named = [w for w in root.findChildren(QWidget) if w.accessibleName() == name]
    fields = [w for w in named if w.isVisibleTo(root)]
    # A field's label has the same name.
    field = next(w for w in fields if w.focusPolicy() & Qt.FocusPolicy.TabFocus)
    field.setFocus()
    QTest.keyClicks(field, words)

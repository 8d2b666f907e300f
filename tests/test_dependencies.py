"""Holds what FACTS about our dependencies cost days to find."""

import sys
from importlib.metadata import requires, version

from PySide6.QtCore import QObject


def test_the_installed_qt_keeps_its_references_to_none() -> None:
    """PySide6 6.12.0 on Python 3.11 gives one reference too many back for each such call."""
    thing = QObject()
    thing.setObjectName("a")
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("a")
    assert abs(sys.getrefcount(None) - before) < 100


def test_the_qt_that_loses_references_is_not_allowed() -> None:
    wanted = next(r for r in requires("trustjournal") or [] if r.startswith("PySide6"))
    assert "<6.12" in wanted
    assert ">=6.11" in wanted
    assert version("PySide6-Essentials").startswith("6.11.")


def test_only_the_essentials_of_qt_are_asked_for() -> None:
    names = [r.split(">")[0].split("<")[0].split(";")[0] for r in requires("trustjournal") or []]
    assert "PySide6-Essentials" in names
    assert "PySide6" not in names

"""What every test of a screen needs: the application as it is dressed when it runs."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from trustjournal.journal.feelings import Vocabulary
from ui.theme import Scheme, Theme
from ui.widgets.kit import Kit


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The light theme at 100 %, worn by the application."""
    qapp.setStyle("Fusion")
    theme = Theme(Scheme.LIGHT)
    theme.apply()
    yield theme
    theme.deleteLater()


@pytest.fixture
def kit(theme: Theme) -> Kit:
    """The kit that screens are built with."""
    return Kit(theme)


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The English vocabulary."""
    return Vocabulary.load()

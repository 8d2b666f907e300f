"""Where the journal lives on each platform."""

from __future__ import annotations

from pathlib import Path


def default_data_dir() -> Path:
    """Return the user's data folder for the app; nothing is created."""
    import platformdirs  # not above: `--data-dir` makes it needless, and starting is to be quick

    return Path(platformdirs.user_data_dir("TrustJournal", appauthor=False, roaming=False))
